// The second lecture's neuron on its patients: the line, pulled through one sample after the other.

import {pick, onLanguage} from "../language.js";
import {svg, html, number, data, plot, curve, onceAFrame, onSize, sizes} from "../drawing.js";
import {player, slider, button, announce} from "../controls.js";
import {choice} from "../choice.js";
import {bounds, RATES} from "../bounds.js";
import {cost, lowest, hypothesis, fit_epoch, own_factor} from "../neuron.js";
import {order_limit, log_growth} from "../neuron.js";

const EPOCHS = 1000;  // at most
const START = {w: 1, b: 1};  // where 07 starts
const LITTLE = 0.05;  // a sample whose update leaves less of its error pulls the line through it
const CLOSE = 1.02;  // times the lowest cost
const LARGE = 1e120;  // training ends before numbers that are larger
const FAR = 1e6;  // beyond it nothing is drawn
const ROUNDED = 1e-9;
const SEEN = {x: [-0.1, 0.18], y: [-60, 400], b: [-60, 360]};
const SPEEDS = {slow: {every_ms: 900, stride: 1}, quick: {every_ms: 50, stride: 2},
  epochs: {every_ms: 120, stride: null}};  // null: an epoch
const words = {
  rate: {en: "Learning rate α", ko: "학습률 α"},
  speed: {en: "Play", ko: "재생 속도"},
  slow: {en: "slowly", ko: "천천히"},
  quick: {en: "quickly", ko: "빠르게"},
  epochs: {en: "an epoch at once", ko: "에포크 하나씩"},
  order: {en: "Order of the samples", ko: "샘플의 순서"},
  file: {en: "as in the file", ko: "파일 순서"},
  shuffled: {en: "shuffled in every epoch", ko: "에포크마다 섞기"},
  epoch: {en: "One epoch", ko: "한 에포크"},
  hundred: {en: "100 epochs", ko: "100 에포크"},
  neuron: {en: "the neuron", ko: "뉴런"},
  least: {en: "least squares", ko: "최소 제곱법"},
  cost: {en: "cost", ko: "오류 함수"},
  each: {en: (epoch) => `b after each update of epoch ${epoch}`,
    ko: (epoch) => `에포크 ${epoch}에서 업데이트마다의 b`},
  updates: {en: "update in this epoch", ko: "이 에포크의 업데이트"},
  bmi: {en: "x (body mass, scaled)", ko: "x (체질량, 조정한 값)"},
  progress: {en: "y (diabetes a year on)", ko: "y (1년 뒤 당뇨)"},
};

const sentences = {
  en: {
    start: () => "Start: w = 1, b = 1. The line is almost flat, far below the patients.",
    sample: (at, {x, y, y_hat, error, left}) => `${at}: x = ${x}, y = ${y}. The line gave ` +
      `${y_hat}, so the error was ${error}. ${left}`,
    through: () => "The update pulled the line almost through this sample.",
    part: (part) => `The update left ${part} % of this error.`,
    beyond: (part) => `The update pulled the line beyond this sample: to the other side, ` +
      `${part} % as far.`,
    at: (sample, count, epoch) => `Epoch ${epoch}, sample ${sample} of ${count}`,
    wins: (epoch) => `After epoch ${epoch} the line goes almost through the last sample, ` +
      "the ringed one. The last sample wins: this is not least squares.",
    pulled: (epoch, more) => `After epoch ${epoch} the cost is ${more} % above that of least ` +
      "squares. Each sample pulls the line to itself, the last ones count most.",
    far: (epoch, times) => `After epoch ${epoch} the cost is ${times} times that of least ` +
      "squares: each update goes far beyond its sample, or the line is still on its way.",
    close: (epoch, more) => `After epoch ${epoch} the line is close to least squares: its cost ` +
      `is ${more} % above the lowest.`,
    explodes: (epoch, stable) => `After epoch ${epoch}: it explodes. ${stable}`,
    large: (at, stable) => `${at}: it explodes. The numbers got too large, so it ends here. ` +
      stable,
    stable: (limit) => `In this order, learning rates below ${limit} are stable.`,
    unstable: () => "The learning rate is too large for these samples.",
  },
  ko: {
    start: () => "출발: w = 1, b = 1. 직선이 거의 평평하고 환자들보다 한참 아래에 있습니다.",
    sample: (at, {x, y, y_hat, error, left}) => `${at}: x = ${x}, y = ${y}. 직선의 예측은 ` +
      `${y_hat}, 오류는 ${error}였습니다. ${left}`,
    through: () => "이 업데이트로 직선이 이 샘플을 거의 지나게 되었습니다.",
    part: (part) => `이 업데이트 뒤에 이 오류의 ${part} %가 남았습니다.`,
    beyond: (part) => `이 업데이트로 직선이 이 샘플을 지나쳤습니다. 반대쪽으로 ${part} %만큼 ` +
      "떨어져 있습니다.",
    at: (sample, count, epoch) => `에포크 ${epoch}, 샘플 ${sample}/${count}`,
    wins: (epoch) => `에포크 ${epoch}이 끝났습니다. 직선이 동그라미 친 마지막 샘플을 거의 지납니다. ` +
      "마지막 샘플이 이깁니다. 최소 제곱법의 직선이 아닙니다.",
    pulled: (epoch, more) => `에포크 ${epoch}이 끝났습니다. 오류 함수의 값이 최소 제곱법보다 ${more} % 큽니다. ` +
      "샘플마다 직선을 자기 쪽으로 당기고, 마지막 샘플들의 힘이 가장 큽니다.",
    far: (epoch, times) => `에포크 ${epoch}이 끝났습니다. 오류 함수의 값이 최소 제곱법의 ${times}배입니다. ` +
      "업데이트마다 샘플을 크게 지나치거나, 아직 가는 중입니다.",
    close: (epoch, more) => `에포크 ${epoch}이 끝났습니다. 최소 제곱법의 직선과 가깝습니다. 오류 함수의 값이 ` +
      `가장 낮은 값보다 ${more} % 클 뿐입니다.`,
    explodes: (epoch, stable) => `에포크 ${epoch}이 끝났습니다. 발산합니다. ${stable}`,
    large: (at, stable) => `${at}: 발산합니다. 수가 너무 커져서 여기에서 끝납니다. ${stable}`,
    stable: (limit) => `이 순서에서는 학습률이 ${limit}보다 작아야 안정됩니다.`,
    unstable: () => "이 샘플들에는 학습률이 너무 큽니다.",
  },
};

// The places of the samples in an epoch: as in the file, or shuffled, always the same way
export function order_of(count, shuffled, epoch) {
  const order = Array.from({length: count}, (_, k) => k);
  if (!shuffled) return order;
  const random = generator(epoch + 1);
  for (let k = count - 1; k > 0; k -= 1) {
    const other = Math.floor(random() * (k + 1));
    [order[k], order[other]] = [order[other], order[k]];
  }
  return order;
}

// Numbers from 0 to 1 that look random (the generator mulberry32)
function generator(seed) {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// A neuron's training, looked up after any update: it computes what is asked for, and keeps where
// each epoch began and the updates of one epoch.
export function training_of(X, Y, learning_rate, shuffled) {
  const begins = [START];
  let kept = {};
  let end = EPOCHS * X.length;  // earlier if the numbers get too large
  let ends_early = false;
  const epoch_at = (epoch) => {
    if (kept.epoch !== epoch) {
      const order = order_of(X.length, shuffled, epoch);
      kept = {epoch, order, path: fit_epoch(X, Y, order, begins[epoch], learning_rate)};
    }
    return kept;
  };
  const is_small = ({w, b}) => Math.abs(w) < LARGE && Math.abs(b) < LARGE;
  const reach = (epoch) => {
    while (!ends_early && begins.length <= Math.min(epoch, EPOCHS)) {
      const now = begins.length - 1;
      const {path} = epoch_at(now);
      const large = path.findIndex((after) => !is_small(after));
      if (large < 0) {
        begins.push(path[X.length - 1]);
      } else {
        ends_early = true;
        end = now * X.length + large;
      }
    }
  };
  // The last update that there is, as far as it is known when it is computed up to this one
  const last = (update) => {
    reach(Math.ceil(update / X.length));
    return end;
  };
  // After so many updates: w and b now and before; how many of them are in this epoch (from 0),
  // its order and its updates
  const at = (update) => {
    const there = Math.min(update, last(update));
    const epoch = Math.max(Math.ceil(there / X.length) - 1, 0);
    const {order, path} = epoch_at(epoch);
    const k = there - epoch * X.length;
    const after = (updates) => (updates > 0 ? path[updates - 1] : begins[epoch]);
    return {update: there, epoch, k, order, path: [begins[epoch], ...path.slice(0, k)],
      now: after(k), before: after(k - 1), too_large: ends_early && there === end};
  };
  return {at, last, learning_rate, shuffled};
}

// What the reader sees after an update
function sentence(X, Y, training, seen, least) {
  const say = pick(sentences);
  const {k, epoch, order, before} = seen;
  if (seen.update === 0) return say.start();
  if (seen.too_large) {
    return say.large(say.at(k, X.length, epoch + 1), stable_below(X, training, say));
  }
  if (k === X.length) return end_of(X, Y, training, seen, least, say);
  const [x, y] = [X[order[k - 1]], Y[order[k - 1]]];
  const [y_hat] = hypothesis([x], before.w, before.b);
  const factor = own_factor(x, training.learning_rate);
  const part = number(100 * Math.abs(factor), 3);
  const left = Math.abs(factor) < LITTLE ? say.through() : factor > 0 ? say.part(part) :
    say.beyond(part);
  return say.sample(say.at(k, X.length, epoch + 1), {x: number(x, 3), y: number(y, 3),
    y_hat: number(y_hat, 3), error: number(y - y_hat, 3), left});
}

function stable_below(X, {shuffled}, say) {
  return shuffled ? say.unstable() : say.stable(number(order_limit(X), 5));
}

function end_of(X, Y, training, {epoch, now, order}, least, say) {
  const {learning_rate, shuffled} = training;
  const E = cost(X, Y, now.w, now.b);
  const growing = !shuffled && log_growth(X, learning_rate) > ROUNDED;
  if (growing || E > 1e9) return say.explodes(epoch + 1, stable_below(X, training, say));
  const more = number(100 * (E / least.cost - 1), 3);
  if (E > 2 * least.cost) return say.far(epoch + 1, number(E / least.cost, 3));
  if (E < CLOSE * least.cost) return say.close(epoch + 1, more);
  const last = X[order[X.length - 1]];
  if (Math.abs(own_factor(last, learning_rate)) < LITTLE) return say.wins(epoch + 1);
  return say.pulled(epoch + 1, more);
}

// The patients and the least-squares line, which stay
function draw_patients(element, X, Y, least) {
  const height = Math.min(520, Math.max(300, 0.8 * sizes(element).width));
  const drawn = plot(element, {x: SEEN.x, y: SEEN.y, xLabel: pick(words.bmi),
    yLabel: pick(words.progress), height});
  const dots = X.map((x, k) => svg("circle", {cx: drawn.x(x), cy: drawn.y(Y[k]), r: 3.5}));
  drawn.moving = svg("g");
  drawn.marks.append(svg("g", {class: "samples"}, ...dots),
    curve(drawn, ends(least), {class: "least"}), drawn.moving);
  const [, [x, y]] = ends(least);
  drawn.front.append(svg("text", {x: drawn.x(x), y: drawn.y(y) - 0.6 * drawn.size,
    "text-anchor": "end", class: "halo"}, pick(words.least)));
  return drawn;
}

// The ends of a line in the picture
function ends({w, b}) {
  return SEEN.x.map((x, k) => [x, hypothesis(SEEN.x, w, b)[k]]);
}

// The line before and after the update, the sample and its error
function draw_line(drawn, X, Y, {update, k, order, now, before}) {
  const parts = [];
  const add = (line, name) => {
    if (ends(line).every(([, h]) => Math.abs(h) < FAR)) {
      parts.push(curve(drawn, ends(line), {class: name}));
    }
  };
  if (update > 0) {
    const [x, y] = [X[order[k - 1]], Y[order[k - 1]]];
    const [y_hat] = hypothesis([x], before.w, before.b);
    add(before, "before");
    if (Math.abs(y_hat) < FAR) parts.push(curve(drawn, [[x, y_hat], [x, y]], {class: "error"}));
    add(now, "neuron");
    parts.push(svg("circle", {cx: drawn.x(x), cy: drawn.y(y), r: 11, class: "ring"}),
      svg("circle", {cx: drawn.x(x), cy: drawn.y(y), r: 5, class: "sample"}));
  } else {
    add(now, "neuron");
  }
  drawn.moving.replaceChildren(...parts);
}

// Axes for b after each update of an epoch, and the b of least squares
function draw_b(element, count, least) {
  const drawn = plot(element, {x: [0, count], y: SEEN.b, xLabel: pick(words.updates), yLabel: "b",
    height: Math.min(400, Math.max(240, 0.5 * sizes(element).width))});
  drawn.moving = svg("g");
  const level = [[0, least.b], [count, least.b]];
  drawn.marks.append(curve(drawn, level, {class: "least"}), drawn.moving);
  return drawn;
}

function draw_updates(drawn, {path}) {
  const far = path.findIndex(({b}) => Math.abs(b) > FAR);
  const places = path.slice(0, far < 0 ? path.length : far).map(({b}, k) => [k, b]);
  drawn.moving.replaceChildren(curve(drawn, places, {class: "updates"}));
  if (far >= 0) return;
  const [x, y] = places[places.length - 1];
  drawn.moving.append(svg("circle", {cx: drawn.x(x), cy: drawn.y(y), r: 7, class: "last"}));
}

// w, b and the cost, of the neuron and of least squares
function table_of(X, Y, {now}, least) {
  const row = (name, {w, b}, className) => html("tr", {className},
    html("th", {scope: "row"}, pick(name)),
    ...[w, b, cost(X, Y, w, b)].map((value) => html("td", {}, number(value, 5))));
  const heads = ["w", "b", pick(words.cost)].map((text) => html("th", {scope: "col"}, text));
  return [html("tr", {}, html("td"), ...heads), row(words.neuron, now, "own"), row(words.least, least, "")];
}

export function start(element) {
  const {x: X, y: Y} = data().patients;
  const best = lowest(X, Y, true);
  const least = {...best, cost: cost(X, Y, best.w, best.b)};
  const stable = order_limit(X);
  const state = {learning_rate: 1, order: "file", speed: "slow", at: 0};
  let training = training_of(X, Y, 1, false);
  let drawn = null;

  const said = html("p", {className: "sentence"});
  const line_place = html("div", {className: "picture"});
  const b_place = html("div", {className: "picture"});
  const caption = html("p", {className: "caption"});
  const table = html("table");
  const range = bounds();

  const draw = onceAFrame(() => {
    const seen = training.at(state.at);
    drawn ??= {lines: draw_patients(line_place, X, Y, least), b: draw_b(b_place, X.length, least)};
    draw_line(drawn.lines, X, Y, seen);
    draw_updates(drawn.b, seen);
    said.textContent = sentence(X, Y, training, seen, least);
    caption.textContent = pick(words.each)(seen.epoch + 1);
    table.replaceChildren(...table_of(X, Y, seen, least));
  });
  const redraw = () => {
    drawn = null;
    draw();
  };
  const play = player({
    count: () => training.last(state.at + X.length) + 1,
    every_ms: () => SPEEDS[state.speed].every_ms,
    stride: () => SPEEDS[state.speed].stride ?? X.length - state.at % X.length,
    draw: (k) => {
      state.at = k;
      announce(sentence(X, Y, training, training.at(k), least));
      draw();
    },
  });
  const change = (changed) => {
    Object.assign(state, changed);
    range.clear();
    training = training_of(X, Y, state.learning_rate, state.order === "shuffled");
    rate.set({value: state.learning_rate, marks: marks(), danger: danger()});
    play.show(Math.min(state.at, training.last(state.at)));
  };
  const marks = () => [{at: 1, label: {en: "through the sample", ko: "샘플을 지남"}},
    ...(state.order === "file" ? [{at: stable, label: {en: "limit", ko: "한계"}}] : [])];
  const danger = () => (state.order === "file" ? stable : Infinity);
  const jump = (label, epochs) => button({label, onClick: () => {
    const to = (Math.floor(state.at / X.length) + epochs) * X.length;
    play.pause();
    play.show(Math.min(to, training.last(to)));
  }});
  const rate = slider({label: words.rate, min: 0.01, max: 2.2, step: 0.01, value: 1,
    marks: marks(), onInput: (value) => {
      if (!range.accept("α", value, RATES)) return false;
      change({learning_rate: value});
      return true;
    }});
  const presets = html("div", {className: "buttons"}, ...[1, 0.1, 0.01].map((value) =>
    button({label: `α = ${value}`, onClick: () => change({learning_rate: value})})));
  const speed = choice({label: words.speed, value: state.speed,
    options: {slow: words.slow, quick: words.quick, epochs: words.epochs},
    onChange: (name) => {
      state.speed = name;
    }});
  const order = choice({label: words.order, value: state.order,
    options: {file: words.file, shuffled: words.shuffled},
    onChange: (name) => change({order: name})});

  play.element.append(jump(words.epoch, 1), jump(words.hundred, 100));
  element.querySelector(".place").append(
    html("div", {className: "settings"}, html("div", {}, rate.element, range.element, presets),
      speed.element, order.element), play.element, said,
    html("div", {className: "views"}, line_place, html("div", {}, table, caption, b_place)));
  onLanguage(redraw);
  onSize(element, redraw);
  play.show(0);
  announce("");  // nobody has done anything yet
}
