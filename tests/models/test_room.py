import numpy as np
from matplotlib.figure import Figure

from lib.models.room import Room


def made():
    axes = Figure(figsize=(5, 5)).subplots()
    return axes, Room(axes)


def places(axes):
    return {text.get_text(): text.get_position() for text in axes.texts}


def test_a_text_stands_beside_its_place_and_not_on_a_line():
    axes, room = made()
    room.take(np.array([[0.5, 0.0], [0.5, 1.0]]))
    room.take(np.array([[0.5, 0.5], [1.0, 0.5]]))
    room.write("name", np.array([[0.5, 0.5]]))
    x, y = places(axes)["name"]
    assert 0.05 < abs(x - 0.5) < 0.2
    assert abs(y - 0.5) < 0.1


def test_a_line_has_all_its_corners():
    for corners in ([0, 1, 2], [0, 1, 2, 3, 4], range(900)):
        x = np.array(corners) / max(corners)
        room = made()[1]
        room.take(np.transpose([x, np.where(np.arange(len(x)) == 1, 0.9, 0.1)]))
        assert room.freest("a", np.array([[x[1], 0.9]]))[1] < 0.05
        assert room.freest("a", np.array([[x[1] / 2, 0.5]]))[1] < 0.05


def test_texts_keep_away_from_each_other():
    axes, room = made()
    for text in ("one", "two", "six", "ten"):
        room.write(text, np.array([[0.5, 0.5]]))
    found = np.array([*places(axes).values()])
    away = np.abs(found[:, None] - found)[np.triu_indices(4, 1)]
    assert len(found) == 4
    assert ((away[:, 0] > 0.07) | (away[:, 1] > 0.05)).all()


def test_without_room_nothing_is_written():
    axes, room = made()
    x = np.linspace(0, 1, 50)
    room.take(np.array([[a, b] for a in x for b in x] + [[np.nan, 0]]))
    room.write("name", np.array([[0.5, 0.5]]))
    room.write("too long a name " * 5, np.array([[0.5, 0.5]]))
    room.write("nowhere", np.empty([0, 2]))
    assert places(axes) == {}


def test_a_gap_in_a_line_leaves_room():
    room = made()[1]
    room.take(np.array([[0.0, 0.5], [np.nan, np.nan], [1.0, 0.5]]))
    assert room.freest("a", np.array([[0.5, 0.5]]))[1] > 0.3


def test_a_text_belongs_to_its_own_place():
    axes, room = made()
    others = np.array([[0.5, 0.5]])
    room.take(np.array([[0.42, 0.0], [0.42, 1.0]]))
    room.write("a", np.array([[0.45, 0.5]]), others=others)
    x, y = places(axes)["a"]
    assert np.hypot(x - 0.45, y - 0.5) < np.hypot(x - 0.5, y - 0.5)
