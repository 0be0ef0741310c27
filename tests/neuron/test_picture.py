"""lib/neuron/picture.py: what stands in the figure, read from its own objects."""

import numpy as np
import pytest
from by_hand import fit

from lib.neuron import least_squares, picture


def drawn(x, y, rate=0.1, epochs=20, seed=None):
    fitted = fit(x, y, rate, epochs, seed)
    line = least_squares.line(x, y)
    figure = picture.draw(np.array(x), np.array(y), fitted, line, seed is not None, show=False)
    return fitted, figure, line


def labelled(axes):
    handles, labels = axes.get_legend_handles_labels()
    return dict(zip(labels, handles, strict=True))


def test_the_lines_and_the_parameters():
    x, y = [0.0, 1.0, 2.0, 0.5], [1.0, 0.5, 3.0, 2.0]
    fitted, figure, line = drawn(x, y)
    upper, lower, left = figure.axes
    shown = labelled(left)
    assert list(shown) == [
        "4 samples", "last sample", "epoch 1", "epoch 2", "epoch 5", "epoch 20", "least squares",
    ]  # fmt: skip
    assert shown["4 samples"].get_xydata().tolist() == [
        list(point) for point in zip(x, y, strict=True)
    ]
    assert shown["last sample"].get_xydata().tolist() == [[0.5, 2.0]]
    for epoch in (1, 2, 5, 20):
        w, b = fitted.rows[epoch, 1:]
        at, h = shown[f"epoch {epoch}"].get_data()
        assert h == pytest.approx(w * at + b)
    at, h = shown["least squares"].get_data()
    assert h == pytest.approx(line[0] * at + line[1])
    styles = {shown[f"epoch {epoch}"].get_linestyle() for epoch in (1, 20)}
    assert len(styles) == 2
    for axes, name, value in ((upper, "w", line[0]), (lower, "b", line[1])):
        shown = labelled(axes)
        assert shown["least squares"].get_ydata()[0] == pytest.approx(value)
        dots = shown["after epoch 1, 2, 5, ..., 20"].get_xydata()
        assert dots[:, 0].tolist() == [4, 8, 20, 40, 80]
        assert dots[:, 1] == pytest.approx(fitted[name][[1, 2, 5, 10, 20]])
        assert axes.get_xscale() == "log" and axes.get_yscale() == "linear"


def test_the_band_holds_every_update():
    path = np.random.default_rng(0).normal(size=5000)
    at, lowest, highest = picture.envelope(path)
    assert lowest.min() == path.min() and highest.max() == path.max()
    assert at[:20].tolist() == list(range(1, 21))  # the first ones one by one
    assert lowest[:20] == pytest.approx(path[:20]) and highest[:20] == pytest.approx(path[:20])
    assert len(at) < picture.PARTS and (np.diff(at) > 0).all()
    for few in (1, 2, 3, 499, 500, 501):
        at, lowest, highest = picture.envelope(path[:few])
        assert lowest.min() == path[:few].min() and highest.max() == path[:few].max()


def test_what_explodes_is_left_out_of_the_lines_and_seen_in_the_parameters():
    _, figure, _ = drawn([1, 2, 3], [1, 2, 3], rate=1.0, epochs=100)
    upper, _, left = figure.axes
    assert not any(label.startswith("epoch") for label in labelled(left))
    assert "Far outside: the line after epoch 1, 2, 5, 100." in left.texts[0].get_text()
    assert left.get_ylim()[1] < 6
    assert upper.get_yscale() == "symlog"


def test_shuffled_there_is_no_last_sample():
    _, figure, _ = drawn([0, 1, 2, 3], [1, 0, 2, 2], seed=1)
    assert "last sample" not in labelled(figure.axes[2])


@pytest.mark.parametrize(
    ("points", "epochs"),
    [(([1.0], [2.0]), 0), (([0, 0], [0, 1]), 1)],
)
def test_few_samples_and_few_epochs_are_drawn(points, epochs, recwarn):
    _, figure, _ = drawn(*points, epochs=epochs)
    figure.draw_without_rendering()
    assert not [one for one in recwarn.list if one.category is UserWarning]


@pytest.mark.parametrize("explodes", [False, True])
def test_nothing_overlaps_or_is_cut_off(explodes):
    generator = np.random.default_rng(2)
    x, y = generator.normal(size=(2, 60))
    _, figure, _ = drawn(x, y, rate=1.0 if explodes else 0.05, epochs=100)
    figure.draw_without_rendering()
    boxes = []
    for axes in figure.axes:
        texts = [axes.title, axes.xaxis.label, axes.yaxis.label, *axes.texts]
        if axes.get_legend():
            texts += axes.get_legend().get_texts()
        texts += [label for label in axes.get_yticklabels() if label.get_text()]
        low, high = axes.get_ylim()
        boxes += [
            text.get_window_extent()
            for text in texts
            if text.get_text()
            and (text not in axes.get_yticklabels() or low <= text.get_position()[1] <= high)
        ]
    for at, box in enumerate(boxes):
        assert figure.bbox.contains(box.x0, box.y0) and figure.bbox.contains(box.x1, box.y1)
        assert not any(
            box.shrunk(0.98, 0.9).overlaps(other.shrunk(0.98, 0.9)) for other in boxes[:at]
        )
