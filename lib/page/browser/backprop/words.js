// What happens at a moment of back-propagation, in a sentence with its numbers.

import {pick} from "../language.js";
import {number} from "../drawing.js";
import {on_wire} from "./graphs.js";

const DIGITS = 3;
const LONG = 20;  // letters of a list: then its numbers are shorter
const mean = {en: (values) => `mean${values}`, ko: (values) => `${values}의 평균`};

const sentences = {
  en: {
    start: (round, inputs) => `Round ${round}. The numbers stand at the inputs: ${inputs}.`,
    forward: (sign, sum, meaning) => `Forward, gate ${sign}: ${sum}. ${meaning}`,
    cost: () => "Now back, from the cost: ∂E/∂E = 1. If E grows by 1, E grows by 1.",
    one: (sign, local, out, result) => `Backward, gate ${sign}: local gradient ${local}, times ` +
      `the slope at its output, ${out}: ${result}.`,
    two: (sign, locals, out, result) => `Backward, gate ${sign}: local gradients ${locals}, ` +
      `times the slope at its output, ${out}: ${result}.`,
    sum: " Each point adds its part to the slope at w.",
    update: (sums) => `Update, against the slope: ${sums}.`,
    lower: (from, to) => ` E falls from ${from} to ${to}.`,
    same: (value) => ` E stays ${value}.`,
    still: " The slope is 0: nothing changes, learning has ended.",
    higher: (from, to, most) => ` E rises from ${from} to ${to}: α is above the limit, ` +
      `2 / curvature = ${most}. It explodes.`,
    large: (most) => ` α is above the limit, 2 / curvature = ${most}: it explodes, and ends here.`,
    meanings: {p: "The input times the weight: what the synapse lets through.",
      h: "This is the neuron's answer, the hypothesis.", e: "The error: the answer minus the " +
      "right one.", a: "The error, squared.", E: "This is the cost: how bad the answer is."},
    and: " and ",
    wire: (local, wire) => `${local} (for ${wire})`,
  },
  ko: {
    start: (round, inputs) => `${round}번째. 입력에 수가 있습니다: ${inputs}.`,
    forward: (sign, sum, meaning) => `순전파, ${sign} 게이트: ${sum}. ${meaning}`,
    cost: () => "이제 오류 함수에서 뒤로 갑니다: ∂E/∂E = 1. E가 1 커지면 E는 1 커집니다.",
    one: (sign, local, out, result) => `역전파, ${sign} 게이트: 지역 기울기 ${local}에 출력의 기울기 ` +
      `${out}을(를) 곱합니다: ${result}.`,
    two: (sign, locals, out, result) => `역전파, ${sign} 게이트: 지역 기울기 ${locals}에 출력의 ` +
      `기울기 ${out}을(를) 곱합니다: ${result}.`,
    sum: " 점마다 w의 기울기에 자기 몫을 보탭니다.",
    update: (sums) => `업데이트, 기울기의 반대쪽으로: ${sums}.`,
    lower: (from, to) => ` E가 ${from}에서 ${to}(으)로 줄어듭니다.`,
    same: (value) => ` E는 그대로 ${value}입니다.`,
    still: " 기울기가 0이므로 바뀌지 않습니다. 학습이 끝났습니다.",
    higher: (from, to, most) => ` E가 ${from}에서 ${to}(으)로 늘어납니다. α가 한계 2 / 곡률 = ` +
      `${most}보다 크므로 발산합니다.`,
    large: (most) => ` α가 한계 2 / 곡률 = ${most}보다 크므로 발산합니다. 여기에서 끝납니다.`,
    meanings: {p: "입력에 가중치를 곱한 값, 시냅스를 지난 입력입니다.", h: "뉴런의 답, 가설입니다.",
      e: "오류입니다. 답에서 정답을 뺀 값입니다.", a: "오류의 제곱입니다.",
      E: "오류 함수입니다. 답이 얼마나 나쁜지 나타냅니다."},
    and: ", ",
    wire: (local, wire) => `${local} (${wire} 쪽)`,
  },
};

// A list of numbers: 2 or (2, 4, 6)
export function list(values) {
  const text = listed(values, DIGITS);
  return text.length > LONG ? listed(values, DIGITS - 1) : text;
}

function listed(values, digits) {
  const texts = values.map((value) => number(value, digits));
  return texts.every((text) => text === texts[0]) ? texts[0] : `(${texts.join(", ")})`;
}

// A number as a factor or a summand: a negative one in brackets
export function bracketed(value) {
  return value < 0 ? `(${number(value, DIGITS)})` : number(value, DIGITS);
}

// model: {graph, rounds, has_bias, learning_rate, limit}
export function sentence(model, moment) {
  const say = pick(sentences);
  const {graph, rounds, has_bias} = model;
  const round = rounds[moment.round];
  const gate = graph[moment.gate];
  if (moment.phase === "start") {
    const inputs = has_bias ? ["x", "w", "b", "y"] : ["x", "w", "y"];
    return say.start(moment.round + 1,
      inputs.map((wire) => `${wire} = ${list(on_wire(round.values, wire))}`).join(", "));
  }
  if (moment.phase === "forward") {
    return say.forward(pick(gate.sign), forward_sum(gate, round), say.meanings[gate.output]);
  }
  if (moment.phase === "cost") return say.cost();
  if (moment.phase === "backward") return backward(gate, round, say);
  return updated(model, moment.round, say);
}

// h = w · x = 3 · 1 = 3
function forward_sum({sign, formula, inputs, output}, {values}) {
  const texts = inputs.map((wire) => list(on_wire(values, wire)));
  const second = on_wire(values, inputs[1] ?? inputs[0]);
  const right = second.length === 1 && second[0] < 0 ? `(${texts[1]})` : texts[1];
  const filled = sign === "( )²" ? square(on_wire(values, "e")) :
    inputs.length === 1 ? pick(mean)(texts[0]) :
      `${texts[0]} ${sign === "×" ? "·" : sign} ${right}`;
  return `${pick(formula)} = ${filled} = ${list(on_wire(values, output))}`;
}

function square(values) {
  const text = list(values);
  return values.length === 1 && values[0] < 0 ? `(${text})²` : `${text}²`;
}

function backward({sign, inputs, output, locals}, round, say) {
  const out = output === "E" ? "1" : list(on_wire(round.slopes, output));
  const worded = inputs.map((wire, k) => {
    const value = list(on_wire(round.locals, wire));
    return value === locals[k] ? value : `${locals[k]} = ${value}`;
  });
  const results = inputs.map((wire) => `∂E/∂${wire} = ${list(slopes_at(round, wire))}`).join(", ");
  if (inputs.length === 1) return say.one(pick(sign), worded[0], out, results);
  const named = worded.map((text, k) => say.wire(text, inputs[k])).join(say.and);
  const adds = inputs[0] === "w" && round.values.e.length > 1 ? say.sum : "";
  return say.two(pick(sign), named, out, results) + adds;
}

// The slope at a wire: at a parameter the sum of all points' parts
function slopes_at(round, wire) {
  return wire === "w" || wire === "b" ? [round.total[wire]] : on_wire(round.slopes, wire);
}

// w = 3 − 0.1 · 4 = 2.6
export function update_sum(round, name, learning_rate) {
  return `${name} = ${number(round[name], 4)} − ${number(learning_rate, 4)} · ` +
    `${bracketed(round.total[name])} = ${number(round.next[name], 4)}`;
}

function updated({rounds, has_bias, learning_rate, limit}, k, say) {
  const round = rounds[k];
  const names = has_bias ? ["w", "b"] : ["w"];
  const text = say.update(names.map((name) => update_sum(round, name, learning_rate)).join(", "));
  if (names.every((name) => round.total[name] === 0)) return text + say.still;
  const now = round.values.E;
  const next = round.next_cost;
  const [from, to] = [now, next].map((E) => number(E, DIGITS));
  const most = number(limit, DIGITS);
  if (k === rounds.length - 1 && round.leads_away) return text + say.large(most);
  if (from === to) return text + say.same(from);
  return text + (next < now ? say.lower(from, to) : say.higher(from, to, most));
}
