// Points as text: what people type, or paste from a spreadsheet.

export const MOST = 1000;  // points
export const LARGEST = 1e9;  // a number of a point

// A number, or NaN. A comma in it is a decimal one.
export function toNumber(text) {
  const plain = text.trim().replace(",", ".").replace(/^[−–]/, "-");
  return plain === "" ? NaN : Number(plain);
}

// The cells of a line. Commas are decimal ones where tabs, semicolons or spaces stand between
// columns: "1,5 2,5"; otherwise they are what stands between them: "1, 2" and "1,2".
function cells(line) {
  for (const mark of ["\t", ";"]) {
    if (line.includes(mark)) return line.split(mark).map((cell) => cell.trim()).filter(Boolean);
  }
  const words = line.split(/\s+/);
  const areNumbers = words.length > 1 && words.every((word) => !Number.isNaN(toNumber(word)));
  const commas = line.match(/,/g)?.length ?? 0;
  if (areNumbers && !words.some((word) => /^,|,$/.test(word))) return words;
  return commas ? line.split(",").map((cell) => cell.trim()).filter(Boolean) : words;
}

function isNoNumber(value) {
  return !Number.isFinite(value);
}

// What is wrong with a point's two numbers: a name, or nothing.
function fault(numbers) {
  if (numbers.some(isNoNumber)) return "number";
  if (numbers.length !== 2) return "count";
  return numbers.some((value) => Math.abs(value) > LARGEST) ? "large" : null;
}

// The points in a text: {X, Y}, or {fault, line, text}: what is wrong, in which line, from 1 on,
// and what could not be read there.
//
// A first line of words is a header. Two lines of three or more numbers are x's and y's.
export function parsed(text) {
  const rows = text.split(/\r\n|\r|\n/).map((line, k) => ({line: k + 1, cells: cells(line.trim())}))
    .filter((row) => row.cells.some(Boolean))
    .map((row) => ({...row, numbers: row.cells.map(toNumber)}));
  const header = rows[0]?.numbers.every(Number.isNaN) ? rows.shift() : null;
  if (rows.length === 0 && header) {
    return {fault: "header", line: header.line, text: header.cells.join(" ")};
  }
  if (rows.length === 0) return {fault: "none", line: 1};
  if (rows.length > MOST) return {fault: "many", line: rows[MOST].line};
  const [first, second] = rows;
  const across = rows.length === 2 && first.numbers.length > 2 &&
    first.numbers.length === second.numbers.length;
  const unread = (across ? rows : []).find(({numbers}) => numbers.some(isNoNumber));
  const pairs = across ? first.numbers.map((x, k) => ({line: 1, numbers: [x, second.numbers[k]]}))
    : rows;
  const wrong = unread ?? pairs.find(({numbers}) => fault(numbers));
  if (wrong) {
    const text = wrong.cells?.find((_, k) => isNoNumber(wrong.numbers[k]));
    return {fault: fault(wrong.numbers), line: wrong.line, text};
  }
  return {X: pairs.map(({numbers}) => numbers[0]), Y: pairs.map(({numbers}) => numbers[1])};
}

// A number as it is typed, without the last digits of rounding.
export function typed(value) {
  return String(Number(value.toPrecision(12)));
}

export function toText({X, Y}) {
  return X.map((x, k) => `${typed(x)} ${typed(Y[k])}`).join("\n");
}
