// A descent: the points, the rate, where w and b are, and how they came there.

import {slope, update, lowest, curvature, curvature_with_bias, limit} from "../neuron.js";

const FARTHEST = 4;  // the plots of w = 1 reach so far to both sides, as on the slides: -3 to 5
const TOO_FAR = 1000;  // times as far as the plots reach
const NEAR = 1e-6;  // of the slope that far away: a smaller one is as good as 0

export const SLIDES = {X: [1], Y: [1], w: 3, b: 0, bias: false, learning_rate: 0.1};

// path: places {w, b} from where somebody put them to where they are now, one for each step.
// earlier: such paths, which Back goes back to. inHand: whether something is being dragged.
export function begin({w, b, ...given}) {
  return {...given, start: {w, b}, path: [{w, b}], earlier: [], inHand: false};
}

export function here(descent) {
  return descent.path.at(-1);
}

export function slopes({X, Y, bias, ...descent}) {
  const {w, b} = here(descent);
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

// How far from its best w and b a neuron is looked at, as its points are large or small.
export function reach(X, Y) {
  const [x, y] = [X, Y].map((values) => Math.sqrt(curvature(values) / 2));  // root mean square
  return {w: FARTHEST * (x > 0 && y > 0 ? y / x : 1), b: FARTHEST * (y || 1)};
}

// How far w and b are from the lowest cost, as a part of what the plots show.
function distance({X, Y, bias}, {w, b}) {
  const [bottom, far] = [lowest(X, Y, bias), reach(X, Y)];
  return Math.max(Math.abs(w - bottom.w) / far.w, bias ? Math.abs(b - bottom.b) / far.b : 0);
}

export function isFarAway(descent) {
  return distance(descent, here(descent)) > TOO_FAR && descent.path.length > 1;
}

// Far away, and with this rate each step leads still further.
export function exploded(descent) {
  return isFarAway(descent) && descent.learning_rate > largest_rate(descent);
}

// Whether all slopes are 0, but for rounding.
export function isFlat(descent) {
  const [far, found] = [reach(descent.X, descent.Y), slopes(descent)];
  const steep = largest_curvature(descent);
  const isZero = ([name, value]) => Math.abs(value) <= NEAR * steep * far[name];
  return Object.entries(found).every(isZero);
}

// Whether there is nothing to learn, or it has exploded.
export function hasEnded(descent) {
  return isFlat(descent) || exploded(descent);
}

// One update, unless it has ended.
export function step(descent) {
  descent.inHand = false;
  if (!hasEnded(descent)) descent.path.push(next(descent));
}

// Put w or b somewhere by hand. Until they are released it counts as one move.
export function put(descent, values) {
  const place = {...here(descent), ...values};
  if (!descent.inHand) descent.earlier.push(descent.path);
  descent.inHand = true;
  descent.path = [place];
}

export function release(descent) {
  descent.inHand = false;
}

// Undo the last step, or the last move by hand.
export function back(descent) {
  if (descent.path.length > 1) descent.path.pop();
  else if (descent.earlier.length) descent.path = descent.earlier.pop();
}

export function canGoBack({path, earlier}) {
  return path.length > 1 || earlier.length > 0;
}

// To where the steps began; from there, to where the page began.
export function reset(descent) {
  const [first] = descent.path;
  descent.path = [descent.path.length > 1 ? first : descent.start];
  descent.earlier = [];
}

// Other points: w and b stay, and a new path begins.
export function setPoints(descent, {X, Y}) {
  Object.assign(descent, {X, Y, path: [here(descent)]});
}

// With a bias, or without one, where b is 0.
export function setBias(descent, bias) {
  const {w, b} = here(descent);
  Object.assign(descent, {bias, path: [{w, b: bias ? b : 0}], earlier: []});
}
