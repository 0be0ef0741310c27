// The surface of a cost over two parameters, seen from the side, and the path on it.

import {rgb, css} from "./page.js";
import {number, many} from "./numbers.js";
import {steepest} from "./neuron.js";
import {levels, lines_through, below, darkness, font} from "./heights.js";
import {place, numbers_of, written} from "./terrains.js";

const CELLS = 30;  // of the surface, in each direction
const FLAT = 0.01;  // of the top: cells that are bent less are taken to be flat
const HIGH = 1.1;  // the top's height, where the ground reaches from -1 to 1
const LIGHT = [-0.48, -0.36, 0.8];  // from where it comes
const ABOVE = 0.08;  // lines are so much nearer to the reader than the surface below them
const SHORT = 0.05;  // the longest piece of a path
const TINY = 0.004;  // steps that are shorter are drawn together
const OVER = 1.2;  // pixels that a cell is drawn too large: so no gaps are seen
const DOT = 7;

// All that stays when the surface is turned: {cells: [{parts, middle, colour, lines}], floor}. The
// cells' sides lie along the directions of the largest and the smallest curvature: so the cells are
// flat, and not bent across.
export function surface_of(terrain) {
  const angle = steepest(terrain.second_derivative(terrain.middle));
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const sides = [[cosine, sine], [-sine, cosine]];
  const middle = numbers_of(terrain, terrain.middle);
  const corners = many(CELLS + 1, (row) => many(CELLS + 1, (column) => {
    const far = [row, column].map((index, k) => (2 * index / CELLS - 1) * terrain.reach[k]);
    const at = middle.map((value, k) => value + far[0] * sides[0][k] + far[1] * sides[1][k]);
    return [...at, terrain.cost(place(terrain, at))];
  }));
  const scaled = scaling(terrain);
  const costs = levels(terrain);
  const colours = [rgb("--panel"), rgb("--e")];
  const cells = many(CELLS * CELLS, (index) => {
    const [row, column] = [Math.floor(index / CELLS), index % CELLS];
    const cell = [[0, 0], [0, 1], [1, 1], [1, 0]]
      .map(([up, right]) => corners[row + up][column + right]);
    const parts = flat_parts(cell, terrain.top).map((part) => below(part, terrain.top))
      .filter((part) => part.length > 2);
    return parts.length > 0 && {
      parts: parts.map((part) => part.map(scaled)),
      middle: middle_of(cell.map(scaled)),
      colour: colour_of(terrain, parts[0], colours),
      lines: lines_through(cell, costs).map((line) => line.map(scaled)),
    };
  }).filter(Boolean);
  return {cells, floor: terrain.floor.flatMap((line) => pieces(line.map(on(terrain))))};
}

// A cell whose corners are not in one plane falls into two triangles
function flat_parts(cell, top) {
  const [one, two, three, four] = cell;
  const bend = Math.abs(one[2] + three[2] - two[2] - four[2]);
  return bend < FLAT * top ? [cell] : [[one, two, three], [one, three, four]];
}

// A function that takes [x, y, E] to numbers from -1 to 1 on the ground and 0 to HIGH above it
function scaling({box, top}) {
  const [x, y] = box.map(([low, high]) => (value) => (2 * value - low - high) / (high - low));
  return ([first, second, E]) => [x(first), y(second), HIGH * E / top];
}

// A function that takes a place of the ground to its point on the surface
function on(terrain) {
  return (numbers) => scaling(terrain)([...numbers, terrain.cost(place(terrain, numbers))]);
}

// The lower and the more in the shade, the more of the cost's colour
function colour_of(terrain, part, [ground, shade]) {
  const [first, second, E] = middle_of(part);
  const slopes = numbers_of(terrain, terrain.slope(place(terrain, [first, second])));
  const normal = slopes.map((slope, k) => {
    const [low, high] = terrain.box[k];
    return -slope * HIGH / terrain.top * (high - low) / 2;
  });
  const light = (normal[0] * LIGHT[0] + normal[1] * LIGHT[1] + LIGHT[2]) / Math.hypot(...normal, 1);
  const strength = 0.1 + 0.9 * darkness(Math.min(E / terrain.top, 1)) + 0.22 * (1 - light);
  const mixed = ground.map((v, k) => Math.round(v + (shade[k] - v) * Math.min(strength, 1)));
  return `rgb(${mixed.join(",")})`;
}

function middle_of(points) {
  return points[0].map((_, k) => points.reduce((sum, point) => sum + point[k], 0) / points.length);
}

// The path up to a step, as short lines on the surface, each [from, to]; its start and last place
function path_on(terrain, path, k) {
  const flat = scaling(terrain);
  const at = on(terrain);
  const places = path.slice(0, k + 1).map((now) => numbers_of(terrain, now));
  const points = [];
  let from = places[0];
  for (const to of places.slice(1)) {
    const [one, other] = [flat([...from, 0]), flat([...to, 0])];
    const far = Math.hypot(one[0] - other[0], one[1] - other[1]);
    if (far < TINY) continue;
    if (far > 4) break;  // this step leads away
    const parts = Math.ceil(far / SHORT);
    for (let n = 0; n <= parts; n += 1) {
      points.push(at(from.map((value, axis) => value + (to[axis] - value) * n / parts)));
    }
    from = to;
  }
  return {lines: pieces(points), start: at(places[0]), last: at(places[places.length - 1])};
}

// The lines from each point to the next that can be seen
function pieces(points) {
  return points.slice(1).map((point, k) => [points[k], point]).filter((ends) => ends.every(is_seen));
}

function is_seen([x, y, z]) {
  return Math.abs(x) <= 1.01 && Math.abs(y) <= 1.01 && z <= 1.001 * HIGH;
}

// Draw the surface as it is seen from there: what is farther away first, and lines a little later
// than the cells around them
export function paint_surface(canvas, terrain, surface, path, k, {turn, lift}, {width, height, letter}) {
  const dots = window.devicePixelRatio;
  Object.assign(canvas, {width: Math.round(width * dots), height: Math.round(height * dots)});
  const pen = canvas.getContext("2d");
  pen.scale(dots, dots);
  pen.lineJoin = "round";
  const view = view_of(width, height, turn, lift);
  const walked = path_on(terrain, path, k);
  const [line, way, panel] = [css("--e"), css("--w-line"), css("--panel")];
  draw_frame(pen, terrain, view, letter);
  const drawn = surface.cells.flatMap((cell) => [
    [view.depth(cell.middle), () => draw_cell(pen, view, cell)],
    [view.depth(cell.middle) - ABOVE, () => draw_lines(pen, view, cell.lines, line, 0.8)]]);
  for (const [lines, colour, wide] of [[surface.floor, line, 4], [walked.lines, way, 3]]) {
    drawn.push(...lines.map((ends) =>
      [view.depth(middle_of(ends)) - ABOVE, () => draw_lines(pen, view, [ends], colour, wide)]));
  }
  drawn.sort(([one], [other]) => other - one).forEach(([, draw]) => draw());
  pen.globalAlpha = 0.35;  // what is behind the surface shines through
  draw_lines(pen, view, walked.lines, way, 3);
  pen.globalAlpha = 1;
  draw_dot(pen, view, walked.last, way, way);
  draw_dot(pen, view, walked.start, panel, way);
}

// depth: how far away from the reader a point is; at: its pixels
function view_of(width, height, turn, lift) {
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
  const [up, along] = [Math.cos(lift), Math.sin(lift)];
  const scale = Math.min(width / 3.3, height / 3.2);
  const depth = ([x, y]) => x * sine + y * cosine;
  return {depth, at: ([x, y, z]) => [
    width / 2 + scale * (x * cosine - y * sine),
    height / 2 - scale * (depth([x, y]) * along + (z - HIGH / 2) * up),
  ]};
}

function draw_cell(pen, view, cell) {
  pen.fillStyle = cell.colour;
  for (const part of cell.parts) {
    const corners = part.map(view.at);
    const middle = middle_of(corners);
    pen.beginPath();
    for (const [x, y] of corners) {
      const far = 1 + OVER / Math.max(Math.hypot(x - middle[0], y - middle[1]), OVER);
      pen.lineTo(middle[0] + far * (x - middle[0]), middle[1] + far * (y - middle[1]));
    }
    pen.fill();
  }
}

function draw_lines(pen, view, lines, colour, width) {
  if (lines.length === 0) return;
  Object.assign(pen, {strokeStyle: colour, lineWidth: width, lineCap: "round"});
  pen.beginPath();
  for (const [from, to] of lines) {
    pen.moveTo(...view.at(from));
    pen.lineTo(...view.at(to));
  }
  pen.stroke();
}

function draw_dot(pen, view, point, fill, edge) {
  if (!is_seen(point)) return;
  pen.beginPath();
  pen.arc(...view.at(point), DOT, 0, 2 * Math.PI);
  Object.assign(pen, {fillStyle: fill, strokeStyle: edge, lineWidth: 2.5});
  pen.fill();
  pen.stroke();
}

// The square on the ground, and along its near edges the parameters; the height at the left
function draw_frame(pen, terrain, view, letter) {
  const square = [[-1, -1], [1, -1], [1, 1], [-1, 1]];
  Object.assign(pen, {fillStyle: css("--text"), textAlign: "center", textBaseline: "middle",
    font: `${letter}px ${font()}`});
  const edges = square.map((from, k) => [[...from, 0], [...square[(k + 1) % 4], 0]]);
  terrain.names.forEach((name, axis) => {
    const edge = (side, part) => (axis === 0 ? [part, side, 0] : [side, part, 0]);
    const near = view.depth(edge(-1, 0)) < view.depth(edge(1, 0)) ? -1 : 1;
    const write = (text, part) => pen.fillText(text, ...view.at(edge(1.17 * near, part)));
    write(written(name), 0);
    terrain.box[axis].forEach((value, end) => write(number(value, 2), end ? 0.88 : -0.88));
  });
  const left = square.reduce((one, other) =>
    (view.at([...one, 0])[0] < view.at([...other, 0])[0] ? one : other));
  draw_lines(pen, view, [...edges, [[...left, 0], [...left, HIGH]]], css("--faint"), 1);
  pen.textAlign = "left";
  const [x, y] = view.at([...left, HIGH]);
  pen.fillText(`E = ${number(terrain.top)}`, x, y - 0.8 * letter);
}
