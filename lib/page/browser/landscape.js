// The landscape: a cost over two parameters from above and from the side, and the way down on it.

import {html, say, announce, Component, Sized} from "./page.js";
import {number, clamp} from "./numbers.js";
import {Button, Choice, NumberBox, Slider, on_arrows, on_pull, player} from "./controls.js";
import {Plot, Curve, place_in} from "./plot.js";
import {RATES, fate} from "./rates.js";
import {best, limit, descend, curvatures, left_after_step} from "./neuron.js";
import {terrains, place, numbers_of, written} from "./terrains.js";
import {paint_map} from "./heights.js";
import {surface_of, paint_surface} from "./surface.js";
import {tasks_of} from "./tasks.js";

const MOST = 1000;  // steps
const FAR = 1e6;  // no path is followed beyond such a number
const STILL = 1e-6;  // of the map's width: steps that are shorter can't be seen
const OUTSIDE = 20;  // times as wide as the map: beyond it no path is drawn
const KEY_PART = 1 / 48;  // of the map's width: so far an arrow key moves the start
const TURN = 0.12, LIFT = [0.15, 1.4];  // an arrow key's turn, and from where one may look (angles)
const HAIR = 1e-9;
const CLEAR = 0.1;  // slower or faster than this is worth a word

// The way down: {terrain, kind, learning_rate, path, ending}, where ending is "still" (the path
// stands still at its end), "far" or "goes on"
export function descent_of(kind, start, learning_rate) {
  const terrain = terrains[kind];
  const whole = descend(start, terrain.slope, learning_rate, MOST, FAR);
  const wide = terrain.map[0][1] - terrain.map[0][0];
  const is_short = (now, next) => terrain.names.every((name) =>
    Math.abs(next[name] - now[name]) < STILL * wide);
  const end = whole.findIndex((now, k) => k + 1 < whole.length && is_short(now, whole[k + 1]));
  const ending = end >= 0 ? "still" : whole.length <= MOST ? "far" : "goes on";
  const path = end >= 0 ? whole.slice(0, end + 1) : whole;
  return {terrain, kind, learning_rate, path, ending: path.length === 1 ? "still" : ending};
}

// What one sees at a step, in a sentence that is true for it
export function sentence(descent, k) {
  const {terrain, path} = descent;
  const where = terrain.names.map((name) => `${written(name)} = ${number(path[k][name], 3)}`);
  const at = [...where, `E = ${number(terrain.cost(path[k]), 3)}`].join(", ");
  const [key, values] = told(descent, k);
  const begin = k === 0 ? "" : `${say("landscape.step", {k})}: `;
  return say(`landscape.${key}`, {at: begin + at, ...values});
}

// The key of what is told at a step, and its values
function told({terrain, kind, learning_rate, path, ending}, k) {
  const E = (step) => terrain.cost(path[step]);
  const moves = Object.values(terrain.slope(path[k])).some((value) => Math.abs(value) > HAIR);
  const floor = kind === "round" ? "bowl" : kind;
  if (!moves && k === 0) {
    return [floor === "bowl" ? "at_lowest" : E(k) > CLEAR ? "on_saddle" : "on_floor"];
  }
  if (!moves || (ending === "still" && k === path.length - 1)) {
    return [kind === "saddle" && E(k) > CLEAR ? "stuck" : `still_${floor}`];
  }
  const fell = {before: k > 0 && number(E(k - 1), 3), now: number(E(k), 3)};
  if (!terrain.same_everywhere) {
    if (k === 0) return ["begins"];
    const outside = terrain.names.some((name, axis) =>
      path[k][name] < terrain.map[axis][0] || path[k][name] > terrain.map[axis][1]);
    if (outside) return ["left"];
    if (E(k) > E(k - 1)) return ["rises", fell];
    return [Object.values(path[k]).every((value) => Math.abs(value) < 0.4) ? "flat" : "falls", fell];
  }
  // The curvatures are the same everywhere, so that they say how it goes on
  const [least, most] = curvatures(terrain.second_derivative(path[k]));
  const [along, across] = [least, most].map((each) => left_after_step(learning_rate, each));
  const limits = {rate: number(learning_rate), limit: number(limit(most))};
  const percent = (factor) => ({part: number(100 * Math.abs(factor), 3)});
  const name = fate(across);
  if (name === "explodes") {
    return [k > 0 && E(k) > E(k - 1) ? "explodes" : "will_explode", limits];
  }
  if (k === 0) return ["begins"];
  if (name === "jumps") return ["jumps", limits];
  if (across < -CLEAR) return ["crosses", percent(across)];
  if (name === "lands") return ["lands"];
  return least > HAIR && along > across + CLEAR ? ["slow", percent(along)] : ["falls", fell];
}

// A canvas that is painted anew when `when` is another one
class Painted extends Component {
  componentDidMount() {
    this.props.paint(this.base);
  }
  componentDidUpdate({when}) {
    if (when !== this.props.when) this.props.paint(this.base);
  }
  render() {
    return html`<canvas />`;
  }
}

// The map's plot: the path to this step in full, the way ahead thin
function MapPlot({descent: {terrain, path}, k, colours, seen}) {
  const [x, y] = terrain.map;
  const [x_label, y_label] = terrain.names.map(written);
  const places = path.map((at) => numbers_of(terrain, at));
  const is_far = (at) => at.some((value, axis) => {
    const [low, high] = terrain.map[axis];
    return Math.abs(value - low) > OUTSIDE * (high - low);
  });
  const far = places.findIndex(is_far);
  const ahead = places.slice(0, far < 0 ? places.length : far);
  const done = ahead.slice(0, k + 1);
  return html`<${Plot} class="map" square=${true} x=${x} y=${y} x_label=${x_label} y_label=${y_label}
    seen=${seen} under=${(plot) => html`<${Painted}
      when=${[terrain.names, terrain.map, plot.width, plot.height, colours].join()}
      paint=${(canvas) => paint_map(canvas, terrain, plot)} />`}
    marks=${(plot) => {
      const dot = (at, r) => html`<circle cx=${plot.x(at[0]).toFixed(1)} cy=${plot.y(at[1]).toFixed(1)}
        r=${r} />`;
      const [cx, cy] = terrain.lowest ? numbers_of(terrain, terrain.lowest) : [];
      return html`${terrain.floor.map((line) =>
          html`<${Curve} plot=${plot} points=${line} class="floor" />`)}
        ${terrain.lowest && html`<path class="lowest"
          d="M${plot.x(cx)},${plot.y(cy) - 9}l9,9l-9,9l-9,-9z" />`}
        <g class="path"><${Curve} plot=${plot} points=${ahead} class="ahead" />
          <${Curve} plot=${plot} points=${done} class="edge" />
          <${Curve} plot=${plot} points=${done} class="steps" />
          ${done.slice(1, 40).map((at) => dot(at, 3.5))}
          ${k > 0 && k < ahead.length && dot(places[k], 8)}</g>`;
    }}
    front=${(plot) => html`<g class="path"><circle class="start" cx=${plot.x(places[0][0])}
      cy=${plot.y(places[0][1])} r="8" /></g>`} />`;
}

// Where the curvature is the same everywhere: the rate that lands across in one step, and the limit
function marks_of(terrain) {
  if (!terrain.same_everywhere) return [];
  const [, most] = curvatures(terrain.second_derivative());
  return [{at: best(most), words: say("rate.best")},
    {at: limit(most), words: say("rate.limit"), name: "limit"}];
}

export function start_landscape(redraw, section) {
  const state = {};
  const surfaces = {};  // by their kinds, and the colours that they have
  let descent = null;
  let plot = null;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", redraw);
  const play = player({section, redraw, count: () => descent.path.length - 1, every_ms: () => 150,
    stride: () => Math.max(1, Math.floor(play.at / 12)),
    show: (k) => announce(sentence(descent, k))});

  // Another start or another learning rate: back to step 0
  const change = (changed) => {
    Object.assign(state, changed);
    descent = descent_of(state.kind, state.start, state.learning_rate);
    play.pause();
    play.go(0);
  };
  const choose = (kind) => {
    const {start, learning_rate, view} = terrains[kind];
    change({kind, start, learning_rate, view: {...view}});
  };
  const move_start = (numbers) => change({start: place(descent.terrain, numbers.map((value, k) =>
    Number(clamp(value, ...descent.terrain.map[k]).toPrecision(3))))});
  const move = (right, up) => {
    const {terrain} = descent;
    const wide = terrain.map.map(([low, high]) => (high - low) * KEY_PART);
    const [one, other] = numbers_of(terrain, state.start);
    move_start([one + right * wide[0], other + up * wide[1]]);
  };
  const turn = (around, up) => {
    state.view = {turn: state.view.turn + around, lift: clamp(state.view.lift + up, ...LIFT)};
    redraw();
  };
  const by = {map: on_pull((event) => move_start(place_in(plot, event))),
    surface: on_pull((_, moved) => turn(-moved[0] / 150, moved[1] / 200))};
  const keys = {map: on_arrows(move),
    surface: on_arrows((right, up) => turn(-TURN * right, TURN * up))};
  choose("bowl");
  const tasks = tasks_of("landscape", section, choose);
  const facts = () => {
    const {kind, learning_rate: rate, path, ending, terrain} = descent;
    const now = path[play.at];
    return {kind, rate, k: play.at, E: terrain.cost(now), w: now.w, b: now.b,
      rests: ending === "still" && play.at === path.length - 1};
  };

  return () => {
    const {kind, learning_rate, start, view} = state;
    const {terrain, path} = descent;
    const marks = marks_of(terrain);
    const colours = dark.matches;
    const task = tasks(facts());
    const surface = surfaces[`${kind} ${colours}`] ??= surface_of(terrain);
    return html`
      <div class="settings">
        <div><${Choice} part="landscape" name="kind" options=${["bowl", "valley", "saddle"]}
          value=${kind === "round" ? "bowl" : kind} on_change=${choose} />
        ${["bowl", "round"].includes(kind) && html`<label class="check"><input type="checkbox"
          checked=${kind === "round"} onChange=${() => choose(kind === "bowl" ? "round" : "bowl")} />
          ${say("landscape.standardized")}</label>`}</div>
        <${Slider} id="landscape-rate" label=${say("rate.name")} name="α" min="0.001" step="0.001"
          max=${terrain.highest_rate} value=${learning_rate} range=${RATES} marks=${marks}
          danger=${marks[1]?.at} on_input=${(rate) => change({learning_rate: rate})} />
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
        <div><p class="caption">${say("landscape.above")}</p>
          <div class="view above" tabindex="0" role="application" aria-label=${say("landscape.map")}
            ...${by.map} onKeyDown=${keys.map}>
            <${MapPlot} descent=${descent} k=${play.at} colours=${colours} seen=${(now) => {
              plot = now;
            }} /></div></div>
        <div><p class="caption">${say("landscape.side")}</p>
          <div class="view side" tabindex="0" role="application" ...${by.surface}
            aria-label=${say("landscape.surface")} onKeyDown=${keys.surface}>
            <${Sized} class="solid">${(size) => html`<${Painted} when=${{}} paint=${(canvas) =>
              paint_surface(canvas, terrain, surface, path, play.at, view, size)} />`}<//></div></div>
      </div>
      ${task.all}`;
  };
}
