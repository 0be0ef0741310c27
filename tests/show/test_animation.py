import json
import re

import numpy as np
import pytest
from PIL import Image

from lib.show import animation, figures


@pytest.fixture
def moving():
    figure, axes = figures.sheet(size=(3, 2))
    drawn = []

    def draw(k):
        drawn.append(k)
        axes.clear()
        axes.plot([0, k], [0, 1])
        return f"step ${k}$"

    return figure, draw, drawn


def test_gif(tmp_path, moving):
    figure, draw, drawn = moving
    animation.write(str(tmp_path / "a.gif"), figure, draw, 4, a_second=2)
    assert drawn == [0, 1, 2, 3]
    assert len(list(tmp_path.iterdir())) == 1
    with Image.open(tmp_path / "a.gif") as gif:
        assert gif.n_frames == 4
        assert "loop" not in gif.info  # it is played once
        lasting = []
        for k in range(4):
            gif.seek(k)
            lasting.append(gif.info["duration"])
    assert lasting[:3] == [500] * 3 and lasting[3] >= 3000


def test_one_frame(tmp_path, moving, capsys):
    figure, draw, _ = moving
    for name in ("a.gif", "a.html"):
        animation.write(str(tmp_path / name), figure, draw, 1)
        assert (tmp_path / name).stat().st_size > 1000
        assert capsys.readouterr().out == f"The animation is in {tmp_path / name}\n"


def test_a_gif_has_the_sentence_above_the_figure(tmp_path, moving):
    figure, draw, _ = moving
    animation.write(str(tmp_path / "a.gif"), figure, draw, 2, given="$x = 1$")
    with Image.open(tmp_path / "a.gif") as gif:
        image = np.asarray(gif.convert("L"))
    assert image.shape[1] == 300 and image.shape[0] > 200
    assert image[:-200].min() < 100 and image[-200:].min() < 150


def test_html(tmp_path, moving):
    figure, draw, drawn = moving
    animation.write(str(tmp_path / "a.html"), figure, draw, 3, given="$x = 1$", a_second=2)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    film = json.loads(re.search(r'id="film">(.*?)</script>', page)[1])
    assert film["sentences"] == ["step 0", "step 1", "step 2"]
    assert len(film["frames"]) == 3 and film["seconds"] == 0.5
    assert film["views"] == ["0 0 216 144"]  # points
    assert "<title>a</title>" in page and "<i>x</i> = 1" in page
    assert drawn == [0, 1, 2]
    assert len(list(tmp_path.iterdir())) == 1


def test_nothing_but_the_frame_changes_its_place(tmp_path):
    figure, axes = figures.sheet(size=(3, 2))
    places = []

    def draw(k):
        axes.set_title("step\n" * k)
        figure.draw_without_rendering()
        places.append(axes.get_position().bounds)
        return ""

    animation.write(str(tmp_path / "a.html"), figure, draw, 3)
    assert places[0] == places[1] == places[2]


def test_a_frame_that_fails_leaves_no_file(tmp_path, moving):
    figure, _, _ = moving
    (tmp_path / "a.html").write_text("before")
    with pytest.raises(ZeroDivisionError):
        animation.write(str(tmp_path / "a.html"), figure, lambda k: 1 / (2 - k), 4)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["before"]
