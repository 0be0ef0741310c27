// The heights of a cost on a grid, the contour lines through it, and the map that they make.

import {css, rgb} from "./page.js";
import {number, many} from "./numbers.js";
import {place} from "./terrains.js";

const CELLS = 71;  // of the map, in each direction
const LABELS = 4;  // so many contour lines have their cost written on them

// The costs at (parts + 1) x (parts + 1) places of a box: {x, y, E}, where E[row][column] is at
// y[row] and x[column]
export function heights(terrain, box, parts) {
  const [x, y] = box.map(([low, high]) => many(parts + 1, (k) => low + (high - low) * k / parts));
  return {x, y, E: y.map((second) => x.map((first) =>
    terrain.cost(place(terrain, [first, second]))))};
}

// The costs of the contour lines below the top
export function levels({top, apart}) {
  return many(Math.ceil(top / apart - 1e-9) - 1, (k) => (k + 1) * apart);
}

// All cells of a grid, each by its corners, one after the other around it, each [x, y, E]
export function cells({x, y, E}) {
  return many(y.length - 1, (row) => many(x.length - 1, (column) =>
    [[0, 0], [0, 1], [1, 1], [1, 0]].map(([up, right]) =>
      [x[column + right], y[row + up], E[row + up][column + right]]))).flat();
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

// Paint the map on a canvas, which lies where a plot has its inside
export function paint_map(canvas, terrain, {left, right, top, bottom, letter}) {
  const dots = window.devicePixelRatio;
  const [width, height] = [Math.max(right - left, 1), Math.max(bottom - top, 1)];
  Object.assign(canvas.style, {left: `${left}px`, top: `${top}px`, width: `${width}px`,
    height: `${height}px`});
  Object.assign(canvas, {width: Math.round(width * dots), height: Math.round(height * dots)});
  const pen = canvas.getContext("2d");
  const grid = heights(terrain, terrain.map, CELLS);
  paint_shades(pen, canvas, terrain, grid);
  const costs = [...levels(terrain), terrain.top];
  const pieces = cells(grid).flatMap((cell) => lines_through(cell, costs));
  const [[low_x, high_x], [low_y, high_y]] = terrain.map;
  const x = (value) => (value - low_x) / (high_x - low_x) * canvas.width;
  const y = (value) => (high_y - value) / (high_y - low_y) * canvas.height;
  pen.beginPath();
  for (const [from, to] of pieces) {
    pen.moveTo(x(from[0]), y(from[1]));
    pen.lineTo(x(to[0]), y(to[1]));
  }
  Object.assign(pen, {strokeStyle: css("--e"), lineWidth: 0.9 * dots, globalAlpha: 0.75});
  pen.stroke();
  Object.assign(pen, {globalAlpha: 1, font: `${letter * dots}px ${font()}`, textAlign: "center",
    textBaseline: "middle", lineJoin: "round", lineWidth: 5 * dots, strokeStyle: css("--panel"),
    fillStyle: css("--text")});
  for (const [level, at] of labels(terrain, costs, pieces)) {
    const text = [`E = ${number(level)}`, x(at[0]), y(at[1])];
    pen.strokeText(...text);
    pen.fillText(...text);
  }
}

export function font() {
  return getComputedStyle(document.body).fontFamily;
}

function paint_shades(pen, canvas, terrain, {E}) {
  const image = new ImageData(CELLS + 1, CELLS + 1);
  const colour = rgb("--e");
  E.forEach((row, up) => row.forEach((value, right) => {
    image.data.set([...colour, 255 * darkness(value / terrain.top)],
      4 * ((CELLS - up) * (CELLS + 1) + right));
  }));
  const small = new OffscreenCanvas(CELLS + 1, CELLS + 1);
  small.getContext("2d").putImageData(image, 0, 0);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(small, 0, 0, canvas.width, canvas.height);
}

// Some contour lines' costs, each where its line is leftmost at one of several heights
function labels(terrain, costs, pieces) {
  const every = Math.ceil((costs.length - 1) / LABELS);
  const [[left, right], [low, high]] = terrain.map;
  const chosen = costs.filter((level, k) => (k + 1) % every === 0 && level < terrain.top);
  return chosen.flatMap((level, k) => {
    const height = low + (high - low) * (0.42 - 0.09 * k);
    const near = pieces.map(([from]) => from).filter(([x, y, E]) =>
      E === level && Math.abs(y - height) < 0.02 * (high - low) &&
      x > left + 0.08 * (right - left) && x < right - 0.08 * (right - left));
    return near.length === 0 ? [] :
      [[level, near.reduce((best, one) => (one[0] < best[0] ? one : best))]];
  });
}
