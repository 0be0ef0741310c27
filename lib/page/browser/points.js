// Points as text: what people type, or paste from a spreadsheet.

import {read_number, plain} from "./numbers.js";

export const MOST = 1000;  // points
const LARGEST = 1e9;  // a number of a point
const LARGEST_PARAMETER = 1e12;  // w, b, the learning rate
export const PARAMETERS = {low: -LARGEST_PARAMETER, high: LARGEST_PARAMETER};

// The cells of a line. Commas are decimal ones where tabs, semicolons or spaces stand between
// columns: "1,5 2,5"; otherwise they are what stands between them: "1, 2" and "1,2".
function cells(line) {
  const mark = ["\t", ";"].find((one) => line.includes(one)) ??
    (/\s/.test(line) ? /\s*,?\s+/ : ",");
  return line.split(mark).map((cell) => cell.trim()).filter(Boolean);
}

// What is wrong with a point's two numbers: a name, or nothing.
function fault(numbers) {
  if (!numbers.every(Number.isFinite)) return "number";
  if (numbers.length !== 2) return "count";
  return numbers.some((value) => Math.abs(value) > LARGEST) ? "large" : null;
}

// The points in a text: {X, Y}, or {fault, line, text}: what is wrong, in which line, from 1 on,
// and what could not be read there.
//
// A first line of words is a header. Two lines of three or more numbers are x's and y's.
export function parsed(text) {
  const rows = text.split(/\r\n|\r|\n/).map((line, k) => ({line: k + 1, cells: cells(line.trim())}))
    .filter((row) => row.cells.length > 0)
    .map((row) => ({...row, numbers: row.cells.map(read_number)}));
  const header = rows[0]?.numbers.every(Number.isNaN) ? rows.shift() : null;
  if (rows.length === 0 && header) {
    return {fault: "header", line: header.line, text: header.cells.join(" ")};
  }
  if (rows.length === 0) return {fault: "none", line: 1};
  if (rows.length > MOST) return {fault: "many", line: rows[MOST].line};
  const [first, second] = rows;
  const across = rows.length === 2 && first.numbers.length > 2 &&
    first.numbers.length === second.numbers.length;
  const unread = (across ? rows : []).find(({numbers}) => !numbers.every(Number.isFinite));
  const pairs = across ? first.numbers.map((x, k) => ({line: 1, numbers: [x, second.numbers[k]]}))
    : rows;
  const wrong = unread ?? pairs.find(({numbers}) => fault(numbers));
  if (wrong) {
    const cell = wrong.cells?.find((_, k) => !Number.isFinite(wrong.numbers[k]));
    return {fault: fault(wrong.numbers), line: wrong.line, text: cell};
  }
  return {X: pairs.map(({numbers}) => numbers[0]), Y: pairs.map(({numbers}) => numbers[1])};
}

export function to_text({X, Y}) {
  return X.map((x, k) => `${plain(x)} ${plain(Y[k])}`).join("\n");
}

// The address's values: b only if there is a bias
export function to_address({X, Y, bias, learning_rate, path}) {
  const {w, b} = path.at(-1);
  return {w: plain(w), b: bias ? plain(b) : null, a: plain(learning_rate),
    x: X.map(plain).join(","), y: Y.map(plain).join(",")};
}

// What an address says, and the usual values where it says nothing; null if it makes no sense
export function from_address(values, usual) {
  const numbers = (name, otherwise) =>
    (values.has(name) ? values.get(name).split(",").map(read_number) : otherwise);
  const [X, Y] = [numbers("x", usual.X), numbers("y", usual.Y)];
  const [[w], [b], [learning_rate]] = [numbers("w", [usual.w]), numbers("b", [usual.b]),
    numbers("a", [usual.learning_rate])];
  const fits = (list, largest) => list.every((value) => Math.abs(value) <= largest);
  const good = X.length === Y.length && X.length <= MOST && fits([...X, ...Y], LARGEST) &&
    fits([w, b, learning_rate], LARGEST_PARAMETER) && learning_rate > 0;
  return good ? {X, Y, w, b, bias: values.has("b"), learning_rate} : null;
}

// The command that does the same with the scripts
export function to_command(descent) {
  const {w, b, a, x, y} = to_address(descent);
  const [xs, ys] = [x, y].map((list) => list.replaceAll(",", " "));
  return `python 01_find_w.py --w ${w}${b === null ? "" : ` --b ${b}`} --learning-rate ${a} ` +
    `--x ${xs} --y ${ys}`;
}
