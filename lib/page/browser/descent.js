// A descent: the points, the rate, where w and b are and how they came there; and what is seen of it.

import {round_step} from "./numbers.js";
import {cost, hypothesis, slope, update, lowest, curvature, curvature_with_bias, limit}
  from "./neuron.js";

const FARTHEST = 4;  // the plots of w = 1 reach so far to both sides, as on the slides: -3 to 5
const TOO_FAR = 1000;  // times as far as the plots reach
const NEAR = 1e-6;  // of the slope that far away: a smaller one is as good as 0
const LOOSE = 5;  // times as wide as is needed: what is wider does not fit any more

export const SLIDES = {X: [1], Y: [1], w: 3, b: 0, bias: false, learning_rate: 0.1};

// path: places {w, b} from where somebody put them to where they are now, one for each step.
// earlier: such paths, which Back goes back to.
export function begin({w, b, ...given}) {
  return {...given, start: {w, b}, path: [{w, b}], earlier: []};
}

export function here(descent) {
  return descent.path.at(-1);
}

export function slopes({X, Y, bias, path}) {
  const {w, b} = path.at(-1);
  const found = slope(X, Y, w, b);
  return bias ? found : {w: found.w};
}

// E as a function of w or b, while the other one stays
export function cost_over(descent, name) {
  return (value) => {
    const {w, b} = {...here(descent), [name]: value};
    return cost(descent.X, descent.Y, w, b);
  };
}

export function next(descent) {
  return update(here(descent), slopes(descent), descent.learning_rate);
}

export function largest_curvature({X, bias}) {
  return bias ? curvature_with_bias(X) : curvature(X);
}

export function largest_rate(descent) {
  return limit(largest_curvature(descent));
}

// How far from its best w and b a neuron is looked at, as its points are large or small
function reach(X, Y) {
  const [x, y] = [X, Y].map((values) => Math.sqrt(curvature(values) / 2));  // root mean square
  return {w: FARTHEST * (x > 0 && y > 0 ? y / x : 1), b: FARTHEST * (y || 1)};
}

// How it goes: "fits" or "flat" where all slopes are 0, but for rounding, and the line fits or not;
// "exploded" or "far" where steps have led far away, and this rate leads still further or not
export function state_of(descent) {
  const {X, Y, bias, path, learning_rate} = descent;
  const [now, bottom, far] = [here(descent), lowest(X, Y, bias), reach(X, Y)];
  const found = slopes(descent);
  const steep = largest_curvature(descent);
  const is_far = Object.keys(found).some((name) =>
    Math.abs(now[name] - bottom[name]) > TOO_FAR * far[name]);
  if (is_far && path.length > 1 && learning_rate > limit(steep)) return "exploded";
  if (Object.keys(found).every((name) => Math.abs(found[name]) <= NEAR * steep * far[name])) {
    return cost(X, Y, now.w, now.b) <= 1e-9 * cost(X, Y, 0) ? "fits" : "flat";
  }
  return is_far && path.length > 1 ? "far" : "on its way";
}

// Whether there is nothing to learn, or it has exploded
export function has_ended(descent) {
  return ["fits", "flat", "exploded"].includes(state_of(descent));
}

// One update, unless it has ended
export function step(descent) {
  if (!has_ended(descent)) descent.path.push(next(descent));
}

// Put w or b somewhere by hand. While they are held it counts as one move.
export function put(descent, values, held) {
  if (!held) descent.earlier.push(descent.path);
  descent.path = [{...here(descent), ...values}];
}

// Undo the last step, or the last move by hand
export function back(descent) {
  if (descent.path.length > 1) descent.path.pop();
  else if (descent.earlier.length) descent.path = descent.earlier.pop();
}

// To where the steps began; from there, to where the page began
export function reset(descent) {
  const [first] = descent.path;
  descent.path = [descent.path.length > 1 ? first : descent.start];
  descent.earlier = [];
}

// Other points: w and b stay, and a new path begins
export function set_points(descent, {X, Y}) {
  Object.assign(descent, {X, Y, path: [here(descent)]});
}

// With a bias, or without one, where b is 0
export function set_bias(descent, bias) {
  const {w, b} = here(descent);
  Object.assign(descent, {bias, path: [{w, b: bias ? b : 0}], earlier: []});
}

// The range of one parameter on its plot: around the lowest cost, twice as far as it is now
function of_parameter(name, {X, Y, bias}, value) {
  const middle = lowest(X, Y, bias)[name];
  let far = reach(X, Y)[name] / 4;
  while (Math.abs(value - middle) > 0.5 * far) far *= 2;
  return outward([middle - far, middle + far], 8);
}

// Of E on a plot over this range of a parameter
export function range_of_cost(descent, name, range) {
  const [, high] = outward([0, Math.max(...range.map(cost_over(descent, name)), 1e-12)], 5);
  return [-0.06 * high, high];
}

export function range_of_all(descent) {
  const {X, Y} = descent;
  const {w, b} = here(descent);
  return {
    x: padded([0, ...X], 0.18, 0.3),
    y: outward(padded([0, ...Y, ...hypothesis(X, w, b)], 0.12), 10),
    w: of_parameter("w", descent, w),
    b: of_parameter("b", descent, b),
  };
}

// The ranges of `view`, wider where that is needed: for the points, the line, where w and b are, and
// their lowest cost. Those that are much too wide are made anew, unless they are held.
export function fitted(view, descent, held) {
  const needed = range_of_all(descent);
  const [now, bottom] = [here(descent), lowest(descent.X, descent.Y, descent.bias)];
  const enough = {...needed, w: [now.w, bottom.w], b: [now.b, bottom.b]};
  return Object.fromEntries(Object.entries(needed).map(([name, range]) => {
    const [low, high] = view[name];
    const is_inside = enough[name].every((value) => value >= low && value <= high);
    if (!held && high - low > LOOSE * (range[1] - range[0])) return [name, range];
    return [name, is_inside ? view[name] : [Math.min(low, range[0]), Math.max(high, range[1])]];
  }));
}

function padded(values, below, above = below) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const wide = high - low || 2;
  return [low - below * wide, high + above * wide];
}

// A range that ends at round numbers, some part of it further out
function outward([low, high], parts) {
  const size = round_step(high - low, parts);
  return [Math.floor(low / size + 1e-9) * size, Math.ceil(high / size - 1e-9) * size];
}
