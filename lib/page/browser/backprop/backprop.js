// Back-propagation gate by gate: values go forward, slopes come back, and the update follows.

import {pick, onLanguage} from "../language.js";
import {svg, html, number, sizes, onceAFrame, onSize} from "../drawing.js";
import {player, numberBox, announce} from "../controls.js";
import {choice} from "../choice.js";
import {bounds, RATES} from "../bounds.js";
import {graph_of, rounds_of, moments_of, limit_of, on_wire, known} from "./graphs.js";
import {sentence, list, bracketed, update_sum} from "./words.js";
import {places_of} from "./places.js";

const TYPED = {low: -100, high: 100};  // x, y, w and b
const STARTS = ["under", "after"];  // texts that begin at their place, and may reach to the end
const THREE = [1, 2, 3];
const words = {
  graph: {en: "Graph", ko: "계산 그래프"},
  slide: {en: "of the slides", ko: "슬라이드"},
  bias: {en: "with a bias", ko: "편향 추가"},
  three: {en: "three points", ko: "점 세 개"},
  neuron: {en: "the neuron", ko: "뉴런"},
  w: {en: "the weight", ko: "가중치"},
  x: {en: "the input", ko: "입력"},
  y: {en: "right answer", ko: "정답"},
  b: {en: "the bias", ko: "편향"},
  p: {en: "the product", ko: "곱"},
  h: {en: "the hypothesis", ko: "가설"},
  e: {en: "the error", ko: "오류"},
  a: {en: "squared", ko: "제곱"},
  E: {en: "the cost", ko: "오류 함수"},
  sum: {en: "sum", ko: "합"},
  slope: {en: "this slope", ko: "이 기울기"},
  local: {en: "local gradient", ko: "지역 기울기"},
  out: {en: "slope at its output", ko: "출력의 기울기"},
};

// All about a graph with these numbers
export function model_of({kind, x, y, w, b, learning_rate}) {
  const [X, Y] = kind === "three" ? [THREE, THREE] : [[x], [y]];
  const has_bias = kind === "bias";
  const numbers = {X, Y, w, b: has_bias ? b : 0, has_bias, learning_rate};
  const graph = graph_of(X.length, has_bias);
  const rounds = rounds_of(numbers);
  return {graph, rounds, moments: moments_of(graph, rounds), has_bias, learning_rate,
    limit: limit_of(numbers)};
}

export function start(element) {
  const state = {kind: "slide", x: 1, y: 1, w: 3, b: 1, learning_rate: 0.1};
  let model = model_of(state);
  let at = 0;

  const said = html("p", {className: "sentence"});
  const picture = html("div", {className: "gates"});
  const legend = html("p", {className: "legend"});
  const boxes = html("div", {className: "boxes"});
  const range = bounds();

  const draw = onceAFrame(() => {
    draw_graph(picture, model, model.moments[at]);
    said.textContent = sentence(model, model.moments[at]);
  });
  const play = player({count: () => model.moments.length, every_ms: 2500, draw: (k) => {
    at = k;
    announce(sentence(model, model.moments[k]));
    draw();
  }});
  const change = (changed) => {
    Object.assign(state, changed);
    range.clear();
    for (const [name, box] of Object.entries(shown)) box.set(state[name]);
    model = model_of(state);
    play.pause();
    play.show(0);
  };
  let shown = {};
  const box = (name, label) => {
    shown[name] = numberBox({label, value: state[name], onInput: (value) => {
      const ends = name === "learning_rate" ? RATES : TYPED;
      if (!range.accept(label, value, ends)) return false;
      change({[name]: value});
      return true;
    }});
    return html("label", {}, `${label} = `, shown[name].element);
  };
  const write_boxes = () => {
    shown = {};
    const names = {slide: ["x", "y", "w"], bias: ["x", "y", "w", "b"], three: ["w"]}[state.kind];
    boxes.replaceChildren(...names.map((name) => box(name, name)), box("learning_rate", "α"));
  };
  const kinds = choice({label: words.graph, value: state.kind,
    options: {slide: words.slide, bias: words.bias, three: words.three},
    onChange: (kind) => {
      change({kind});
      write_boxes();
    }});
  write_boxes();
  element.querySelector(".place").append(
    html("div", {className: "settings"}, kinds.element,
      html("div", {}, boxes, range.element)), play.element, said, picture, legend);
  onLanguage(() => {
    write_legend(legend);
    draw();
  });
  write_legend(legend);
  onSize(element, draw);
  play.show(0);
  announce("");  // nobody has done anything yet
}

// The whole graph at a moment: wires and gates drawn, all texts beside them
function draw_graph(element, model, moment) {
  const {graph, rounds} = model;
  const round = rounds[moment.round];
  const {width, letter: size} = sizes(element);
  const places = places_of(graph, width / size, round.values.e.length, are_long(rounds));
  const {values, slopes} = known(graph, moment);
  const active = ["forward", "backward"].includes(moment.phase) ? moment.gate : -1;
  const drawing = svg("svg", {width: "100%", height: places.height * size, "aria-hidden": "true",
    viewBox: `0 0 ${places.width} ${places.height}`});
  drawing.append(arrows());
  if (places.neuron) drawing.append(svg("rect", {...places.neuron, rx: 0.6, class: "neuron-box"}));
  for (const [wire, line] of Object.entries(places.wires)) {
    drawing.append(...wire_lines(wire, line, values.has(wire), slopes.has(wire)));
  }
  places.gates.forEach(([cx, cy], k) => {
    drawing.append(svg("circle", {cx, cy, r: places.radius,
      class: k === active ? "gate active" : "gate"}));
  });
  const labels = [];
  const put_within = (most, [x, y], align, ...children) => {
    const label = html("div", {className: `label ${align}`}, ...children);
    Object.assign(label.style, {left: `${x * size}px`, top: `${y * size}px`});
    const width = most ?? (STARTS.includes(align) ? places.width - x : null);
    if (width !== null) label.style.maxWidth = `${width * size}px`;
    labels.push(label);
  };
  const put = (...label) => put_within(null, ...label);
  places.gates.forEach(([x, y], k) => {
    const is_word = typeof graph[k].sign !== "string";
    put([x, y - 0.55 * places.radius], "centre",
      html("span", {className: is_word ? "" : "sign"}, pick(graph[k].sign)));
    put(places.formulas[k], places.formula_align,
      html("span", {className: "formula"}, pick(graph[k].formula)));
    graph[k].inputs.forEach((wire, input) => {
      if (!slopes.has(wire)) return;
      const text = list(on_wire(round.locals, wire));
      const fits = round.values.e.length === 1 && text.length <= 2;  // else its formula
      put(places.locals[k][input], "centre",
        html("span", {className: "local"}, fits ? text : graph[k].locals[input]));
    });
  });
  for (const [wire, spot] of Object.entries(places.names)) {
    put(spot, "centre", html("span", {className: `name ${wire}`}, wire));
  }
  for (const [wire, {at, align, plain, most}] of Object.entries(places.values)) {
    const meaning = plain ? "" : pick(words[wire]);
    put_within(most, at, align, html("span", {className: `meaning ${wire}`}, meaning),
      ...(values.has(wire) ? value_rows(round, wire, align === "above") : []));
  }
  for (const [wire, {at, align, short, most}] of Object.entries(places.slopes)) {
    if (!slopes.has(wire)) continue;
    const rows = slope_rows(model, round, wire, short);
    if (moment.phase === "update" && (wire === "w" || wire === "b")) {
      rows.push(html("span", {className: "update"}, update_sum(round, wire, model.learning_rate)));
    }
    put_within(most, at, align, ...rows);
  }
  if (places.neuron) {
    put([places.neuron.x + 0.5, places.neuron.height - 1.7], "under",
      html("span", {className: "meaning"}, pick(words.neuron)));
  }
  element.replaceChildren(drawing, ...labels);
  element.style.height = `${places.height * size}px`;
}

// Whether there are slopes with many digits
function are_long(rounds) {
  return rounds.some(({slopes, total}) => [...Object.values(slopes).flat(), total.w].some((slope) =>
    Math.abs(slope) >= 100 || number(slope, 3).length > 7));
}

function arrows() {
  const tip = (id, name) => svg("marker", {id, viewBox: "0 0 10 10", refX: 9, refY: 5,
    markerWidth: 4, markerHeight: 4, orient: "auto-start-reverse", class: name},
  svg("path", {d: "M0,0 L10,5 L0,10 z"}));
  return svg("defs", {}, ...["w", "x", "y", "b", "p", "h", "e", "a", "E", "back", "off"]
    .map((name) => tip(`tip-${name}`, `tip ${name}`)));
}

// A wire, and beside it its slope's way back
function wire_lines(wire, {from, to}, has_value, has_slope) {
  const name = has_value ? wire : "off";
  const line = ([x1, y1], [x2, y2], className, tip) => svg("line", {x1, y1, x2, y2,
    class: className, "marker-end": `url(#tip-${tip})`});
  const lines = [line(from, to, `wire ${name}`, name)];
  if (has_slope) {
    const [dx, dy] = from[1] === to[1] ? [0, 0.55] : [0.55, 0];
    const beside = ([x, y]) => [x + dx, y + dy];
    lines.push(line(beside(to), beside(from), "wire back", "back"));
  }
  return lines;
}

function value_rows({values}, wire, is_long) {
  const numbers = on_wire(values, wire);
  const texts = is_long ? numbers.map((value) => number(value, 3)) : [list(numbers)];
  return texts.map((text) => html("span", {className: `value ${wire}`}, text));
}

// ∂E/∂w = local gradient · slope at the output = slope, with a row for each point
function slope_rows({graph}, round, wire, short) {
  const name = `∂E/∂${wire} = `;
  const box = (className, text) => html("span", {className}, text);
  const row = (...children) => html("span", {className: "slope"}, ...children);
  if (wire === "E") return [row(name, box("out", "1"))];
  const slopes = on_wire(round.slopes, wire);
  if (short && slopes.length > 1) return [row(name, box("out", list(slopes)))];
  const {output} = graph.find(({inputs}) => inputs.includes(wire));
  const outs = output === "E" ? [1] : on_wire(round.slopes, output);
  const locals = on_wire(round.locals, wire);
  const product = (k) => [box("local", bracketed(locals[k])), " · ",
    box("out", bracketed(outs[k] ?? outs[0])), " = ", box("out", number(slopes[k], 3))];
  if (slopes.length === 1) return [row(name, ...product(0))];
  const rows = slopes.map((_, k) => row(...product(k)));
  if (wire !== "w" && wire !== "b") return [row(name), ...rows];
  const total = row(`${pick(words.sum)} = `, box("out", number(round.total[wire], 4)));
  return [row(name), ...rows, total];
}

function write_legend(element) {
  const box = (name, className) => html("span", {className}, pick(words[name]));
  element.replaceChildren(box("slope", "out"), " = ", box("local", "local"), " · ",
    box("out", "out"));
}
