// The second lecture's neuron on its patients: the line, pulled through one sample after the other.

import {html, say, announce, given} from "./page.js";
import {number, three, many} from "./numbers.js";
import {Button, Choice, player} from "./controls.js";
import {Plot, Curve} from "./plot.js";
import {RateSlider} from "./rates.js";
import {cost, lowest, hypothesis, fit_epoch, own_factor, order_limit, log_growth} from "./neuron.js";

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

// The places of the samples in an epoch: as in the file, or shuffled, always the same way
export function order_of(count, shuffled, epoch) {
  const order = many(count, (k) => k);
  if (!shuffled) return order;
  let random = epoch;  // a linear congruential generator, from 0 to 2 ** 32
  for (let k = count - 1; k > 0; k -= 1) {
    random = (1664525 * random + 1013904223) % 2 ** 32;
    const other = Math.floor(random / 2 ** 32 * (k + 1));
    [order[k], order[other]] = [order[other], order[k]];
  }
  return order;
}

// A neuron's training, looked up after any update: as many epochs are computed as are asked for
export function training_of(X, Y, learning_rate, shuffled) {
  const orders = [];  // of the samples in each epoch
  const path = [START];  // w and b after each update
  let end = EPOCHS * X.length;  // earlier if the numbers get too large
  // The last update that there is, as far as it is known when it is computed up to this one
  const last = (update) => {
    while (path.length <= Math.min(Math.max(update, 1), end)) {
      const order = order_of(X.length, shuffled, orders.length);
      const found = fit_epoch(X, Y, order, path.at(-1), learning_rate);
      const large = found.findIndex(({w, b}) => !(Math.abs(w) < LARGE && Math.abs(b) < LARGE));
      if (large >= 0) end = path.length + large - 1;
      orders.push(order);
      path.push(...found);
    }
    return end;
  };
  // After so many updates: w and b now and before; how many of them are in this epoch (from 0),
  // its order and its updates
  const at = (update) => {
    const there = Math.min(update, last(update));
    const epoch = Math.max(Math.ceil(there / X.length) - 1, 0);
    const first = epoch * X.length;
    return {update: there, epoch, k: there - first, order: orders[epoch],
      path: path.slice(first, there + 1), now: path[there], before: path[there - 1] ?? START,
      too_large: end < EPOCHS * X.length && there === end};
  };
  return {at, last, learning_rate, shuffled};
}

// What the reader sees after an update
function sentence(X, Y, training, {update, k, epoch, order, now, before, too_large}, least) {
  const {learning_rate, shuffled} = training;
  const names = {epoch: epoch + 1, sample: k, count: X.length};
  const stable = () => (shuffled ? say("patients.unstable") :
    say("patients.stable", {limit: number(order_limit(X), 5)}));
  if (update === 0) return say("patients.begins");
  if (too_large) return `${say("patients.large", names)} ${stable()}`;
  if (k < X.length) {
    const [x, y] = [X[order[k - 1]], Y[order[k - 1]]];
    const [y_hat] = hypothesis([x], before.w, before.b);
    const factor = own_factor(x, learning_rate);
    const left = Math.abs(factor) < LITTLE ? "through" : factor > 0 ? "part" : "beyond";
    return `${say("patients.sample", {...names, x: three(x), y: three(y), y_hat: three(y_hat),
      error: three(y - y_hat)})} ${say(`patients.${left}`, {part: three(100 * Math.abs(factor))})}`;
  }
  const E = cost(X, Y, now.w, now.b);
  if ((!shuffled && log_growth(X, learning_rate) > ROUNDED) || E > 1e9) {
    return `${say("patients.explodes", names)} ${stable()}`;
  }
  const pulled = Math.abs(own_factor(X[order[X.length - 1]], learning_rate)) < LITTLE;
  const key = E > 2 * least.cost ? "far" : E < CLOSE * least.cost ? "close" : pulled ? "wins" : "pulled";
  return say(`patients.${key}`, {...names, more: three(100 * (E / least.cost - 1)),
    times: three(E / least.cost)});
}

// The patients, the line of least squares, the line before and after the update, the sample
function Patients({X, Y, seen: {update, k, order, now, before}, least}) {
  const ends = ({w, b}) => SEEN.x.map((x, n) => [x, hypothesis(SEEN.x, w, b)[n]]);
  return html`<${Plot} class="drawn" x=${SEEN.x} y=${SEEN.y} x_label=${say("patients.x")}
    y_label=${say("patients.y")} marks=${(plot) => {
      const line = (of, name) => ends(of).every(([, h]) => Math.abs(h) < FAR) &&
        html`<${Curve} plot=${plot} points=${ends(of)} class=${name} />`;
      const [x, y] = update > 0 ? [X[order[k - 1]], Y[order[k - 1]]] : [];
      const [y_hat] = hypothesis([x], before.w, before.b);
      const [cx, cy] = [plot.x(x), plot.y(y)];
      return html`<path class="samples" d=${X.map((each, n) =>
        `M${plot.x(each).toFixed(1)},${plot.y(Y[n]).toFixed(1)}h0`).join("")} />
        ${line(least, "least")}
        ${update > 0 && html`${line(before, "before")}
          ${Math.abs(y_hat) < FAR && html`<${Curve} plot=${plot} points=${[[x, y_hat], [x, y]]}
            class="error" />`}`}
        ${line(now, "neuron")}
        ${update > 0 && html`<circle cx=${cx} cy=${cy} r="11" class="ring" />
          <circle cx=${cx} cy=${cy} r="5" class="sample" />`}`;
    }}
    front=${(plot) => {
      const [, [x, y]] = ends(least);
      return html`<text class="halo" x=${plot.x(x)} y=${plot.y(y) - 0.6 * plot.letter}
        text-anchor="end">${say("patients.least")}</text>`;
    }} />`;
}

// b after each update of an epoch, and the b of least squares
function Updates({count, path, least}) {
  const far = path.findIndex(({b}) => Math.abs(b) > FAR);
  const places = path.slice(0, far < 0 ? path.length : far).map(({b}, k) => [k, b]);
  return html`<${Plot} class="drawn" x=${[0, count]} y=${SEEN.b} x_label=${say("patients.updates")}
    y_label="b" marks=${(plot) => html`
      <${Curve} plot=${plot} points=${[[0, least.b], [count, least.b]]} class="least" />
      <${Curve} plot=${plot} points=${places} class="updates" />
      ${far < 0 && html`<circle cx=${plot.x(path.length - 1)} cy=${plot.y(path.at(-1).b)} r="7"
        class="last" />`}`} />`;
}

// w, b and the cost, of the neuron and of least squares
function Table({X, Y, now, least}) {
  const row = (name, {w, b}, kind) => html`<tr class=${kind}><th scope="row">${say(name)}</th>
    ${[w, b, cost(X, Y, w, b)].map((value) => html`<td>${number(value, 5)}</td>`)}</tr>`;
  return html`<table><thead><tr><td></td>${["w", "b", say("patients.cost")].map((text) =>
    html`<th scope="col">${text}</th>`)}</tr></thead>
    <tbody>${row("patients.neuron", now, "own")}${row("patients.least", least)}</tbody></table>`;
}

export function start_patients(redraw, section) {
  const {x: X, y: Y} = given.patients;
  const best = lowest(X, Y, true);
  const least = {...best, cost: cost(X, Y, best.w, best.b)};
  const stable = order_limit(X);
  const state = {learning_rate: 1, order: "file", speed: "slow"};
  let training = training_of(X, Y, 1, false);
  const play = player({section, redraw, count: (update) => training.last(update),
    every_ms: () => SPEEDS[state.speed].every_ms,
    stride: () => SPEEDS[state.speed].stride ?? X.length - play.at % X.length,
    show: (k) => announce(sentence(X, Y, training, training.at(k), least))});
  const change = (changed) => {
    Object.assign(state, changed);
    training = training_of(X, Y, state.learning_rate, state.order === "shuffled");
    play.go(play.at);
  };
  const jump = (key, epochs) => html`<${Button} say=${key} onClick=${() => {
    play.pause();
    play.go((Math.floor(play.at / X.length) + epochs) * X.length);
  }} />`;
  const choice = (name, options, on_change) => html`<${Choice} part="patients" name=${name}
    options=${options} value=${state[name]} on_change=${on_change} />`;

  return () => {
    const seen = training.at(play.at);
    const marks = [{at: 1, words: say("patients.at_sample")},
      ...state.order === "file" ? [{at: stable, words: say("rate.limit"), name: "limit"}] : []];
    return html`
      <div class="settings">
        <div><${RateSlider} id="patients-rate" min="0.01" max="2.2" step="0.01"
            value=${state.learning_rate} marks=${marks}
            on_input=${(rate) => change({learning_rate: rate})} />
          <div class="buttons">${[1, 0.1, 0.01].map((rate) => html`<${Button} text="α = ${rate}"
            onClick=${() => change({learning_rate: rate})} />`)}</div></div>
        ${choice("speed", Object.keys(SPEEDS), (speed) => {
          state.speed = speed;
          redraw();
        })}
        ${choice("order", ["file", "shuffled"], (order) => change({order}))}
        ${play.view(html`${jump("patients.epoch", 1)}${jump("patients.hundred", 100)}`)}
      </div>
      <p class="sentence">${sentence(X, Y, training, seen, least)}</p>
      <div class="views">
        <${Patients} X=${X} Y=${Y} seen=${seen} least=${least} />
        <div><${Table} X=${X} Y=${Y} now=${seen.now} least=${least} />
          <p class="caption">${say("patients.each", {epoch: seen.epoch + 1})}</p>
          <${Updates} count=${X.length} path=${seen.path} least=${least} /></div>
      </div>`;
  };
}
