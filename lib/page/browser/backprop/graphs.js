// The computation graphs of back-propagation, and their moments: forward, backward, update.

import {gates, local_gradients, cost, slope, update, curvature} from "../neuron.js";
import {curvature_with_bias, limit} from "../neuron.js";

const ROUNDS = 10;
const FAR = 1e6;  // a cost so large ends the rounds
const NEAR = 1e-4;  // and one that is so small a part of the first

// What each wire of a graph is called in neuron.js
const NAMES = {p: "product", a: "squared"};

// The graph for these points: a list of gates, from the inputs to the cost. The first input of
// each comes along the row of gates, the second one from its side.
export function graph_of(count, has_bias) {
  const several = count > 1;
  return [
    {sign: "×", formula: `${has_bias ? "p" : "h"} = w · x`, inputs: ["w", "x"],
      output: has_bias ? "p" : "h", locals: ["x", "w"]},
    ...(has_bias ? [{sign: "+", formula: "h = p + b", inputs: ["p", "b"], output: "h",
      locals: ["1", "1"]}] : []),
    {sign: "−", formula: "e = h − y", inputs: ["h", "y"], output: "e", locals: ["1", "−1"]},
    {sign: "( )²", formula: `${several ? "a" : "E"} = e²`, inputs: ["e"],
      output: several ? "a" : "E", locals: ["2e"]},
    ...(several ? [{sign: {en: "mean", ko: "평균"}, inputs: ["a"], output: "E",
      formula: {en: "E = mean(a)", ko: "E = a의 평균"}, locals: [`1/${count}`]}] : []),
  ];
}

// The rounds of learning, each {w, b, values, slopes, locals, total, next, next_cost, leads_away}:
// for each wire a list with a number for each point. slopes.w and slopes.b are the points' parts,
// total.w and total.b their sums; leads_away: the next cost is too large for another round
export function rounds_of({X, Y, w, b, has_bias, learning_rate}) {
  const found = [];
  let now = {w, b};
  while (found.length < ROUNDS) {
    const passes = gates(X, Y, now.w, now.b);
    const first = found[0]?.values.E ?? Infinity;
    if (found.length > 0 && !(passes.values.E < FAR && passes.values.E > NEAR * first)) break;
    const total = slope(X, Y, now.w, now.b);
    const next = update(now, has_bias ? total : {w: total.w}, learning_rate);
    const next_cost = cost(X, Y, next.w, next.b);
    found.push({...now, ...passes, total, next, next_cost, leads_away: !(next_cost < FAR),
      locals: local_gradients(X, Y, now.w, now.b)});
    now = next;
  }
  return found;
}

// From which learning rate on it explodes
export function limit_of({X, has_bias}) {
  return limit(has_bias ? curvature_with_bias(X) : curvature(X));
}

// What is shown one after the other: {phase, gate, round}, where gate is an index
export function moments_of(graph, rounds) {
  const indices = graph.map((_, k) => k);
  return rounds.flatMap((_, round) => [
    {phase: "start"},
    ...indices.map((gate) => ({phase: "forward", gate})),
    {phase: "cost"},
    ...indices.toReversed().map((gate) => ({phase: "backward", gate})),
    {phase: "update"},
  ].map((moment) => ({...moment, round})));
}

// The value on a wire, a list of numbers; or its slope; or its local gradient
export function on_wire(of, wire) {
  return [of[NAMES[wire] ?? wire]].flat();
}

// Which wires have their value, and which have their slope, at a moment
export function known(graph, {phase, gate}) {
  const inputs = ["w", "x", "b", "y"];
  const is_back = ["cost", "backward", "update"].includes(phase);
  const forward = is_back ? graph.length : phase === "forward" ? gate + 1 : 0;
  const from = phase === "backward" ? gate : phase === "update" ? 0 : graph.length;
  return {
    values: new Set([...inputs, ...graph.slice(0, forward).map(({output}) => output)]),
    slopes: new Set(is_back ? ["E", ...graph.slice(from).flatMap(({inputs: wires}) => wires)] : []),
  };
}
