// Numbers in words, numbers that are typed, and round numbers.

import {say} from "./page.js";

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const WRITTEN = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

// A number to so many figures: 2.6, −0.0031, 1.2·10⁸. A whole part below `large` is not cut.
export function number(value, digits = 4, large = 1e7) {
  if (!Number.isFinite(value)) return say("number.large");
  const size = Math.abs(value);
  const whole = size >= 10 ** (digits - 1) && size < large;
  const rounded = whole ? Math.round(value) : Number(value.toPrecision(digits));
  const power = rounded === 0 ? 0 : Math.floor(Math.log10(Math.abs(rounded)));
  const is_plain = power >= -4 && power < (whole ? 7 : digits);
  if (is_plain) return minus(String(rounded + 0));
  const [mantissa, exponent] = rounded.toExponential().split("e");
  const raised = [...exponent.replace("+", "")].map((sign) => SUPERSCRIPTS[sign] ?? "⁻");
  return minus(`${mantissa}·10${raised.join("")}`);
}

// A number as a factor or a summand: a negative one in brackets
export function bracketed(value, written = number) {
  return value < 0 ? `(${written(value)})` : written(value);
}

// An update as the slides write it: 3 − 0.1 · 4 = 2.6
export function difference(from, learning_rate, slope, to) {
  return `${number(from)} − ${number(learning_rate)} · ${bracketed(slope)} = ${number(to)}`;
}

// A list of numbers: 2 or (2, 4, 6)
export function list(values, written = three) {
  const texts = values.map((value) => written(value));
  return texts.every((text) => text === texts[0]) ? texts[0] : `(${texts.join(", ")})`;
}

// A number to three figures, which never becomes long: 12345, 1.23·10⁵
export function three(value) {
  return number(value, 3, 1e5);
}

// A number as somebody types it; NaN if it is none. A comma in it is a decimal one.
export function read_number(text) {
  const ascii = text.trim().replace(",", ".").replace(/[−–]/g, "-");
  return WRITTEN.test(ascii) ? Number(ascii) : NaN;
}

// A number as it is typed by people, or, with a hyphen for minus, by machines
export function plain(value) {
  return String(Number(value.toPrecision(12)));  // without what rounding leaves behind
}

export function typed(value) {
  return minus(plain(value));
}

function minus(text) {
  return text.replaceAll("-", "−");
}

// Why this text can't be taken for a number from low (or above it) to high: a key of the words, or
// null if it can
export function refusal(text, {low, above, high}) {
  if (text.trim() === "") return "box.empty";
  const value = read_number(text);
  if (Number.isNaN(value)) return "box.no_number";
  if (above !== undefined) return value > above && value <= high ? null : "box.above";
  return value >= low && value <= high ? null : "box.between";
}

// The smallest of ..., 0.5, 1, 2, 5, 10, ... that cuts `span` into at most so many parts
export function round_step(span, parts) {
  const power = Math.floor(Math.log10(span / parts));
  const steps = [1, 2, 5, 10, 20].map((step) => Number(`${step}e${power}`));
  return steps.find((step) => span <= step * parts * (1 + 1e-9)) ?? steps[4];
}

// Round numbers from low to high, about `parts` of them
export function ticks(low, high, parts) {
  const step = round_step(high - low, parts);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k += 1) {
    found.push(Number((k * step).toPrecision(12)));
  }
  return found;
}

export function clamp(value, low, high) {
  return Math.min(Math.max(value, low), high);
}

// A list of what make(0), make(1), ... give
export function many(count, make) {
  return Array.from({length: count}, (_, k) => make(k));
}

// These numbers less their mean, by their spread: then their mean is 0 and their spread 1
export function standardized(values) {
  const mean = (some) => some.reduce((sum, value) => sum + value, 0) / some.length;
  const middle = mean(values);
  const spread = Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
  return values.map((value) => (value - middle) / spread);
}
