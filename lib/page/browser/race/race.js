// The race: gradient descent at six learning rates at once, from the same start.

import {pick, onLanguage} from "../language.js";
import {svg, html, number, plot, curve, onceAFrame, onSize, sizes} from "../drawing.js";
import {player, slider, announce} from "../controls.js";
import {choice} from "../choice.js";
import {cost, slope, curvature, best, limit, lowest} from "../neuron.js";
import {descend, left_after_step} from "../neuron.js";

const TIMES = [0.02, 0.2, 1, 1.8, 2, 2.2];  // the learning rates, in units of 1 / curvature
const STEPS = 20;
const NEAR = 0.1;  // of the distance at the start: so near is called near
const HAIR = 1e-9;
const SLOW = 0.95;  // of the distance: where a step leaves more of it, the rate is too small
const WINDOW_PART = 0.19;  // of the window's height at most, for a plot: all six are seen at once
const POINTS = {one: [1], three: [1, 2, 3]};  // x of each point; y is the same
const words = {
  points: {en: "Points (x, y)", ko: "점 (x, y)"},
  one: {en: "(1, 1)", ko: "(1, 1)"},
  three: {en: "(1, 1), (2, 2), (3, 3)", ko: "(1, 1), (2, 2), (3, 3)"},
  start: {en: "Start w", ko: "출발점 w"},
  gone: {en: "out of sight", ko: "그림 밖"},
};

// What becomes of a descent, by what one step makes of the distance: a name and an explanation
const fates = {
  rests: {
    en: ["nothing to learn", () => "the start is the lowest point"],
    ko: ["배울 것이 없음", () => "출발점이 가장 낮은 점입니다"],
  },
  small: {
    en: ["too small", (part) => `each step leaves ${part} % of the distance`],
    ko: ["너무 작음", (part) => `단계마다 거리의 ${part} %가 남습니다`],
  },
  good: {
    en: ["comes nearer", (part) => `each step leaves ${part} % of the distance`],
    ko: ["가까워짐", (part) => `단계마다 거리의 ${part} %가 남습니다`],
  },
  lands: {
    en: ["lands in one step", () => "the first step takes all of the distance away"],
    ko: ["한 단계에 도착", () => "첫 단계에 거리가 0이 됩니다"],
  },
  crosses: {
    en: ["jumps across", (part) => `each step lands on the other side, ${part} % as far`],
    ko: ["건너뛰며 가까워짐",
      (part) => `단계마다 반대쪽으로 건너가고 거리의 ${part} %가 남습니다`],
  },
  jumps: {
    en: ["jumps for ever", () => "each step lands on the other side, just as far"],
    ko: ["끝없이 왔다 갔다 함", () => "단계마다 반대쪽으로 건너가고 거리는 그대로입니다"],
  },
  explodes: {
    en: ["explodes", (part, times) => `each step lands on the other side, ${times} times as far`],
    ko: ["발산", (part, times) => `단계마다 반대쪽으로 건너가고 거리가 ${times}배가 됩니다`],
  },
};

function fate_of(factor, far) {
  if (far === 0) return "rests";
  if (Math.abs(factor) < HAIR) return "lands";
  if (Math.abs(factor + 1) < HAIR) return "jumps";
  if (factor < 0) return factor < -1 ? "explodes" : "crosses";
  return factor > SLOW ? "small" : "good";
}

// The descents at all learning rates, and the curve on which they are
function race_of(X, start) {
  const bend = curvature(X);
  const bottom = lowest(X, X).w;
  const far = Math.abs(start - bottom);
  const half = Math.max(1.5 * far, 1);
  const lanes = TIMES.map((times) => {
    const learning_rate = times * best(bend);
    const slope_at = ({w}) => ({w: slope(X, X, w).w});
    const w = descend({w: start}, slope_at, learning_rate, STEPS).map((place) => place.w);
    while (w.length <= STEPS) w.push(w[w.length - 1]);  // where the slope is 0 it stays
    const factor = left_after_step(learning_rate, bend);
    return {learning_rate, w, factor, fate: fate_of(factor, far)};
  });
  const x = [bottom - half, bottom + half];
  return {X, bend, bottom, far, lanes, x, y: [-0.12, 1.02].map((part) => part * cost(X, X, x[1]))};
}

// What happened up to this step, in a sentence or two
const sentences = {
  en: {
    start: (race) => `Step 0: all six start at w = ${number(race.lanes[0].w[0], 3)}. ` +
      `The lowest point is at w = ${number(race.bottom, 3)}.`,
    rests: () => "All six start at the lowest point: the slope is 0, so none moves.",
    step: (k, nearest, farthest, times) => `Step ${k}: α = ${nearest} is nearest to the lowest ` +
      `point. α = ${farthest} is ${times} times as far from it as at the start.`,
    end: (near, race) => `After ${STEPS} steps ${near} of 6 are near the lowest point. The ` +
      `limit is 2 / curvature = 2 / ${number(race.bend, 3)} = ${number(limit(race.bend), 3)}: ` +
      "there w jumps for ever, and above it w explodes.",
  },
  ko: {
    start: (race) => `출발: 여섯 개 모두 w = ${number(race.lanes[0].w[0], 3)}에서 출발합니다. ` +
      `가장 낮은 점은 w = ${number(race.bottom, 3)}입니다.`,
    rests: () => "여섯 개 모두 가장 낮은 점에서 출발합니다. 기울기가 0이므로 아무것도 움직이지 않습니다.",
    step: (k, nearest, farthest, times) => `${k}단계: 가장 낮은 점에 가장 가까운 것은 ` +
      `α = ${nearest}입니다. α = ${farthest}일 때의 거리는 출발할 때의 ${times}배입니다.`,
    end: (near, race) => `${STEPS}단계 뒤에는 6개 가운데 ${near}개가 가장 낮은 점 가까이에 있습니다. ` +
      `한계는 2 / 곡률 = 2 / ${number(race.bend, 3)} = ${number(limit(race.bend), 3)}입니다. ` +
      "한계에서는 w가 끝없이 왔다 갔다 하고, 한계보다 크면 발산합니다.",
  },
};

function sentence(race, k) {
  const say = pick(sentences);
  if (race.far === 0) return say.rests();
  if (k === 0) return say.start(race);
  const distance = (lane) => Math.abs(lane.w[k] - race.bottom);
  if (k === STEPS) {
    return say.end(race.lanes.filter((lane) => distance(lane) <= NEAR * race.far).length, race);
  }
  const ordered = [...race.lanes].sort((one, other) => distance(one) - distance(other));
  const [nearest, farthest] = [ordered[0], ordered[ordered.length - 1]];
  const rates = [nearest, farthest].map((lane) => number(lane.learning_rate, 3));
  return say.step(k, ...rates, number(distance(farthest) / race.far, 3));
}

// A lane: its learning rate, its fate, its plot, and where its w is
function lane_of(parent) {
  const parts = {rate: html("h3"), fate: html("p", {className: "fate"}), why: html("p"),
    picture: html("div", {className: "picture"}), now: html("p", {className: "now"})};
  parent.append(html("div", {className: "lane"}, ...Object.values(parts)));
  return parts;
}

function draw_ground(parts, race, lane) {
  const {width} = sizes(parts.picture);
  const drawn = plot(parts.picture, {x: race.x, y: race.y, xLabel: "w", yLabel: "E",
    height: Math.min(260, Math.max(190, 0.62 * width), Math.max(150, WINDOW_PART * innerHeight))});
  const [low, high] = race.x;
  const points = Array.from({length: 81}, (_, k) => {
    const w = low + (high - low) * k / 80;
    return [w, cost(race.X, race.X, w)];
  });
  drawn.path = svg("g", {class: "path"});
  drawn.marks.append(curve(drawn, points, {class: "cost"}),
    svg("circle", {cx: drawn.x(race.bottom), cy: drawn.y(0), r: 4, class: "bottom"}), drawn.path);
  const [name, why] = pick(fates[lane.fate]);
  const size = Math.abs(lane.factor);
  parts.rate.textContent = `α = ${number(lane.learning_rate, 3)}`;
  parts.fate.textContent = name;
  parts.fate.className = `fate ${lane.fate}`;
  parts.why.textContent = why(number(100 * size, 3), number(size, 3));
  return drawn;
}

function draw_step(parts, drawn, race, lane, k) {
  const places = lane.w.slice(0, k + 1).map((w) => [w, cost(race.X, race.X, w)]);
  const dots = places.map(([w, E], step) => svg("circle", {
    cx: drawn.x(w), cy: drawn.y(E), r: step === k ? 7 : 4, class: step === k ? "last" : "dot",
  }));
  drawn.path.replaceChildren(curve(drawn, places, {class: "steps"}), ...dots);
  const [low, high] = race.x;
  const gone = lane.w[k] < low || lane.w[k] > high ? `, ${pick(words.gone)}` : "";
  parts.now.textContent = `w = ${number(lane.w[k], 4)}${gone}`;
}

export function start(element) {
  const state = {points: "one", start: -3};
  const place = element.querySelector(".place");
  const said = html("p", {className: "sentence"});
  const lanes = html("div", {className: "lanes"});
  const parts = TIMES.map(() => lane_of(lanes));
  let race = race_of(POINTS[state.points], state.start);
  let drawn = null;
  let at = 0;

  const draw = onceAFrame(() => {
    drawn ??= parts.map((part, k) => draw_ground(part, race, race.lanes[k]));
    parts.forEach((part, k) => draw_step(part, drawn[k], race, race.lanes[k], at));
    said.textContent = sentence(race, at);
  });
  const redraw = () => {
    drawn = null;
    draw();
  };
  const play = player({count: STEPS + 1, every_ms: 700, draw: (k) => {
    at = k;
    announce(sentence(race, k));
    draw();
  }});
  const change = (changed) => {
    Object.assign(state, changed);
    race = race_of(POINTS[state.points], state.start);
    from.set({value: state.start});
    drawn = null;
    play.pause();
    play.show(0);
  };
  const points = choice({label: words.points, options: {one: words.one, three: words.three},
    value: state.points, onChange: (name) => change({points: name})});
  const from = slider({label: words.start, min: -5, max: 7, step: 0.1, value: state.start,
    className: "w", onInput: (w) => change({start: Math.min(Math.max(w, -1e6), 1e6)})});

  place.append(html("div", {className: "settings"}, points.element, from.element),
    play.element, said, lanes);
  onLanguage(redraw);
  onSize(lanes, redraw);
  play.show(0);
  announce("");  // nobody has done anything yet
}
