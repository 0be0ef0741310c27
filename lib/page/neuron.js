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

// Two neurons in a row, h = w2 (w1 x), whose cost is a saddle: E, its slopes, its update
export function cost_of_two(X, Y, w1, w2) {
  return cost(X, Y, w1 * w2);
}

export function slope_of_two(X, Y, w1, w2) {
  const {w} = slope(X, Y, w1 * w2);
  return {w1: w * w2, w2: w * w1};
}

// Two inputs, h = w1 x1 + w2 x2, whose cost is a valley: E and its slopes, for one point
export function cost_of_inputs([x1, x2], y, w1, w2) {
  return (w1 * x1 + w2 * x2 - y) ** 2;
}

export function slope_of_inputs([x1, x2], y, w1, w2) {
  const e = w1 * x1 + w2 * x2 - y;
  return {w1: 2 * e * x1, w2: 2 * e * x2};
}

// The second lecture's rule: one sample, half its squared error, w and b a little nearer to it
export function sample_update(x, y, w, b, learning_rate) {
  const error = y - (w * x + b);
  return {w: w + learning_rate * error * x, b: b + learning_rate * error};
}
