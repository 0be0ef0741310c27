// The landscape: a cost over two parameters from above and from the side, and the way down on it.

import {html, say, announce} from "./page.js";
import {number, three, clamp} from "./numbers.js";
import {Button, Choice, NumberBox, arrows, on_keys, on_pull, player} from "./controls.js";
import {Plot, Curve, Painted, Sized, place_in} from "./plot.js";
import {RateSlider, fate} from "./rates.js";
import {limit, descend, curvatures, left_after_step} from "./neuron.js";
import {terrains, place, written} from "./terrains.js";
import {paint_map} from "./heights.js";
import {surface_of, paint_surface} from "./surface.js";
import {tasks_of} from "./tasks.js";

const MOST = 1000;  // steps
const FAR = 1e6;  // no path is followed beyond such a number
const STILL = 1e-6;  // of the map's width: steps that are shorter can't be seen
const KEY_PART = 1 / 48;  // of the map's width: so far an arrow key moves the start
const TURN = 0.12, LIFT = [0.15, 1.4];  // an arrow key's turn, and from where one may look (angles)
const HAIR = 1e-9;
const CLEAR = 0.1;  // slower or faster than this is worth a word

const shape = (kind) => (kind === "round" ? "bowl" : kind);

// The way down: {terrain, kind, learning_rate, path, rests}: whether the path stands still at its end
export function descent_of(kind, start, learning_rate) {
  const terrain = terrains[kind];
  const path = descend(start, terrain.slope, learning_rate, MOST, FAR);
  const wide = terrain.map[0][1] - terrain.map[0][0];
  const stands = (now, k) => k + 1 < path.length &&
    terrain.names.every((name) => Math.abs(path[k + 1][name] - now[name]) < STILL * wide);
  const end = path.findIndex(stands);
  return {terrain, kind, learning_rate, rests: end >= 0 || path.length === 1,
    path: end >= 0 ? path.slice(0, end + 1) : path};
}

// What one sees at a step, in a sentence that is true for it
export function sentence(descent, k) {
  const {terrain, path} = descent;
  const where = terrain.names.map((name) => `${written(name)} = ${three(path[k][name])}`);
  const at = [...where, `E = ${three(terrain.cost(path[k]))}`].join(", ");
  const [key, values] = told(descent, k);
  const begin = k === 0 ? "" : `${say("landscape.step", {k})}: `;
  return say(`landscape.${key}`, {at: begin + at, ...values});
}

// The key of what is told at a step, and its values
function told({terrain, kind, learning_rate, path, rests}, k) {
  const [now, before] = [k, Math.max(k - 1, 0)].map((step) => terrain.cost(path[step]));
  const moves = Object.values(terrain.slope(path[k])).some((value) => Math.abs(value) > HAIR);
  if (!moves || (rests && k === path.length - 1)) {
    return [kind === "saddle" && now > CLEAR ? "on_saddle" : `still_${shape(kind)}`];
  }
  const fell = {before: three(before), now: three(now)};
  if (!terrain.same_everywhere) {
    if (k === 0) return ["begins"];
    const outside = terrain.names.some((name, axis) =>
      clamp(path[k][name], ...terrain.map[axis]) !== path[k][name]);
    if (outside) return ["left"];
    if (now > before) return ["rises", fell];
    return [Object.values(path[k]).every((value) => Math.abs(value) < 0.4) ? "flat" : "falls", fell];
  }
  // The curvatures are the same everywhere, so that they say how it goes on
  const [least, most] = curvatures(terrain.second_derivative());
  const [along, across] = [least, most].map((each) => left_after_step(learning_rate, each));
  const limits = {rate: number(learning_rate), limit: number(limit(most))};
  const percent = (factor) => ({part: three(100 * Math.abs(factor))});
  const name = fate(across);
  if (name === "explodes") return [now > before ? "explodes" : "will_explode", limits];
  if (k === 0) return ["begins"];
  if (name === "jumps") return ["jumps", limits];
  if (across < -CLEAR) return ["crosses", percent(across)];
  if (name === "lands") return ["lands"];
  return least > HAIR && along > across + CLEAR ? ["slow", percent(along)] : ["falls", fell];
}

// The map's plot: the path to this step in full, the way ahead thin
function MapPlot({descent: {terrain, path}, k, colours}) {
  const [x_label, y_label] = terrain.names.map(written);
  const places = path.map(Object.values);
  const done = places.slice(0, k + 1);
  return html`<${Plot} class="map" square=${true} x=${terrain.map[0]} y=${terrain.map[1]}
    x_label=${x_label} y_label=${y_label} under=${(plot) => html`<${Painted} size=${plot}
      when=${[x_label, terrain.map, colours, plot.width, plot.height].join()}
      paint=${(pen) => paint_map(pen, terrain, plot)} />`}
    marks=${(plot) => {
      const dot = ([x, y], r) => html`<circle cx=${plot.x(x).toFixed(1)} cy=${plot.y(y).toFixed(1)}
        r=${r} />`;
      const [x, y] = Object.values(terrain.lowest ?? {});
      return html`${terrain.floor.map((line) =>
          html`<${Curve} plot=${plot} points=${line} class="floor" />`)}
        ${terrain.lowest && html`<path class="lowest"
          d="M${plot.x(x)},${plot.y(y) - 9}l9,9l-9,9l-9,-9z" />`}
        <g class="path"><${Curve} plot=${plot} points=${places} class="ahead" />
          <${Curve} plot=${plot} points=${done} class="edge" />
          <${Curve} plot=${plot} points=${done} class="steps" />
          ${done.slice(1, 40).map((at) => dot(at, 3.5))}
          ${k > 0 && dot(places[k], 8)}</g>`;
    }}
    front=${(plot) => html`<g class="path"><circle class="start" cx=${plot.x(places[0][0])}
      cy=${plot.y(places[0][1])} r="8" /></g>`} />`;
}

export function start_landscape(redraw, section) {
  const state = {};
  const surfaces = {};  // by their kinds, and the colours that they have
  let descent = null;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", redraw);
  const play = player({section, redraw, count: () => descent.path.length - 1, every_ms: () => 150,
    stride: () => Math.max(1, Math.floor(play.at / 12)),
    show: (k) => announce(sentence(descent, k))});

  // Another start or another learning rate: back to step 0
  const change = (changed) => {
    Object.assign(state, changed);
    descent = descent_of(state.kind, state.start, state.learning_rate);
    play.begin();
  };
  const choose = (kind) => {
    const {start, learning_rate, view} = terrains[kind];
    change({kind, start, learning_rate, view});
  };
  const move_start = (...numbers) => change({start: place(descent.terrain, numbers.map((value, k) =>
    Number(clamp(value, ...descent.terrain.map[k]).toPrecision(3))))});
  const step_start = (right, up) => {
    const [x, y] = descent.terrain.map.map(([low, high]) => (high - low) * KEY_PART);
    const [one, other] = Object.values(state.start);
    move_start(one + right * x, other + up * y);
  };
  const turn = (around, up) => {
    state.view = {turn: state.view.turn + around, lift: clamp(state.view.lift + up, ...LIFT)};
    redraw();
  };
  const hands = {
    above: {...on_pull(() => (event) => move_start(...place_in(event))),
      onKeyDown: on_keys(arrows(step_start))},
    side: {...on_pull(() => (_, moved) => turn(-moved[0] / 150, moved[1] / 200)),
      onKeyDown: on_keys(arrows((right, up) => turn(-TURN * right, TURN * up)))},
  };
  const view = (name, label, picture) => html`<div><p class="caption">${say(`landscape.${name}`)}</p>
    <div class="view ${name}" tabindex="0" role="application" aria-label=${say(label)}
      ...${hands[name]}>${picture}</div></div>`;
  choose("bowl");
  const tasks = tasks_of("landscape", section, choose);
  const facts = () => {
    const {kind, learning_rate: rate, path, rests, terrain} = descent;
    const now = path[play.at];
    return {kind, setting: shape(kind), rate, k: play.at, E: terrain.cost(now), w: now.w, b: now.b,
      rests: rests && play.at === path.length - 1};
  };

  return () => {
    const {kind, learning_rate, start} = state;
    const {terrain, path} = descent;
    const [, bend] = terrain.same_everywhere ? curvatures(terrain.second_derivative()) : [];
    const colours = dark.matches;
    const task = tasks(facts());
    const surface = surfaces[`${kind} ${colours}`] ??= surface_of(terrain);
    const places = path.slice(0, play.at + 1).map(Object.values);
    return html`
      <div class="settings">
        <div><${Choice} part="landscape" name="kind" options=${["bowl", "valley", "saddle"]}
          value=${shape(kind)} on_change=${choose} />
        ${shape(kind) === "bowl" && html`<label class="check"><input type="checkbox"
          checked=${kind === "round"} onChange=${() => choose(kind === "bowl" ? "round" : "bowl")} />
          ${say("landscape.standardized")}</label>`}</div>
        <${RateSlider} id="landscape-rate" min="0.001" max=${terrain.highest_rate} step="0.001"
          bend=${bend} value=${learning_rate} on_input=${(rate) => change({learning_rate: rate})} />
        <div class="start"><div class="boxes"><span class="boxes-name">${say("landscape.from")}</span>
          ${terrain.names.map((name, k) => html`<label key=${kind + name}>${written(name)} =${" "}
            <${NumberBox} value=${start[name]} name=${written(name)}
              label="${say("landscape.from")} ${written(name)}"
              range=${{low: terrain.map[k][0], high: terrain.map[k][1]}}
              on_input=${(value) => change({start: {...state.start, [name]: value}})} /></label>`)}
          <div class="buttons">${Object.entries(terrain.starts).map(([name, at]) =>
            html`<${Button} say="landscape.from-${name}" onClick=${() => change({start: at})} />`)}</div>
        </div></div>
        ${play.view()}
      </div>
      <p class="formula">${say(`landscape.formula-${kind}`)}</p>
      <p class="sentence">${sentence(descent, play.at)}</p>
      ${task.now}
      <div class="views">
        ${view("above", "landscape.map",
          html`<${MapPlot} descent=${descent} k=${play.at} colours=${colours} />`)}
        ${view("side", "landscape.surface", html`<${Sized} class="solid">${(size) =>
          html`<${Painted} size=${size} when=${{}} paint=${(pen) =>
            paint_surface(pen, terrain, surface, places, state.view, size)} />`}<//>`)}
      </div>
      ${task.all}`;
  };
}
