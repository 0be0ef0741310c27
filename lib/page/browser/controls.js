// Boxes for numbers, sliders, choices, players, buttons: with names, for mouse, finger and keyboard.

import {html, Component, say} from "./page.js";
import {number, clamp, typed, read_number, refusal} from "./numbers.js";

const SHOWN = 5;  // figures of a number that is computed
const APART = 0.28;  // of a slider's length: of marks that are closer the last one alone has words

export function Button({say: key, text, ...others}) {
  return html`<button type="button" ...${others}>${text ?? say(key)}</button>`;
}

// A box for a number. on_input(value) is told of one that was typed and is in the range, {low, high} or
// {above, high}, on Enter or when the box is left; while another text stands there a line says so. What
// is typed is used, and shown, to its last digit; what is computed is shown shorter.
export class NumberBox extends Component {
  constructor(props) {
    super(props);
    this.state = {text: null, refused: null};
    this.read = ({target: {value: text}}) => {
      const why = refusal(text, this.props.range);
      this.setState({text, refused: why && {why, text, kept: this.props.value}});
    };
    this.take = ({target}) => {
      this.leave();
      const next = refusal(target.value, this.props.range) ? null : read_number(target.value);
      if (next !== null && next !== this.props.value) this.props.on_input(this.used = next);
    };
    this.leave = () => this.setState({text: null});
  }
  render({value, range, name, label}, {text, refused}) {
    // Another number has come from elsewhere: there is nothing more to say
    const shown = value === this.used ? value : Number(value.toPrecision(SHOWN));
    const told = text === null && refused?.kept !== value ? null : refused;
    return html`<span class="box"><input type="text" class="number" autocomplete="off"
        aria-label=${label ?? name} aria-invalid=${text !== null && told !== null}
        value=${text ?? typed(shown)} onInput=${this.read} onChange=${this.take}
        onBlur=${this.leave} /></span>
      <span class="refused" role="status">${told && say(told.why, {
        name, text: told.text.trim().slice(0, 20), kept: typed(told.kept),
        low: number(range.low ?? range.above), high: number(range.high)})}</span>`;
  }
}

// A slider with a box. marks: [{at, words, name}], places that are marked on it: from the one named
// "limit" on its track has another colour; range: of the box; on_done is told when it is let go.
export function Slider({id, label, name, min, max, step, value, range, marks = [], on_input, on_done,
  class: kind = ""}) {
  const seen = marks.map((mark) => ({...mark, part: (mark.at - min) / (max - min)}))
    .filter(({part}) => part >= 0 && part <= 1);
  const safe = seen.find((mark) => mark.name === "limit")?.part;
  const end = safe ? `calc(0.75em + (100% - 1.5em) * ${safe})` : "100%";
  return html`<div class="slider ${kind}" onChange=${on_done}>
    <label for=${id}>${label}</label>
    <${NumberBox} value=${value} range=${range} name=${name} label=${label} on_input=${on_input} />
    <input type="range" id=${id} min=${min} max=${max} step=${step} value=${value}
      aria-valuetext=${number(value)} style=${{"--safe": end}}
      onInput=${({target}) => on_input(Number(target.value))} />
    ${seen.length > 0 && html`<svg class="slider-marks" aria-hidden="true" width="100%">
      ${seen.map(({part, words, name: mark}, k) => {
        const move = {transform: `translateX(calc(0.75em + (100% - 1.5em) * ${part}))`};
        const anchor = part < 0.2 ? "start" : part > 0.8 ? "end" : "middle";
        return html`<line y1="0" y2="5" class=${mark} style=${move} />
          <text y="1.35em" text-anchor=${anchor} class=${mark} style=${move}>${
            !(seen[k + 1]?.part - part < APART) && words}</text>`;
      })}</svg>`}
  </div>`;
}

// One of a few: buttons of which one is pressed. part: whose words stand on them, by their options
export function Choice({part, name, options, value, on_change}) {
  return html`<fieldset class="choice"><legend>${say(`${part}.${name}`)}</legend>
    ${options.map((each) => html`<label>
      <input type="radio" name="${part}-${name}" value=${each} checked=${each === value}
        onChange=${() => on_change(each)} /><span>${say(`${part}.${each}`)}</span></label>`)}
  </fieldset>`;
}

// Calls act() again and again: {is_on(), stop(), toggle(act, wait)}, wait() milliseconds before each,
// until it gives false. It stops when the section is out of sight.
export function ticker(section, redraw) {
  let timer = null;
  const is_on = () => timer !== null;
  const stop = () => {
    clearTimeout(timer);
    timer = null;
    redraw();
  };
  const go_on = (act, wait) => {
    timer = setTimeout(() => (act() ? go_on(act, wait) : stop()), wait());
  };
  const toggle = (act, wait) => {
    if (is_on()) return stop();
    go_on(act, wait);
    return redraw();
  };
  new IntersectionObserver(([entry]) => !entry.isIntersecting && is_on() && stop()).observe(section);
  return {is_on, stop, toggle};
}

// What goes through pictures 0 to count(): back, play or pause, one step, reset. show(k) is told which
// is wanted; every_ms(), stride(): the time between two while it plays, and how many it goes. Returns
// {view, at, pause, go, begin}: view() draws its buttons, and more behind them.
export function player({section, redraw, count, show, every_ms, stride = () => 1}) {
  const clock = ticker(section, redraw);
  const made = {at: 0, pause: clock.stop};
  made.go = (k) => {
    made.at = clamp(k, 0, count(k));
    show(made.at);
    redraw();
  };
  const by = (steps) => () => {
    clock.stop();
    made.go(made.at + steps);
  };
  made.begin = by(-Infinity);
  const is_at_end = () => made.at >= count(made.at);
  const toggle = () => {
    if (!clock.is_on() && is_at_end()) made.go(0);
    clock.toggle(() => {
      made.go(made.at + stride());
      return !is_at_end();
    }, every_ms);
  };
  const [back, step] = [by(-1), by(1)];
  const act = on_keys({" ": toggle, ArrowRight: step, ArrowLeft: back});
  made.view = (more) => html`<div class="buttons player" onKeyDown=${act}>
    <${Button} say="player.back" onClick=${back} aria-disabled=${made.at === 0} />
    <${Button} say=${clock.is_on() ? "player.pause" : "player.play"} onClick=${toggle} />
    <${Button} say="player.step" class="strong" onClick=${step} aria-disabled=${is_at_end()} />
    <${Button} say="player.reset" onClick=${made.begin} />
    ${more}
  </div>`;
  return made;
}

// A listener for keys, which leaves those alone that what has the focus needs itself
export function on_keys(actions) {
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;  // the browser's own
    if (event.target.matches("input, textarea, select")) return;
    if (event.key === " " && event.target.matches("button, summary, a")) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}

// What arrow keys do: move(right, up) is told of each, 1 or -1
export function arrows(move) {
  return {ArrowLeft: () => move(-1, 0), ArrowRight: () => move(1, 0),
    ArrowUp: () => move(0, 1), ArrowDown: () => move(0, -1)};
}

// What can be pulled: take(event) gives what is told of each move while the pointer is down,
// pulled(event, [right, down]), or null where there is nothing to pull; done() when it is lifted. A
// finger that is put down may be about to scroll: its place counts when it is lifted.
export function on_pull(take, done = () => {}) {
  let [pulled, last] = [null, null];
  const end = (is_lifted) => (event) => {
    if (!pulled) return;
    if (is_lifted && event.pointerType === "touch") pulled(event, [0, 0]);
    pulled = null;
    done();
  };
  return {
    onPointerDown: (event) => {
      pulled = take(event);
      if (!pulled) return;
      last = [event.clientX, event.clientY];
      event.currentTarget.setPointerCapture(event.pointerId);
      if (event.pointerType !== "touch") pulled(event, [0, 0]);
    },
    onPointerMove: (event) => {
      if (!pulled) return;
      const now = [event.clientX, event.clientY];
      pulled(event, now.map((value, k) => value - last[k]));
      last = now;
    },
    onPointerUp: end(true),
    onPointerCancel: end(false),
  };
}
