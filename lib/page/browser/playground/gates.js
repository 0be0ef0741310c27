// The computation graph of the neuron: values forward, slopes backward, for one of its points.

import {pick} from "../language.js";
import {svg, number, sizes} from "../drawing.js";
import {gates} from "../neuron.js";

const LETTER = 0.6;  // times the letters' size: how wide one of a formula is
const BOX = 19;  // half of a box's height, pixels at the usual size
const words = {
  w: {en: "weight", ko: "가중치"},
  h: {en: "hypothesis", ko: "가설"},
  e: {en: "error", ko: "오류"},
  E: {en: "cost", ko: "오류 함수"},
  x: {en: "input", ko: "입력"},
  y: {en: "right answer", ko: "정답"},
  b: {en: "bias", ko: "편향"},
  mean: {en: "mean", ko: "평균"},
  neuron: {en: "the neuron", ko: "뉴런"},
};

// The graph's parts from w to E, in order: wires, each with its value and its slope, and gates,
// some with an input of their own. A slope is `local` times `above`, that at the gate's output.
function parts({X, Y, bias}, {w, b}, k) {
  const {values, slopes} = gates(X, Y, w, b);
  const several = X.length > 1;
  const at = (name) => ({value: values[name][k], slope: slopes[name][k]});
  const [x, y, h, e] = ["x", "y", "h", "e"].map(at);
  const product = at("product");
  const squared = {value: values.squared[k], slope: slopes.squared[k]};
  const wire = (symbol, tone, value, slope, local, above) =>
    ({symbol, tone, value, slope, local, above});
  const gate = (sign, input = null) => ({sign, input});
  const chain = [
    wire("w", "w", w, slopes.w[k], x.value, product.slope),
    gate("×", wire("x", "data", x.value, x.slope, w, product.slope)),
  ];
  if (bias) {
    chain.push(wire("wx", "h", product.value, product.slope, 1, h.slope),
      gate("+", wire("b", "w", b, slopes.b[k], 1, h.slope)));
  }
  chain.push(wire("h", "h", h.value, h.slope, 1, e.slope),
    gate("−", wire("y", "data", y.value, y.slope, -1, e.slope)),
    wire("e", "grey", e.value, e.slope, 2 * e.value, squared.slope),
    gate("( )²"));
  if (several) {
    chain.push(wire("e²", "grey", squared.value, squared.slope, squared.slope, 1),
      gate(pick(words.mean)));
  }
  chain.push(wire("E", "e", values.E, 1, null, null));
  return chain;
}

// Draw the graph of point number k into the element.
export function drawGates(element, descent, shown, k) {
  const {width, letter: size} = sizes(element);
  const chain = parts(descent, shown, k);
  const isWide = width / chain.length > 4.4 * size;
  const drawn = isWide ? across(chain, width, size) : down(chain, width, size);
  element.replaceChildren(drawn);
}

// From left to right, with the inputs below their gates
function across(chain, width, size) {
  const unit = size / 16;
  const [left, right, gap] = [5 * size, 3.2 * size, 2.4 * size];
  const every = (width - left - right - gap) / (chain.length - 1);
  const last = chain.findIndex((part) => part.symbol === "h");  // after the neuron's frame
  const x = (n) => left + every * n + (n < last ? 0 : gap);
  const isNarrow = longest(chain) * LETTER * size > Math.min(2 * every, 9 * size) - 0.5 * size;
  const y = 74 * unit;
  const low = (isNarrow ? 226 : 172) * unit;
  const height = low + (isNarrow ? 146 : 126) * unit;
  const root = svg("svg", {width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
    "aria-label": said(chain)});
  root.append(frame((x(last - 1) + x(last)) / 2, height, size));
  chain.forEach((part, n) => {
    if (n > 0) root.append(...wires([x(n - 1), y], [x(n), y], tone(chain, n), unit));
  });
  chain.forEach((part, n) => {
    if (part.sign) {
      if (part.input) {
        root.append(...wires([x(n), low], [x(n), y], part.input.tone, unit, BOX, 24),
          ...box([x(n), low], part.input, unit),
          label(isNarrow ? [x(n) - 0.6 * size, low - 1.6 * size] :
            [x(n) - 1.5 * size, low + 0.4 * size],
            number(part.input.value, 3), `value ${part.input.tone}`, "end"),
          label([x(n), low + 2.4 * size], pick(words[part.input.symbol]), "small"),
          ...slopeBelow([x(n), low + 3.6 * size], part.input, size, isNarrow));
      }
      root.append(...gate([x(n), y], part, unit));
      return;
    }
    root.append(...box([x(n), y], part, unit),
      label([x(n), y - 1.85 * size], number(part.value, 3), `value ${part.tone}`),
      label([x(n), y - 3.2 * size], words[part.symbol] ? pick(words[part.symbol]) : "", "small"),
      ...slopeBelow([x(n), y + 2.5 * size], part, size, isNarrow));
  });
  return root;
}

// From top to bottom, with the inputs to the left of their gates: for narrow windows
function down(chain, width, size) {
  const unit = size / 16;
  const every = 76 * unit;
  const x = 138 * unit;
  const y = (n) => 30 * unit + every * n;
  const height = y(chain.length - 1) + 34 * unit;
  const root = svg("svg", {width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
    "aria-label": said(chain)});
  chain.forEach((part, n) => {
    if (n > 0) root.append(...wires([x, y(n - 1)], [x, y(n)], tone(chain, n), unit));
  });
  chain.forEach((part, n) => {
    if (part.sign) {
      if (part.input) {
        const left = 26 * unit;
        root.append(...wires([left, y(n)], [x, y(n)], part.input.tone, unit, BOX, 24),
          ...box([left, y(n)], part.input, unit),
          label([left - BOX * unit, y(n) - 1.5 * size], number(part.input.value, 3),
            `value ${part.input.tone}`, "start"),
          label([left - BOX * unit, y(n) + 2.2 * size], `∂E/∂${part.input.symbol}`, "back",
            "start"),
          svg("text", {x: left - BOX * unit, y: y(n) + 3.4 * size, class: "back"},
            result(part.input)));
      }
      root.append(...gate([x, y(n)], part, unit));
      return;
    }
    root.append(...box([x, y(n)], part, unit),
      label([x + 34 * unit, y(n) - 0.75 * size], number(part.value, 3), `value ${part.tone}`,
        "start"),
      ...slopeBeside([x + 34 * unit, y(n) + 0.6 * size], part, size, width));
  });
  return root;
}

// The colour of the wire that ends at part n: that of the box at one of its ends
function tone(chain, n) {
  return (chain[n].sign ? chain[n - 1] : chain[n]).tone;
}

// A wire with its arrow forward, and a thinner one back, beside it
function wires([x1, y1], [x2, y2], tone, unit, before = 22, after = 24) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [right, up] = [(x2 - x1) / length, (y2 - y1) / length];
  const place = (along, aside) => [x1 + right * along * unit - up * aside * unit,
    y1 + up * along * unit + right * aside * unit];
  const [from, to] = [before, length / unit - after];
  const [start, end] = [place(from, -3), place(to - 8, -3)];
  const [last, first] = [place(to, 5), place(from + 7, 5)];
  const tip = (points) => points.map((point) => point.map((v) => v.toFixed(1)).join(",")).join(" ");
  return [
    svg("line", {...ends(start, end), class: `forward ${tone}`}),
    svg("polygon", {class: `tip ${tone}`,
      points: tip([place(to, -3), place(to - 10, -8), place(to - 10, 2)])}),
    svg("line", {...ends(last, first), class: "backward"}),
    svg("polygon", {class: "tip back",
      points: tip([place(from, 5), place(from + 9, 1), place(from + 9, 9)])}),
  ];
}

function ends([x1, y1], [x2, y2]) {
  return {x1, y1, x2, y2};
}

function box([x, y], {symbol, tone}, unit) {
  const half = BOX * unit;
  return [
    svg("rect", {x: x - half, y: y - half, width: 2 * half, height: 2 * half, rx: 6 * unit,
      class: `box ${tone}`}),
    svg("text", {x, y: y + 0.36 * 16 * unit, "text-anchor": "middle", class: `symbol ${tone}`},
      symbol),
  ];
}

function gate([x, y], {sign}, unit) {
  const [half, r] = [(/[a-z]/.test(sign) ? 29 : 23) * unit, 23 * unit];
  return [
    svg("rect", {x: x - half, y: y - r, width: 2 * half, height: 2 * r, rx: r, class: "gate"}),
    svg("text", {x, y: y + 0.36 * 16 * unit, "text-anchor": "middle",
      class: sign.length === 1 ? "sign" : "word"}, sign),
  ];
}

function label([x, y], text, name, anchor = "middle") {
  return svg("text", {x, y, "text-anchor": anchor, class: name}, text);
}

// ∂E/∂w, below it = 1 · 4, in one line or two, and then = 4
function slopeBelow([x, y], part, size, isNarrow) {
  const lines = [[`∂E/∂${part.symbol}`], ...product(part, isNarrow), [result(part)]];
  return lines.map((line, n) => svg("text", {x, y: y + 1.25 * size * n, "text-anchor": "middle",
    class: "back"}, ...line));
}

// The same beside a box: ∂E/∂w = 4, below it = 1 · 4, in two lines where one is too long
function slopeBeside([x, y], part, size, width) {
  const attributes = {x, "text-anchor": "start", class: "back"};
  const lines = [svg("text", {...attributes, y}, `∂E/∂${part.symbol} `, result(part))];
  const isNarrow = letters(product(part, false, 2)) * LETTER * size > width - x;
  const factors = product(part, isNarrow, 2);
  return [...lines, ...factors.map((line, n) =>
    svg("text", {...attributes, y: y + 1.2 * size * (n + 1)}, ...line))];
}

// The two numbers whose product a slope is: a line or two of texts, none for the last slope
function product({local, above}, isNarrow, digits = 3) {
  if (local === null) return [];
  const first = svg("tspan", {class: "local"}, inBrackets(local, digits));
  const second = inBrackets(above, digits);
  return isNarrow ? [["= ", first], [`· ${second}`]] : [["= ", first, ` · ${second}`]];
}

function result({slope}) {
  return svg("tspan", {class: "result"}, `= ${number(slope, 3)}`);
}

function inBrackets(value, digits) {
  return value < 0 ? `(${number(value, digits)})` : number(value, digits);
}

// Of how many letters the longest product of a slope is, in one line
function longest(chain) {
  const all = chain.flatMap((part) => [part, part.input ?? part]).filter(({symbol}) => symbol);
  return Math.max(...all.map((part) => letters(product(part, false))));
}

function letters(lines) {
  return lines.flat().map((part) => part.textContent ?? part).join("").length;
}

// Around what the neuron does: from w to h
function frame(right, height, size) {
  const left = 0.2 * size;
  return svg("g", {class: "neuron"},
    svg("rect", {x: left, y: 0.2 * size, width: right - left, height: height - 0.6 * size,
      rx: 0.6 * size}),
    label([left + 0.6 * size, height - 0.8 * size], pick(words.neuron), "small", "start"));
}

// All numbers of the graph, for those who do not see it
function said(chain) {
  return chain.flatMap((part) => [part, part.input]).filter((part) => part?.symbol)
    .map((part) => `${part.symbol} = ${number(part.value)}, ` +
      `∂E/∂${part.symbol} = ${number(part.slope)}`).join("; ");
}
