// Where the parts of a computation graph stand: in a row, or one below the other where it is
// narrow. All in units of a letter's size.

const RADIUS = 2.1;  // of a gate
const NARROW = 11.2;  // for each wire; below it there is no room for a row
const WIDE = 15;  // from here on texts are hardly ever broken

// graph: a list of gates; width: of the picture; points: how many numbers a wire has; are_long:
// whether its numbers are, so that their texts need more rows
export function places_of(graph, width, points, are_long) {
  const unit = width / (graph.length + 1);
  const more = are_long ? 3 : 0;
  return unit >= NARROW ? row(graph, width, unit, points, more) :
    column(graph, width, points, more);
}

// The wires along the gates: w, each gate's first input, and at last E
function along(graph) {
  return [...graph.map(({inputs}) => inputs[0]), "E"];
}

// values, slopes: for each wire where its texts begin or have their middle, as `align` says;
// most: how wide they may be; short: without the products; plain: without what the wire means
function row(graph, width, unit, points, more) {
  const broken = unit < WIDE;
  // Lines of the slope at w, and its update
  const lines = (points > 1 ? points + 4 + broken : 4) + broken + more;
  const middle = (broken ? 6.4 : 5.6) + 1.5 * (points - 1);
  const below = middle + 4.2 + 1.65 * lines;
  const x = (k) => unit * (k + 1);
  const last = graph.findIndex(({output}) => output === "h");  // of the neuron
  const has_bias = graph.some(({inputs}) => inputs.includes("b"));
  const bottom = (has_bias ? 8.2 : 6.3) + more / 2;
  const made = empty(graph, width, below + bottom + 0.5, true);
  made.gates = graph.map((_, k) => [x(k), middle]);
  made.formulas = made.gates.map(([at]) => [at, middle - RADIUS - 1]);
  made.formula_align = "centre";
  made.locals = made.gates.map(([at, up]) => [[at - 1.05, up + 0.25], [at + 0.35, up + 1.15]]);
  along(graph).forEach((wire, k) => {
    const [left, right] = [k === 0 ? 0.6 : x(k - 1) + RADIUS, k < graph.length ? x(k) - RADIUS :
      width - 0.4];
    const centre = (left + right) / 2;
    made.wires[wire] = {from: [left + (k === 0 ? 1.6 : 0), middle], to: [right - 0.1, middle]};
    made.names[wire] = [k === 0 ? 1.2 : centre, middle];
    made.values[wire] = {at: [centre, middle - 1.5], align: "above", most: right - left - 1.5};
    const from = k === 0 ? 0.8 : x(k - 1) + (k - 1 === last ? RADIUS + 1 : 1);
    made.slopes[wire] = {at: [from, middle + RADIUS + 0.3], align: "under",
      most: x(k) - 0.6 - from};
  });
  graph.forEach(({inputs}, k) => {
    if (inputs.length < 2) return;
    made.wires[inputs[1]] = {from: [x(k), below - 1], to: [x(k), middle + RADIUS + 0.1]};
    made.names[inputs[1]] = [x(k), below];
    made.values[inputs[1]] = {at: [x(k) - 1.2, below], align: "aside"};
    made.slopes[inputs[1]] = {at: [x(k) + RADIUS, below + 1.5], align: "end", short: true,
      most: unit - 0.6};
  });
  made.neuron = {x: 0.1, y: 0.1, width: x(last) + RADIUS + 0.7, height: below + bottom};
  return made;
}

function column(graph, width, points, more) {
  const [left, right] = [RADIUS + 0.3, 2 * RADIUS + 1.4];
  const several = points > 1;
  const has_bias = graph.some(({inputs}) => inputs.includes("b"));
  // From one gate to the next, without the gates
  const long = (several ? 13 : has_bias ? 8.8 : 6.8) + 1.3 * more;
  const first = (several ? 16.6 : 10) + 1.3 * more;
  const y = (k) => first + k * (long + 2 * RADIUS);
  const end = y(graph.length - 1) + RADIUS + 4.6;
  const made = empty(graph, width, end + 0.8, false);
  made.gates = graph.map((_, k) => [left, y(k)]);
  made.formulas = made.gates.map(([, at]) => [right, at - 2.1]);
  made.formula_align = "after";
  made.locals = made.gates.map(([, at]) => [[left - 0.7, at + 0.6], [left + 1.25, at + 0.5]]);
  along(graph).forEach((wire, k) => {
    const [top, bottom] = [k === 0 ? 2.6 : y(k - 1) + RADIUS, k < graph.length ? y(k) - RADIUS :
      end];
    const middle = k === 0 ? 1.6 : (top + bottom) / 2;
    made.wires[wire] = {from: [left, top], to: [left, bottom - 0.1]};
    made.names[wire] = [left, middle];
    const high = k === 0 ? 1 : several ? top + 2.6 : has_bias ? middle + 0.4 : middle - 0.7;
    made.values[wire] = {at: [right, high], align: "after", plain: several};
    made.slopes[wire] = {at: [right, high + 0.9], align: "under"};
  });
  graph.forEach(({inputs}, k) => {
    if (inputs.length < 2) return;
    made.wires[inputs[1]] = {from: [right + 0.9, y(k)], to: [left + RADIUS + 0.1, y(k)]};
    made.names[inputs[1]] = [right + 1.6, y(k)];
    made.values[inputs[1]] = {at: [right + 2.8, y(k) - 0.3], align: "after", plain: several};
    made.slopes[inputs[1]] = {at: [left + RADIUS + 0.4, y(k) + 0.8], align: "under", short: true};
  });
  return made;
}

function empty(graph, width, height, is_wide) {
  return {width, height, is_wide, radius: RADIUS, wires: {}, names: {}, values: {}, slopes: {}};
}
