// The surface of a cost over two parameters, seen from the side, and the path on it.

import {css} from "./page.js";
import {number, many} from "./numbers.js";
import {steepest} from "./neuron.js";
import {cells, middle_of, levels, lines_through, below, darkness, draw_lines, start_letters}
  from "./heights.js";
import {place, written} from "./terrains.js";

const CELLS = 24;  // of the surface, in each direction
const HIGH = 1.1;  // the top's height, where the ground reaches from -1 to 1
const LIGHT = [-0.48, -0.36, 0.8];  // from where it comes
const ABOVE = 0.08;  // lines are so much nearer to the reader than the surface below them
const SHORT = 0.05;  // the longest piece of a path
const TINY = 0.004;  // steps that are shorter are drawn together
const AWAY = 4;  // a step that is longer leads out of the picture

// All that stays when the surface is turned: {cells: [{corners, middle, colour, lines}], floor}. The
// cells' sides lie along the directions of the largest and the smallest curvature: so the cells are
// flat, and not bent across.
export function surface_of(terrain) {
  const angle = steepest(terrain.second_derivative(terrain.middle));
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = Object.values(terrain.middle);
  const grid = cells(terrain, CELLS, (...parts) => {
    const [far, wide] = parts.map((part, k) => (2 * part - 1) * terrain.reach[k]);
    return [x + far * cosine - wide * sine, y + far * sine + wide * cosine];
  });
  const scaled = scaling(terrain);
  const costs = levels(terrain);
  const colours = ["--e", "--panel"].map((name) =>  // #0b4f8a as red, green and blue
    css(name).match(/\w\w/g).map((two) => parseInt(two, 16)));
  return {floor: terrain.floor.flatMap((line) => pieces(line.map(on(terrain)))),
    cells: grid.map((cell) => [cell, below(cell, terrain.top)])
      .filter(([, part]) => part.length > 2)
      .map(([cell, part]) => ({
        corners: larger(part.map(scaled)), middle: middle_of(cell.map(scaled)),
        colour: colour_of(terrain, part, colours),
        lines: lines_through(cell, costs).map((line) => line.map(scaled)),
      }))};
}

// A polygon a little larger than it is: so no gaps are seen between them
function larger(points) {
  const middle = middle_of(points);
  return points.map((point) => point.map((value, k) => value + 0.04 * (value - middle[k])));
}

// A function that takes [x, y, E] to numbers from -1 to 1 on the ground and 0 to HIGH above it
function scaling({box, top}) {
  const [x, y] = box.map(([low, high]) => (value) => (2 * value - low - high) / (high - low));
  return ([first, second, E]) => [x(first), y(second), HIGH * E / top];
}

// A function that takes a place of the ground to its point on the surface
function on(terrain) {
  const scaled = scaling(terrain);
  return (numbers) => scaled([...numbers, terrain.cost(place(terrain, numbers))]);
}

// The lower and the more in the shade, the more of the cost's colour
function colour_of(terrain, part, [shade, ground]) {
  const [first, second, E] = middle_of(part);
  const slopes = Object.values(terrain.slope(place(terrain, [first, second])));
  const normal = slopes.map((slope, k) => {
    const [low, high] = terrain.box[k];
    return -slope * HIGH / terrain.top * (high - low) / 2;
  });
  const light = (normal[0] * LIGHT[0] + normal[1] * LIGHT[1] + LIGHT[2]) / Math.hypot(...normal, 1);
  const strength = 0.1 + 0.9 * darkness(Math.min(E / terrain.top, 1)) + 0.22 * (1 - light);
  const mixed = ground.map((v, k) => Math.round(v + (shade[k] - v) * Math.min(strength, 1)));
  return `rgb(${mixed.join()})`;
}

// The way through these places of the ground, as points on the surface
function way_on(terrain, places) {
  const [flat, at] = [scaling(terrain), on(terrain)];
  const points = [];
  let from = places[0];
  for (const to of places.slice(1)) {
    const [one, other] = [flat([...from, 0]), flat([...to, 0])];
    const far = Math.hypot(one[0] - other[0], one[1] - other[1]);
    if (far < TINY) continue;
    if (far > AWAY) break;
    const parts = Math.ceil(far / SHORT);
    points.push(...many(parts + 1, (n) =>
      at(from.map((value, axis) => value + (to[axis] - value) * n / parts))));
    from = to;
  }
  return points;
}

// The lines from each point to the next that can be seen
function pieces(points) {
  return points.slice(1).map((point, k) => [points[k], point]).filter((ends) => ends.every(is_seen));
}

function is_seen([x, y, z]) {
  return Math.abs(x) <= 1.01 && Math.abs(y) <= 1.01 && z <= 1.001 * HIGH;
}

// Paint the surface, and the way through these places, as it is seen from there: what is farther away
// first, and lines a little later than the cells around them
export function paint_surface(pen, terrain, surface, places, {turn, lift}, {width, height, letter}) {
  const {at, depth} = view_of(width, height, turn, lift);
  const way = pieces(way_on(terrain, places));
  const [edge, walked, panel] = [css("--e"), css("--w-line"), css("--panel")];
  const later = (colour, wide) => (ends) =>
    [depth(middle_of(ends)) - ABOVE, () => draw_lines(pen, [ends], at, colour, wide)];
  draw_frame(pen, terrain, {at, depth}, letter);
  [
    ...surface.cells.map((cell) => [depth(cell.middle), () => draw_cell(pen, at, cell)]),
    ...surface.cells.map((cell) =>
      [depth(cell.middle) - ABOVE, () => draw_lines(pen, cell.lines, at, edge, 0.8)]),
    ...surface.floor.map(later(edge, 4)),
    ...way.map(later(walked, 3)),
  ].sort(([one], [other]) => other - one).forEach(([, draw]) => draw());
  pen.globalAlpha = 0.35;  // what is behind the surface shines through
  draw_lines(pen, way, at, walked, 3);
  pen.globalAlpha = 1;
  draw_dot(pen, at, on(terrain)(places.at(-1)), walked, walked);
  draw_dot(pen, at, on(terrain)(places[0]), panel, walked);
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

function draw_cell(pen, at, {corners, colour}) {
  pen.fillStyle = colour;
  pen.beginPath();
  corners.forEach((corner) => pen.lineTo(...at(corner)));
  pen.fill();
}

function draw_dot(pen, at, point, fill, edge) {
  if (!is_seen(point)) return;
  pen.beginPath();
  pen.arc(...at(point), 7, 0, 2 * Math.PI);
  Object.assign(pen, {fillStyle: fill, strokeStyle: edge, lineWidth: 2.5});
  pen.fill();
  pen.stroke();
}

// The square on the ground, and along its near edges the parameters; the height at the left
function draw_frame(pen, terrain, {at, depth}, letter) {
  const square = [[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]];
  const left = square.reduce((one, other) => (at(one)[0] < at(other)[0] ? one : other));
  const top = [left[0], left[1], HIGH];
  const edges = square.map((from, k) => [from, square[(k + 1) % 4]]);
  draw_lines(pen, [...edges, [left, top]], at, css("--faint"), 1);
  start_letters(pen, letter);
  terrain.names.forEach((name, axis) => {
    const edge = (side, part) => (axis === 0 ? [part, side, 0] : [side, part, 0]);
    const near = depth(edge(-1, 0)) < depth(edge(1, 0)) ? -1 : 1;
    const write = (text, part) => pen.fillText(text, ...at(edge(1.17 * near, part)));
    write(written(name), 0);
    terrain.box[axis].forEach((value, end) => write(number(value, 2), end ? 0.88 : -0.88));
  });
  pen.textAlign = "left";
  const [x, y] = at(top);
  pen.fillText(`E = ${number(terrain.top)}`, x, y - 0.8 * letter);
}
