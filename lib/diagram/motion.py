"""The passes in motion: an animation of a picture, moment by moment, with a sentence for each."""

import numpy as np

from lib.diagram import finding
from lib.diagram.labels import LINE, Labels
from lib.diagram.lettering import derivative, number, plain, symbol
from lib.diagram.moment import all_moments
from lib.graph.graph import PARAMETER
from lib.graph.wording import brief, common, factor, listed
from lib.show import figures

LONGEST = 64  # letters of a sentence


def write(path, picture, formula):
    """Write the passes of a Picture, one after the other, to a gif.

    It ends where the updates change no number any more that is shown. `formula`: the cost as
    mathematical text.
    """
    moments = all_moments([drawn.gate.number for drawn in picture.gates], _updates(picture))
    sentences = Sentences(picture)
    figure, axes = figures.sheet(size=picture.size)

    def draw(k):
        picture.paint(axes, moments[k])
        return sentences.of(moments[k])

    given = finding.given(picture.graph, picture.passes[0], formula, picture.learning_rate)
    figures.gif(path, figure, draw, len(moments), given)


class Sentences:
    """What happens in a moment, as plain text."""

    def __init__(self, picture):
        self._graph = picture.graph
        self._passes = picture.passes
        self._gates = picture.gates
        self._labels = Labels(picture.graph, picture.passes, LINE, picture.learning_rate)
        ends = [end for drawn in self._gates for end in drawn.ends if not end.again]
        self._tuned = [end for end in ends if self._graph.wires[end.wire].kind == PARAMETER]

    def of(self, moment):
        """The sentence of a moment. Steps count from 0, as in the table of the steps."""
        at = moment.at
        if moment.updated:
            updates = [_text(self._labels.update(at, end)) for end in self._tuned]
            return _sentence(f"Step {at}, update: ", updates)
        if moment.backward is not None:
            ends = self._tuned if moment.whole else self._given_back(moment)
            return _sentence(f"Step {at}, backward: ", [self._slope(at, end) for end in ends])
        if moment.whole:
            cost, before = self._cost(at), self._cost(at - 1)
            return plain(f"Step {at}, forward: the cost is {cost}, it was {before}")
        for drawn in self._gates:
            if moment.computes(drawn.gate):
                return _sentence(f"Step {at}, forward: ", [self._forward(at, drawn)])
        values = self._passes[at].value
        starts = [f"{symbol(end.wire)} = {brief(values[end.wire])}" for end in self._tuned]
        return _sentence(f"Step {at}: ", starts)

    def _given_back(self, moment):
        """The Ends at a gate whose slopes are known now."""
        drawn = next(drawn for drawn in self._gates if drawn.gate.number >= moment.backward)
        known = [end for end in drawn.ends if moment.knows_slope(self._graph.wires[end.wire])]
        return [end for end in known if not end.again] or drawn.ends

    def _slope(self, at, end):
        slope = self._passes[at].slope[end.wire]
        if np.size(slope) > 1:
            few = common(slope)
            each = " each" if len(few) == 1 else ""
            return f"{derivative(self._graph.result, end.wire)} = {listed(few)}{each}"
        return _text(self._labels.slope(at, end))

    def _cost(self, at):
        return number(np.ravel(self._passes[at].value[self._graph.result])[0], 4)

    def _forward(self, at, drawn):
        """What a gate computes, in letters and in numbers."""
        gate, values = drawn.gate, self._passes[at].value
        words = [self._labels.formula(drawn), listed(values[gate.output])]
        if drawn.sign == gate.sign:
            inputs = [values[name] for name in gate.inputs]
            words[1:1] = [gate.operation.formula([*map(factor, inputs)], [*map(brief, inputs)])]
        return " = ".join(words)


def _updates(picture):
    """How many updates change a number that is shown."""
    names = [wire.name for wire in picture.graph.wires.values() if wire.kind == PARAMETER]
    shown = [[brief(passes.value[name]) for name in names] for passes in picture.passes]
    same = (at for at in range(len(shown) - 1) if shown[at] == shown[at + 1])
    return next(same, len(shown) - 1)


def _text(lines):
    return " ".join("".join(piece.text for piece in line).strip() for line in lines)


def _sentence(begin, texts):
    """The texts behind each other, as many as have room."""
    sentence = begin + plain(texts[0]) if texts else begin.rstrip(": ")
    for text in map(plain, texts[1:]):
        if len(f"{sentence}, {text}") <= LONGEST:
            sentence = f"{sentence}, {text}"
    return sentence
