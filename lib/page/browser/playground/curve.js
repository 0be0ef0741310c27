// The cost over one parameter: the point where it is now, its tangent, and the path to it.

import {pick} from "../language.js";
import {plot, svg, curve, number, sizes} from "../drawing.js";
import {cost, slope} from "../neuron.js";

const PARTS = 60;  // of the curve: straight, but nobody sees it
const words = {
  w: {en: "w (weight)", ko: "w (가중치)"},
  b: {en: "b (bias)", ko: "b (편향)"},
  E: {en: "E (cost)", ko: "E (오류 함수)"},
  slope: {en: "slope", ko: "기울기"},
};

// name: "w" or "b"; put({w}) is called while its point is dragged; released() then.
export function startCurve(element, name, {descent, range, costs, put, released}) {
  let last = null;
  let held = false;

  const draw = (shown, following) => {
    const {X, Y, path} = descent();
    const height = Math.max(230, Math.min(0.7 * sizes(element).width, 340));
    const [x, y] = [range(), costs()];
    const drawn = plot(element, {x, y, xLabel: pick(words[name]), yLabel: pick(words.E), height});
    last = drawn;
    const at = (value) => cost(X, Y, ...places(shown, name, value));
    const all = Array.from({length: PARTS + 1}, (_, k) => x[0] + (x[1] - x[0]) * k / PARTS);
    drawn.marks.append(curve(drawn, all.map((value) => [value, at(value)]), {class: "cost"}));
    drawPath(drawn, path.slice(0, -1), at);
    drawNext(drawn, shown[name], following);
    drawTangent(drawn, shown, at(shown[name]), slope(X, Y, shown.w, shown.b)[name]);
  };

  const drawPath = (drawn, path, at) => {
    const dots = path.slice(-60).map((place) => svg("circle", {class: "was", r: 4.5,
      cx: drawn.x(place[name]), cy: drawn.y(at(place[name]))}));
    drawn.marks.append(...dots);
  };

  // On the axis: from where it is now to where the next step leads
  const drawNext = (drawn, from, to) => {
    const [x1, x2] = [drawn.x(from), drawn.x(to)];
    const y = drawn.y(0);
    const way = Math.sign(x2 - x1);
    if (Math.abs(x2 - x1) < 4) return;
    const tip = Math.min(11, Math.abs(x2 - x1)) * way;
    drawn.marks.append(svg("line", {x1, x2: x2 - tip, y1: y, y2: y, class: "move"}),
      svg("polygon", {points: `${x2},${y} ${x2 - tip},${y - 6} ${x2 - tip},${y + 6}`,
        class: "move-tip"}));
  };

  const drawTangent = (drawn, shown, E, steep) => {
    const [x, y] = [drawn.x(shown[name]), drawn.y(E)];
    const perPixel = -steep * drawn.scale.y / drawn.scale.x;
    const half = 95 / Math.hypot(1, perPixel);
    drawn.marks.append(
      svg("line", {x1: x - half, x2: x + half, y1: y - half * perPixel, y2: y + half * perPixel,
        class: "tangent"}),
      svg("line", {x1: x, x2: x, y1: y, y2: drawn.y(0), class: "drop"}));
    const toLeft = steep > 0;  // inside the bowl
    const text = svg("text", {class: "slope", "text-anchor": toLeft ? "end" : "start",
      x: x + (toLeft ? -1 : 1) * 1.1 * drawn.size,
      y: Math.max(y - 0.6 * drawn.size, drawn.box.top + drawn.size)},
    `${pick(words.slope)} ${number(steep)}`);
    drawn.front.append(text, svg("circle", {cx: x, cy: y, r: 22, class: "hit-point"}),
      svg("circle", {cx: x, cy: y, r: 8, class: "now"}));
  };

  const drag = (event) => {
    const frame = last.root.getBoundingClientRect();
    const [low, high] = range();
    const value = last.fromX(event.clientX - frame.left);
    put({[name]: Math.min(Math.max(value, low), high)});
  };
  element.addEventListener("pointerdown", (event) => {
    held = true;
    element.setPointerCapture(event.pointerId);
    drag(event);
  });
  element.addEventListener("pointermove", (event) => {
    if (held) drag(event);
  });
  for (const ending of ["pointerup", "pointercancel"]) {
    element.addEventListener(ending, () => {
      if (held) released();
      held = false;
    });
  }
  return {draw};
}

function places(shown, name, value) {
  const {w, b} = {...shown, [name]: value};
  return [w, b];
}
