import re
from xml.etree import ElementTree

import pytest

from lib.show import figures, vector

NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


@pytest.fixture(scope="module")
def drawings():
    figure, axes = figures.sheet()
    axes.set(xlim=(0, 4), ylim=(0, 1), xlabel="$w$  <!-- no comment -->")
    (point,) = axes.plot(0, 0.5, "o")
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    found = []
    for w in range(4):
        point.set_xdata([w])
        axes.set_title(f"step {w}")
        found.append(vector.drawn(figure))
    return found


def marks(svg):
    """Where an svg's marks are: the x of all that is used at a place."""
    return re.findall(r'<use xlink:href="#m\w+" x="([\d.]+)"', svg)


def test_a_drawing_is_one_line_that_names_no_other_file(drawings):
    for svg in drawings:
        assert "\n" not in svg and "<!--" not in svg and "http" not in svg
        ElementTree.fromstring(f"<svg {NAMESPACES}>{svg}</svg>")


def test_frames_put_together_are_the_drawings(drawings):
    frames = vector.shared(drawings)
    whole = ["".join(frames.pieces[piece] for piece in frame) for frame in frames.frames]
    for svg, own in zip(drawings, whole, strict=True):
        ElementTree.fromstring(f"<svg {NAMESPACES}>{own}</svg>")
        assert marks(svg) == marks(own)
        assert own.count("<path") == re.sub("<defs>.*?</defs>", "", svg).count("<path")
        used = re.findall(r'(?:href="|url\()#(\w[\w-]*)', own)
        assert {name for name in used if f'id="{name}"' not in frames.definitions} == set()


def test_what_drawings_share_is_there_once(drawings):
    frames = vector.shared(drawings)
    assert len(set(frames.pieces)) == len(frames.pieces)
    names = re.findall(r' id="([^"]+)"', frames.definitions)
    assert len(set(names)) == len(names)
    first, *others = (set(frame) for frame in frames.frames)
    assert all(1 <= len(other - first) <= 3 for other in others)  # the point and the title


def test_what_is_no_line_has_as_many_pixels_as_asked_for():
    figure, axes = figures.sheet(size=(4, 2))
    axes.pcolormesh([[0, 1], [2, 3]], rasterized=True)
    low, high = (len(vector.drawn(figure, dpi)) for dpi in (20, 300))
    assert low < high
