// The heights of a cost on a grid, and the contour lines through it.

import {place} from "./terrains.js";

// The costs at (cells + 1) x (cells + 1) places of a box: {x, y, E}, where E[row][column] is at
// y[row] and x[column]
export function heights(terrain, box, cells) {
  const [x, y] = box.map(([low, high]) => evenly(low, high, cells));
  const cost = (numbers) => terrain.cost(place(terrain, numbers));
  return {x, y, E: y.map((second) => x.map((first) => cost([first, second])))};
}

function evenly(low, high, parts) {
  return Array.from({length: parts + 1}, (_, k) => low + (high - low) * k / parts);
}

// The costs of the contour lines below the top
export function levels({top, apart}) {
  return Array.from({length: Math.ceil(top / apart - 1e-9) - 1}, (_, k) => (k + 1) * apart);
}

// All cells of a grid, each by its corners, one after the other around it, each [x, y, E]
export function cells({x, y, E}) {
  const found = [];
  for (let row = 0; row + 1 < y.length; row += 1) {
    for (let column = 0; column + 1 < x.length; column += 1) {
      found.push([[0, 0], [0, 1], [1, 1], [1, 0]].map(([up, right]) => [
        x[column + right], y[row + up], E[row + up][column + right],
      ]));
    }
  }
  return found;
}

// The pieces of contour lines through a cell: a list of [from, to], each [x, y, E]
export function lines_through(cell, costs) {
  const found = cell.map((corner) => corner[2]);
  const [low, high] = [Math.min(...found), Math.max(...found)];
  return costs.filter((level) => level >= low && level < high).flatMap((level) => {
    const ends = crossings(cell, level);
    return ends.length === 4 ? [ends.slice(0, 2), ends.slice(2)] : [ends];
  });
}

// The part of a cell that is not higher than the top, a polygon
export function below(cell, top) {
  const polygon = [];
  cell.forEach((corner, k) => {
    const next = cell[(k + 1) % cell.length];
    if (corner[2] <= top) polygon.push(corner);
    if ((corner[2] <= top) !== (next[2] <= top)) polygon.push(between(corner, next, top));
  });
  return polygon;
}

// Where a level crosses the edges of a cell
function crossings(cell, level) {
  const found = [];
  cell.forEach((corner, k) => {
    const next = cell[(k + 1) % cell.length];
    if ((corner[2] <= level) !== (next[2] <= level)) found.push(between(corner, next, level));
  });
  return found;
}

// The place of that level on the way from one corner to another
function between(one, other, level) {
  const part = (level - one[2]) / (other[2] - one[2]);
  return [one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1]), level];
}
