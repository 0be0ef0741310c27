// Which part of the numbers the neuron's plots show.

import {cost, hypothesis, lowest} from "../neuron.js";
import {here, reach} from "./descent.js";
import {roundStep} from "../drawing.js";

const LOOSE = 5;  // times as wide as is needed: what is wider does not fit any more

// What is shown of one parameter, "w" or "b": around the lowest cost, twice as far as it is now.
function ofParameter(name, {X, Y, bias}, value) {
  const middle = lowest(X, Y, bias)[name];
  let far = reach(X, Y)[name] / 4;
  while (Math.abs(value - middle) > 0.5 * far) far *= 2;
  return outward([middle - far, middle + far], 8);
}

// What is shown of E on a plot over this range of a parameter.
export function ofCost({X, Y}, place, name, range) {
  const ends = range.map((value) => {
    const {w, b} = {...place, [name]: value};
    return cost(X, Y, w, b);
  });
  const [, high] = outward([0, Math.max(...ends, 1e-12)], 5);
  return [-0.06 * high, high];
}

// What the plots have to show of a descent: ranges of x and y, and of w and b.
export function ofAll(descent) {
  const {X, Y} = descent;
  const {w, b} = here(descent);
  return {
    x: padded([0, ...X], 0.18),
    y: outward(padded([0, ...Y, ...hypothesis(X, w, b)], 0.12), 10),
    w: ofParameter("w", descent, w),
    b: ofParameter("b", descent, b),
  };
}

// The ranges of `view`, wider where that is needed: for the points, the line, where w and b are,
// and their lowest cost.
export function widened(view, descent) {
  return adapted(view, descent, Infinity);
}

// The same, but those that are far too wide are made anew.
export function fitted(view, descent) {
  return adapted(view, descent, LOOSE);
}

function adapted(view, descent, loose) {
  const needed = ofAll(descent);
  const [now, bottom] = [here(descent), lowest(descent.X, descent.Y, descent.bias)];
  const enough = {...needed, w: [now.w, bottom.w], b: [now.b, bottom.b]};
  return Object.fromEntries(Object.entries(needed).map(([name, range]) => {
    const isInside = enough[name].every((v) => v >= view[name][0] && v <= view[name][1]);
    if (width(view[name]) > loose * width(range)) return [name, range];
    return [name, isInside ? view[name] : joined(view[name], range)];
  }));
}

function width([low, high]) {
  return high - low;
}

function joined([low, high], [other, another]) {
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
