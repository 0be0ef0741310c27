import pytest
from PIL import Image

from lib.show import animation, figures


@pytest.fixture
def moving():
    figure, axes = figures.sheet()
    drawn = []

    def draw(k):
        drawn.append(k)
        axes.clear()
        axes.plot([0, k], [0, 1])

    return figure, draw, drawn


def test_gif(tmp_path, moving):
    figure, draw, drawn = moving
    animation.write(str(tmp_path / "a.gif"), figure, draw, 4)
    assert Image.open(tmp_path / "a.gif").n_frames == 4
    assert drawn == [0, 1, 2, 3]
    assert len(list(tmp_path.iterdir())) == 1


def test_html(tmp_path, moving):
    figure, draw, drawn = moving
    animation.write(str(tmp_path / "a.html"), figure, draw, 3)
    assert (tmp_path / "a.html").read_text().count("data:image/png;base64") == 3
    assert drawn == [0, 1, 2]
    assert len(list(tmp_path.iterdir())) == 1
