"""The picture of a cost over two parameters: from above, as a map, and as a surface."""

from lib.models import from_above, from_the_side, given
from lib.models.scene import BOWL, FLAT, LONG, OTHER, SADDLE, VALLEY
from lib.show import figures

SIZE = 10, 5.8  # inches


def draw(scene, formula, learning_rate, show=False):
    """The figure of a scene.Scene, or of None if the numbers are too large.

    `formula`: that of the cost, as mathematical text.
    """
    figure = figures.blank(SIZE, show)
    if scene is None:
        figures.finding(figure, "The numbers are too large to be drawn")
        return figure
    start = dict(zip(scene.surface.names, scene.path.places[0], strict=True))
    figures.finding(figure, _finding(scene), given.words(formula, learning_rate, start))
    above = figure.add_subplot(1, 2, 1)
    from_above.draw(above, scene)
    # The layout is for flat axes; those in three dimensions have the right half to themselves.
    beside = figure.add_axes((0.53, 0, 0.45, 0.88), projection="3d")
    from_the_side.draw(beside, scene)
    return figure


def _finding(scene):
    if scene.path.way_out is not None:
        return rf"$\alpha$ is too large: the steps climb, out of the {scene.kind}"
    return {
        BOWL: "A bowl: from every start it goes down to one lowest point",
        LONG: "A bowl, but so long that it looks like a valley",
        VALLEY: "A valley: another start, another end on its floor",
        SADDLE: "A saddle: $E$ falls one way and rises the other",
        FLAT: "Flat: here the cost is nearly the same everywhere",
        OTHER: "Not convex: $E$ is curved downwards in some places",
    }[scene.kind]
