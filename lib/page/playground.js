// The neuron to play with: its points, its line, its cost and its graph change together.

import {pick, onLanguage} from "./language.js";
import {read, onAddress} from "./address.js";
import {onSize, roundStep, number, html} from "./drawing.js";
import {slider, button, announce, onKeys, whenHidden} from "./controls.js";
import {best} from "./neuron.js";
import {begin, here, next, step, put, release, back, canGoBack, reset} from "./descent.js";
import {setPoints, setBias, slopes, largest_curvature, largest_rate, SLIDES} from "./descent.js";
import {ofParameter, ofCost, ofX, ofY, joined} from "./ranges.js";
import {finding, nextUpdate, ofRate, spoken} from "./sentences.js";
import {fromAddress, isParameter} from "./link.js";
import {MOST} from "./points.js";
import {startMotion} from "./motion.js";
import {startEntry} from "./entry.js";
import {startShare} from "./share.js";
import {startLine} from "./line.js";
import {startCurve} from "./curve.js";
import {drawGates} from "./gates.js";

const BEYOND = 1.25;  // times the limit: so far the rate's slider goes
const words = {
  step: {en: "Step", ko: "한 걸음"},
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
  address: {
    en: "The address makes no sense: here are the slides' numbers instead.",
    ko: "주소의 값이 맞지 않아서 슬라이드의 값으로 시작합니다.",
  },
  before: {en: "Point before", ko: "앞의 점"},
  after: {en: "Next point", ko: "다음 점"},
  which: {
    en: (k, n, w) => `point ${k} of ${n}; all together: ∂E/∂w = ${w}`,
    ko: (k, n, w) => `점 ${n}개 가운데 ${k}번째. 모두 더하면 ∂E/∂w = ${w}`,
  },
};

export function start(section) {
  const inside = (selector) => section.querySelector(selector);
  let descent = null;
  let view = null;  // what the plots show: {x, y, w, b}, a range each
  let which = 0;  // the point that the graph shows
  let strange = false;  // whether the address made no sense

  // What the plots have to show, and what they show then: all anew, or more than before
  const needed = () => ({x: ofX(descent), y: ofY(descent, here(descent)),
    w: ofParameter("w", descent, here(descent).w), b: ofParameter("b", descent, here(descent).b)});
  const fit = () => {
    view = needed();
  };
  const widen = (names) => {
    const need = needed();
    for (const name of names) view[name] = joined(view[name], need[name]);
  };

  const load = () => {
    const given = fromAddress(read());
    strange = given === null;
    descent = begin(given ?? SLIDES);
    which = 0;
    fit();
  };
  load();

  // What follows when w, b, the rate or the points have changed
  const changed = () => {
    strange = false;
    share.changed();
    announce(spoken(descent));
  };
  const byHand = (values) => {
    motion.pause();
    put(descent, values);
    widen(["w", "b", "y"]);
    motion.jump();
    changed();
  };
  const drop = () => release(descent);
  const stepped = () => {
    widen(["w", "b", "y"]);
    changed();
  };
  const otherPoints = (points) => {
    motion.pause();
    setPoints(descent, points);
    which = Math.min(which, points.X.length - 1);
    entry.accept();
    motion.jump();
    changed();
  };
  const whole = (given) => {
    motion.pause();
    descent = begin(given);
    which = 0;
    fit();
    motion.jump();
    changed();
  };

  const draw = (shown) => {
    const seen = {...descent, path: [...descent.path.slice(0, -1), shown]};
    section.classList.toggle("has-bias", descent.bias);
    drawControls(seen, shown);
    line.draw(shown, which);
    const following = next(seen);
    curves.w.draw(shown, following.w);
    if (descent.bias) curves.b.draw(shown, following.b);
    drawGates(inside(".graph .drawn"), descent, shown, which);
    drawWhich(seen);
    inside(".finding").textContent = strange ? pick(words.address) : finding(seen);
    inside(".next").replaceChildren(...nextUpdate(seen).map((text) => html("span", {}, text)));
    inside(".fate").textContent = ofRate(seen);
    entry.show(descent);
    share.show();
  };

  const drawControls = (seen, shown) => {
    for (const name of ["w", "b"]) {
      const [min, max] = view[name];
      parameters[name].set({min, max, step: roundStep(max - min, 400), value: shown[name]});
    }
    const most = largest_rate(descent);
    const max = Math.max(Number.isFinite(most) ? BEYOND * most : 1, descent.learning_rate);
    rate.set({max, step: roundStep(max, 250), value: descent.learning_rate, danger: most, marks: [
      {at: best(largest_curvature(descent)), label: words.best},
      {at: most, label: words.limit, name: "limit"},
    ]});
    withBias.checked = descent.bias;
    toBack.setAttribute("aria-disabled", String(!canGoBack(descent)));
    toRun.relabel(motion.runs() ? words.pause : words.run);
  };
  const drawWhich = (seen) => {
    const n = descent.X.length;
    inside(".which").hidden = n === 1;
    inside(".which output").textContent = pick(words.which)(which + 1, n, number(slopes(seen).w));
  };

  // The controls
  const limited = (name) => (value) => isParameter(value) && byHand({[name]: value});
  const parameters = {
    w: slider({label: words.w, min: -3, max: 5, step: 0.02, value: 3, onInput: limited("w"),
      className: "of-w"}),
    b: slider({label: words.b, min: -3, max: 5, step: 0.02, value: 0, onInput: limited("b"),
      className: "of-b if-bias"}),
  };
  const setRate = (value) => {
    if (value < 0 || !isParameter(value)) return;
    descent.learning_rate = value || roundStep(view.w[1] - view.w[0], 1000) / 100;
    motion.redraw();
    changed();
  };
  const rate = slider({label: words.rate, min: 0, max: 1, step: 0.01, value: 0.1,
    onInput: setRate});
  const withBias = html("input", {type: "checkbox", onchange: () => {
    motion.pause();
    setBias(descent, withBias.checked);
    fit();
    motion.jump();
    changed();
  }});
  const biasName = html("span");
  const toStep = button({label: words.step, className: "strong", onClick: () => {
    motion.pause();
    step(descent);
    stepped();
    motion.glide();
  }});
  const toRun = button({label: words.run, onClick: () => {
    if (motion.runs()) motion.pause();
    else motion.run();
  }});
  const going = (move) => () => {
    motion.pause();
    move(descent);
    fit();
    motion.glide();
    changed();
  };
  const toBack = button({label: words.back, onClick: going(back)});
  const toReset = button({label: words.reset, onClick: going(reset)});
  inside(".hand").append(
    html("div", {className: "buttons"}, toStep, toRun, toBack, toReset),
    parameters.w.element, parameters.b.element);
  inside(".rate").append(rate.element, html("p", {className: "fate"}),
    html("label", {className: "check"}, withBias, biasName));
  for (const control of Object.values(parameters)) control.input.addEventListener("change", drop);

  const choose = (by) => () => {
    which = (which + by + descent.X.length) % descent.X.length;
    motion.redraw();
  };
  const [before, after] = [button({label: "‹", onClick: choose(-1)}),
    button({label: "›", onClick: choose(1)})];
  inside(".which").append(before, after, html("output"));

  // The parts that draw
  const motion = startMotion({descent: () => descent, draw, changed: stepped,
    ended: () => motion.redraw()});
  const entry = startEntry(section, {taken: whole, entered: (points) => {
    setPoints(descent, points);
    fit();
    otherPoints(points);
  }});
  const share = startShare(section, () => descent);
  const atPoint = (change) => {
    const points = {X: [...descent.X], Y: [...descent.Y]};
    change(points);
    if (points.X.length === 0) return entry.refuse("none");
    if (points.X.length > MOST) return entry.refuse("many");
    otherPoints(points);
    const {w, b} = needed();
    Object.assign(view, {w, b});
    widen(["x", "y"]);
  };
  const line = startLine(inside(".line .drawn"), {
    descent: () => descent,
    range: () => view,
    moved: (k, x, y) => {
      which = k;
      atPoint(({X, Y}) => [X[k], Y[k]] = [x, y]);
    },
    added: (x, y) => atPoint(({X, Y}) => {
      which = X.push(x) - 1;
      Y.push(y);
    }),
    removed: (k) => atPoint(({X, Y}) => {
      X.splice(k, 1);
      Y.splice(k, 1);
    }),
    chosen: (k) => {
      which = k;
      motion.redraw();
    },
    turned: byHand,
    released: drop,
  });
  const curves = Object.fromEntries(["w", "b"].map((name) => [name,
    startCurve(inside(`.cost-${name} .drawn`), name, {
      descent: () => descent,
      range: () => view[name],
      costs: () => ofCost(descent, here(descent), name, view[name]),
      put: byHand,
      released: drop,
    })]));

  onKeys(section, {" ": () => toRun.click(), ArrowRight: () => toStep.click(),
    ArrowLeft: () => toBack.click()});
  whenHidden(section, () => motion.pause());
  onAddress(() => {
    motion.pause();
    load();
    motion.jump();
  });
  const name = () => {
    biasName.textContent = pick(words.bias);
    before.setAttribute("aria-label", pick(words.before));
    after.setAttribute("aria-label", pick(words.after));
    motion.redraw();
  };
  onLanguage(name);
  name();
  onSize(section, motion.redraw);
}
