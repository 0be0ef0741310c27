// What a descent's numbers say, in words.

import {pick} from "../language.js";
import {number} from "../drawing.js";
import {cost, left_after_step} from "../neuron.js";
import {here, slopes, next, isFlat, isFarAway, exploded, hasEnded} from "./descent.js";
import {largest_curvature, largest_rate} from "./descent.js";

const words = {
  raises: {
    en: (w) => `The slope is ${w}: more w raises E, so lower w.`,
    ko: (w) => `기울기가 ${w}입니다. w를 늘리면 E가 커지므로 w를 줄입니다.`,
  },
  lowers: {
    en: (w) => `The slope is ${w}: more w lowers E, so raise w.`,
    ko: (w) => `기울기가 ${w}입니다. w를 늘리면 E가 작아지므로 w를 늘립니다.`,
  },
  both: {
    en: (w, b) => `The slopes are ${w} at w and ${b} at b: both go against their slope.`,
    ko: (w, b) => `기울기는 w에서 ${w}, b에서 ${b}입니다. 둘 다 기울기의 반대쪽으로 갑니다.`,
  },
  zero: {en: "0", ko: "0"},
  nearly: {en: "nearly 0", ko: "거의 0"},
  perfect: {
    en: (zero) => `The slope is ${zero}, and so is E: the line fits. Learning has ended.`,
    ko: (zero) => `기울기도 E도 ${zero}입니다. 직선이 점에 맞습니다. 학습이 끝났습니다.`,
  },
  flat: {
    en: (zero, h, E) => `The slope is ${zero}: with h = ${h}, E can't be less than ${E}. ` +
      "Learning has ended.",
    ko: (zero, h, E) => `기울기가 ${zero}입니다. h = ${h}로는 E를 ${E}보다 줄일 수 없습니다. ` +
      "학습이 끝났습니다.",
  },
  exploded: {
    en: (rate, most) => `Learning exploded: α = ${rate} is above the limit, ${most}. ` +
      "Take a smaller α, and reset.",
    ko: (rate, most) => `학습이 발산했습니다. α = ${rate}가 한계 ${most}보다 큽니다. ` +
      "α를 줄이고 처음으로 돌아가세요.",
  },
  far: {
    en: (fate) => `w is far away. ${fate}`,
    ko: (fate) => `w가 멀리 있습니다. ${fate}`,
  },
  bothFar: {
    en: "w and b are far away: both go against their slope.",
    ko: "w와 b가 멀리 있습니다. 둘 다 기울기의 반대쪽으로 갑니다.",
  },
  noLimit: {
    en: () => "All x are 0: w changes nothing.",
    ko: () => "모든 x가 0이라서 w를 바꾸어도 달라지는 것이 없습니다.",
  },
  slow: {
    en: (part) => `Each step leaves ${part} % of the way.`,
    ko: (part) => `한 단계마다 거리의 ${part} %가 남습니다.`,
  },
  crawls: {
    en: (part) => `Each step goes only ${part} % of the way.`,
    ko: (part) => `한 단계마다 거리의 ${part} %만 갑니다.`,
  },
  atOnce: {
    en: () => "One step leads to the lowest point: α = 1/curvature.",
    ko: () => "한 단계 만에 가장 낮은 점에 닿습니다. α = 1/곡률입니다.",
  },
  jumps: {
    en: (part) => `Each step jumps over the lowest point, and ${part} % of the way is left.`,
    ko: (part) => `한 단계마다 가장 낮은 점을 뛰어넘고, 거리의 ${part} %가 남습니다.`,
  },
  nears: {
    en: (part) => `Each step jumps over the lowest point and comes only ${part} % nearer to it.`,
    ko: (part) => `한 단계마다 가장 낮은 점을 뛰어넘고, 거리가 ${part} %만 줄어듭니다.`,
  },
  forever: {
    en: () => "Each step jumps over the lowest point, as far as before, for ever: α is the limit.",
    ko: () => "한 단계마다 가장 낮은 점을 같은 거리만큼 뛰어넘어 끝나지 않습니다. α가 바로 한계입니다.",
  },
  explodes: {
    en: (times) => `It explodes: each step leads ${times} times as far away.`,
    ko: (times) => `발산합니다. 한 단계마다 ${times}배씩 멀어집니다.`,
  },
  drifts: {
    en: (part) => `It explodes: each step leads ${part} % further away.`,
    ko: (part) => `발산합니다. 한 단계마다 ${part} %씩 멀어집니다.`,
  },
  steepest: {
    en: (text) => `Where E is steepest: ${text[0].toLowerCase()}${text.slice(1)}`,
    ko: (text) => `가장 가파른 방향에서: ${text}`,
  },
  limit: {
    en: (most, curvature) => `The limit: 2/curvature = 2/${curvature} = ${most}.`,
    ko: (most, curvature) => `한계: 2/곡률 = 2/${curvature} = ${most}.`,
  },
};

// Where E goes if w grows, and what to do: the sentence above all.
export function finding(descent) {
  const {w, b} = here(descent);
  const [found, E] = [slopes(descent), cost(descent.X, descent.Y, w, b)];
  if (exploded(descent)) {
    return pick(words.exploded)(number(descent.learning_rate), number(largest_rate(descent)));
  }
  if (isFlat(descent)) return ofEnd(descent, found, E);
  if (isFarAway(descent)) {
    return descent.bias ? pick(words.bothFar) : pick(words.far)(ofSteps(descent));
  }
  if (descent.bias) return pick(words.both)(number(found.w), number(found.b));
  return pick(found.w > 0 ? words.raises : words.lowers)(number(found.w));
}

function ofEnd({X, Y, bias}, found, E) {
  const zero = (...values) => pick(values.every((one) => one === 0) ? words.zero : words.nearly);
  const ofSlopes = Object.values(found);
  if (E <= 1e-9 * cost(X, Y, 0)) return pick(words.perfect)(zero(E, ...ofSlopes));
  return pick(words.flat)(zero(...ofSlopes), bias ? "w x + b" : "w x", number(E));
}

// The next update of w, maybe of b, as the slides write it: w ← 3 − 0.1 · 4 = 2.6; a list, which is
// empty if there is none.
export function nextUpdate(descent) {
  if (hasEnded(descent)) return [];
  const [from, found, to] = [here(descent), slopes(descent), next(descent)];
  const rate = number(descent.learning_rate);
  return Object.keys(found).map((name) => `${name} ← ${number(from[name])} − ${rate} · ` +
    `${inBrackets(found[name])} = ${number(to[name])}`);
}

function inBrackets(value) {
  return value < 0 ? `(${number(value)})` : number(value);
}

// What this learning rate does, and from which on learning explodes.
export function ofRate(descent) {
  const most = largest_rate(descent);
  if (!Number.isFinite(most)) return pick(words.noLimit)();
  const curvature = number(largest_curvature(descent));
  const divisor = curvature.includes("·") ? `(${curvature})` : curvature;
  return `${ofSteps(descent)} ${pick(words.limit)(number(most), divisor)}`;
}

// How much nearer or further away each step leads.
function ofSteps(descent) {
  const curvature = largest_curvature(descent);
  const fate = fateOf(left_after_step(descent.learning_rate, curvature),
    descent.learning_rate * curvature);
  return descent.bias ? pick(words.steepest)(fate) : fate;
}

// gone: 1 - left, but not rounded
function fateOf(left, gone) {
  const same = (one, other) => Math.abs(one - other) < 1e-9;
  if (same(left, 0)) return pick(words.atOnce)();
  if (same(left, -1)) return pick(words.forever)();
  const rounded = number(100 * Math.abs(left), 3);
  if (rounded === "100") {
    const name = left > 0 ? "crawls" : left > -1 ? "nears" : "drifts";
    return pick(words[name])(number(100 * (left > 0 ? gone : Math.abs(left + 1)), 3));
  }
  if (left < -1) return pick(words.explodes)(number(-left, 3));
  return pick(left > 0 ? words.slow : words.jumps)(rounded);
}

// The numbers for those who do not see the plots.
export function spoken(descent) {
  const {w, b} = here(descent);
  const bias = descent.bias ? `, b = ${number(b)}` : "";
  const E = number(cost(descent.X, descent.Y, w, b));
  return `w = ${number(w)}${bias}, E = ${E}. ${finding(descent)}`;
}
