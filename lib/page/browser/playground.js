// The neuron to play with: its points, its line, its cost and its graph change together.

import {html, say, announce, address, change_address, on_address} from "./page.js";
import {number, difference, clamp, plain, round_step, standardized} from "./numbers.js";
import {Button, Slider, on_keys, ticker} from "./controls.js";
import {Graph, passes_of} from "./graph.js";
import {Line, CostCurve} from "./pictures.js";
import {RateSlider, fate, left} from "./rates.js";
import {tasks_of} from "./tasks.js";
import {cost, slope, left_after_step, curvatures, second_derivative} from "./neuron.js";
import {SLIDES, begin, here, next, slopes, step, put, back, reset, set_points, set_bias, state_of,
  has_ended, largest_curvature, largest_rate, range_of_all, range_of_cost, fitted} from "./descent.js";
import {MOST, PARAMETERS, parsed, to_text, to_address, from_address, to_command} from "./points.js";

const BEYOND = 1.25;  // times the limit: so far the rate's slider goes
const MOVE = 280;  // milliseconds that a step takes to be seen
const pause = (steps) => 80 + 340 * 0.88 ** steps;  // of a run after so many steps: it becomes faster
const UNEVEN = 1000;  // times: curvatures that differ by more make a descent slow
const SOON = 200;  // milliseconds until the address follows
const EXAMPLES = {
  one: SLIDES,
  three: {...SLIDES, X: [1, 2, 3], Y: [1, 2, 3]},
  bias: {...SLIDES, X: [1, 2, 3], Y: [3, 5, 7], w: 0, bias: true},
  none: {...SLIDES, X: [1, 2, 3, 4, 5], Y: [2, 1, 4, 3, 6], w: -1, learning_rate: 0.02},
};

// What the numbers say. Where E goes if w grows, and what to do: the sentence above all
function finding(descent) {
  const {X, Y, bias, learning_rate} = descent;
  const {w, b} = here(descent);
  const [state, found, E] = [state_of(descent), slopes(descent), cost(X, Y, w, b)];
  if (state === "exploded") {
    return say("finding.exploded", {rate: number(learning_rate), limit: number(largest_rate(descent))});
  }
  if (state === "fits" || state === "flat") {
    const zeros = [...Object.values(found), state === "fits" ? E : 0];
    const zero = say(zeros.every((one) => one === 0) ? "finding.zero" : "finding.nearly");
    return say(`finding.${state}`, {zero, E: number(E), h: bias ? "w x + b" : "w x"});
  }
  if (state === "far") return say(bias ? "finding.both_far" : "finding.far", {fate: fate_of(descent)});
  if (bias) return say("finding.both", {w: number(found.w), b: number(found.b)});
  return say(found.w > 0 ? "finding.raises" : "finding.lowers", {w: number(found.w)});
}

// The next update of w, maybe of b
function updates(descent) {
  if (has_ended(descent)) return [];
  const [from, found, to] = [here(descent), slopes(descent), next(descent)];
  return Object.keys(found).map((name) =>
    `${name} ← ${difference(from[name], descent.learning_rate, found[name], to[name])}`);
}

// What this learning rate does, with a bias where the cost is curved most
function fate_of(descent) {
  const factor = left_after_step(descent.learning_rate, largest_curvature(descent));
  return say(descent.bias ? "playground.fate_most" : "playground.fate", {
    rate: number(descent.learning_rate), fate: say(`fate.${fate(factor)}`), left: left(factor)});
}

// The same, and from which rate on learning explodes
function told_of_rate(descent) {
  const most = largest_rate(descent);
  if (!Number.isFinite(most)) return say("playground.no_limit");
  const bend = number(largest_curvature(descent));
  return `${fate_of(descent)} ${say("playground.limit", {
    curvature: bend.includes("·") ? `(${bend})` : bend, limit: number(most)})}`;
}

// The numbers, for those who do not see the plots
function spoken(descent) {
  const {w, b} = here(descent);
  const bias = descent.bias ? `, b = ${number(b)}` : "";
  return `w = ${number(w)}${bias}, E = ${number(cost(descent.X, descent.Y, w, b))}. ${finding(descent)}`;
}

export function start_playground(redraw, section) {
  let descent = null;
  let view = null;  // what the plots show: {x, y, w, b}, a range each
  let shown = null;  // where w and b are seen to be: on the way, while they move
  let way = null;  // {from, begun} while they move
  let held = false;  // whether something is being dragged: meanwhile the axes stay, but for more room
  let point = 0;  // the one that the graph shows
  let entry = null;  // {text, fault, ...}: of the box for points, while somebody types
  let strange = false;  // whether the address made no sense
  let writing = null;  // of the address
  const clock = ticker(section, redraw);
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  const load = () => {
    const given = from_address(address(), SLIDES);
    descent = begin(given ?? SLIDES);
    view = range_of_all(descent);
    [way, entry, strange] = [null, null, given === null];
  };
  load();

  // Where w and b are seen now: there, or on the way, which goes on with the next frame
  const place_now = () => {
    const to = here(descent);
    const rest = way ? (1 - Math.min((performance.now() - way.begun) / MOVE, 1)) ** 3 : 0;
    if (rest === 0) return to;
    redraw();
    const between = (name) => to[name] - rest * (to[name] - way.from[name]);
    return {w: between("w"), b: between("b")};
  };
  // After what a person does the address follows, and screen readers hear the numbers
  const changed = ({glides = false, fits_anew = false} = {}) => {
    view = fits_anew ? range_of_all(descent) : fitted(view, descent, held);
    way = glides && !still.matches ? {from: shown, begun: performance.now()} : null;
    strange = false;
    redraw();
    clearTimeout(writing);
    writing = setTimeout(() => change_address(to_address(descent)), SOON);
    announce(spoken(descent));
  };
  const doing = (change, how) => (...given) => {
    clock.stop();
    change(...given);
    changed(how);
  };
  const act = {
    step: doing(() => step(descent), {glides: true}),
    back: doing(() => back(descent), {glides: true}),
    reset: doing(() => reset(descent), {glides: true, fits_anew: true}),
    drag: doing((values) => {
      put(descent, values, held);
      held = true;
    }),
    bias: doing((bias) => set_bias(descent, bias), {fits_anew: true}),
    take: doing((given) => {
      descent = begin(given);
      entry = null;
    }, {fits_anew: true}),
    enter: doing((points) => set_points(descent, points), {fits_anew: true}),
    place: doing((points, k) => {
      set_points(descent, points);
      [point, entry] = [k, null];
    }),
    rate: (rate) => {  // a run goes on
      descent.learning_rate = rate;
      changed();
    },
    run: () => {
      let steps = 0;
      clock.toggle(() => {
        step(descent);
        steps += 1;
        changed({glides: true});
        return !has_ended(descent);
      }, () => (steps === 0 ? 0 : pause(steps)));
    },
  };
  const release = () => {
    held = false;
    view = fitted(view, descent, held);
    redraw();
  };
  const choose = (k) => {
    point = k;
    redraw();
  };
  const place = (points, k) => {
    held = true;
    const fault = points.X.length === 0 ? "none" : points.X.length > MOST ? "many" : null;
    if (!fault) return act.place(points, k);
    entry = {fault};
    return redraw();
  };
  const read_points = ({target}) => {
    const found = parsed(target.value);
    if (!found.fault) act.enter(found);
    entry = {...found, text: target.value, word: found.text};
    redraw();
  };

  section.addEventListener("keydown", on_keys({" ": act.run, ArrowRight: act.step,
    ArrowLeft: act.back}));
  on_address(() => {
    clock.stop();
    load();
  });

  const tasks = tasks_of("playground", section, (state) => act.take({...SLIDES, ...state}));
  const facts = () => {
    const {X, Y, path, learning_rate: rate} = descent;
    const {w, b} = here(descent);
    return {setting: `${X} ${Y} ${descent.bias}`, w, X, rate, steps: path.length - 1, E: cost(X, Y, w, b)};
  };

  // w, b and the learning rate
  const parameter = (name) => html`<${Slider} id="parameter-${name}" class="of-${name}" name=${name}
    label=${say(`playground.${name}`)} min=${view[name][0]} max=${view[name][1]}
    step=${round_step(view[name][1] - view[name][0], 400)} value=${shown[name]} range=${PARAMETERS}
    on_input=${(value) => act.drag({[name]: value})} on_done=${release} />`;
  const rate_slider = () => {
    const most = largest_rate(descent);
    const max = Math.max(Number.isFinite(most) ? BEYOND * most : 1, descent.learning_rate);
    const size = round_step(max, 250);
    // At its left end the slider stands at the smallest rate, not at 0
    return html`<${RateSlider} id="rate" min="0" max=${max} step=${size} value=${descent.learning_rate}
      bend=${largest_curvature(descent)} range=${{above: 0, high: PARAMETERS.high}}
      on_input=${(value) => act.rate(value || size / 10)} />`;
  };
  const controls = () => html`<div class="drive">
    <div class="hand"><div class="buttons">
        <${Button} say="player.step" class="strong" onClick=${act.step} />
        <${Button} say=${clock.is_on() ? "player.pause" : "playground.run"} onClick=${act.run} />
        <${Button} say="player.back" onClick=${act.back}
          aria-disabled=${descent.path.length + descent.earlier.length === 1} />
        <${Button} say="player.reset" onClick=${act.reset} />
      </div>
      ${parameter("w")}${descent.bias && parameter("b")}</div>
    <div class="rate">${rate_slider()}
      <p class="fate">${told_of_rate(descent)} <span class="meaning">${say("playground.curvature")}</span></p>
      <label class="check"><input type="checkbox" checked=${descent.bias}
        onChange=${({target}) => act.bias(target.checked)} />${say("playground.with_bias")}</label></div>
  </div>`;
  const which = () => {
    const {X, Y, bias} = descent;
    if (X.length === 1) return null;
    const all = slope(X, Y, shown.w, shown.b);
    const by = (steps) => () => choose((seen_point() + steps + X.length) % X.length);
    return html`<span class="which">
      <${Button} text="‹" aria-label=${say("playground.before")} onClick=${by(-1)} />
      <${Button} text="›" aria-label=${say("playground.after")} onClick=${by(1)} />
      <output>${say("playground.which", {point: seen_point() + 1, count: X.length,
        all: (bias ? ["w", "b"] : ["w"]).map((name) =>
          `∂E/∂${name} = ${number(all[name], 4, 1e5)}`).join(", ")})}</output></span>`;
  };
  const seen_point = () => Math.min(point, descent.X.length - 1);
  const own_points = () => html`<div class="points">
    <h3>${say("playground.points")}</h3>
    <div class="buttons">${Object.entries(EXAMPLES).map(([name, given]) =>
      html`<${Button} say="example.${name}" onClick=${() => act.take(given)} />`)}</div>
    <label for="points">${say("playground.enter")}</label>
    <textarea id="points" spellcheck="false" rows=${clamp(descent.X.length + 1, 3, 8)}
      aria-describedby="wrong-points" aria-invalid=${Boolean(entry?.fault)}
      value=${entry?.text ?? to_text(descent)} onInput=${read_points}
      onBlur=${() => {
        if (!entry?.fault) entry = null;
        redraw();
      }}
      onPaste=${(event) => {  // whole columns take the place of all that stands there
        if (parsed(event.clipboardData.getData("text")).X?.length > 1) event.target.select();
      }} />
    <p id="wrong-points" class="wrong" role="status">${entry?.fault && say(`points.${entry.fault}`, {
      line: entry.line, most: MOST, text: entry.word?.slice(0, 20)})}</p>
    ${uneven()}
  </div>`;
  // With a bias, points far from 0 have curvatures of very different size: said, and mended
  const uneven = () => {
    const {X, bias} = descent;
    const [least, most] = curvatures(second_derivative(X));
    if (!bias || !(least > 0 && most > UNEVEN * least)) return null;
    const standard = () => act.take({...descent, w: 0, b: 0, learning_rate: 0.1,
      X: standardized(X).map((x) => Number(plain(x)))});
    return html`<p class="uneven">${say("playground.uneven", {times: number(most / least, 3)})}
      ${" "}<${Button} say="playground.standardize" onClick=${standard} /></p>`;
  };
  const shared = () => html`<div class="share">
    <h3>${say("playground.share")}</h3>
    <pre tabindex="0"><code translate=${false}>${
      to_command(descent).split(/(--[\w-]+)/).map((part, k) =>
        (k % 2 ? html`<span>${part}</span>` : part))}</code></pre>
    <div class="buttons">
      <${Button} say="copy.command" data-copy=${to_command(descent)} />
      <${Button} say="copy.link" data-copy="" /></div>
  </div>`;
  const curve = (name, seen) => html`<figure class="cost-${name}">
    <figcaption>${say(`playground.cost_${name}${descent.bias ? "_bias" : ""}`)}</figcaption>
    <${CostCurve} name=${name} descent=${seen} to=${next(seen)[name]} range=${view[name]}
      costs=${range_of_cost(descent, name, view[name])} put=${act.drag} release=${release} />
  </figure>`;

  return () => {
    shown = place_now();
    const seen = {...descent, path: [...descent.path.slice(0, -1), shown]};
    const bias = descent.bias ? "_bias" : "";
    section.classList.toggle("has-bias", descent.bias);
    const task = tasks(facts());
    return html`
      <p class="cue">${say(`playground.cue${bias}`)}</p>
      <p class="saying">
        <strong class="finding">${strange ? say("finding.strange") : finding(seen)}</strong>
        ${" "}<span class="next">${updates(seen).map((text) => html`<span>${text}</span>`)}</span></p>
      ${task.now}
      <div class="board">
        ${controls()}
        <figure class="line"><figcaption>${say(`playground.line${bias}`)}</figcaption>
          <${Line} descent=${seen} x=${view.x} y=${view.y} point=${seen_point()}
            place=${place} choose=${choose} turn=${act.drag} release=${release} /></figure>
        ${curve("w", seen)}${descent.bias && curve("b", seen)}
        <figure class="graph-figure"><figcaption>${
          say(descent.X.length > 1 ? "playground.graph_of_one" : "playground.graph")} ${which()}</figcaption>
          <${Graph} passes=${passes_of({...descent, ...shown})} point=${seen_point()} /></figure>
        ${own_points()}${shared()}
      </div>
      ${task.all}`;
  };
}
