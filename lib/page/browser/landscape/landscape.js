// The landscape: a cost over two parameters from above and from the side, and the way down on it.

import {pick, onLanguage} from "../language.js";
import {html, onceAFrame, onSize} from "../drawing.js";
import {player, slider, numberBox, button, announce, onKeys} from "../controls.js";
import {choice} from "../choice.js";
import {bounds, RATES} from "../bounds.js";
import {onColours} from "../colours.js";
import {best, limit, descend, curvatures} from "../neuron.js";
import {terrains, place, numbers_of} from "./terrains.js";
import {draw_map, draw_path, written} from "./from_above.js";
import {surface_of, path_on, draw_surface} from "./from_the_side.js";
import {sentence} from "./words.js";

const MOST = 1000;  // steps
const FAR = 1e6;  // no path is followed beyond such a number
const STILL = 1e-6;  // of the map's width: steps that are shorter can't be seen
const KEY_PART = 1 / 48;  // of the map's width: so far an arrow key moves the start
const TURN = 0.12, LIFT = [0.15, 1.4];  // an arrow key's turn, and from where one may look (angles)
const words = {
  kind: {en: "Shape", ko: "모양"},
  bowl: {en: "bowl", ko: "그릇"},
  valley: {en: "valley", ko: "골짜기"},
  saddle: {en: "saddle", ko: "안장"},
  rate: {en: "Learning rate α", ko: "학습률 α"},
  from: {en: "Start", ko: "출발점"},
  map: {en: "Map of the cost. Arrow keys move the start.",
    ko: "오류 함수의 지도. 화살표 키로 출발점을 옮깁니다."},
  surface: {en: "Surface of the cost. Arrow keys turn it.",
    ko: "오류 함수의 곡면. 화살표 키로 돌립니다."},
  beside: {en: "beside the ridge", ko: "능선 옆"},
  other: {en: "on its other side", ko: "능선 반대쪽"},
  ridge: {en: "on the ridge", ko: "능선 위"},
  flat: {en: "on the saddle", ko: "안장점"},
  here: {en: "from the left", ko: "왼쪽에서"},
  there: {en: "from the right", ko: "오른쪽에서"},
  above: {en: "From above: click to set the start", ko: "위에서 본 모습: 누르면 출발점이 됩니다"},
  side: {en: "From the side: drag to turn", ko: "옆에서 본 모습: 끌면 돌아갑니다"},
};
const formulas = {
  bowl: {en: "E = mean of (w·x + b − y)², points (1, 1), (2, 2), (3, 3)",
    ko: "E = (w·x + b − y)²의 평균, 점 (1, 1), (2, 2), (3, 3)"},
  valley: {en: "E = (w·x + b − y)² = (w + b − 1)², one point, (1, 1)",
    ko: "E = (w·x + b − y)² = (w + b − 1)², 점 하나 (1, 1)"},
  saddle: {en: "E = (w₂·(w₁·x) − y)² = (w₂·w₁ − 1)², two neurons in a row, one point, (1, 1)",
    ko: "E = (w₂·(w₁·x) − y)² = (w₂·w₁ − 1)², 이어진 뉴런 두 개, 점 하나 (1, 1)"},
};

// The way down: {terrain, kind, learning_rate, path, ending}, as words.js has it
export function descent_of(kind, start, learning_rate) {
  const terrain = terrains[kind];
  const whole = descend(start, terrain.slope, learning_rate, MOST, FAR);
  const wide = terrain.map[0][1] - terrain.map[0][0];
  const short = (now, next) => terrain.names.every((name) =>
    Math.abs(next[name] - now[name]) < STILL * wide);
  const end = whole.findIndex((now, k) => k + 1 < whole.length && short(now, whole[k + 1]));
  const ending = end >= 0 ? "still" : whole.length <= MOST ? "far" : "goes on";
  const path = end >= 0 ? whole.slice(0, end + 1) : whole;
  return {terrain, kind, learning_rate, path, ending: path.length === 1 ? "still" : ending};
}

// The two pictures, each in a frame of its own that has a name and takes keys
function frame(name) {
  const element = html("div", {className: `view ${name}`, tabIndex: 0});
  const caption = html("p", {className: "caption"});
  const canvas = html("canvas");
  element.setAttribute("role", "application");
  element.append(canvas);
  return {element, canvas, caption, whole: html("div", {}, caption, element)};
}

export function start(element) {
  const state = {kind: "bowl", start: terrains.bowl.start, view: terrains.bowl.view};
  let descent = descent_of("bowl", state.start, terrains.bowl.learning_rate);
  let at = 0;
  let surfaces = {};  // by their kinds
  let drawn = null;

  const said = html("p", {className: "sentence"});
  const formula = html("p", {className: "formula"});
  const [above, side] = [frame("above"), frame("side")];
  const boxes = html("div", {className: "boxes"});
  const range = bounds();

  const draw = onceAFrame(() => {
    const {terrain, path} = descent;
    surfaces[state.kind] ??= surface_of(terrain);
    drawn ??= draw_map(above.element, above.canvas, terrain);
    draw_path(drawn, terrain, path, at);
    const on_surface = path_on(terrain, path, at);
    draw_surface(side.canvas, terrain, surfaces[state.kind], on_surface, state.view);
    said.textContent = sentence(descent, at);
  });
  const redraw = () => {
    drawn = null;
    draw();
  };
  const play = player({
    count: () => descent.path.length,
    every_ms: 150,
    stride: () => Math.max(1, Math.floor(at / 12)),
    draw: (k) => {
      at = k;
      announce(sentence(descent, k));
      draw();
    },
  });

  // Another start or another learning rate: back to step 0
  const change = ({start = state.start, learning_rate = descent.learning_rate}) => {
    state.start = start;
    range.clear();
    descent = descent_of(state.kind, start, learning_rate);
    rate.set({value: learning_rate});
    start_boxes.forEach((box, k) => box.set(numbers_of(descent.terrain, start)[k]));
    play.pause();
    play.show(0);
  };
  const move_start = (numbers) => {
    const {terrain} = descent;
    const inside = numbers.map((value, k) => {
      const [low, high] = terrain.map[k];
      return Number(Math.min(Math.max(value, low), high).toPrecision(3));
    });
    change({start: place(terrain, inside)});
  };

  const rate = slider({label: words.rate, min: 0.001, max: terrains.bowl.highest_rate, step: 0.001,
    value: descent.learning_rate, onInput: (value) => {
      if (!range.accept("α", value, RATES)) return false;
      change({learning_rate: value});
      return true;
    }});
  let start_boxes = [];
  const choose = (kind) => {
    const terrain = terrains[kind];
    state.kind = kind;
    state.view = {...terrain.view};
    drawn = null;
    start_boxes = terrain.names.map((name, k) => numberBox({
      label: {en: `Start ${written(name)}`, ko: `출발점 ${written(name)}`},
      value: terrain.start[name],
      onInput: (value) => {
        const [low, high] = terrain.map[k];
        if (!range.accept(written(name), value, {low, high})) return false;
        const numbers = numbers_of(descent.terrain, state.start);
        numbers[k] = value;
        move_start(numbers);
        return true;
      },
    }));
    boxes.replaceChildren(html("span", {className: "boxes-name"}, pick(words.from)),
      ...start_boxes.map((box, k) =>
        html("label", {}, `${written(terrain.names[k])} = `, box.element)),
      html("div", {className: "buttons"}, ...Object.entries(terrain.starts).map(([name, at]) =>
        button({label: words[name], onClick: () => change({start: at})}))));
    const marks = marks_of(terrain);
    rate.set({max: terrain.highest_rate, marks, danger: marks[1]?.at ?? Infinity});
    formula.textContent = pick(formulas[kind]);
    change({start: terrain.start, learning_rate: terrain.learning_rate});
  };
  const kinds = choice({label: words.kind, value: state.kind, onChange: choose,
    options: {bowl: words.bowl, valley: words.valley, saddle: words.saddle}});

  const move = (right, up) => () => {
    const numbers = numbers_of(descent.terrain, state.start);
    const wide = descent.terrain.map.map(([low, high]) => (high - low) * KEY_PART);
    move_start([numbers[0] + right * wide[0], numbers[1] + up * wide[1]]);
  };
  onKeys(above.element, {ArrowLeft: move(-1, 0), ArrowRight: move(1, 0), ArrowUp: move(0, 1),
    ArrowDown: move(0, -1)});
  const turn = (around, up) => {
    const [low, high] = LIFT;
    state.view.turn += around;
    state.view.lift = Math.min(Math.max(state.view.lift + up, low), high);
    draw();
  };
  onKeys(side.element, {ArrowLeft: () => turn(TURN, 0), ArrowRight: () => turn(-TURN, 0),
    ArrowUp: () => turn(0, TURN), ArrowDown: () => turn(0, -TURN)});
  onPull(above.element, (event) => {
    const {left, top} = drawn.root.getBoundingClientRect();
    move_start([drawn.fromX(event.clientX - left), drawn.fromY(event.clientY - top)]);
  });
  onPull(side.element, (event, moved) => turn(-moved[0] / 150, moved[1] / 200));

  const write = () => {
    above.element.setAttribute("aria-label", pick(words.map));
    side.element.setAttribute("aria-label", pick(words.surface));
    above.caption.textContent = pick(words.above);
    side.caption.textContent = pick(words.side);
    formula.textContent = pick(formulas[state.kind]);
    boxes.querySelector(".boxes-name").textContent = pick(words.from);
    redraw();
  };
  element.querySelector(".place").append(
    html("div", {className: "settings"}, kinds.element, rate.element,
      html("div", {className: "start"}, boxes, range.element)), formula, play.element, said,
    html("div", {className: "views"}, above.whole, side.whole));
  choose("bowl");
  announce("");  // nobody has done anything yet
  onLanguage(write);
  write();
  onSize(element, redraw);
  onColours(() => {
    surfaces = {};
    redraw();
  });
}

// Where the curvature is the same everywhere: the best learning rate across, and the limit
function marks_of(terrain) {
  if (!terrain.same_everywhere) return [];
  const [, most] = curvatures(terrain.second_derivative());
  return [[best(most), {en: "1 / curvature", ko: "1 / 곡률"}], [limit(most), {en: "limit", ko: "한계"}]]
    .map(([at, label]) => ({at, label}));
}

// Call pulled(event, [right, down]) while the element is dragged, and where it is pressed. A finger
// that is put down may be about to scroll: its place counts when it is lifted.
function onPull(element, pulled) {
  let last = null;
  element.addEventListener("pointerdown", (event) => {
    last = [event.clientX, event.clientY];
    element.setPointerCapture(event.pointerId);
    if (event.pointerType !== "touch") pulled(event, [0, 0]);
  });
  element.addEventListener("pointermove", (event) => {
    if (last === null) return;
    const now = [event.clientX, event.clientY];
    pulled(event, now.map((value, k) => value - last[k]));
    last = now;
  });
  element.addEventListener("pointerup", (event) => {
    if (last !== null) pulled(event, [0, 0]);
    last = null;
  });
  element.addEventListener("pointercancel", () => {
    last = null;
  });
}
