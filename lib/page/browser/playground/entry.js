// The box where points are typed or pasted, and the examples above it.

import {pick, onLanguage} from "../language.js";
import {button} from "../controls.js";
import {parsed, toText, MOST} from "./points.js";
import {SLIDES} from "./descent.js";

const EXAMPLES = [
  {label: {en: "One point", ko: "점 하나"}, given: SLIDES},
  {label: {en: "Three points", ko: "점 세 개"}, given: {...SLIDES, X: [1, 2, 3], Y: [1, 2, 3]}},
  {label: {en: "With a bias", ko: "편향 있음"},
    given: {...SLIDES, X: [1, 2, 3], Y: [3, 5, 7], w: 0, bias: true}},
  {label: {en: "No line fits", ko: "맞는 직선 없음"},
    given: {...SLIDES, X: [1, 2, 3, 4, 5], Y: [2, 1, 4, 3, 6], w: -1, learning_rate: 0.02}},
];
const faults = {
  number: {
    en: (n, text) => `Line ${n}: “${text}” is not a number.`,
    ko: (n, text) => `${n}번째 줄: “${text}”. 수가 아닙니다.`,
  },
  header: {
    en: (n, text) => `Line ${n}: “${text}” is no point. A point is two numbers.`,
    ko: (n, text) => `${n}번째 줄: “${text}”. 점이 아닙니다. 점은 수 두 개입니다.`,
  },
  count: {
    en: (n) => `Line ${n}: a point has two numbers, x and y.`,
    ko: (n) => `${n}번째 줄: 점에는 x와 y, 두 수가 필요합니다.`,
  },
  large: {
    en: (n) => `Line ${n}: numbers up to 10⁹ can be shown.`,
    ko: (n) => `${n}번째 줄: 10⁹까지의 수만 보여 줄 수 있습니다.`,
  },
  many: {
    en: () => `This page shows at most ${MOST} points; the scripts take millions.`,
    ko: () => `이 페이지에서는 점을 ${MOST}개까지 보여 줍니다. 스크립트는 수백만 개도 됩니다.`,
  },
  none: {en: () => "A neuron needs at least one point.", ko: () => "점이 하나는 있어야 합니다."},
};

function short(text) {
  return text?.length > 20 ? `${text.slice(0, 19)}…` : text;
}

// entered({X, Y}): points were typed; taken(given): an example was chosen.
// Returns {show({X, Y}), refuse(fault)}.
export function startEntry(section, {entered, taken}) {
  const box = section.querySelector("textarea");
  const words = section.querySelector(".wrong");
  let wrong = null;
  let shown = null;  // the list of x's that stands in the box

  const say = (found) => {
    wrong = found;
    box.setAttribute("aria-invalid", String(found !== null));
    words.textContent = found ? pick(faults[found.fault])(found.line, short(found.text)) : "";
  };
  box.oninput = () => {
    const found = parsed(box.value);
    say(found.fault ? found : null);
    if (!found.fault) entered(found);
  };
  // Whole columns take the place of all that stands there.
  box.onpaste = (event) => {
    const pasted = parsed(event.clipboardData.getData("text"));
    if (pasted.X?.length > 1) box.select();
  };
  const buttons = EXAMPLES.map(({label, given}) => button({label, onClick: () => {
    say(null);
    taken(given);
  }}));
  section.querySelector(".examples").append(...buttons);
  onLanguage(() => say(wrong));
  return {
    show: (points) => {
      if (document.activeElement === box || points.X === shown) return;
      shown = points.X;
      box.value = toText(points);
      box.rows = Math.min(Math.max(points.X.length + 1, 3), 8);
    },
    accept: () => say(null),
    refuse: (fault) => say({fault, line: 1}),
  };
}
