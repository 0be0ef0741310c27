"""Which w's of the cost curve the figure of 02_draw_cost.py shows as lines."""

PART = 0.25  # of the curve's width: so far they are from each other


def three(low, high, lowest):
    """Three w's from low to high, in order: the lowest point's and those beside it.

    They lie to each side of it, or, if it is near an end of the curve, to one side. If it is not
    on the curve the middle takes its place.
    """
    far = PART * (high - low)
    middle = lowest if low <= lowest <= high else low + (high - low) / 2
    before = 1
    if middle - far < low:
        before = 0
    elif middle + far > high:
        before = 2
    return [middle + (k - before) * far for k in range(3)]
