// The map of a cost over two parameters: shades, contour lines, and the path on it.

import {svg, number, plot, curve} from "../drawing.js";
import {rgb, css} from "../colours.js";
import {heights, levels, cells, lines_through} from "./contours.js";
import {numbers_of} from "./terrains.js";

const CELLS = 71;  // in each direction, for the shades and the contour lines
const LABELS = 4;  // so many contour lines have their cost written on them
const FAR = 20;  // times as wide as the map: beyond it no path is drawn

// The name of a parameter as it is written: w₁
export function written(name) {
  return name.replace("1", "₁").replace("2", "₂");
}

// Axes with the same scale in both directions, and the map below them. Returns the plot.
export function draw_map(element, canvas, terrain) {
  const [x, y] = terrain.map;
  const [xLabel, yLabel] = terrain.names.map(written);
  const first = plot(element, {x, y, xLabel, yLabel, height: 400});
  const {box} = first;
  const high = (box.right - box.left) * (y[1] - y[0]) / (x[1] - x[0]);
  const drawn = plot(element, {x, y, xLabel, yLabel, height: high + 400 - (box.bottom - box.top)});
  fit(canvas, drawn.box);
  const pen = canvas.getContext("2d");
  const grid = heights(terrain, terrain.map, CELLS);
  paint_shades(pen, canvas, terrain, grid);
  paint_contours(pen, canvas, terrain, grid, drawn.size);
  drawn.path = svg("g", {class: "path"});
  for (const line of terrain.floor) drawn.marks.append(curve(drawn, line, {class: "floor"}));
  if (terrain.lowest) drawn.marks.append(diamond(drawn, numbers_of(terrain, terrain.lowest)));
  drawn.start = svg("g", {class: "path"});  // all of it is seen at the map's edge, too
  drawn.marks.append(drawn.path);
  drawn.front.append(drawn.start);
  return drawn;
}

// The canvas lies where the plot has its inside
function fit(canvas, {left, right, top, bottom}) {
  const dots = window.devicePixelRatio;
  const [width, height] = [Math.max(right - left, 1), Math.max(bottom - top, 1)];
  Object.assign(canvas.style, {left: `${left}px`, top: `${top}px`, width: `${width}px`,
    height: `${height}px`});
  Object.assign(canvas, {width: Math.round(width * dots), height: Math.round(height * dots)});
}

// The lower, the darker; above the top there is nothing
function paint_shades(pen, canvas, terrain, {E}) {
  const image = new ImageData(CELLS + 1, CELLS + 1);
  const colour = rgb("--e");
  E.forEach((row, up) => row.forEach((value, right) => {
    const at = 4 * ((CELLS - up) * (CELLS + 1) + right);
    image.data.set([...colour, 255 * darkness(value / terrain.top)], at);
  }));
  const small = new OffscreenCanvas(CELLS + 1, CELLS + 1);
  small.getContext("2d").putImageData(image, 0, 0);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(small, 0, 0, canvas.width, canvas.height);
}

// How strong the shade is, for a part of the top
export function darkness(part) {
  return part > 1 ? 0 : 0.08 + 0.44 * (1 - part);
}

function paint_contours(pen, canvas, terrain, grid, size) {
  const costs = [...levels(terrain), terrain.top];
  const pieces = cells(grid).flatMap((cell) => lines_through(cell, costs));
  const dots = window.devicePixelRatio;
  const [[left, right], [low, high]] = terrain.map;
  const x = (value) => (value - left) / (right - left) * canvas.width;
  const y = (value) => (high - value) / (high - low) * canvas.height;
  pen.beginPath();
  for (const [from, to] of pieces) {
    pen.moveTo(x(from[0]), y(from[1]));
    pen.lineTo(x(to[0]), y(to[1]));
  }
  Object.assign(pen, {strokeStyle: css("--e"), lineWidth: 0.9 * dots, globalAlpha: 0.75});
  pen.stroke();
  Object.assign(pen, {globalAlpha: 1, font: `${size * dots}px ${font()}`, textAlign: "center",
    textBaseline: "middle", lineJoin: "round"});
  label(terrain, costs, pieces).forEach(([text, at]) => {
    Object.assign(pen, {lineWidth: 5 * dots, strokeStyle: css("--panel"),
      fillStyle: css("--text")});
    pen.strokeText(text, x(at[0]), y(at[1]));
    pen.fillText(text, x(at[0]), y(at[1]));
  });
}

function font() {
  return getComputedStyle(document.body).fontFamily;
}

// Costs for some contour lines, each where its line is leftmost at one of several heights
function label(terrain, costs, pieces) {
  const every = Math.ceil((costs.length - 1) / LABELS);
  const [[left, right], [low, high]] = terrain.map;
  const chosen = costs.filter((level, k) => (k + 1) % every === 0 && level < terrain.top);
  return chosen.flatMap((level, k) => {
    const height = low + (high - low) * (0.42 - 0.09 * k);
    const near = pieces.map(([from]) => from).filter(([x, y, E]) =>
      E === level && Math.abs(y - height) < 0.02 * (high - low) &&
      x > left + 0.08 * (right - left) && x < right - 0.08 * (right - left));
    if (near.length === 0) return [];
    const at = near.reduce((best, one) => (one[0] < best[0] ? one : best));
    return [[`E = ${number(level)}`, at]];
  });
}

function diamond(drawn, [x, y]) {
  const [cx, cy, r] = [drawn.x(x), drawn.y(y), 9];
  const points = [[0, -r], [r, 0], [0, r], [-r, 0]].map(([dx, dy]) => `${cx + dx},${cy + dy}`);
  return svg("polygon", {points: points.join(" "), class: "lowest"});
}

// The path to this step in full, the way ahead thin
export function draw_path(drawn, terrain, path, k) {
  const places = path.map((place) => numbers_of(terrain, place));
  const seen = places.slice(0, within(places, terrain.map));
  const done = seen.slice(0, k + 1);
  const dots = done.filter((_, step) => step > 0 && step < 40).map((at) => dot(drawn, at, 3.5));
  drawn.path.replaceChildren(
    curve(drawn, seen, {class: "ahead"}), curve(drawn, done, {class: "edge"}),
    curve(drawn, done, {class: "steps"}), ...dots);
  drawn.start.replaceChildren(
    svg("circle", {...centre(drawn, places[0]), r: 8, class: "start"}));
  if (k > 0 && k < seen.length) drawn.path.append(dot(drawn, places[k], 8));
}

// How many places from the start on are not too far outside
function within(places, [[left, right], [low, high]]) {
  const far = ([x, y]) => Math.abs(x - left) > FAR * (right - left) ||
    Math.abs(y - low) > FAR * (high - low);
  const first = places.findIndex(far);
  return first < 0 ? places.length : first;
}

function dot(drawn, at, r) {
  return svg("circle", {...centre(drawn, at), r});
}

function centre(drawn, [x, y]) {
  return {cx: drawn.x(x).toFixed(1), cy: drawn.y(y).toFixed(1)};
}
