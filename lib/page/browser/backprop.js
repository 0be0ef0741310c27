// Back-propagation gate by gate: values go forward, slopes come back, and the update follows.

import {html, say, announce} from "./page.js";
import {number, bracketed, difference, list, many, three} from "./numbers.js";
import {Choice, NumberBox, player} from "./controls.js";
import {Graph, passes_of, on_wire, sign_of} from "./graph.js";
import {RATES} from "./rates.js";
import {cost, update, curvature, curvature_with_bias, limit} from "./neuron.js";

const ROUNDS = 10;
const FAR = 1e6;  // a cost so large ends the rounds
const NEAR = 1e-4;  // and one that is so small a part of the first
const TYPED = {low: -100, high: 100};  // x, y, w and b
const BOXES = {slide: ["x", "y", "w"], bias: ["x", "y", "w", "b"], three: ["w"]};
const THREE = [1, 2, 3];

// All about a graph with these numbers: {rounds, moments, bias, learning_rate, limit}
export function model_of({kind, x, y, w, b, learning_rate}) {
  const [X, Y] = kind === "three" ? [THREE, THREE] : [[x], [y]];
  const bias = kind === "bias";
  const rounds = rounds_of({X, Y, w, b: bias ? b : 0, bias, learning_rate});
  return {rounds, moments: moments_of(rounds), bias, learning_rate,
    limit: limit(bias ? curvature_with_bias(X) : curvature(X))};
}

// The rounds of learning: w and b, both passes, and after the update: next, next_E
function rounds_of({X, Y, w, b, bias, learning_rate}) {
  const found = [];
  let now = {w, b};
  while (found.length < ROUNDS) {
    const passes = passes_of({X, Y, ...now, bias});
    const first = found[0]?.values.E ?? Infinity;
    if (found.length > 0 && !(passes.values.E < FAR && passes.values.E > NEAR * first)) break;
    const next = update(now, bias ? passes.total : {w: passes.total.w}, learning_rate);
    found.push({...now, ...passes, next, next_E: cost(X, Y, next.w, next.b)});
    now = next;
  }
  return found;
}

// What is shown one after the other: {round, phase, active, forward, backward}, the last three as the
// graph has them
function moments_of(rounds) {
  return rounds.flatMap(({gates: {length}}, round) => [
    ...many(length + 1, (k) => ({round, phase: k === 0 ? "start" : "forward", active: k - 1,
      forward: k, backward: -1})),
    ...many(length + 1, (k) => ({round, phase: k === 0 ? "cost" : "backward", active: length - k,
      forward: length, backward: k})),
    {round, phase: "update", active: -1, forward: length, backward: length},
  ]);
}

// What happens at a moment, in a sentence with its numbers
export function sentence(model, moment) {
  const round = model.rounds[moment.round];
  const gate = round.gates[moment.active];
  if (moment.phase === "start") {
    const wires = model.bias ? ["x", "w", "b", "y"] : ["x", "w", "y"];
    return say("backprop.begins", {round: moment.round + 1,
      inputs: wires.map((wire) => `${wire} = ${list(on_wire(round.values, wire))}`).join(", ")});
  }
  if (moment.phase === "cost") return say("backprop.cost");
  if (moment.phase === "update") return updated(model, moment.round);
  return moment.phase === "forward" ? forward(gate, round) : backward(gate, round);
}

// Forward, gate ×: h = w · x = 3 · 1 = 3
function forward({sign, inputs, output}, {values}) {
  const [one, other] = inputs.map((wire) => on_wire(values, wire));
  const text = (numbers) => (numbers.length === 1 ? bracketed(numbers[0], three) : list(numbers));
  const middle = sign === "×" ? "·" : sign;
  const filled = {"( )²": () => [`${inputs[0]}²`, `${text(one)}²`],
    mean: () => [1, 2].map((k) => say("backprop.mean", {of: k === 1 ? "a" : list(one)}))};
  const [formula, sum] = filled[sign]?.() ??
    [inputs.join(` ${middle} `), `${list(one)} ${middle} ${text(other)}`];
  return say("backprop.forward", {sign: sign_of({sign}), meaning: say(`backprop.of-${output}`),
    sum: `${output} = ${formula} = ${sum} = ${list(on_wire(values, output))}`});
}

function backward(gate, round) {
  const {inputs, output, symbols} = gate;
  const locals = inputs.map((wire, k) => {
    const value = list(on_wire(round.locals, wire));
    const text = value === symbols[k] ? value : `${symbols[k]} = ${value}`;
    return inputs.length === 1 ? text : say("backprop.for", {text, wire});
  });
  const result = inputs.map((wire) => `∂E/∂${wire} = ${list(wire in round.total ?
    [round.total[wire]] : on_wire(round.slopes, wire))}`).join(", ");
  const [one, other] = locals;
  const adds = inputs[0] === "w" && round.values.e.length > 1 ? ` ${say("backprop.adds")}` : "";
  return say(other ? "backprop.two" : "backprop.one", {sign: sign_of(gate), result,
    locals: other ? say("backprop.both", {one, other}) : one,
    out: list(on_wire(round.slopes, output))}) + adds;
}

function updated({rounds, bias, learning_rate, limit: most}, k) {
  const {total, values, next, next_E, ...now} = rounds[k];
  const names = bias ? ["w", "b"] : ["w"];
  const sums = names.map((name) =>
    `${name} = ${difference(now[name], learning_rate, total[name], next[name])}`).join(", ");
  const told = (key) => `${say("backprop.update", {sums})} ${say(`backprop.${key}`, {
    from: number(values.E, 3), to: number(next_E, 3), limit: number(most, 3)})}`;
  if (names.every((name) => total[name] === 0)) return told("still");
  if (k === rounds.length - 1 && !(next_E < FAR)) return told("large");
  if (number(values.E, 3) === number(next_E, 3)) return told("same");
  return told(next_E < values.E ? "lower" : "higher");
}

export function start_backprop(redraw, section) {
  const state = {kind: "slide", x: 1, y: 1, w: 3, b: 1, learning_rate: 0.1};
  let model = model_of(state);
  const moment = () => model.moments[play.at];
  const play = player({section, redraw, count: () => model.moments.length - 1, every_ms: () => 2500,
    show: () => announce(sentence(model, moment()))});
  const change = (changed) => {
    Object.assign(state, changed);
    model = model_of(state);
    play.begin();
  };
  const box = (name, label, range) => html`<label>${label} =${" "}
    <${NumberBox} key=${name} name=${label} value=${state[name]} range=${range}
      on_input=${(value) => change({[name]: value})} /></label>`;
  return () => {
    const now = moment();
    return html`
      <div class="settings">
        <${Choice} part="backprop" name="kind" options=${Object.keys(BOXES)} value=${state.kind}
          on_change=${(kind) => change({kind})} />
        <div class="boxes">${BOXES[state.kind].map((name) => box(name, name, TYPED))}
          ${box("learning_rate", "α", RATES)}</div>
        ${play.view()}
      </div>
      <p class="sentence">${sentence(model, now)}</p>
      <${Graph} passes=${model.rounds[now.round]} ...${now} />`;
  };
}
