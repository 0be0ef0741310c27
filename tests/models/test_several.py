import numpy as np
from boxes import faults, texts

from lib.learning.descent import STEPS, Descent
from lib.models import several
from lib.models.convexity import Place, Shape
from lib.program.quiet import tf


def test_the_fall_and_the_answers_stand_side_by_side():
    """E = w1^2 + 0.01 w2^2 + 3 from (5, 7) at a rate of 0.4, in NumPy."""
    curvature, rate = np.array([2.0, 0.02]), 0.4
    w = np.array([5.0, 7.0]) * (1 - rate * curvature) ** np.arange(1000)[:, None]
    cost = (curvature / 2 * w**2).sum(axis=1) + 3
    parameters = {name: tf.Variable(0.0, dtype=tf.float64) for name in ("w1", "w2")}
    descent = Descent(parameters)
    descent.add(0, np.column_stack([cost, w, curvature * w]), STEPS)
    place = Place({}, curvature[::-1], is_level=False)
    shape = Shape(1, place, 0.02, 2.0, is_convex=True, is_valley=False, is_quadratic=True)
    Y, h = np.array([1.0, 2, 3]), np.array([1.5, 2, 2.5])
    figure = several.draw(descent, 3.0, shape, rate, Y, h, "final", "$E$")
    left, right = figure.axes
    assert left.lines[0].get_ydata()[0] == cost[0]
    assert right.get_xlabel() == "$y$  (final)"
    said = [text for text, _ in texts(figure)]
    assert any("start: $w_{1} = 5$, $w_{2} = 7$" in text for text in said)
    assert figure.get_suptitle().startswith("Fast at once, then slowly")
    assert faults(figure) == []
