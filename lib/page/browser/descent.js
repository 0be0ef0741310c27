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
// earlier: such paths, which Back goes back to. in_hand: whether something is being dragged.
export function begin({w, b, ...given}) {
  return {...given, start: {w, b}, path: [{w, b}], earlier: [], in_hand: false};
}

export function here(descent) {
  return descent.path.at(-1);
}

export function slopes({X, Y, bias, path}) {
  const {w, b} = path.at(-1);
  const found = slope(X, Y, w, b);
  return bias ? found : {w: found.w};
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

export function is_far_away(descent) {
  const {X, Y, bias, path} = descent;
  const [{w, b}, bottom, far] = [here(descent), lowest(X, Y, bias), reach(X, Y)];
  const distance = Math.max(Math.abs(w - bottom.w) / far.w,
    bias ? Math.abs(b - bottom.b) / far.b : 0);
  return distance > TOO_FAR && path.length > 1;
}

// Far away, and with this rate each step leads still further
export function exploded(descent) {
  return is_far_away(descent) && descent.learning_rate > largest_rate(descent);
}

// Whether all slopes are 0, but for rounding
export function is_flat(descent) {
  const [far, steep] = [reach(descent.X, descent.Y), largest_curvature(descent)];
  return Object.entries(slopes(descent)).every(([name, value]) =>
    Math.abs(value) <= NEAR * steep * far[name]);
}

// Whether there is nothing to learn, or it has exploded
export function has_ended(descent) {
  return is_flat(descent) || exploded(descent);
}

// One update, unless it has ended
export function step(descent) {
  descent.in_hand = false;
  if (!has_ended(descent)) descent.path.push(next(descent));
}

// Put w or b somewhere by hand. Until they are released it counts as one move.
export function put(descent, values) {
  const place = {...here(descent), ...values};
  if (!descent.in_hand) descent.earlier.push(descent.path);
  descent.in_hand = true;
  descent.path = [place];
}

// Undo the last step, or the last move by hand
export function back(descent) {
  if (descent.path.length > 1) descent.path.pop();
  else if (descent.earlier.length) descent.path = descent.earlier.pop();
}

export function can_go_back({path, earlier}) {
  return path.length > 1 || earlier.length > 0;
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

// What the plots show: ranges of x and y, w and b

// Of one parameter: around the lowest cost, twice as far as it is now
function of_parameter(name, {X, Y, bias}, value) {
  const middle = lowest(X, Y, bias)[name];
  let far = reach(X, Y)[name] / 4;
  while (Math.abs(value - middle) > 0.5 * far) far *= 2;
  return outward([middle - far, middle + far], 8);
}

// Of E on a plot over this range of a parameter
export function range_of_cost({X, Y}, place, name, range) {
  const ends = range.map((value) => {
    const {w, b} = {...place, [name]: value};
    return cost(X, Y, w, b);
  });
  const [, high] = outward([0, Math.max(...ends, 1e-12)], 5);
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
// their lowest cost. loose: those that are so many times too wide are made anew.
export function fitted(view, descent, loose = LOOSE) {
  const needed = range_of_all(descent);
  const [now, bottom] = [here(descent), lowest(descent.X, descent.Y, descent.bias)];
  const enough = {...needed, w: [now.w, bottom.w], b: [now.b, bottom.b]};
  return Object.fromEntries(Object.entries(needed).map(([name, range]) => {
    const [low, high] = view[name];
    const is_inside = enough[name].every((value) => value >= low && value <= high);
    if (high - low > loose * (range[1] - range[0])) return [name, range];
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
