"""What the slope says at the w's that 03_follow_slope.py looks at."""

from typing import NamedTuple


class Place(NamedTuple):
    """A w, and what to do there.

    w, E, slope_w  where it is, the cost there, and its slope
    more_w         what more w does: "raises E", "lowers E" or "E does not change"
    do             "lower w", "raise w" or "keep w"
    penalty        "big", "small" or "no" (slide "Meaning of cost(error)")
    next_w         w after the update
    """

    w: float
    E: float
    slope_w: float
    more_w: str
    do: str
    penalty: str
    next_w: float

    @property
    def update(self):
        """By how much w is changed."""
        return self.next_w - self.w


def columns(places):
    """The places as a table's columns."""
    return {
        "w": [place.w for place in places],
        "cost": [place.E for place in places],
        "slope_w": [place.slope_w for place in places],
        "more w": [place.more_w for place in places],
        "do": [place.do for place in places],
        "penalty": [place.penalty for place in places],
        "update": [place.update for place in places],
        "next_w": [place.next_w for place in places],
    }
