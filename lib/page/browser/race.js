// The race: gradient descent at six learning rates at once, from the same start.

import {html, say, announce} from "./page.js";
import {number, three, many} from "./numbers.js";
import {Choice, Slider, player} from "./controls.js";
import {Plot, Curve} from "./plot.js";
import {fate, left} from "./rates.js";
import {tasks_of} from "./tasks.js";
import {cost, slope, curvature, best, limit, lowest, descend, left_after_step} from "./neuron.js";

const TIMES = [0.02, 0.2, 1, 1.8, 2, 2.2];  // the learning rates, in units of 1 / curvature
const STEPS = 20;
const NEAR = 0.1;  // of the distance at the start: so near is called near
const POINTS = {one: [1], three: [1, 2, 3]};  // x of each point; y is the same

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
    return {learning_rate, w, factor: left_after_step(learning_rate, bend)};
  });
  const x = [bottom - half, bottom + half];
  const E = (w) => cost(X, X, w);
  const line = many(81, (k) => x[0] + 2 * half * k / 80).map((w) => [w, E(w)]);
  return {bend, bottom, far, lanes, x, y: [-0.12, 1.02].map((part) => part * E(x[1])), E, line};
}

// What happened up to this step, in a sentence or two
function sentence({bend, bottom, far, lanes}, k) {
  if (far === 0) return say("race.rests");
  if (k === 0) return say("race.begins", {start: three(lanes[0].w[0]), bottom: three(bottom)});
  const distance = (lane) => Math.abs(lane.w[k] - bottom);
  if (k === STEPS) {
    const near = lanes.filter((lane) => distance(lane) <= NEAR * far).length;
    return say("race.ends", {k, near, curvature: three(bend), limit: three(limit(bend))});
  }
  const ordered = [...lanes].sort((one, other) => distance(one) - distance(other));
  const [nearest, farthest] = [ordered[0], ordered[ordered.length - 1]];
  return say("race.step", {k, nearest: three(nearest.learning_rate),
    farthest: three(farthest.learning_rate), times: three(distance(farthest) / far)});
}

function Lane({race, lane, k}) {
  const name = race.far === 0 ? "rests" : fate(lane.factor);
  const places = lane.w.slice(0, k + 1).map((w) => [w, race.E(w)]);
  const [low, high] = race.x;
  const gone = lane.w[k] < low || lane.w[k] > high ? `, ${say("race.gone")}` : "";
  return html`<div class="lane">
    <div class="head"><h3>α = ${number(lane.learning_rate, 3)}</h3>
      <p class="fate ${name}">${say(`fate.${name}`)}</p>
      <p class="left">${race.far === 0 ? say("race.nothing") : say(
        name === "lands" ? "left.nothing" : "race.each", {left: left(lane.factor)})}</p></div>
    <${Plot} class="drawn" x=${race.x} y=${race.y} x_label="w" y_label="E" marks=${(plot) => html`
      <${Curve} plot=${plot} points=${race.line} class="cost" />
      <circle class="bottom" cx=${plot.x(race.bottom)} cy=${plot.y(0)} r="4" />
      <g class="path"><${Curve} plot=${plot} points=${places} class="steps" />
        ${places.map(([w, E], step) => html`<circle cx=${plot.x(w)} cy=${plot.y(E)}
          r=${step === k ? 7 : 4} />`)}</g>`}
      front=${(plot) => html`<text class="now" x=${plot.right} y=${1.1 * plot.letter}
        text-anchor="end">w = ${number(lane.w[k], 4)}${gone}</text>`} />
  </div>`;
}

export function start_race(redraw, section) {
  const state = {points: "one", start: -3};
  let race = race_of(POINTS.one, state.start);
  const play = player({section, redraw, count: () => STEPS, every_ms: () => 700,
    show: (k) => announce(sentence(race, k))});
  const change = (changed) => {
    Object.assign(state, changed);
    race = race_of(POINTS[state.points], state.start);
    play.begin();
  };
  const tasks = tasks_of("race", section, change);
  const facts = () => ({setting: state.points, k: play.at, far: race.far,
    fates: race.lanes.map((lane) => fate(lane.factor)), lanes: race.lanes.map((lane) => lane.learning_rate)});
  return () => {
    const task = tasks(facts());
    return html`
    <div class="settings">
      <${Choice} part="race" name="points" options=${Object.keys(POINTS)} value=${state.points}
        on_change=${(points) => change({points})} />
      <${Slider} id="race-start" class="of-w" label=${say("race.start")} name="w" min="-5" max="7"
        step="0.1" value=${state.start} range=${{low: -1e6, high: 1e6}}
        on_input=${(start) => change({start})} />
      ${play.view()}
    </div>
    <p class="sentence">${sentence(race, play.at)}</p>
    ${task.now}
    <div class="lanes">${race.lanes.map((lane) =>
      html`<${Lane} race=${race} lane=${lane} k=${play.at} />`)}</div>
      ${task.all}`;
  };
}
