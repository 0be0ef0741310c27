// The playground's plots: the line through the points, and the cost over w or over b. What is seen
// there can be dragged.

import {html, say, Component} from "./page.js";
import {number, three, clamp, many, round_step} from "./numbers.js";
import {arrows, on_keys, on_pull} from "./controls.js";
import {Plot, Curve, place_in} from "./plot.js";
import {hypothesis, slope} from "./neuron.js";
import {here, cost_over} from "./descent.js";

const NAMED = 6;  // so many errors have their number beside them
const HANDLES = 60;  // so many points can be dragged
const PARTS = 60;  // of the curve: straight, but nobody sees it

// The line through the points. point: the one that is chosen, choose(k) another one; place(points, k):
// told of other points, {X, Y}, of which k was changed; turn({w} or {b}); release(), when what was
// dragged is let go
export class Line extends Component {
  constructor() {
    super();
    this.pull = on_pull((event) => {
      this.is_on_something = event.target.closest(".handle, .hit") !== null;
      const handle = event.target.closest(".handle");
      const [x, y] = place_in(event);
      const drag = handle ? (...place) => this.put(Number(handle.dataset.point), ...place) :
        this.is_on_something ? this.turning(x, y) : null;
      return drag && ((moved_to, moved) => moved.some(Boolean) && drag(...place_in(moved_to)));
    }, () => this.props.release());
    this.click = (event) => {
      const {x, y, descent} = this.props;
      const [px, py] = place_in(event);
      const is_inside = clamp(px, ...x) === px && clamp(py, ...y) === py;
      if (!is_inside || this.is_on_something) return;
      this.put(descent.X.length, px, py);
      this.props.release();
    };
  }
  // Points are put at round numbers: about two hundred of them fit on an axis
  grid() {
    return [this.props.x, this.props.y].map(([low, high]) => round_step(high - low, 200));
  }
  put(k, ...numbers) {
    const {descent, x, y, place} = this.props;
    const [X, Y] = [[...descent.X], [...descent.Y]];
    [X[k], Y[k]] = this.grid().map((size, axis) =>
      Number((Math.round(clamp(numbers[axis], ...[x, y][axis]) / size) * size).toPrecision(12)));
    place({X, Y}, k);
  }
  // The line is held at (x, y): near the y axis it is shifted, if there is a bias, else turned
  turning(x, y) {
    const {descent, turn, x: [low, high]} = this.props;
    const {w, b} = here(descent);
    const off = y - (w * x + b);
    if (Math.abs(x) < 0.12 * (high - low)) {
      return descent.bias ? (_, py) => turn({b: py - off - w * x}) : null;
    }
    return (px, py) => {
      if (px * x > 0 && Math.abs(px) > 0.05 * (high - low)) turn({w: (py - off - b) / px});
    };
  }
  key(event, k) {
    const {descent: {X, Y}, place, release} = this.props;
    const others = (list) => list.filter((_, n) => n !== k);
    const remove = () => {
      place({X: others(X), Y: others(Y)}, 0);
      release();
    };
    on_keys({Delete: remove, Backspace: remove, ...arrows((right, up) => {
      const [wide, high] = this.grid();
      this.put(k, X[k] + right * wide, Y[k] + up * high);
      release();
    })})(event);
  }
  render({descent, x, y, point, choose}) {
    const {X, Y} = descent;
    const {w, b} = here(descent);
    const h = hypothesis(X, w, b);
    const ends = x.map((end) => [end, w * end + b]);
    const crowd = X.length > HANDLES;
    const at = (plot, k) => `${plot.x(X[k]).toFixed(1)},${plot.y(Y[k]).toFixed(1)}`;
    return html`<${Plot} class="drawn" x=${x} y=${y} x_label=${say("plot.x")} y_label=${say("plot.y")}
      ...${this.pull} onClick=${this.click}
      marks=${(plot) => html`
        <path class="error ${crowd ? "thin" : ""}"
          d=${X.map((_, k) => `M${at(plot, k)}V${plot.y(h[k]).toFixed(1)}`).join("")} />
        ${crowd && html`<path class="points" d=${X.map((_, k) => `M${at(plot, k)}h0`).join("")} />`}
        <${Curve} plot=${plot} points=${ends} class="the-line" />`}
      front=${(plot) => html`${X.length <= NAMED && X.map((_, k) => error_of(plot, X[k], Y[k], h[k], w))}
        <${Curve} plot=${plot} points=${ends} class="hit" clip-path=${plot.clip} />`}
      handles=${(plot) => !crowd && X.map((value, k) => html`<g class="handle ${
        k === point && X.length > 1 ? "chosen" : ""}" key=${k} data-point=${k} tabindex="0" role="button"
        aria-label=${say("plot.point", {k: k + 1, x: number(value), y: number(Y[k])})}
        transform="translate(${plot.x(value)} ${plot.y(Y[k])})" onFocus=${() => choose(k)}
        onKeyDown=${(event) => this.key(event, k)}>
        <circle r="22" class="hit-point" /><circle r=${X.length <= 12 ? 8 : 6} class="point" /></g>`)} />`;
  }
}

// The number of an error, beside its middle, on the side where the line leads away from it
function error_of(plot, x, y, h, w) {
  if (Math.abs(plot.y(y) - plot.y(h)) < 1.5 * plot.letter) return null;
  const text = three(h - y);
  const wide = (0.5 + 0.6 * text.length) * plot.letter;
  const at = plot.x(x);
  const to_left = at + wide > plot.width || ((h - y) * w < 0 && at - wide > plot.left);
  const middle = clamp(plot.y((y + h) / 2), plot.top, plot.bottom);
  return html`<text class="error" text-anchor=${to_left ? "end" : "start"}
    x=${at + (to_left ? -0.5 : 0.5) * plot.letter} y=${middle + 0.35 * plot.letter}>${text}</text>`;
}

// The cost over one parameter: the point where it is now, its tangent, the path to it, and on the
// axis where the next step leads
export class CostCurve extends Component {
  constructor() {
    super();
    this.pull = on_pull(() => (event) => {
      const {name, range, put} = this.props;
      put({[name]: clamp(place_in(event)[0], ...range)});
    }, () => this.props.release());
  }
  render({name, descent, to, range, costs}) {
    const {X, Y, path} = descent;
    const now = here(descent);
    const E = cost_over(descent, name);
    const line = many(PARTS + 1, (k) => range[0] + (range[1] - range[0]) * k / PARTS)
      .map((value) => [value, E(value)]);
    const steep = slope(X, Y, now.w, now.b)[name];
    return html`<${Plot} class="drawn" x=${range} y=${costs} x_label=${say(`plot.${name}`)}
      y_label=${say("plot.E")} ...${this.pull}
      marks=${(plot) => {
        const [x, y, axis] = [plot.x(now[name]), plot.y(E(now[name])), plot.y(0)];
        const per_pixel = -steep * plot.per.y / plot.per.x;
        const half = 95 / Math.hypot(1, per_pixel);
        return html`<${Curve} plot=${plot} points=${line} class="cost" />
          ${path.slice(-61, -1).map((place) => html`<circle class="was" r="4.5"
            cx=${plot.x(place[name])} cy=${plot.y(E(place[name]))} />`)}
          <${Move} from=${x} to=${plot.x(to)} y=${axis} />
          <line class="tangent" x1=${x - half} x2=${x + half} y1=${y - half * per_pixel}
            y2=${y + half * per_pixel} />
          <line class="drop" x1=${x} x2=${x} y1=${y} y2=${axis} />`;
      }}
      front=${(plot) => {
        const [x, y] = [plot.x(now[name]), plot.y(E(now[name]))];
        return html`<text class="slope" x=${plot.right} y=${1.1 * plot.letter} text-anchor="end">${
          say("plot.slope")} ${number(steep, 4, 1e5)}</text>
          <circle class="hit-point" cx=${x} cy=${y} r="22" />
          <circle class="now" cx=${x} cy=${y} r="8" />`;
      }} />`;
  }
}

function Move({from, to, y}) {
  if (Math.abs(to - from) < 4) return null;
  const tip = to - Math.sign(to - from) * Math.min(11, Math.abs(to - from));
  return html`<line class="move" x1=${from} x2=${tip} y1=${y} y2=${y} />
    <polygon class="move-tip" points="${to},${y} ${tip},${y - 6} ${tip},${y + 6}" />`;
}
