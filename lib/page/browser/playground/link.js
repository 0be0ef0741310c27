// A descent as an address, and as the command that does the same with the scripts.

import {here, SLIDES} from "./descent.js";
import {toNumber, typed, LARGEST, MOST} from "./points.js";

const LARGEST_PARAMETER = 1e12;

// The address's values: b only if there is a bias.
export function toAddress(descent) {
  const {w, b} = here(descent);
  return {
    w: typed(w), b: descent.bias ? typed(b) : null, a: typed(descent.learning_rate),
    x: descent.X.map(typed).join(","), y: descent.Y.map(typed).join(","),
  };
}

// What an address says, and the slides' values where it says nothing; null if it makes no sense.
export function fromAddress(values) {
  const numbers = (name, usual) => (values.has(name) ? values.get(name).split(",") : usual)
    .map((part) => toNumber(String(part)));
  const [X, Y] = [numbers("x", SLIDES.X), numbers("y", SLIDES.Y)];
  const [w] = numbers("w", [SLIDES.w]);
  const [b] = numbers("b", [SLIDES.b]);
  const [learning_rate] = numbers("a", [SLIDES.learning_rate]);
  const fits = (list, largest) => list.every((value) => Math.abs(value) <= largest);
  const good = X.length === Y.length && X.length <= MOST && fits([...X, ...Y], LARGEST) &&
    fits([w, b, learning_rate], LARGEST_PARAMETER) && learning_rate > 0;
  return good ? {X, Y, w, b, bias: values.has("b"), learning_rate} : null;
}

export function isParameter(value) {
  return Math.abs(value) <= LARGEST_PARAMETER;
}

export function toCommand(descent) {
  const {w, b} = here(descent);
  const bias = descent.bias ? ` --b ${typed(b)}` : "";
  const [x, y] = [descent.X, descent.Y].map((list) => list.map(typed).join(" "));
  return `python 01_find_w.py --w ${typed(w)}${bias} ` +
    `--learning-rate ${typed(descent.learning_rate)} --x ${x} --y ${y}`;
}
