// The costs over two parameters that the landscape shows: a bowl, a valley, a saddle; and the bowl
// with x standardized, which is round.

import {many, standardized} from "./numbers.js";
import {cost, slope, lowest, second_derivative, cost_of_two, slope_of_two, second_derivative_of_two}
  from "./neuron.js";

const THREE = [1, 2, 3];  // the slides' three points, where y is the same as x
const ONE = [1];  // and their one point
const STANDARD = standardized(THREE);

const with_bias = (X, Y = X) => ({
  names: ["w", "b"],
  cost: ({w, b}) => cost(X, Y, w, b),
  slope: ({w, b}) => slope(X, Y, w, b),
  second_derivative: () => second_derivative(X),
  same_everywhere: true,
});

// names            the two parameters
// cost(place)      E at a place, {w: 1, b: 0}; also slope(place) and second_derivative(place)
// same_everywhere  whether the second derivatives are
// start, learning_rate, highest_rate  where it begins, and where the learning rate's slider ends
// view, starts     from where the surface is seen at first: angles; other starts, by their names
// map, box         of each parameter the lowest and highest value, on the map and below the surface
// middle, reach    the surface's middle; how far it reaches where it is curved most, and across
// top, apart       the highest cost that is shown; how far apart the contour lines are
// lowest           the lowest place, if there is only one
// floor            lines on which E is lowest, each a list of [x, y]
export const terrains = {
  bowl: {
    ...with_bias(THREE),
    start: {w: -3, b: 4}, learning_rate: 0.1, highest_rate: 0.2,
    view: {turn: -0.45, lift: 0.85},
    starts: {here: {w: -2, b: 6}, there: {w: 5, b: -3}},
    map: [[-5, 7], [-6, 6]], box: [[-6, 8], [-15, 15]],
    middle: {w: 1, b: 0}, reach: [2.4, 16], top: 30, apart: 2,
    lowest: lowest(THREE, THREE, true), floor: [],
  },
  round: {
    ...with_bias(STANDARD, THREE),
    start: {w: -3, b: 4}, learning_rate: 0.5, highest_rate: 1.25,
    view: {turn: -0.45, lift: 0.85},
    starts: {here: {w: -2, b: -2}, there: {w: 5, b: 0}},
    map: [[-5, 7], [-4, 8]], box: [[-6, 7.6], [-4.8, 8.8]],
    middle: {w: STANDARD[2] * 2 / 3, b: 2}, reach: [5.6, 5.6], top: 30, apart: 2,
    lowest: lowest(STANDARD, THREE, true), floor: [],
  },
  valley: {
    ...with_bias(ONE),
    start: {w: 3, b: 1}, learning_rate: 0.1, highest_rate: 0.6,
    view: {turn: 0.25, lift: 0.6},
    starts: {here: {w: -1, b: 3.5}, there: {w: 3, b: -0.5}},
    map: [[-3, 4], [-3, 4]], box: [[-5, 6], [-5, 6]],
    middle: {w: 0.5, b: 0.5}, reach: [2.5, 4.95], top: 12, apart: 1,
    floor: [many(101, (k) => [-3 + 0.07 * k, 4 - 0.07 * k])],
  },
  saddle: {
    names: ["w1", "w2"],
    cost: ({w1, w2}) => cost_of_two(ONE, ONE, w1, w2),
    slope: ({w1, w2}) => slope_of_two(ONE, ONE, w1, w2),
    second_derivative: ({w1, w2}) => second_derivative_of_two(ONE, ONE, w1, w2),
    same_everywhere: false,
    start: {w1: 2, w2: -0.5}, learning_rate: 0.1, highest_rate: 0.6,
    view: {turn: 0.5, lift: 0.7},
    starts: {beside: {w1: -0.82, w2: 1.01}, other: {w1: -1.01, w2: 0.82},
      ridge: {w1: -0.9, w2: 0.9}, flat: {w1: 0, w2: 0}},
    map: [[-2.3, 2.3], [-2.3, 2.3]], box: [[-3, 3], [-3, 3]],
    middle: {w1: 0, w2: 0}, reach: [2.5, 2.5], top: 5, apart: 0.5,
    floor: [branch(1), branch(-1)],
  },
};

// A place from its two numbers; Object.values gives them back
export function place(terrain, numbers) {
  return Object.fromEntries(terrain.names.map((name, k) => [name, numbers[k]]));
}

// The name of a parameter as it is written: w₁
export function written(name) {
  return name.replace("1", "₁").replace("2", "₂");
}

// A part of the curve on which w1 * w2 = 1
function branch(sign) {
  return many(101, (k) => {
    const w1 = sign * 2.4 ** (k / 50 - 1);
    return [w1, 1 / w1];
  });
}
