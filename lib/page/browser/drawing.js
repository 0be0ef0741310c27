// What all drawings of the page share: numbers, SVG elements, a plot with its axes, frames.

import {pick} from "./language.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const words = {tooLarge: {en: "too large", ko: "너무 큰 수"}};

// What the page was given, by its name.
export function data() {
  return JSON.parse(document.getElementById("data").textContent);
}

// A number to so many figures: 2.6, −0.0031, 1.2·10⁸. A whole part is not cut; there is no −0.
export function number(value, digits = 4) {
  if (!Number.isFinite(value)) return pick(words.tooLarge);
  const size = Math.abs(value);
  const whole = size >= 10 ** (digits - 1) && size < 1e7;
  const rounded = whole ? Math.round(value) : Number(value.toPrecision(digits));
  const power = rounded === 0 ? 0 : Math.floor(Math.log10(Math.abs(rounded)));
  if (power >= -4 && power < (whole ? 7 : digits)) return minus(String(rounded + 0));
  const [mantissa, exponent] = rounded.toExponential().split("e");
  return minus(`${mantissa}·10${superscript(Number(exponent))}`);
}

function minus(text) {
  return text.replace("-", "−");
}

function superscript(power) {
  const raised = [...String(Math.abs(power))].map((digit) => SUPERSCRIPTS[digit]).join("");
  return (power < 0 ? "⁻" : "") + raised;
}

// The smallest of ..., 0.5, 1, 2, 5, 10, ... that cuts `span` into at most so many parts.
export function roundStep(span, parts) {
  const power = Math.floor(Math.log10(span / parts));
  const steps = [1, 2, 5, 10, 20].map((step) => Number(`${step}e${power}`));
  return steps.find((step) => span <= step * parts * (1 + 1e-9)) ?? steps[4];
}

// Round numbers from low to high, about `parts` of them.
function ticks(low, high, parts) {
  const step = roundStep(high - low, parts);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k += 1) {
    found.push(Number((k * step).toPrecision(12)));
  }
  return found;
}

// An SVG element with these attributes and children (elements or texts).
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// An html element with these properties and children.
export function html(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// `draw` as a function that may be called at any time: it draws at most once a frame.
export function onceAFrame(draw) {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      draw();
    });
  };
}

// Call `redraw` when the width of the element changes, and once at the start.
export function onSize(element, redraw) {
  let width = -1;
  new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    redraw();
  }).observe(element);
}

// How wide an element is, and how large its letters are, in pixels: 16, or more on a full screen.
//
// They are kept until the element has another size: a browser that is asked in the middle of
// drawing would have to lay out the page each time.
export function sizes(element) {
  if (!measured.has(element)) {
    watcher.observe(element);
    const letter = parseFloat(getComputedStyle(element).fontSize);
    measured.set(element, {width: element.clientWidth, letter});
  }
  return measured.get(element);
}

const measured = new WeakMap();
const watcher = new ResizeObserver((changes) => {
  for (const {target} of changes) measured.delete(target);
});

// A plot inside the element, as wide as it is: axes with a few round numbers, and empty layers.
//
// x, y: [low, high]; xLabel, yLabel: texts; height: pixels. It may be called again for each frame:
// it draws its grid anew, empties `marks` and `front`, and keeps `handles`.
export function plot(element, {x, y, xLabel = "", yLabel = "", height = 320}) {
  const {width: inside, letter: size} = sizes(element);
  const width = Math.max(inside, 100);
  const root = root_of(element);
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  root.setAttribute("height", height);
  const yTicks = ticks(...y, height / (3.2 * size));
  const xTicks = ticks(...x, Math.max(3, width / (5 * size)));
  const room = Math.max(2, ...yTicks.map((tick) => number(tick).length)) * 0.6 * size;
  const box = {left: room + 0.8 * size, right: width - size, top: 1.9 * size,
    bottom: height - 2.9 * size};
  const [left, bottom] = [box.left, box.bottom];
  const scale = {x: (box.right - left) / (x[1] - x[0]), y: (bottom - box.top) / (y[1] - y[0])};
  const made = {
    root, width, height, size, box, scale,
    x: (value) => left + (value - x[0]) * scale.x,
    y: (value) => bottom - (value - y[0]) * scale.y,
    fromX: (pixels) => x[0] + (pixels - left) / scale.x,
    fromY: (pixels) => y[0] + (bottom - pixels) / scale.y,
    grid: layer(root, "grid"), marks: layer(root, "marks"), front: layer(root, "front"),
    handles: root.querySelector(".handles"),
  };
  clip(root, box);
  for (const tick of xTicks) {
    const at = made.x(tick);
    made.grid.append(svg("line", {x1: at, x2: at, y1: box.top, y2: bottom, class: line(tick)}),
      svg("text", {x: at, y: bottom + 1.2 * size, "text-anchor": "middle"}, number(tick)));
  }
  for (const tick of yTicks) {
    const at = made.y(tick);
    made.grid.append(svg("line", {x1: left, x2: box.right, y1: at, y2: at, class: line(tick)}),
      svg("text", {x: left - 0.4 * size, y: at + 0.35 * size, "text-anchor": "end"}, number(tick)));
  }
  const name = {class: "axis-name"};
  made.grid.append(
    svg("text", {...name, x: box.right, y: height - 0.4 * size, "text-anchor": "end"}, xLabel),
    svg("text", {...name, x: left, y: 1.1 * size}, yLabel));
  return made;
}

function line(tick) {
  return tick === 0 ? "zero" : "rule";
}

// The drawing in this element, which is made the first time.
function root_of(element) {
  const there = element.querySelector("svg.plot");
  if (there) return there;
  const name = `inside-${document.querySelectorAll("svg.plot").length}`;
  const inside = {"clip-path": `url(#${name})`};
  const hidden = {"aria-hidden": "true"};  // screen readers are told the numbers, not the lines
  const root = svg("svg", {class: "plot", width: "100%"},
    svg("clipPath", {id: name}, svg("rect")), svg("g", {...hidden, class: "grid"}),
    svg("g", {...hidden, ...inside, class: "marks"}), svg("g", {...hidden, class: "front"}),
    svg("g", {class: "handles"}));
  element.append(root);
  return root;
}

function layer(root, name) {
  const found = root.querySelector(`.${name}`);
  found.replaceChildren();
  return found;
}

function clip(root, box) {
  const rect = root.querySelector("clipPath rect");
  rect.setAttribute("x", box.left);
  rect.setAttribute("y", box.top);
  rect.setAttribute("width", Math.max(box.right - box.left, 0));
  rect.setAttribute("height", Math.max(box.bottom - box.top, 0));
}

// A line through these points, [[x, y], ...] in a plot's numbers.
export function curve(plot, points, attributes) {
  const path = points.map(([x, y]) => `${plot.x(x).toFixed(1)},${plot.y(y).toFixed(1)}`).join(" ");
  return svg("polyline", {points: path, fill: "none", ...attributes});
}
