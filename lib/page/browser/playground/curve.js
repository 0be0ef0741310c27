// The cost over one parameter: the point where it is now, its tangent, and the path to it.

import {pick} from "../language.js";
import {plot, svg, curve, number, sizes} from "../drawing.js";
import {cost, slope} from "../neuron.js";

const PARTS = 60;  // of the curve: straight, but nobody sees it
const words = {
  w: {en: "w (weight)", ko: "가중치 w"},
  b: {en: "b (bias)", ko: "편향 b"},
  E: {en: "E (cost)", ko: "오류 함수 E"},
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
    const text = svg("text", {class: "slope"}, `${pick(words.slope)} ${number(steep)}`);
    drawn.front.append(text);
    place(text, drawn, [x, y], steep);
    drawn.front.append(svg("circle", {cx: x, cy: y, r: 22, class: "hit-point"}),
      svg("circle", {cx: x, cy: y, r: 8, class: "now"}));
  };

  // Inside the bowl, above the axis, and within the plot
  const place = (text, {box, size, ...drawn}, [x, y], steep) => {
    const long = text.getComputedTextLength();
    const left = x + (steep > 0 ? -1.1 * size - long : 1.1 * size);
    text.setAttribute("x", Math.max(Math.min(left, box.right - long), box.left));
    const isInside = left >= box.left && left + long <= box.right;
    const above = y - (isInside ? 0.6 : 1) * size;
    const high = above < box.top + size ? y + 1.8 * size : above;
    text.setAttribute("y", Math.min(high, drawn.y(0) - 0.8 * size));
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
