"""An svg in fewer letters is the same drawing."""

import re

import numpy as np

from lib.page import smaller


def places(outline):
    return np.array(re.findall(r"-?[\d.]+", outline), float).reshape(-1, 2)


def distance(place, line):
    """How far a place is from the nearest part of a line."""
    starts, ways = line[:-1], np.diff(line, axis=0)
    part = np.sum((place - starts) * ways, axis=1) / np.maximum(np.sum(ways**2, axis=1), 1e-12)
    nearest = starts + np.clip(part, 0, 1)[:, np.newaxis] * ways
    return np.hypot(*(place - nearest).T).min()


def path(line):
    return f'<path d="M {" L ".join(f"{x} {y}" for x, y in line)} "/>'


def test_a_curve_keeps_its_shape():
    x = np.linspace(0, 300, 2000)
    curve = np.column_stack([x, 50 * np.sin(x / 20)])
    kept = places(smaller.of(path(curve)))
    assert len(kept) < len(curve) / 8
    assert np.abs(kept[[0, -1]] - curve[[0, -1]]).max() < 0.01
    assert max(distance(place, kept) for place in curve) < smaller.NEAR + 0.01


CASES = [
        ('<path d="M 1 2 L 3.456 4 L 5 6 z M 7 8 L 9 -0.001"/>',
            '<path d="M1 2 3.46 4 5 6zM7 8 9 0"/>'),
        ('<path d="M 0 2 C 0.530406 2 1.1 1 2 0 z "/>', '<path d="M0 2C0.53 2 1.1 1 2 0z"/>'),
        ('<use xlink:href="#a" transform="translate(60.84321 0)"/>', '<use href="#a"x="60.84"/>'),
        ('<use xlink:href="#a" transform="translate(1.5 2.123) scale(0.7)"/>',
            '<use href="#a"transform="translate(1.5 2.12) scale(0.7)"/>'),
        ('<g clip-path="url(#c)"><use href="#m" x="1" y="2" style="fill: red"/>'
            '<use href="#m" x="3" y="4" style="fill: red"/></g>',
            '<g clip-path="url(#c)" style="fill:red"><use href="#m" x="1" y="2"/>'
            '<use href="#m" x="3" y="4"/></g>'),
        ('<g><use href="#m" x="1" y="2" style="fill: red"/>'
            '<use href="#m" x="3" y="4" style="fill: blue"/></g>',
            '<g><use href="#m" x="1" y="2" style="fill:red"/>'
            '<use href="#m" x="3" y="4" style="fill:blue"/></g>'),
        ('<path d="M 1 2 Q 1 2 3 4 z" style="fill: #333; stroke: #fff; stroke-width: 2"/>'
            '<path d="M 1 2 Q 1 2 3 4 z" style="fill: #333"/>',
            '<path d="M1 2Q1 2 3 4z" style="fill:#333;stroke:#fff;stroke-width:2;'
            'paint-order:stroke"/>'),
]  # fmt: skip


def test_fewer_letters():
    for svg, small in CASES:
        assert smaller.of(svg).replace(" ", "") == small.replace(" ", "")
