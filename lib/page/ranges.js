// Which part of the numbers the neuron's plots show.

import {cost, hypothesis, lowest} from "./neuron.js";
import {roundStep} from "./drawing.js";

const FARTHEST = 4;  // the plots of w = 1 reach so far to both sides, as on the slides: -3 to 5

function rms(values) {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

// How far from its best w and b a neuron is looked at, as its points are large or small.
export function reach(X, Y) {
  const [x, y] = [rms(X), rms(Y)];
  return {w: FARTHEST * (x > 0 && y > 0 ? y / x : 1), b: FARTHEST * (y || 1)};
}

// What is shown of one parameter, "w" or "b": around the lowest cost, and as far as it is now.
export function ofParameter(name, {X, Y, bias}, value) {
  const middle = lowest(X, Y, bias)[name];
  let far = reach(X, Y)[name];
  while (Math.abs(value - middle) > far) far *= 2;
  return outward([middle - far, middle + far], 8);
}

// What is shown of E on a plot over this range of a parameter.
export function ofCost({X, Y}, here, name, range) {
  const ends = range.map((value) => cost(X, Y, ...both({...here, [name]: value})));
  const [, high] = outward([0, Math.max(...ends, 1e-12)], 5);
  return [-0.06 * high, high];
}

function both({w, b}) {
  return [w, b];
}

export function ofX({X}) {
  return padded([0, ...X], 0.18);
}

export function ofY({X, Y}, {w, b}) {
  return outward(padded([0, ...Y, ...hypothesis(X, w, b)], 0.12), 10);
}

// The range that shows both.
export function joined([low, high], [other, another]) {
  return [Math.min(low, other), Math.max(high, another)];
}

function padded(values, part) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = part * (high - low || 2);
  return [low - room, high + room];
}

// A range that ends at round numbers, some part of it further out.
function outward([low, high], parts) {
  const step = roundStep(high - low, parts);
  return [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step];
}
