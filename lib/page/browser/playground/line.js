// The neuron's line through the points, with its errors: drawn, and dragged.

import {pick, onLanguage} from "../language.js";
import {plot, svg, curve, number, roundStep, sizes} from "../drawing.js";
import {hypothesis} from "../neuron.js";
import {here} from "./descent.js";

const NAMED = 6;  // so many errors have their number beside them
const HANDLES = 60;  // so many points can be dragged
const words = {
  x: {en: "x (input)", ko: "입력 x"},
  y: {en: "y (right answer)", ko: "정답 y"},
  point: {
    en: (k, x, y) => `Point ${k}: x = ${x}, y = ${y}. Arrow keys move it, Delete removes it.`,
    ko: (k, x, y) => `점 ${k}: x = ${x}, y = ${y}. 화살표 키로 옮기고 삭제 키로 지웁니다.`,
  },
};

// moved(k, x, y), added(x, y), removed(k), chosen(k): what is done to points.
// turned({w}) or turned({b}): the line is dragged; released(): no more.
export function startLine(element, {descent, range, moved, added, removed, chosen, turned,
  released}) {
  let last = null;  // the plot that is shown
  let held = null;  // what is being dragged: a function of x and y
  let grabbed = false;  // whether the last press was on something
  let focused = null;  // the handle that has to have the focus when points are drawn anew

  const draw = (shown, which) => {
    const {X, Y} = descent();
    const height = Math.max(230, Math.min(0.7 * sizes(element).width, 340));
    const drawn = plot(element, {...range(), xLabel: pick(words.x), yLabel: pick(words.y), height});
    last = drawn;
    const h = hypothesis(X, shown.w, shown.b);
    drawErrors(drawn, X, Y, h);
    drawPoints(drawn, X, Y, which);
    const ends = range().x;
    const line = ends.map((x, k) => [x, hypothesis(ends, shown.w, shown.b)[k]]);
    drawn.marks.append(curve(drawn, line, {class: "the-line"}));
    drawn.front.append(curve(drawn, line, {class: "hit", "clip-path":
      drawn.marks.getAttribute("clip-path")}));
  };

  const drawErrors = (drawn, X, Y, h) => {
    const lines = X.map((x, k) => `M${pixels(drawn, x, Y[k])}V${drawn.y(h[k]).toFixed(1)}`);
    const thin = X.length > HANDLES ? " thin" : "";
    drawn.marks.append(svg("path", {d: lines.join(""), class: `error${thin}`}));
    if (X.length > NAMED) return;
    const values = X.map((x, k) => {
      const toLeft = drawn.x(x) > drawn.box.right - (X.length > 1 ? 3 : 5.5) * drawn.size;
      return svg("text", {class: "error", "text-anchor": toLeft ? "end" : "start",
        x: drawn.x(x) + (toLeft ? -0.5 : 0.5) * drawn.size,
        y: clamp(drawn.y((Y[k] + h[k]) / 2), drawn.box.top, drawn.box.bottom) + 0.35 * drawn.size},
      `${X.length > 1 ? "" : "e = "}${number(h[k] - Y[k], 3)}`);
    });
    const far = values.filter((_, k) => Math.abs(drawn.y(Y[k]) - drawn.y(h[k])) > 1.5 * drawn.size);
    drawn.marks.append(...far);
  };

  const drawPoints = (drawn, X, Y, which) => {
    const radius = X.length <= 12 ? 8 : 6;
    if (X.length > HANDLES) {
      const dots = X.map((x, k) => `M${pixels(drawn, x, Y[k])}h0`);
      drawn.marks.append(svg("path", {d: dots.join(""), class: "points"}));
      drawn.handles.replaceChildren();
      return;
    }
    while (drawn.handles.children.length > X.length) drawn.handles.lastChild.remove();
    while (drawn.handles.children.length < X.length) drawn.handles.append(handle());
    X.forEach((x, k) => {
      const group = drawn.handles.children[k];
      group.setAttribute("transform", `translate(${drawn.x(x)} ${drawn.y(Y[k])})`);
      group.setAttribute("aria-label", pick(words.point)(k + 1, number(x), number(Y[k])));
      group.classList.toggle("chosen", k === which && X.length > 1);
      group.lastChild.setAttribute("r", radius);
    });
    focused?.focus();
    focused = null;
  };

  const handle = () => {
    const group = svg("g", {class: "handle", tabindex: "0", role: "button"},
      svg("circle", {r: 22, class: "hit-point"}), svg("circle", {class: "point"}));
    group.addEventListener("focus", () => chosen(indexOf(group)));
    group.addEventListener("keydown", (event) => onKey(event, group));
    return group;
  };
  const indexOf = (group) => [...last.handles.children].indexOf(group);

  const onKey = (event, group) => {
    const k = indexOf(group);
    const {X, Y} = descent();
    const by = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]};
    if (event.key === "Delete" || event.key === "Backspace") {
      focused = group.previousSibling ?? last.handles.firstChild;
      removed(k);
    } else if (by[event.key]) {
      const [right, up] = by[event.key];
      const {x, y} = grid();
      moved(k, rounded(X[k] + right * x, x), rounded(Y[k] + up * y, y));
      released();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  // Points are put at round numbers: about two hundred of them fit on an axis.
  const grid = () => {
    const {x, y} = range();
    return {x: roundStep(x[1] - x[0], 200), y: roundStep(y[1] - y[0], 200)};
  };
  const at = (event) => {
    const frame = last.root.getBoundingClientRect();
    return [last.fromX(event.clientX - frame.left), last.fromY(event.clientY - frame.top)];
  };
  const rounding = (x, y) => [rounded(x, grid().x), rounded(y, grid().y)];
  const inside = (x, y) => {
    const shown = range();
    return [clamp(x, ...shown.x), clamp(y, ...shown.y)];
  };

  element.addEventListener("pointerdown", (event) => {
    const [x, y] = at(event);
    const group = event.target.closest(".handle");
    if (group) {
      const k = indexOf(group);
      held = (...place) => moved(k, ...rounding(...inside(...place)));
    } else if (event.target.closest(".hit")) {
      held = turning(x, y);
    }
    grabbed = event.target.closest(".handle, .hit") !== null;
    if (!held) return;
    element.setPointerCapture(event.pointerId);
    element.classList.add("dragging");
  });
  element.addEventListener("pointermove", (event) => {
    if (held) held(...at(event));
  });
  for (const name of ["pointerup", "pointercancel"]) {
    element.addEventListener(name, () => {
      if (held) released();
      held = null;
      element.classList.remove("dragging");
    });
  }
  element.addEventListener("click", (event) => {
    const [x, y] = at(event);
    const shown = range();
    const [low, high] = [shown.x, shown.y];
    const isInside = x >= low[0] && x <= low[1] && y >= high[0] && y <= high[1];
    if (isInside && !grabbed) added(...rounding(x, y));
  });

  // The line is held at (x, y): near the y axis it is shifted, if there is a bias, else turned.
  const turning = (x, y) => {
    const {w, b} = here(descent());
    const [low, high] = range().x;
    const off = y - (w * x + b);
    if (Math.abs(x) < 0.12 * (high - low)) {
      return descent().bias ? (_, py) => turned({b: py - off - w * x}) : null;
    }
    return (px, py) => {
      if (px * x > 0 && Math.abs(px) > 0.05 * (high - low)) turned({w: (py - off - b) / px});
    };
  };

  onLanguage(() => last && drawPoints(last, descent().X, descent().Y));
  return {draw};
}

function pixels(drawn, x, y) {
  return `${drawn.x(x).toFixed(1)},${drawn.y(y).toFixed(1)}`;
}

function clamp(value, low, high) {
  return Math.min(Math.max(value, low), high);
}

function rounded(value, step) {
  return Number((Math.round(value / step) * step).toPrecision(12));
}
