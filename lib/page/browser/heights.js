// The heights of a cost on a grid, the contour lines through it, and the map that they make.

import {css} from "./page.js";
import {number, many} from "./numbers.js";
import {place} from "./terrains.js";

const CELLS = 71;  // of the map, in each direction
const LABELS = 4;  // so many contour lines have their cost written on them

// The cells of a grid, so many in each direction, row by row: each by its corners, one after the
// other around it, each [x, y, E]. at(right, up), parts of the way from 0 to 1, gives a place [x, y].
export function cells(terrain, count, at) {
  const corners = many(count + 1, (row) => many(count + 1, (column) => {
    const numbers = at(column / count, row / count);
    return [...numbers, terrain.cost(place(terrain, numbers))];
  }));
  return many(count, (row) => many(count, (column) => [corners[row][column],
    corners[row][column + 1], corners[row + 1][column + 1], corners[row + 1][column]])).flat();
}

export function middle_of(points) {
  return points[0].map((_, k) => points.reduce((sum, point) => sum + point[k], 0) / points.length);
}

// The costs of the contour lines below the top
export function levels({top, apart}) {
  return many(Math.ceil(top / apart - 1e-9) - 1, (k) => (k + 1) * apart);
}

// The pieces of contour lines through a cell: a list of [from, to], each [x, y, E]
export function lines_through(cell, costs) {
  const found = cell.map((corner) => corner[2]);
  const [low, high] = [Math.min(...found), Math.max(...found)];
  return costs.filter((level) => level >= low && level < high).flatMap((level) => {
    const ends = around(cell, level).filter((corner) => corner.is_crossing);
    return ends.length === 4 ? [ends.slice(0, 2), ends.slice(2)] : [ends];
  });
}

// The part of a cell that is not higher than the top, a polygon
export function below(cell, top) {
  return around(cell, top).filter((corner) => corner.is_crossing || corner[2] <= top);
}

// The corners of a cell, and between them where its edges cross a level
function around(cell, level) {
  return cell.flatMap((corner, k) => {
    const next = cell[(k + 1) % cell.length];
    if ((corner[2] <= level) === (next[2] <= level)) return [corner];
    const part = (level - corner[2]) / (next[2] - corner[2]);
    const crossing = [corner[0] + part * (next[0] - corner[0]),
      corner[1] + part * (next[1] - corner[1]), level];
    return [corner, Object.assign(crossing, {is_crossing: true})];
  });
}

// How strong the shade of a cost is, for a part of the top: the lower, the darker
export function darkness(part) {
  return part > 1 ? 0 : 0.08 + 0.44 * (1 - part);
}

// Draw lines, each [from, to]; at(point) gives its pixels
export function draw_lines(pen, lines, at, colour, width) {
  Object.assign(pen, {strokeStyle: colour, lineWidth: width, lineCap: "round"});
  pen.beginPath();
  for (const [from, to] of lines) {
    pen.moveTo(...at(from));
    pen.lineTo(...at(to));
  }
  pen.stroke();
}

// Letters of this size, in pixels, around their place
export function start_letters(pen, size) {
  Object.assign(pen, {font: `${size}px ${getComputedStyle(document.body).fontFamily}`,
    fillStyle: css("--text"), textAlign: "center", textBaseline: "middle"});
}

// Paint the map below a plot
export function paint_map(pen, terrain, plot) {
  const ways = terrain.map.map(([low, high]) => (part) => low + (high - low) * part);
  const grid = cells(terrain, CELLS, (...parts) => parts.map((part, k) => ways[k](part)));
  paint_shades(pen, terrain, grid, plot);
  const costs = [...levels(terrain), terrain.top];
  const lines = grid.flatMap((cell) => lines_through(cell, costs));
  const at = ([x, y]) => [plot.x(x), plot.y(y)];
  pen.globalAlpha = 0.75;
  draw_lines(pen, lines, at, css("--e"), 0.9);
  start_letters(pen, plot.letter);
  Object.assign(pen, {globalAlpha: 1, lineWidth: 5, lineJoin: "round", strokeStyle: css("--panel")});
  const apart = Math.max(0.09, 1.4 * plot.letter / (plot.bottom - plot.top));
  for (const [level, where] of labels(terrain, costs, lines, apart)) {
    const text = [`E = ${number(level)}`, ...at(where)];
    pen.strokeText(...text);
    pen.fillText(...text);
  }
}

function paint_shades(pen, terrain, grid, {left, right, top, bottom}) {
  const small = new OffscreenCanvas(CELLS, CELLS);
  const dots = small.getContext("2d");
  dots.fillStyle = css("--e");
  grid.forEach((cell, k) => {
    dots.globalAlpha = darkness(middle_of(cell)[2] / terrain.top);
    dots.fillRect(k % CELLS, CELLS - 1 - Math.floor(k / CELLS), 1, 1);
  });
  pen.imageSmoothingQuality = "high";
  pen.drawImage(small, left, top, right - left, bottom - top);
}

// Some contour lines' costs, each where its line is leftmost at one of several heights, so far apart
function labels(terrain, costs, lines, apart) {
  const every = Math.ceil((costs.length - 1) / LABELS);
  const [[left, right], [low, high]] = terrain.map;
  const chosen = costs.filter((level, k) => (k + 1) % every === 0 && level < terrain.top);
  return chosen.flatMap((level, k) => {
    const height = low + (high - low) * (0.5 - apart * (k + 0.9));
    const near = lines.map(([from]) => from).filter(([x, y, E]) =>
      E === level && Math.abs(y - height) < 0.02 * (high - low) &&
      Math.abs(x - (left + right) / 2) < 0.42 * (right - left));
    return near.sort(([one], [other]) => one - other).slice(0, 1).map((first) => [level, first]);
  });
}
