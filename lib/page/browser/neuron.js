// The mathematics of the page, all of it: a neuron, its cost, its slopes, its update.
//
// The functions have the names of the scripts. X and Y are lists of numbers, one of each for a
// point; w and b are numbers. Nothing here draws or reads the page.

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// h = w X + b
export function hypothesis(X, w, b = 0) {
  return X.map((x) => w * x + b);
}

// E, the mean of (h - y)^2
export function cost(X, Y, w, b = 0) {
  return mean(hypothesis(X, w, b).map((h, k) => (h - Y[k]) ** 2));
}

// The slopes of E at w and at b: by how much E changes if one of them changes by 1
export function slope(X, Y, w, b = 0) {
  const e = hypothesis(X, w, b).map((h, k) => h - Y[k]);
  return {w: mean(e.map((value, k) => 2 * value * X[k])), b: mean(e.map((value) => 2 * value))};
}

// w - learning_rate * slope, for every parameter that has a slope
export function update(parameters, slopes, learning_rate) {
  const updated = {};
  for (const name of Object.keys(parameters)) {
    updated[name] = parameters[name] - learning_rate * (slopes[name] ?? 0);
  }
  return updated;
}

// The second derivative of E at w: by how much its slope changes if w changes by 1
export function curvature(X) {
  return 2 * mean(X.map((x) => x * x));
}

// The largest curvature of E over w and b: the larger eigenvalue of its second derivatives,
// the matrix [[p, q], [q, 2]]
export function curvature_with_bias(X) {
  const p = curvature(X);
  const q = 2 * mean(X);
  return (p + 2 + Math.hypot(p - 2, 2 * q)) / 2;
}

// The learning rate from which on learning can't converge
export function limit(curvature) {
  return 2 / curvature;
}

// The learning rate that takes away all of the error along this curvature in one step
export function best(curvature) {
  return 1 / curvature;
}

// By what one step multiplies the distance from the lowest point, along this curvature
export function left_after_step(learning_rate, curvature) {
  return 1 - learning_rate * curvature;
}

// Where E is lowest: over w alone, or over w and b. Where several places are as low, the one
// nearest to 0. The slides' one point has such a line of them if there is a bias.
export function lowest(X, Y, bias = false) {
  if (!bias) return {w: ratio(mean(X.map((x, k) => x * Y[k])), mean(X.map((x) => x * x))), b: 0};
  const [x, y] = [mean(X), mean(Y)];
  const spread = mean(X.map((value) => (value - x) ** 2));
  if (spread <= 1e-20 * x * x) return {w: x * y / (1 + x * x), b: y / (1 + x * x)};
  const w = ratio(mean(X.map((value, k) => (value - x) * (Y[k] - y))), spread);
  return {w, b: y - w * x};
}

function ratio(above, below) {
  return below === 0 ? 0 : above / below;
}

// Every value on the computation graph, and every slope of E, a list with one for each point:
// x and w meet in *, b comes in +, y in -, then ² and the mean of all points.
export function gates(X, Y, w, b = 0) {
  const product = hypothesis(X, w);
  const h = hypothesis(X, w, b);
  const e = h.map((value, k) => value - Y[k]);
  const squared = e.map((value) => value * value);
  const back = {squared: X.map(() => 1 / X.length)};
  back.e = e.map((value, k) => 2 * value * back.squared[k]);
  back.h = back.e.map((value) => 1 * value);
  back.y = back.e.map((value) => -1 * value);
  back.product = back.h.map((value) => 1 * value);
  back.b = back.h.map((value) => 1 * value);
  back.w = back.product.map((value, k) => X[k] * value);
  back.x = back.product.map((value) => w * value);
  return {
    values: {x: X, y: Y, w, b, product, h, e, squared, E: mean(squared)},
    slopes: back,
  };
}

// Two neurons in a row, h = w2 (w1 x), whose cost is a saddle: E and its slopes
export function cost_of_two(X, Y, w1, w2) {
  return cost(X, Y, w1 * w2);
}

export function slope_of_two(X, Y, w1, w2) {
  const {w} = slope(X, Y, w1 * w2);
  return {w1: w * w2, w2: w * w1};
}

// The second lecture's rule: one sample, half its squared error, w and b a little nearer to it
export function sample_update(x, y, w, b, learning_rate) {
  const error = y - (w * x + b);
  return {w: w + learning_rate * error * x, b: b + learning_rate * error};
}

// Gradient descent from a start, a list of parameters: after 0, 1, 2, ... updates. It ends early
// where the slope is 0, and before numbers that are larger than `far`.
export function descend(start, slope_at, learning_rate, steps, far = 1e12) {
  const path = [start];
  while (path.length <= steps) {
    const now = path[path.length - 1];
    const slopes = slope_at(now);
    const next = update(now, slopes, learning_rate);
    if (Object.values(slopes).every((value) => value === 0)) break;
    if (!Object.values(next).every((value) => Math.abs(value) <= far)) break;
    path.push(next);
  }
  return path;
}

// The second derivatives of E at w and b: a symmetric matrix [[p, q], [q, r]]
export function second_derivative(X) {
  return [[curvature(X), 2 * mean(X)], [2 * mean(X), 2]];
}

// The same for two neurons in a row, at w1 and w2
export function second_derivative_of_two(X, Y, w1, w2) {
  const p = curvature(X);
  const both = p * w1 * w2 + slope(X, Y, w1 * w2).w;
  return [[p * w2 * w2, both], [both, p * w1 * w1]];
}

// The eigenvalues of a symmetric matrix [[p, q], [q, r]]: the smaller one, the larger one
export function curvatures([[p, q], [, r]]) {
  const half = Math.hypot(p - r, 2 * q) / 2;
  return [(p + r) / 2 - half, (p + r) / 2 + half];
}

// By what an update of the second lecture multiplies the error of its own sample
export function own_factor(x, learning_rate) {
  return 1 - learning_rate * (x * x + 1);
}

// The samples once, in this order (a list of their places): w and b after each update
export function fit_epoch(X, Y, order, start, learning_rate) {
  const path = [];
  let {w, b} = start;
  for (const sample of order) {
    ({w, b} = sample_update(X[sample], Y[sample], w, b, learning_rate));
    path.push({w, b});
  }
  return path;
}

// Below this learning rate the rule of the second lecture is stable in any order of the samples
export function any_order_limit(X) {
  return 2 / (Math.max(...X.map((x) => x * x)) + 1);
}

// From this learning rate on it is not stable any more in the order of X
export function order_limit(X) {
  let low = any_order_limit(X);
  let high = low;
  while (log_growth(X, high) <= 0) [low, high] = [high, high * 1.01];
  for (let k = 0; k < 50; k += 1) {
    const middle = (low + high) / 2;
    if (log_growth(X, middle) > 0) high = middle;
    else low = middle;
  }
  return high;
}

// By how much one pass over the samples multiplies the distance from where it settles: the
// logarithm of the largest eigenvalue of the pass, a product of I - learning_rate z z', z = (x, 1)
export function log_growth(X, learning_rate) {
  let [p, q, r, s] = [1, 0, 0, 1];
  let log = 0;
  for (const x of X) {
    const [first, second] = [learning_rate * (x * p + r), learning_rate * (x * q + s)];
    [p, q, r, s] = [p - x * first, q - x * second, r - first, s - second];
    const size = Math.max(Math.abs(p), Math.abs(q), Math.abs(r), Math.abs(s));
    [p, q, r, s] = [p / size, q / size, r / size, s / size];
    log += Math.log(size);
  }
  return log + Math.log(largest_eigenvalue(p, q, r, s));
}

// The size of the larger eigenvalue of [[p, q], [r, s]]
function largest_eigenvalue(p, q, r, s) {
  const [half, determinant] = [(p + s) / 2, p * s - q * r];
  const root = half * half - determinant;
  return root < 0 ? Math.sqrt(determinant) : Math.abs(half) + Math.sqrt(root);
}

// The direction in which a cost with these second derivatives [[p, q], [q, r]] is curved most:
// the angle from the first parameter's axis
export function steepest([[p, q], [, r]]) {
  return Math.atan2(2 * q, p - r) / 2;
}

// The local gradients on the computation graph, for each wire a list with one for each point: how
// much the output of the gate that it enters changes if the wire's value changes by 1. A wire's
// slope in `gates` is this times the slope at that gate's output.
export function local_gradients(X, Y, w, b = 0) {
  const {e} = gates(X, Y, w, b).values;
  const all = (value) => X.map(() => value);
  return {w: X, x: all(w), product: all(1), b: all(1), h: all(1), y: all(-1),
    e: e.map((value) => 2 * value), squared: all(1 / X.length)};
}
