// Boxes for numbers, sliders, choices, players, buttons: with names, for mouse, finger and keyboard.

import {html, Component, say, when_hidden} from "./page.js";
import {number, typed, read_number, refusal} from "./numbers.js";

const SHOWN = 5;  // figures of a number that is computed
const APART = 0.39;  // of a slider's length: marks that are closer share their words

export function Button({say: key, text, ...others}) {
  return html`<button type="button" ...${others}>${text ?? say(key)}</button>`;
}

// A box for a number. on_input(value) is told of each number that is typed and is in the range,
// {low, high} or {above, high}; while none stands there, the number from before holds, and a line
// says so. What is typed is used, and shown, to its last digit; what is computed is shown shorter.
export class NumberBox extends Component {
  constructor(props) {
    super(props);
    this.state = {text: null, refused: null};
    this.read = ({target}) => {
      const {value, range, on_input} = this.props;
      this.before ??= this.used = value;
      const why = refusal(target.value, range);
      const next = why === null ? read_number(target.value) : this.before;
      this.setState({text: target.value, refused: why && {why, text: target.value, kept: next}});
      if (next !== this.used) on_input(this.used = next);
    };
    this.leave = () => {
      this.before = undefined;
      this.setState({text: null});
    };
    this.key = ({key}) => key === "Enter" && this.leave();
  }
  render({value, range, name, label}, {text, refused}) {
    // Another number has come from elsewhere: there is nothing more to say
    const shown = value === this.used ? value : Number(value.toPrecision(SHOWN));
    const told = text === null && refused?.kept !== value ? null : refused;
    return html`<span class="box"><input type="text" class="number" autocomplete="off"
        aria-label=${label ?? name} aria-invalid=${text !== null && told !== null}
        value=${text ?? typed(shown)} onInput=${this.read} onBlur=${this.leave}
        onKeyDown=${this.key} /></span>
      <span class="refused" role="status">${told && say(told.why, {
        name, text: told.text.trim().slice(0, 20), kept: typed(told.kept),
        low: number(range.low ?? range.above), high: number(range.high)})}</span>`;
  }
}

// A slider with a box. marks: [{at, words, name}], places that are marked on it; danger: from where
// on its track has another colour; range: of the box; on_typed: if a typed number does more; on_done
// is told when the slider is let go.
export function Slider({id, label, name, min, max, step, value, range, marks = [], danger = Infinity,
  on_input, on_typed = on_input, on_done, class: kind = ""}) {
  const safe = (danger - min) / (max - min);
  const end = safe < 1 ? `calc(0.75em + (100% - 1.5em) * ${safe})` : "100%";
  return html`<div class="slider ${kind}" onChange=${on_done}>
    <label for=${id}>${label}</label>
    <${NumberBox} value=${value} range=${range} name=${name} label=${label} on_input=${on_typed} />
    <input type="range" id=${id} min=${min} max=${max} step=${step} value=${value}
      aria-valuetext=${number(value)} style=${{"--safe": end}}
      onInput=${({target}) => on_input(Number(target.value))} />
    ${marks.length > 0 && html`<svg class="slider-marks" aria-hidden="true" width="100%">
      ${labelled(marks, min, max).map(({at, words, name: mark}) => {
        const part = (at - min) / (max - min);
        const move = {transform: `translateX(calc(0.75em + (100% - 1.5em) * ${part}))`};
        const room = words.length > 1 ? 0.3 : 0.2;
        const anchor = part < room ? "start" : part > 1 - room ? "end" : "middle";
        return html`<line y1="0" y2="7" class=${mark} style=${move} />
          <text y="1.3em" text-anchor=${anchor} style=${move}>${words.map((one, k) => html`${
            k > 0 ? ", " : ""}<tspan class=${one.name}>${one.words}</tspan>`)}</text>`;
      })}</svg>`}
  </div>`;
}

// The marks, each with its words, but where they are close all words at the first of them
function labelled(marks, min, max) {
  const inside = marks.filter(({at}) => at >= min && at <= max);
  const near = inside.length > 1 && (inside[1].at - inside[0].at) / (max - min) < APART;
  return inside.map((mark, k) =>
    ({...mark, words: !near ? [mark] : k === 0 ? inside : []}));
}

// One of a few: buttons of which one is pressed. part: whose words stand on them, by their options
export function Choice({part, name, options, value, on_change}) {
  return html`<fieldset class="choice"><legend>${say(`${part}.${name}`)}</legend>
    ${options.map((each) => html`<label>
      <input type="radio" name="${part}-${name}" value=${each} checked=${each === value}
        onChange=${() => on_change(each)} /><span>${say(`${part}.${each}`)}</span></label>`)}
  </fieldset>`;
}

// What goes through pictures 0 to count(): back, play or pause, one step, reset. Nothing plays by
// itself, and it pauses when it is out of sight. show(k) is told which picture is wanted.
//
// every_ms(), stride(): the time between two pictures while it plays, and how many it goes.
// Returns {view, at, go, pause}: view() draws its buttons, and more behind them.
export function player({section, redraw, count, show, every_ms, stride = () => 1}) {
  let timer = null;
  const made = {at: 0};
  made.pause = () => {
    clearTimeout(timer);
    timer = null;
    redraw();
  };
  made.go = (k) => {
    made.at = Math.min(Math.max(k, 0), count(k));
    show(made.at);
    redraw();
  };
  const advance = () => {
    made.go(made.at + stride());
    if (made.at >= count(made.at)) made.pause();
    else timer = setTimeout(advance, every_ms());
  };
  const toggle = () => {
    if (timer !== null) return made.pause();
    if (made.at >= count(made.at)) made.go(0);
    timer = setTimeout(advance, every_ms());
    return redraw();
  };
  const by = (move) => () => {
    made.pause();
    made.go(move());
  };
  const back = by(() => made.at - 1);
  const step = by(() => made.at + 1);
  const act = on_keys({" ": toggle, ArrowRight: step, ArrowLeft: back});
  when_hidden(section, () => timer !== null && made.pause());
  made.view = (more) => html`<div class="buttons player" onKeyDown=${act}>
    <${Button} say="player.back" onClick=${back} aria-disabled=${made.at === 0} />
    <${Button} say=${timer === null ? "player.play" : "player.pause"} onClick=${toggle} />
    <${Button} say="player.step" class="strong" onClick=${step}
      aria-disabled=${made.at >= count(made.at)} />
    <${Button} say="player.reset" onClick=${by(() => 0)} />
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
    action();
  };
}

// The same for arrow keys: move(right, up) is told of each, 1 or -1
export function on_arrows(move) {
  return on_keys({ArrowLeft: () => move(-1, 0), ArrowRight: () => move(1, 0),
    ArrowUp: () => move(0, 1), ArrowDown: () => move(0, -1)});
}

// Call pulled(event, [right, down]) while the pointer is down, and done() when it is lifted. A finger
// that is put down may be about to scroll: its place counts when it is lifted.
export function on_pull(pulled, done = () => {}) {
  let last = null;
  const end = (is_lifted) => (event) => {
    if (last === null) return;
    if (is_lifted && event.pointerType === "touch") pulled(event, [0, 0]);
    last = null;
    done();
  };
  return {
    onPointerDown: (event) => {
      last = [event.clientX, event.clientY];
      event.currentTarget.setPointerCapture(event.pointerId);
      if (event.pointerType !== "touch") pulled(event, [0, 0]);
    },
    onPointerMove: (event) => {
      if (last === null) return;
      const now = [event.clientX, event.clientY];
      pulled(event, now.map((value, k) => value - last[k]));
      last = now;
    },
    onPointerUp: end(true),
    onPointerCancel: end(false),
  };
}

// A button that copies a text. It says whether it could; where not, it marks what can be copied.
export async function copy(text, element) {
  try {
    await navigator.clipboard.writeText(text);
    return "copy.done";
  } catch {
    getSelection().selectAllChildren(element);
    return "copy.refused";
  }
}
