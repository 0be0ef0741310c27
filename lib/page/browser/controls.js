// Sliders, boxes for numbers, buttons and players: with names, for mouse, finger and keyboard.

import {pick, onLanguage} from "./language.js";
import {number, svg, html} from "./drawing.js";

const APART = 0.39;  // of a slider's length: marks that are closer share their words
const PAUSE = 600;  // milliseconds without a change until it is said
const words = {
  back: {en: "Back", ko: "뒤로"},
  step: {en: "Step", ko: "한 단계"},
  play: {en: "Play", ko: "재생"},
  pause: {en: "Pause", ko: "멈춤"},
  reset: {en: "Reset", ko: "처음으로"},
  full: {en: "Full screen", ko: "전체 화면"},
  small: {en: "Leave full screen", ko: "전체 화면 끝내기"},
  empty: {en: "The box is empty", ko: "빈칸입니다"},
  noNumber: {en: (typed) => `“${typed}” is not a number`, ko: (typed) => `“${typed}”. 수가 아닙니다`},
  tooLarge: {en: (typed) => `“${typed}” is too large`, ko: (typed) => `“${typed}”. 너무 큰 수입니다`},
  stays: {
    en: (reason, old) => `${reason}: ${old} stays.`,
    ko: (reason, old) => `${reason}. ${old} 그대로입니다.`,
  },
};
let speaking = null;
let names = 0;

// Let screen readers say this, politely: the last of what is announced while things change.
export function announce(text) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    document.getElementById("said").textContent = text;
  }, PAUSE);
}

// What was said in the other language is taken away
onLanguage(() => announce(""));

// Whether the reader asked the system for less motion.
export function wantsNoMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// A button. label: {en, ko}. `relabel(texts)` gives it another one.
export function button({label, onClick, className = ""}) {
  const element = html("button", {type: "button", className, onclick: onClick});
  let texts = label;
  const write = () => {
    element.textContent = pick(texts);
  };
  element.relabel = (others) => {
    texts = others;
    write();
  };
  onLanguage(write);
  write();
  return element;
}

// A box for a number. onInput(value) is called when all that stands in it is a number which is
// allowed; as long as it is not, the number from before holds, and say(why) is told, or say("").
//
// It gives false where it takes no such number; then, too, the number from before holds.
// allowed: {fits(value), rule}: whether a number is, and what is allowed, {en, ko}.
// Returns {element, set(value)}; a box that is being typed in is left alone.
export function numberBox({label, value, onInput, allowed = null, say = () => {}}) {
  const input = html("input", {type: "text", inputMode: "text", autocomplete: "off"});
  input.className = "number";
  const name = () => input.setAttribute("aria-label", pick(label));
  let shown = value;
  let before = null;  // the number from before it is typed in
  let refused = null;  // a text that stood in it, and that was no such number
  const short = (number) => String(Number(number.toPrecision(5)));
  const tell = (text) => {
    refused = text;
    say(text === null ? "" :
      pick(words.stays)(pick(wrong(text, allowed)), short(before ?? shown)));
  };
  const read = () => {
    before ??= shown;
    const right = wrong(input.value, allowed) === null;
    input.setAttribute("aria-invalid", String(!right));
    const next = right ? decimal(input.value) : before;
    if ((right || next !== shown) && onInput(next) !== false) shown = next;
    tell(right ? null : input.value);
  };
  const write = () => {
    before = null;
    input.value = short(shown);
    input.removeAttribute("aria-invalid");
  };
  input.oninput = read;
  input.onblur = write;
  input.onkeydown = (event) => {
    if (event.key === "Enter") write();
  };
  onLanguage(() => {
    name();
    tell(refused);
  });
  name();
  write();
  const set = (next) => {
    if (next !== shown && before === null) tell(null);
    shown = next;
    if (document.activeElement !== input) write();
  };
  return {element: input, set};
}

function decimal(typed) {
  return Number(typed.trim().replace(",", ".").replace("−", "-"));
}

// Why what is typed is no number, or none that is allowed: {en, ko}, or null if it is one.
function wrong(typed, allowed) {
  const text = typed.trim();
  const because = ({en, ko}) => ({en: en(text.slice(0, 20)), ko: ko(text.slice(0, 20))});
  if (text === "") return words.empty;
  if (!/^[-+−]?(\d+[.,]?\d*|[.,]\d+)(e[-+−]?\d+)?$/i.test(text)) return because(words.noNumber);
  const value = decimal(text);
  if (!Number.isFinite(value)) return because(words.tooLarge);
  return allowed === null || allowed.fits(value) ? null : allowed.rule;
}

// A slider with a name and a box for its number.
//
// label: {en, ko} or a text; marks: [{at, label}], places that are marked on it; danger: from where
// on its track has another colour; allowed: as in a box; onTyped: if a typed number does more.
// Returns {element, input, set({min, max, step, value, marks, danger})}: what is not given stays.
export function slider({label, min, max, step, value, onInput, onTyped = onInput, allowed = null,
  marks = [], className = ""}) {
  names += 1;
  const id = `slider-${names}`;
  const now = {min, max, step, value, marks, danger: Infinity};
  const input = html("input", {type: "range", id});
  const title = html("label", {htmlFor: id});
  const refused = html("p", {className: "refused", role: "status"});
  const say = (text) => {
    if (refused.textContent !== text) refused.textContent = text;
  };
  const box = numberBox({label, value, onInput: onTyped, allowed, say});
  const places = svg("svg", {class: "slider-marks", "aria-hidden": "true", width: "100%"});
  const element = html("div", {className: `slider ${className}`}, title, box.element, input,
    places, refused);
  input.oninput = () => onInput(Number(input.value));
  const set = (changed) => {
    Object.assign(now, changed);
    Object.assign(input, {min: now.min, max: now.max, step: now.step, value: now.value});
    input.setAttribute("aria-valuetext", number(now.value));
    const safe = (now.danger - now.min) / (now.max - now.min);
    const end = safe < 1 ? `calc(0.75em + (100% - 1.5em) * ${safe})` : "100%";
    input.style.setProperty("--safe", end);
    box.set(now.value);
    places.replaceChildren(...labelled(now).flatMap((mark) => marked(mark, now)));
  };
  onLanguage(() => {
    title.textContent = pick(label);
    set({});
  });
  title.textContent = pick(label);
  set({});
  return {element, set, input};
}

// The marks, each with its words, but where they are close all words at the first of them.
function labelled({marks, min, max}) {
  const inside = marks.filter(({at}) => at >= min && at <= max);
  const near = inside.length > 1 && (inside[1].at - inside[0].at) / (max - min) < APART;
  const words = (mark) => ({text: pick(mark.label), name: mark.name ?? ""});
  if (!near) return inside.map((mark) => ({...mark, words: [words(mark)]}));
  return inside.map((mark, k) => ({...mark, words: k === 0 ? inside.map(words) : []}));
}

// A small line below the slider, and the mark's words. A slider's thumb is 1.5rem wide.
function marked({at, words, name}, {min, max}) {
  const part = (at - min) / (max - min);
  const x = `calc(0.75em + (100% - 1.5em) * ${part})`;
  const room = words.length > 1 ? 0.3 : 0.2;
  const anchor = part < room ? "start" : part > 1 - room ? "end" : "middle";
  const line = svg("line", {y1: 0, y2: 7, class: name ?? ""});
  const text = svg("text", {y: "1.3em", "text-anchor": anchor}, ...words.flatMap((one, k) => [
    k > 0 ? ", " : "", svg("tspan", {class: one.name}, one.text)]));
  line.style.transform = `translateX(${x})`;
  text.style.transform = `translateX(${x})`;
  return [line, text];
}

// Buttons that go through pictures 0 to count - 1: back, play or pause, one step, reset.
//
// draw(k) shows one. With the focus in it space plays, arrows step. Nothing plays by itself, and it
// pauses when it is out of sight. While it plays it goes `stride` pictures further each time.
// `count`, `every_ms` and `stride` may be functions. Returns {element, show(k), pause()}.
export function player({count, draw, every_ms = 600, stride = 1}) {
  const now = (value) => (typeof value === "function" ? value() : value);
  const end = () => now(count) - 1;
  let at = 0;
  let timer = null;
  const show = (k) => {
    at = Math.min(Math.max(k, 0), end());
    draw(at);
    back.disabled = at === 0;
    step.disabled = at >= end();
  };
  const pause = () => {
    clearTimeout(timer);
    timer = null;
    toggle.relabel(words.play);
  };
  const advance = () => {
    show(at + now(stride));
    if (at >= end()) pause();
    else timer = setTimeout(advance, now(every_ms));
  };
  const by = (move) => () => {
    pause();
    move();
  };
  const play = () => {
    if (at >= end()) show(0);
    timer = setTimeout(advance, now(every_ms));
    toggle.relabel(words.pause);
  };
  const back = button({label: words.back, onClick: by(() => show(at - 1))});
  const toggle = button({label: words.play, onClick: () => (timer === null ? play() : pause())});
  const step = button({label: words.step, onClick: by(() => show(at + 1))});
  const reset = button({label: words.reset, onClick: by(() => show(0))});
  const element = html("div", {className: "buttons"}, back, toggle, step, reset);
  onKeys(element, {" ": () => toggle.click(), ArrowRight: () => step.click(),
    ArrowLeft: () => back.click()});
  whenHidden(element, pause);
  return {element, show, pause};
}

// Keys that do something while the focus is inside the element, but not on what needs them itself.
export function onKeys(element, actions) {
  element.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;  // the browser's own
    if (event.target.matches("input, textarea, select")) return;
    if (event.key === " " && event.target.matches("button, summary, a")) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

// Call `stop` when the element leaves the window.
export function whenHidden(element, stop) {
  new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) stop();
  }).observe(element);
}

// A button that shows the section on the whole screen, larger; null where no browser does that.
export function fullScreen(section) {
  if (!section.requestFullscreen) return null;
  const isFull = () => document.fullscreenElement === section;
  const onClick = () => {
    const done = isFull() ? document.exitFullscreen() : section.requestFullscreen();
    done.catch(() => {});  // the page stays as it is
  };
  const made = button({label: words.full, onClick, className: "full-screen"});
  document.addEventListener("fullscreenchange", () => {
    made.relabel(isFull() ? words.small : words.full);
  });
  return made;
}
