// The surface of a cost over two parameters, seen from the side, and the path on it.

import {number, sizes} from "../drawing.js";
import {rgb, css, mixed} from "../colours.js";
import {steepest} from "../neuron.js";
import {levels, lines_through, below} from "./contours.js";
import {darkness, written} from "./from_above.js";
import {place, numbers_of} from "./terrains.js";

const CELLS = 30;  // of the surface, in each direction
const FLAT = 0.01;  // of the top: cells that are bent less are taken to be flat
const HIGH = 1.1;  // the top's height, where the ground reaches from -1 to 1
const LIGHT = [-0.48, -0.36, 0.8];  // from where it comes
const ABOVE = 0.06;  // the path is so much nearer to the reader than the surface below it
const SHORT = 0.05;  // the longest piece of a path
const TINY = 0.004;  // steps that are shorter are drawn together
const OVER = 1.2;  // pixels that a cell is drawn too large
const DOT = 7;
const SHAPE = 1.08;  // of the picture: its width for a height of 1

// All that stays when the surface is turned: {sides, cells}, where cells[row][column] is null or
// {parts, colour, lines}, and a cell's sides have these two directions on the ground; floor: lines.
//
// The sides lie along the directions of the largest and the smallest curvature: so the cells are
// flat, and not bent across.
export function surface_of(terrain) {
  const {middle, sides, reach} = lattice(terrain);
  const corner = (row, column) => {
    const far = [row, column].map((index, k) => (2 * index / CELLS - 1) * reach[k]);
    const at = middle.map((value, axis) =>
      value + far[0] * sides[0][axis] + far[1] * sides[1][axis]);
    return [...at, terrain.cost(place(terrain, at))];
  };
  const corners = many(CELLS + 1, (row) => many(CELLS + 1, (column) => corner(row, column)));
  const scaled = scaling(terrain);
  const costs = levels(terrain);
  const colours = [rgb("--panel"), rgb("--e")];
  const cells = many(CELLS, (row) => many(CELLS, (column) => {
    const cell = [[0, 0], [0, 1], [1, 1], [1, 0]]
      .map(([up, right]) => corners[row + up][column + right]);
    const parts = flat_parts(cell, terrain.top).map((part) => below(part, terrain.top))
      .filter((part) => part.length > 2);
    if (parts.length === 0) return null;
    return {
      parts: parts.map((part) => part.map(scaled)),
      colour: colour_of(terrain, parts[0], colours),
      lines: lines_through(cell, costs).map((line) => line.map(scaled)),
    };
  }));
  const origin = scaled([0, 0, 0]);
  const grounds = sides.map((side) =>
    scaled([...side, 0]).slice(0, 2).map((value, k) => value - origin[k]));
  const floor = terrain.floor.flatMap((line) => pieces(line.map((at) => on(terrain, scaled, at))));
  return {sides: grounds, cells, floor};
}

// A cell whose corners are not in one plane falls into two triangles
function flat_parts(cell, top) {
  const [one, two, three, four] = cell;
  const bend = Math.abs(one[2] + three[2] - two[2] - four[2]);
  return bend < FLAT * top ? [cell] : [[one, two, three], [one, three, four]];
}

// A place of the ground on the surface
function on(terrain, scaled, numbers) {
  return scaled([...numbers, terrain.cost(place(terrain, numbers))]);
}

// The lines from each point to the next that can be seen
function pieces(points) {
  return points.slice(1).map((point, k) => [points[k], point])
    .filter((ends) => ends.every(is_seen));
}

// Where the cells are: from a middle so far to both sides, in two directions at right angles
function lattice(terrain) {
  const middle = numbers_of(terrain, terrain.middle);
  const angle = steepest(terrain.second_derivative(terrain.middle));
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return {middle, sides: [[cosine, sine], [-sine, cosine]], reach: terrain.reach};
}

function many(count, make) {
  return Array.from({length: count}, (_, k) => make(k));
}

// A function that takes [x, y, E] to numbers from -1 to 1 on the ground and 0 to HIGH above it
function scaling(terrain) {
  const [x, y] = terrain.box.map(([low, high]) => {
    const [middle, half] = [(low + high) / 2, (high - low) / 2];
    return (value) => (value - middle) / half;
  });
  return ([first, second, E]) => [x(first), y(second), HIGH * E / terrain.top];
}

// The lower and the more in the shade, the more of the cost's colour
function colour_of(terrain, part, [ground, shade]) {
  const [first, second, E] = part[0].map((_, k) => average(part.map((point) => point[k])));
  const slopes = numbers_of(terrain, terrain.slope(place(terrain, [first, second])));
  const normal = slopes.map((slope, k) => {
    const [low, high] = terrain.box[k];
    return -slope * HIGH / terrain.top * (high - low) / 2;
  });
  const dot = normal[0] * LIGHT[0] + normal[1] * LIGHT[1] + LIGHT[2];
  const light = dot / Math.hypot(...normal, 1);
  const strength = 0.1 + 0.9 * darkness(Math.min(E / terrain.top, 1)) + 0.22 * (1 - light);
  return `rgb(${mixed(ground, shade, Math.min(strength, 1)).join(",")})`;
}

function average(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// The path up to a step, as short lines on the surface, each [from, to]; its start and last place
export function path_on(terrain, path, k) {
  const scaled = scaling(terrain);
  const places = path.slice(0, k + 1).map((now) => numbers_of(terrain, now));
  const at = (numbers) => on(terrain, scaled, numbers);
  const points = [];
  let from = places[0];
  for (const to of places.slice(1)) {
    const far = distance(scaled([...from, 0]), scaled([...to, 0]));
    if (far < TINY) continue;
    if (far > 4) break;  // this step leads away
    points.push(...between(from, to, Math.ceil(far / SHORT)).map(at));
    from = to;
  }
  return {lines: pieces(points), start: at(places[0]), last: at(places[places.length - 1])};
}

function between(from, to, parts) {
  return many(parts + 1, (k) => from.map((value, axis) => value + (to[axis] - value) * k / parts));
}

function distance(one, other) {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

function is_seen([x, y, z]) {
  return Math.abs(x) <= 1.01 && Math.abs(y) <= 1.01 && z <= 1.001 * HIGH;
}

// Draw surface and path, turned by `turn` and seen from `lift` above the ground (angles).
export function draw_surface(canvas, terrain, surface, path, {turn, lift}) {
  const {width, letter: size} = sizes(canvas.parentElement);
  const height = Math.round(width / SHAPE);
  const dots = window.devicePixelRatio;
  canvas.style.height = `${height}px`;
  Object.assign(canvas, {width: Math.round(width * dots), height: Math.round(height * dots)});
  const pen = canvas.getContext("2d");
  pen.scale(dots, dots);
  pen.lineJoin = "round";
  const view = view_of(width, height, turn, lift);
  const colour = {line: css("--e"), path: css("--w-line"), start: css("--panel")};
  draw_frame(pen, terrain, view, size);
  const paths = lines_in_cells(terrain, path.lines, view);
  const floors = lines_in_cells(terrain, surface.floor, view);
  const columns = order(surface.sides, 1, view);
  const draw_lines_in = (row) => columns.forEach((column) => {
    const index = row * CELLS + column;
    draw_lines(pen, view, surface.cells[row][column]?.lines ?? [], colour.line, 0.8);
    draw_lines(pen, view, floors.get(index) ?? [], colour.line, 4);
    draw_lines(pen, view, paths.get(index) ?? [], colour.path, 3);
  });
  let behind = null;  // its lines are drawn when the next row can't cover their edges any more
  for (const row of order(surface.sides, 0, view)) {
    columns.forEach((column) => draw_cell(pen, view, surface.cells[row][column]));
    if (behind !== null) draw_lines_in(behind);
    behind = row;
  }
  draw_lines_in(behind);
  pen.globalAlpha = 0.35;  // what is behind the surface shines through
  draw_lines(pen, view, path.lines, colour.path, 3);
  pen.globalAlpha = 1;
  if (is_seen(path.last)) draw_dot(pen, view, path.last, colour.path, colour.path);
  if (is_seen(path.start)) draw_dot(pen, view, path.start, colour.start, colour.path);
}

// The indices of the cells along one side, the farther ones first
function order(sides, which, view) {
  const [side, other] = [sides[which], sides[1 - which]];
  const cross = ([a, b], [c, d]) => a * d - b * c;
  const forwards = cross(other, view.away) * cross(other, side) < 0;
  return many(CELLS, (k) => (forwards ? k : CELLS - 1 - k));
}

// Each line of the path with the cell in which it is drawn: a Map from the cell's index
function lines_in_cells(terrain, lines, view) {
  const {middle, sides, reach} = lattice(terrain);
  const inside = new Map();
  for (const ends of lines) {
    const from = terrain.box.map(([low, high], k) => {
      const near = (ends[0][k] + ends[1][k]) / 2 - ABOVE * view.away[k];
      return (low + high) / 2 + near * (high - low) / 2 - middle[k];
    });
    const [row, column] = sides.map((side, k) => {
      const part = (from[0] * side[0] + from[1] * side[1]) / reach[k];
      return Math.min(Math.max(Math.floor((part + 1) / 2 * CELLS), 0), CELLS - 1);
    });
    const index = row * CELLS + column;
    if (!inside.has(index)) inside.set(index, []);
    inside.get(index).push(ends);
  }
  return inside;
}

// away: the direction on the ground that leads away from the reader; at: a point's pixels
function view_of(width, height, turn, lift) {
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
  const [up, along] = [Math.cos(lift), Math.sin(lift)];
  const scale = Math.min(width / 3.3, height / 3.2);
  const depth = ([x, y]) => x * sine + y * cosine;
  const at = ([x, y, z]) => [
    width / 2 + scale * (x * cosine - y * sine),
    height / 2 - scale * (depth([x, y]) * along + (z - HIGH / 2) * up),
  ];
  return {away: [sine, cosine], depth, at};
}

// Its parts are drawn a little too large, so that no gaps are seen between them
function draw_cell(pen, view, cell) {
  if (!cell) return;
  pen.fillStyle = cell.colour;
  for (const part of cell.parts) {
    const corners = part.map(view.at);
    const middle = [0, 1].map((axis) => average(corners.map((corner) => corner[axis])));
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
  pen.beginPath();
  pen.arc(...view.at(point), DOT, 0, 2 * Math.PI);
  Object.assign(pen, {fillStyle: fill, strokeStyle: edge, lineWidth: 2.5});
  pen.fill();
  pen.stroke();
}

// The square on the ground, and along its near edges the parameters; the height at the left
function draw_frame(pen, terrain, view, size) {
  const square = [[-1, -1], [1, -1], [1, 1], [-1, 1]];
  Object.assign(pen, {fillStyle: css("--text"), textAlign: "center", textBaseline: "middle",
    font: `${size}px ${getComputedStyle(document.body).fontFamily}`});
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
  pen.fillText(`E = ${number(terrain.top)}`, x, y - 0.8 * size);
}
