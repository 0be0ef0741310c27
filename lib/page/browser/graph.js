// The one computation graph of the page: gates in a row, inputs from below, each gate's own factor
// under it, values forward, slopes back. Where it is narrow it goes from top to bottom.

import {html, say, Component} from "./page.js";
import {number, bracketed, list, three} from "./numbers.js";
import {Sized} from "./plot.js";
import {gates, local_gradients, slope} from "./neuron.js";

// What the wires are called in neuron.js, and their colours; the others have their own name, grey
const NAMES = {p: "product", a: "squared"};
const WIDE = 900, SMALLEST = 0.75;  // a place so wide, in pixels, has a row, of letters not smaller
const SHORTER = 0.8;  // of the texts' length: then the letters are as large as at first
const TONES = {w: "w", b: "w", h: "h", E: "e", x: "data", y: "data"};

// The gates, from the inputs to the cost: {sign, inputs, output, symbols}. The first input of each
// comes along the row, the second one from below; symbols: of its local gradients.
export function gates_of(count, bias) {
  const several = count > 1;
  return [
    {sign: "×", inputs: ["w", "x"], output: bias ? "p" : "h", symbols: ["x", "w"]},
    ...(bias ? [{sign: "+", inputs: ["p", "b"], output: "h", symbols: ["1", "1"]}] : []),
    {sign: "−", inputs: ["h", "y"], output: "e", symbols: ["1", "−1"]},
    {sign: "( )²", inputs: ["e"], output: several ? "a" : "E", symbols: ["2e"]},
    ...(several ? [{sign: "mean", inputs: ["a"], output: "E", symbols: [`1/${count}`]}] : []),
  ];
}

// The sign of a gate as it is read
export function sign_of({sign}) {
  return sign === "mean" ? say("graph.mean") : sign;
}

// Both passes through these gates: {gates, values, slopes, locals, total}. For each wire a list with
// a number for each point; total: the slopes of E at w and b, summed over the points.
export function passes_of({X, Y, w, b, bias}) {
  const {values, slopes} = gates(X, Y, w, b);
  return {gates: gates_of(X.length, bias), values, slopes: {...slopes, E: [1]},
    locals: local_gradients(X, Y, w, b), total: slope(X, Y, w, b)};
}

// The numbers on a wire, of the values, the slopes or the local gradients
export function on_wire(of, wire) {
  return [of[NAMES[wire] ?? wire]].flat();
}

// passes: of passes_of; point: the index of the one that is shown, or null for all; forward, backward:
// through so many gates each pass has gone, and backward is -1 before it; active: a gate's index
export function Graph({passes, point = null, forward = Infinity, backward = Infinity, active = -1}) {
  const pick = (of, wire) => {
    const numbers = on_wire(of, wire);
    return point === null || numbers.length === 1 ? numbers : [numbers[point]];
  };
  const seen = (wire) => {
    const from = passes.gates.findIndex(({output}) => output === wire);  // -1: it is an input
    const to = passes.gates.findIndex(({inputs}) => inputs.includes(wire));  // -1: it is the cost
    const is_known = from < forward;
    const has_slope = to < 0 ? backward >= 0 : to >= passes.gates.length - backward;
    return {wire, values: is_known && pick(passes.values, wire), total: passes.total[wire],
      slopes: has_slope && pick(passes.slopes, wire),
      locals: wire === "E" || pick(passes.locals, wire),
      tone: is_known ? TONES[wire] ?? "grey" : "off"};
  };
  return html`<${Sized} class="graph-place">${({width}) =>
    html`<${Row} gates=${passes.gates} seen=${seen} active=${active} width=${width} />`}<//>`;
}

// The gates in a row. Where texts have no room letters are smaller, and values have two lines, until
// the texts are much shorter again. On a narrow screen the gates stand in a column then.
class Row extends Component {
  componentDidMount() {
    const {clientWidth: has, scrollWidth: needs} = this.base;
    if (needs <= has || !this.base.matches(".row")) return;
    const size = 0.99 * this.now.size * has / needs;
    const tight = this.now.tight || size < SMALLEST;
    this.setState({...this.now, tight, size: tight && !this.now.tight ? 1 : size});
  }
  componentDidUpdate() {
    this.componentDidMount();
  }
  render({gates: all, seen, active, width}, small) {
    const wires = [...all.map(({inputs}) => inputs[0]), "E"];
    const said = [...all.flatMap(({inputs}) => inputs), "E"].map(seen)
      .flatMap(({wire, values, slopes}) => [values && `${wire} = ${list(values, number)}`,
        slopes && `∂E/∂${wire} = ${list(slopes, number)}`]).filter(Boolean).join("; ");
    const place = [width, all.length, document.documentElement.lang].join();
    const stays = small.place === place && said.length > SHORTER * small.length;
    const size = stays ? small.size : 1;
    const tight = stays && small.tight;
    this.now = {place, length: said.length, size, tight};
    const is_row = size >= (width < WIDE ? 1 : SMALLEST);
    const neuron = all.findIndex(({output}) => output === "h");
    return html`<div class="graph ${is_row ? "row" : "column"} ${tight ? "tight" : ""}" role="img"
      aria-label=${said}
      style=${{"--gates": all.length, "--neuron": 2 * neuron + 3, fontSize: is_row && `${size}em`}}>
      <span class="neuron-frame"><span>${say("graph.neuron")}</span></span>
      ${wires.map((wire, k) => html`
        <${Wire} of=${seen(wire)} column=${2 * k + 1} />
        ${k < all.length && html`<${Gate} gate=${all[k]} column=${2 * k + 2}
          seen=${seen} active=${k === active} />`}`)}
    </div>`;
  }
}

function Wire({of, column}) {
  return html`<div class="wire-part" style=${{"--column": column}}>
    <div class="above"><span class="meaning">${say(`wire.${of.wire}`)}</span>${value(of)}</div>
    <div class="lines"><i class="forward ${of.tone}"></i>${of.slopes && html`<i class="backward"></i>`}</div>
    <div class="below">${slope_of(of)}</div>
  </div>`;
}

function Gate({gate: {sign, inputs, output, symbols}, column, seen, active}) {
  const [main, side] = inputs.map(seen);
  return html`<div class="gate-part" style=${{"--column": column}}>
    <div class="lines"><i class="forward tip ${main.tone}"></i>
      <b class="gate ${active ? "active" : ""} ${sign === "mean" ? "word" : ""}">${sign_of({sign})}</b>
      <i class="forward ${seen(output).tone}"></i></div>
    ${factor(main, symbols[0])}
    ${side && html`<i class="upward ${side.tone}"></i>
      <div class="side">${value(side)}<span class="meaning">${say(`wire.${side.wire}`)}</span>
        ${slope_of(side)}</div>`}
  </div>`;
}

function value({wire, values, tone}) {
  return html`<span class="value ${tone}"><i>${wire}</i>${values && ` = ${list(values)}`}</span>`;
}

// A gate's own factor: by what a slope is multiplied on its way back through it
function factor({slopes, locals}, symbol) {
  if (!slopes) return html`<div class="factor" />`;
  const text = `· ${locals.length === 1 ? bracketed(locals[0], three) : list(locals)}`;
  return html`<div class="factor" data-text=${text}><span class="local">${text}</span>
    ${text !== `· ${symbol}` && html`<span class="symbol">${symbol}</span>`}</div>`;
}

// ∂E/∂w = 4; with several points at a parameter, each one's part and their sum
function slope_of({wire, slopes, total}) {
  if (!slopes) return null;
  const is_data = wire === "x" || wire === "y";
  const parts = slopes.length > 1 && "wb".includes(wire) &&
    slopes.map((part, k) => html`${k > 0 && " + "}${bracketed(part, three)}`);
  return html`<span class="slope ${is_data ? "of-data" : ""}">∂E/∂${wire} =${" "}
    ${parts && html`${parts} = `}<b>${parts ? number(total, 4, 1e5) : list(slopes)}</b></span>`;
}
