"""The second lecture's patients, as the page's modules read them."""

from lib.options import groups


def points():
    """A dict: "x" and "y", lists of numbers, and "names", what they are in words."""
    (x, y), names = groups.read_lecture(groups.PATIENTS)
    return {"x": x, "y": y, "names": names}
