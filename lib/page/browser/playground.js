// The neuron to play with: its points, its line, its cost and its graph change together.

import {html, say, announce, address, change_address, on_address, when_hidden, once_a_frame,
  wants_no_motion} from "./page.js";
import {number, bracketed, clamp, round_step} from "./numbers.js";
import {Button, Slider, copy, on_keys} from "./controls.js";
import {Graph, passes_of} from "./graph.js";
import {Line, CostCurve} from "./pictures.js";
import {fate, left} from "./rates.js";
import {tasks_of} from "./tasks.js";
import {cost, slope, best, left_after_step, curvatures, second_derivative} from "./neuron.js";
import {SLIDES, begin, here, next, slopes, step, put, back, reset, can_go_back, set_points, set_bias,
  is_flat, is_far_away, exploded, has_ended, largest_curvature, largest_rate, range_of_all,
  range_of_cost, fitted} from "./descent.js";
import {MOST, PARAMETERS, parsed, to_text, to_address, from_address, to_command} from "./points.js";

const BEYOND = 1.25;  // times the limit: so far the rate's slider goes
const MOVE = 280;  // milliseconds that a step takes to be seen
const PAUSES = [420, 80];  // between the steps of a run: it becomes faster
const FASTER = 0.88;
const MOST_STEPS = 300;  // of a run
const UNEVEN = 1000;  // times: curvatures that differ by more make a descent slow
const SOON = 300;  // milliseconds until the address follows
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
  const [found, E] = [slopes(descent), cost(X, Y, w, b)];
  if (exploded(descent)) {
    return say("finding.exploded", {rate: number(learning_rate), limit: number(largest_rate(descent))});
  }
  if (is_flat(descent)) {
    const zero = (...values) => say(values.every((one) => one === 0) ? "finding.zero" : "finding.nearly");
    if (E <= 1e-9 * cost(X, Y, 0)) return say("finding.fits", {zero: zero(E, ...Object.values(found))});
    return say("finding.flat", {zero: zero(...Object.values(found)), E: number(E),
      h: bias ? "w x + b" : "w x"});
  }
  if (is_far_away(descent)) return say(bias ? "finding.both_far" : "finding.far", {fate: fate_of(descent)});
  if (bias) return say("finding.both", {w: number(found.w), b: number(found.b)});
  return say(found.w > 0 ? "finding.raises" : "finding.lowers", {w: number(found.w)});
}

// The next update of w, maybe of b, as the slides write it: w ← 3 − 0.1 · 4 = 2.6
function updates(descent) {
  if (has_ended(descent)) return [];
  const [from, found, to] = [here(descent), slopes(descent), next(descent)];
  return Object.keys(found).map((name) => `${name} ← ${number(from[name])} − ` +
    `${number(descent.learning_rate)} · ${bracketed(found[name])} = ${number(to[name])}`);
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
  let strange = false;  // whether the address made no sense
  let held = false;  // whether something is being dragged: meanwhile the axes stay, but for more room
  let shown = null;  // where w and b are seen to be: on the way, while they move
  let way = null;  // {from, begun} while they move
  let timer = null;  // of a run
  let writing = null;  // of the address
  let point = 0;  // the one that the graph shows
  let entry = null;  // {text, wrong}: of the box for points, while somebody types
  let copied = null;  // a key of the words

  const load = () => {
    const given = from_address(address(), SLIDES);
    strange = given === null;
    descent = begin(given ?? SLIDES);
    view = range_of_all(descent);
    [shown, way, entry, copied] = [here(descent), null, null, null];
  };
  load();

  // How w and b are seen to move: from place to place, or at once
  const move = once_a_frame(() => {
    if (!way) return;
    const part = Math.min((performance.now() - way.begun) / MOVE, 1);
    const [to, gone] = [here(descent), 1 - (1 - part) ** 3];
    const between = (name) => way.from[name] + gone * (to[name] - way.from[name]);
    shown = part < 1 ? {w: between("w"), b: between("b")} : to;
    if (part < 1) move();
    else way = null;
    redraw();
  });
  const show = (glides) => {
    if (glides && !wants_no_motion()) {
      way = {from: shown, begun: performance.now()};
      return move();
    }
    [way, shown] = [null, here(descent)];
    return redraw();
  };

  // After what a person does the address follows, and screen readers hear the numbers
  const changed = () => {
    [strange, copied] = [false, null];
    clearTimeout(writing);
    writing = setTimeout(() => change_address(to_address(descent)), SOON);
    announce(spoken(descent));
  };
  const pause = () => {
    clearTimeout(timer);
    timer = null;
    redraw();
  };
  const doing = (act, {glides = false, fits = "widens"} = {}) => (...given) => {
    pause();
    act(...given);
    view = fits === "anew" ? range_of_all(descent) : fitted(view, descent, Infinity);
    show(glides);
    changed();
  };
  const act = {
    step: doing(() => step(descent), {glides: true}),
    back: doing(() => back(descent), {glides: true}),
    reset: doing(() => reset(descent), {glides: true, fits: "anew"}),
    type: doing((values) => put(descent, values)),
    rate: (rate) => {
      descent.learning_rate = rate;
      redraw();
      changed();
    },
    bias: doing((bias) => set_bias(descent, bias), {fits: "anew"}),
    take: doing((given) => {
      descent = begin(given);
      entry = null;
    }, {fits: "anew"}),
    enter: doing((points) => set_points(descent, points), {fits: "anew"}),
    place: doing((points) => {
      set_points(descent, points);
      entry = null;
    }),
    run: () => {
      if (timer !== null) return pause();
      let [steps, wait] = [0, PAUSES[0]];
      const advance = () => {
        step(descent);
        steps += 1;
        view = fitted(view, descent, Infinity);
        changed();
        show(true);
        if (has_ended(descent) || steps === MOST_STEPS) return pause();
        wait = Math.max(PAUSES[1], FASTER * wait);
        timer = setTimeout(advance, wait);
        return null;
      };
      timer = 0;
      return advance();
    },
  };
  const drag = (values) => {
    held = true;
    act.type(values);
  };
  const release = () => {
    held = descent.in_hand = false;
    redraw();
  };
  const with_points = (change) => {
    const points = {X: [...descent.X], Y: [...descent.Y]};
    change(points);
    const wrong = points.X.length === 0 ? "none" : points.X.length > MOST ? "many" : null;
    if (wrong === null) return act.place(points);
    entry = {text: null, wrong: {fault: wrong, line: 1}};
    return redraw();
  };
  const choose = (k) => {
    point = k;
    redraw();
  };
  const points = {
    choose, release, turn: drag,
    move: (k, x, y) => {
      held = true;
      choose(k);
      with_points(({X, Y}) => [X[k], Y[k]] = [x, y]);
    },
    add: (x, y) => with_points(({X, Y}) => {
      choose(X.push(x) - 1);
      Y.push(y);
    }),
    remove: (k) => with_points(({X, Y}) => [X, Y].forEach((all) => all.splice(k, 1))),
  };
  const read_points = ({target}) => {
    const found = parsed(target.value);
    if (!found.fault) act.enter(found);
    entry = {text: target.value, wrong: found.fault ? found : null};
    redraw();
  };
  const share = async (text) => {
    clearTimeout(writing);
    change_address(to_address(descent));
    copied = await copy(text(), section.querySelector(".share code"));
    redraw();
  };

  section.addEventListener("keydown", on_keys({" ": act.run, ArrowRight: act.step,
    ArrowLeft: act.back}));
  when_hidden(section, () => timer !== null && pause());
  on_address(() => {
    pause();
    load();
    redraw();
  });

  const tasks = tasks_of("playground", section, (state) => act.take({...SLIDES, ...state}));
  const facts = () => {
    const {X, Y, path, learning_rate: rate} = descent;
    const {w, b} = here(descent);
    return {w, X, rate, steps: path.length - 1, E: cost(X, Y, w, b)};
  };

  // w, b and the learning rate
  const parameter = (name) => html`<${Slider} id="parameter-${name}" class="of-${name}" name=${name}
    label=${say(`playground.${name}`)} min=${view[name][0]} max=${view[name][1]}
    step=${round_step(view[name][1] - view[name][0], 400)} value=${shown[name]} range=${PARAMETERS}
    on_input=${(value) => drag({[name]: value})} on_typed=${(value) => act.type({[name]: value})}
    on_done=${release} />`;
  const rate_slider = () => {
    const most = largest_rate(descent);
    const max = Math.max(Number.isFinite(most) ? BEYOND * most : 1, descent.learning_rate);
    const size = round_step(max, 250);
    // At its left end the slider stands at the smallest rate, not at 0
    return html`<${Slider} id="rate" label=${say("rate.name")} name="α" min="0" max=${max}
      step=${size} value=${descent.learning_rate} range=${{above: 0, high: PARAMETERS.high}}
      danger=${most} on_input=${(value) => act.rate(value || size / 10)} on_typed=${act.rate}
      marks=${[{at: best(largest_curvature(descent)), words: say("rate.best")},
        {at: most, words: say("rate.limit"), name: "limit"}]} />`;
  };
  const controls = () => html`<div class="drive">
    <div class="hand"><div class="buttons">
        <${Button} say="player.step" class="strong" onClick=${act.step} />
        <${Button} say=${timer === null ? "playground.run" : "player.pause"} onClick=${act.run} />
        <${Button} say="player.back" onClick=${act.back} aria-disabled=${!can_go_back(descent)} />
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
        all: (bias ? ["w", "b"] : ["w"]).map((name) => `∂E/∂${name} = ${number(all[name])}`).join(", ")
      })}</output></span>`;
  };
  const seen_point = () => Math.min(point, descent.X.length - 1);
  const own_points = () => {
    const {wrong} = entry ?? {};
    return html`<div class="points">
      <h3>${say("playground.points")}</h3>
      <div class="buttons">${Object.entries(EXAMPLES).map(([name, given]) =>
        html`<${Button} say="example.${name}" onClick=${() => act.take(given)} />`)}</div>
      <label for="points">${say("playground.enter")}</label>
      <textarea id="points" spellcheck="false" rows=${clamp(descent.X.length + 1, 3, 8)}
        aria-describedby="wrong-points" aria-invalid=${Boolean(wrong)}
        value=${entry?.text ?? to_text(descent)} onInput=${read_points}
        onBlur=${() => {
          if (entry && !wrong) entry = null;
          redraw();
        }}
        onPaste=${(event) => {  // whole columns take the place of all that stands there
          if (parsed(event.clipboardData.getData("text")).X?.length > 1) event.target.select();
        }} />
      <p id="wrong-points" class="wrong" role="status">${wrong && say(`points.${wrong.fault}`, {
        line: wrong.line, most: MOST,
        text: wrong.text?.length > 20 ? `${wrong.text.slice(0, 19)}…` : wrong.text})}</p>
      ${uneven()}
    </div>`;
  };
  // With a bias, points far from 0 have curvatures of very different size: said, and mended
  const uneven = () => {
    const {X, bias} = descent;
    const [least, most] = curvatures(second_derivative(X));
    if (!bias || !(least > 0 && most > UNEVEN * least)) return null;
    const mean = X.reduce((sum, x) => sum + x, 0) / X.length;
    const spread = Math.sqrt(X.reduce((sum, x) => sum + (x - mean) ** 2, 0) / X.length);
    const standard = () => act.take({...descent, w: 0, b: 0, learning_rate: 0.1,
      X: X.map((x) => Number(((x - mean) / spread).toPrecision(12)))});
    return html`<p class="uneven">${say("playground.uneven", {times: number(most / least, 3)})}
      ${" "}<${Button} say="playground.standardize" onClick=${standard} /></p>`;
  };
  const shared = () => html`<div class="share">
    <h3>${say("playground.share")}</h3>
    <pre tabindex="0"><code class="command" translate=${false}>${to_command(descent)}</code></pre>
    <div class="buttons">
      <${Button} say="copy.command" onClick=${() => share(() => to_command(descent))} />
      <${Button} say="copy.link" onClick=${() => share(() => location.href)} /></div>
    <p class="copied" role="status">${copied && say(copied)}</p>
  </div>`;
  const curve = (name, seen) => html`<figure class="cost-${name}">
    <figcaption>${say(`playground.cost_${name}${descent.bias ? "_bias" : ""}`)}</figcaption>
    <${CostCurve} name=${name} descent=${seen} to=${next(seen)[name]} range=${view[name]}
      costs=${range_of_cost(descent, here(descent), name, view[name])} put=${drag} release=${release} />
  </figure>`;

  return () => {
    if (shown === here(descent) && !held) view = fitted(view, descent);
    const seen = {...descent, path: [...descent.path.slice(0, -1), shown]};
    const bias = descent.bias ? "_bias" : "";
    section.classList.toggle("has-bias", descent.bias);
    const task = tasks(facts());
    return html`
      <p class="cue">${say(`playground.cue${bias}`)}</p>
      <p class="saying"><strong class="finding">${strange ? say("finding.strange") : finding(seen)}</strong>
        ${" "}<span class="next">${updates(seen).map((text) => html`<span>${text}</span>`)}</span></p>
      ${task.now}
      <div class="board">
        ${controls()}
        <figure class="line"><figcaption>${say(`playground.line${bias}`)}</figcaption>
          <${Line} descent=${seen} x=${view.x} y=${view.y} point=${seen_point()} points=${points} /></figure>
        ${curve("w", seen)}${descent.bias && curve("b", seen)}
        <figure class="graph-figure"><figcaption>${
          say(descent.X.length > 1 ? "playground.graph_of_one" : "playground.graph")} ${which()}</figcaption>
          <${Graph} passes=${passes_of({...descent, ...shown})} point=${seen_point()} /></figure>
        ${own_points()}${shared()}
      </div>
      ${task.all}`;
  };
}
