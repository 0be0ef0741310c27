import numpy as np

from lib.show import style


def lightness(colour):
    """L* of a colour, 0 to 100: how light it is in grey."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return 116 * np.cbrt(linear @ [0.2126, 0.7152, 0.0722]) - 16


def test_colours_differ_in_grey():
    tones = sorted(map(lightness, [style.DATA, style.E, style.W, style.H]))
    assert min(np.diff(tones)) > 10
    assert abs(lightness(style.BACK) - lightness(style.E)) > 15  # both are on the way back
