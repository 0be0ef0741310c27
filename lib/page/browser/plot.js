// A plot: axes with a few round numbers, and layers for what is drawn in it. A canvas that is painted.

import {html, Component} from "./page.js";
import {number, ticks} from "./numbers.js";

const shown = new WeakMap();  // the plot of each svg
let plots = 0;

// An element whose child is a function of its size: {width, height, letter}, in pixels
export class Sized extends Component {
  componentDidMount() {
    this.watch = new ResizeObserver(() => {
      const {clientWidth: width, clientHeight: height} = this.base;
      if (width === this.state.width && height === this.state.height) return;
      this.setState({width, height, letter: parseFloat(getComputedStyle(this.base).fontSize)});
    });
    this.watch.observe(this.base);
  }
  componentWillUnmount() {
    this.watch.disconnect();
  }
  render({children, ...others}, size) {
    return html`<div ...${others}>${size.width ? children(size) : null}</div>`;
  }
}

// A canvas of this size. It is painted anew, paint(pen) in the page's pixels, when `when` is another one.
export class Painted extends Component {
  componentDidMount() {
    const {size: {width, height}, paint} = this.props;
    const dots = window.devicePixelRatio;
    Object.assign(this.base, {width: Math.round(width * dots), height: Math.round(height * dots)});
    const pen = this.base.getContext("2d");
    pen.scale(dots, dots);
    paint(pen);
  }
  componentDidUpdate({when}) {
    if (when !== this.props.when) this.componentDidMount();
  }
  render() {
    return html`<canvas />`;
  }
}

// A plot as large as its element. x, y: [low, high]; x_label, y_label: texts; marks(plot),
// front(plot), handles(plot) give what is drawn: inside the axes alone, above it, and what can be
// taken; under(plot): what lies below; square: both axes have one scale. More properties go to its
// element.
export class Plot extends Component {
  constructor() {
    super();
    this.clip = `inside-${plots++}`;
  }
  render({x, y, x_label, y_label, square, under, marks, front, handles, ...others}) {
    return html`<${Sized} ...${others}>${(size) => {
      const plot = {...plot_of(size, x, y, square), clip: `url(#${this.clip})`};
      return html`${under?.(plot)}<svg class="plot" width=${size.width} height=${size.height}
          ref=${(svg) => svg && shown.set(svg, plot)}>
        <clipPath id=${this.clip}><rect x=${plot.left} y=${plot.top}
          width=${Math.max(plot.right - plot.left, 0)}
          height=${Math.max(plot.bottom - plot.top, 0)} /></clipPath>
        <g class="grid" aria-hidden="true">${grid(plot, x_label, y_label)}</g>
        <g class="marks" aria-hidden="true" clip-path=${plot.clip}>${marks?.(plot)}</g>
        <g class="front" aria-hidden="true">${front?.(plot)}</g>
        <g class="handles">${handles?.(plot)}</g>
      </svg>`;
    }}<//>`;
  }
}

// Where numbers are in a picture of this size: {x(value), y(value), from_x(pixels), ...}
function plot_of({width, height, letter}, x, y, square) {
  const y_ticks = ticks(...y, height / (3.2 * letter));
  const x_ticks = ticks(...x, Math.max(3, width / (5 * letter)));
  const room = Math.max(2, ...y_ticks.map((tick) => number(tick).length)) * 0.6 * letter;
  const top = 1.9 * letter;
  let [left, right, bottom] = [room + 0.8 * letter, width - letter, height - 2.9 * letter];
  const per = {x: (right - left) / (x[1] - x[0]), y: (bottom - top) / (y[1] - y[0])};
  if (square) {
    per.x = per.y = Math.min(per.x, per.y);
    left += Math.max((right - left - per.x * (x[1] - x[0])) / 2, 0);
    [right, bottom] = [left + per.x * (x[1] - x[0]), top + per.y * (y[1] - y[0])];
  }
  return {
    left, right, top, bottom, per, letter, width, height, x_ticks, y_ticks,
    x: (value) => left + (value - x[0]) * per.x,
    y: (value) => bottom - (value - y[0]) * per.y,
    from_x: (pixels) => x[0] + (pixels - left) / per.x,
    from_y: (pixels) => y[0] + (bottom - pixels) / per.y,
  };
}

function grid(plot, x_label, y_label) {
  const {left, right, top, bottom, letter} = plot;
  const line = (tick) => (tick === 0 ? "zero" : "rule");
  return html`${plot.x_ticks.map((tick) => {
    const at = plot.x(tick);
    return html`<line x1=${at} x2=${at} y1=${top} y2=${bottom} class=${line(tick)} />
      <text x=${at} y=${bottom + 1.2 * letter} text-anchor="middle">${number(tick)}</text>`;
  })}${plot.y_ticks.map((tick) => {
    const at = plot.y(tick);
    return html`<line x1=${left} x2=${right} y1=${at} y2=${at} class=${line(tick)} />
      <text x=${left - 0.4 * letter} y=${at + 0.35 * letter} text-anchor="end">${number(tick)}</text>`;
  })}
  <text class="axis-name" x=${right} y=${bottom + 2.5 * letter} text-anchor="end">${x_label}</text>
  <text class="axis-name" x=${left} y=${1.1 * letter}>${y_label}</text>`;
}

// A line through these points, [[x, y], ...] in a plot's numbers
export function Curve({plot, points, ...others}) {
  const path = points.map(([x, y]) => `${plot.x(x).toFixed(1)},${plot.y(y).toFixed(1)}`).join(" ");
  return html`<polyline points=${path} fill="none" ...${others} />`;
}

// The place of a pointer in the numbers of the plot in an element
export function place_in(event) {
  const svg = event.currentTarget.querySelector("svg.plot");
  const [plot, frame] = [shown.get(svg), svg.getBoundingClientRect()];
  return [plot.from_x(event.clientX - frame.left), plot.from_y(event.clientY - frame.top)];
}
