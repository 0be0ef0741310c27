// The one computation graph of the page: gates in a row, inputs from below, each gate's own factor
// under it, values forward, slopes back. Where it is narrow it goes from top to bottom.

import {html, say, Component, Sized} from "./page.js";
import {number, bracketed, list, short} from "./numbers.js";
import {gates, local_gradients, slope} from "./neuron.js";

// What the wires are called in neuron.js, and their colours; the others have their own name, grey
const NAMES = {p: "product", a: "squared"};
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

// passes: of passes_of; point: the index of the one that is shown, or null for all; values, slopes:
// sets of the wires whose number is known by now, or null for all; active: a gate's index
export function Graph({passes, point = null, values = null, slopes = null, active = -1}) {
  const pick = (of, wire) => {
    const numbers = on_wire(of, wire);
    return point === null || numbers.length === 1 ? numbers : [numbers[point]];
  };
  const is_known = (wire) => !values || values.has(wire);
  const seen = {
    is_known,
    values: (wire) => is_known(wire) ? pick(passes.values, wire) : null,
    slopes: (wire) => !slopes || slopes.has(wire) ? pick(passes.slopes, wire) : null,
    locals: (wire) => pick(passes.locals, wire),
    total: (wire) => passes.total[wire],
  };
  return html`<${Sized} class="graph-place">${({width}) =>
    html`<${Row} gates=${passes.gates} seen=${seen} active=${active} width=${width} />`}<//>`;
}

// The gates in a row; in a column where their texts have no room
class Row extends Component {
  componentDidMount() {
    const row = this.base.classList.contains("row");
    if (row && this.base.scrollWidth > this.base.clientWidth) this.setState({tight: this.now});
  }
  componentDidUpdate() {
    this.componentDidMount();
  }
  render({gates: all, seen, active, width}, {tight}) {
    const wires = [...all.map(({inputs}) => inputs[0]), "E"];
    const said = all.flatMap(({inputs}) => inputs).concat("E").flatMap((wire) => [
      seen.is_known(wire) && `${wire} = ${list(seen.values(wire), number)}`,
      seen.slopes(wire) && `∂E/∂${wire} = ${list(seen.slopes(wire), number)}`]).filter(Boolean).join("; ");
    this.now = [width, said, document.documentElement.lang].join();
    const neuron = all.findIndex(({output}) => output === "h");
    return html`<div class="graph ${tight === this.now ? "column" : "row"}" role="img" aria-label=${said}
      style=${{"--gates": all.length, "--neuron": 2 * neuron + 3}}>
      <span class="neuron-frame"><span>${say("graph.neuron")}</span></span>
      ${wires.map((wire, k) => html`
        <${Wire} wire=${wire} column=${2 * k + 1} seen=${seen} />
        ${k < all.length && html`<${Gate} gate=${all[k]} column=${2 * k + 2}
          before=${wire} seen=${seen} active=${k === active} />`}`)}
    </div>`;
  }
}

function tone(wire, seen) {
  return seen.is_known(wire) ? TONES[wire] ?? "grey" : "off";
}

function Wire({wire, column, seen}) {
  return html`<div class="wire-part" style=${{"--column": column}}>
    <div class="above"><span class="meaning">${say(`wire.${wire}`)}</span>
      <${Value} wire=${wire} seen=${seen} /></div>
    <div class="lines"><i class="forward ${tone(wire, seen)}"></i>
      ${seen.slopes(wire) && html`<i class="backward"></i>`}</div>
    <div class="below"><${Slope} wire=${wire} seen=${seen} /></div>
  </div>`;
}

function Gate({gate: {sign, inputs, output, symbols}, column, before, seen, active}) {
  const [main, side] = inputs;
  return html`<div class="gate-part" style=${{"--column": column}}>
    <div class="lines"><i class="forward tip ${tone(before, seen)}"></i>
      <b class="gate ${active ? "active" : ""} ${sign === "mean" ? "word" : ""}">${
        sign === "mean" ? say("graph.mean") : sign}</b>
      <i class="forward ${tone(output, seen)}"></i></div>
    <${Factor} values=${seen.slopes(main) && seen.locals(main)} symbol=${symbols[0]} />
    ${side && html`<i class="upward ${tone(side, seen)}"></i>
      <div class="side"><${Value} wire=${side} seen=${seen} />
        <span class="meaning">${say(`wire.${side}`)}</span>
        <${Slope} wire=${side} seen=${seen} factor=${symbols[1]} /></div>`}
  </div>`;
}

function Value({wire, seen}) {
  const values = seen.values(wire);
  return html`<span class="value ${tone(wire, seen)}"><i>${wire}</i>${
    values && ` = ${list(values, short)}`}</span>`;
}

// A gate's own factor: by what a slope is multiplied on its way back through it
function Factor({values, symbol}) {
  if (!values) return html`<div class="factor" />`;
  const text = `· ${values.length === 1 ? bracketed(values[0], short) : list(values, short)}`;
  return html`<div class="factor" data-text=${text}><span class="local">${text}</span>
    ${text !== `· ${symbol}` && html`<span class="symbol">${symbol}</span>`}</div>`;
}

// ∂E/∂w = 4; with several points at a parameter, each one's part and their sum
function Slope({wire, seen}) {
  const slopes = seen.slopes(wire);
  if (!slopes) return null;
  const is_data = wire === "x" || wire === "y";
  if (slopes.length > 1 && "wb".includes(wire)) {
    return html`<span class="slope">∂E/∂${wire} = ${slopes.map((part, k) =>
      html`${k > 0 && " + "}${bracketed(part, short)}`)} = <b>${number(seen.total(wire), 4)}</b></span>`;
  }
  return html`<span class="slope ${is_data ? "of-data" : ""}">∂E/∂${wire} =${" "}
    <b>${list(slopes, short)}</b></span>`;
}
