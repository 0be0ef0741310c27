// What the playground is driven with: buttons, the sliders of w, b and α, the box for a bias.

import {pick, onLanguage} from "../language.js";
import {roundStep, html} from "../drawing.js";
import {slider, button} from "../controls.js";
import {best} from "../neuron.js";
import {canGoBack, largest_curvature, largest_rate} from "./descent.js";
import {ofRate} from "./sentences.js";
import {isParameter} from "./link.js";

const BEYOND = 1.25;  // times the limit: so far the rate's slider goes
const words = {
  step: {en: "Step", ko: "한 단계"},
  run: {en: "Run", ko: "계속"},
  pause: {en: "Pause", ko: "멈춤"},
  back: {en: "Back", ko: "뒤로"},
  reset: {en: "Reset", ko: "처음으로"},
  w: {en: "Weight w", ko: "가중치 w"},
  b: {en: "Bias b", ko: "편향 b"},
  bias: {en: "with a bias b", ko: "편향 b 넣기"},
  rate: {en: "Learning rate α", ko: "학습률 α"},
  best: {en: "1/curvature", ko: "1/곡률"},
  limit: {en: "limit", ko: "한계"},
  curvature: {
    en: "The curvature says how fast the slope changes.",
    ko: "곡률은 기울기가 얼마나 빨리 바뀌는지 나타냅니다.",
  },
};

// step(), run() (which pauses, too), back(), reset(): a button each; put({w}) or put({b}) while a
// slider moves, type({w}) while a number is typed, released() then; rate(value); bias(whether there
// is one).
// Returns {draw, toStep, toRun, toBack}.
export function startPanel(section, {step, run, back, reset, put, type, released, rate,
  bias}) {
  const buttons = [
    button({label: words.step, className: "strong", onClick: step}),
    button({label: words.run, onClick: run}),
    button({label: words.back, onClick: back}),
    button({label: words.reset, onClick: reset}),
  ];
  const [toStep, toRun, toBack] = buttons;
  const parameters = Object.fromEntries(["w", "b"].map((name) => [name, slider({
    label: words[name], min: -1, max: 1, step: 0.01, value: 0,
    className: `of-${name} if-${name === "b" ? "bias" : "any"}`,
    allowed: {fits: isParameter, rule: {
      en: `${name} must be from −10¹² to 10¹²`, ko: `${name}: −10¹²부터 10¹²까지`}},
    onInput: (value) => put({[name]: value}),
    onTyped: (value) => type({[name]: value}),
  })]));
  for (const {element} of Object.values(parameters)) element.addEventListener("change", released);
  // At its left end the slider stands at the smallest rate, not at 0
  const ofRateSlider = slider({label: words.rate, min: 0, max: 1, step: 0.01, value: 0.1,
    allowed: {fits: (value) => value > 0 && isParameter(value), rule: {
      en: "α must be above 0 and at most 10¹²", ko: "α: 0보다 크고 10¹²까지"}},
    onInput: (value) => rate(value || Number(ofRateSlider.input.step) / 10),
    onTyped: rate});
  const box = html("input", {type: "checkbox", onchange: () => bias(box.checked)});
  const boxName = html("span");
  const meaning = html("p", {className: "meaning"});
  section.querySelector(".hand").append(html("div", {className: "buttons"}, ...buttons),
    parameters.w.element, parameters.b.element);
  section.querySelector(".rate").append(ofRateSlider.element, html("p", {className: "fate"}),
    meaning, html("label", {className: "check"}, box, boxName));
  const name = () => {
    boxName.textContent = pick(words.bias);
    meaning.textContent = pick(words.curvature);
  };
  onLanguage(name);
  name();

  // shown: {w, b}; view: the ranges that are shown; runs: whether it runs.
  const draw = (descent, shown, view, runs) => {
    for (const [name, one] of Object.entries(parameters)) {
      const [min, max] = view[name];
      one.set({min, max, step: roundStep(max - min, 400), value: shown[name]});
    }
    const {learning_rate} = descent;
    const most = largest_rate(descent);
    const max = Math.max(Number.isFinite(most) ? BEYOND * most : 1, learning_rate);
    ofRateSlider.set({max, step: roundStep(max, 250), value: learning_rate, danger: most, marks: [
      {at: best(largest_curvature(descent)), label: words.best},
      {at: most, label: words.limit, name: "limit"},
    ]});
    section.querySelector(".fate").textContent = ofRate(descent);
    box.checked = descent.bias;
    toBack.setAttribute("aria-disabled", String(!canGoBack(descent)));
    toRun.relabel(runs ? words.pause : words.run);
  };
  return {draw, toStep, toRun, toBack};
}
