// What one sees in the landscape at a step of a descent, in a sentence that is true for it.

import {pick} from "../language.js";
import {number} from "../drawing.js";
import {limit, left_after_step, curvatures} from "../neuron.js";
import {written} from "./from_above.js";

const HAIR = 1e-9;
const CLEAR = 0.1;  // slower or faster than this is worth a word

const sentences = {
  en: {
    start: (at) => `Start: ${at}. The next step goes straight downhill, across the contour lines.`,
    at_lowest: (at) => `${at}. This is the lowest point: the slope is 0, so nothing moves.`,
    on_floor: (at) => `${at}. This is on the floor: the slope is 0, so nothing moves.`,
    on_saddle: (at) => `${at}. The slope is 0, so no step leads away. But it is no lowest ` +
      "point: it is the saddle.",
    still_bowl: (at) => `${at}. The lowest point: every start ends here.`,
    still_valley: (at) => `${at}. It stands on the floor, where w + b = 1. Another start ends ` +
      "at another place of the floor.",
    still_saddle: (at) => `${at}. It stands on the floor, where w₁·w₂ = 1. Another start may ` +
      "end on the other branch.",
    stuck: (at) => `${at}. It walked straight to the saddle, and stands still there: ` +
      "the slope is 0, but E is not lowest.",
    explodes: (at, rate, most) => `${at}. It explodes: α = ${rate} is above the limit, ` +
      `2 / curvature = ${most}. Each step lands further away on the other side.`,
    will_explode: (at, rate, most) => `${at}. Not yet, but it will explode: α = ${rate} is ` +
      `above the limit, 2 / curvature = ${most}.`,
    on_limit: (at, most) => `${at}. α is the limit, ${most}: each step lands on the other side, ` +
      "just as far away. It never arrives.",
    zigzags: (at, left) => `${at}. It zigzags: across, where the cost is curved most, each step ` +
      `lands on the other side, ${left} % as far.`,
    slow: (at, left) => `${at}. Across it is quick. Along, where the cost is hardly curved, ` +
      `each step leaves ${left} % of the way.`,
    falls: (at, before) => `${at}. With this step E fell from ${before}.`,
    rises: (at, before) => `${at}. With this step E rose from ${before}: here the cost is too ` +
      "curved for this α.",
    lands: (at) => `${at}. α = 1 / curvature: one step takes all of the distance across away.`,
    flat: (at) => `${at}. Near the saddle the slope is small, so the steps are small.`,
    left: (at) => `${at}. It has left the picture: here the cost is too curved for this α.`,
  },
  ko: {
    start: (at) => `출발: ${at}. 다음 단계는 등고선을 가로질러 곧장 내려갑니다.`,
    at_lowest: (at) => `${at}. 여기가 가장 낮은 점입니다. 기울기가 0이므로 움직이지 않습니다.`,
    on_floor: (at) => `${at}. 골짜기 바닥입니다. 기울기가 0이므로 움직이지 않습니다.`,
    on_saddle: (at) => `${at}. 기울기가 0이므로 움직이지 않습니다. 그러나 가장 낮은 점이 아니라 ` +
      "안장점입니다.",
    still_bowl: (at) => `${at}. 가장 낮은 점입니다. 어디서 출발해도 여기로 옵니다.`,
    still_valley: (at) => `${at}. w + b = 1인 골짜기 바닥에 멈췄습니다. 출발점이 다르면 바닥의 ` +
      "다른 곳에 도착합니다.",
    still_saddle: (at) => `${at}. w₁·w₂ = 1인 바닥에 멈췄습니다. 출발점이 다르면 반대쪽 바닥에 ` +
      "도착할 수도 있습니다.",
    stuck: (at) => `${at}. 안장점으로 곧장 와서 멈췄습니다. 기울기는 0이지만 E가 가장 낮은 곳은 ` +
      "아닙니다.",
    explodes: (at, rate, most) => `${at}. 발산합니다. α = ${rate}, 한계는 2 / 곡률 = ${most}입니다. ` +
      "단계마다 반대쪽으로 건너가며 더 멀어집니다.",
    will_explode: (at, rate, most) => `${at}. 아직은 아니지만 곧 발산합니다. α = ${rate}, 한계는 ` +
      `2 / 곡률 = ${most}입니다.`,
    on_limit: (at, most) => `${at}. α가 한계 ${most}와 같습니다. 단계마다 똑같은 거리의 반대쪽으로 ` +
      "건너갑니다. 끝내 도착하지 못합니다.",
    zigzags: (at, left) => `${at}. 지그재그로 갑니다. 가장 많이 휜 방향에서는 단계마다 반대쪽으로 ` +
      `건너가고, 거리의 ${left} %가 남습니다.`,
    slow: (at, left) => `${at}. 많이 휜 방향으로는 빠르지만, 거의 휘지 않은 방향으로는 단계마다 ` +
      `거리의 ${left} %가 남습니다.`,
    falls: (at, before) => `${at}. 이 단계에서 E가 ${before}에서 이만큼 줄었습니다.`,
    rises: (at, before) => `${at}. 이 단계에서 E가 ${before}에서 이만큼 늘었습니다. 여기에서는 곡면이 ` +
      "이 α에 비해 너무 휘어 있습니다.",
    lands: (at) => `${at}. α = 1 / 곡률이므로 가장 많이 휜 방향으로는 한 단계에 도착합니다.`,
    flat: (at) => `${at}. 안장점 가까이에서는 기울기가 작아서 한 단계에 조금만 움직입니다.`,
    left: (at) => `${at}. 그림 밖으로 나갔습니다. 여기에서는 곡면이 이 α에 비해 너무 휘어 있습니다.`,
  },
};

const steps = {en: (k) => `Step ${k}`, ko: (k) => `${k}단계`};

// descent: {terrain, kind, learning_rate, path, ending}, where ending is "still" (the path stands
// still at its end), "far" or "goes on"; k: a step of its path
export function sentence(descent, k) {
  const {terrain, kind, learning_rate, path} = descent;
  const say = pick(sentences);
  const E = (step) => terrain.cost(path[step]);
  const where = terrain.names.map((name) => `${written(name)} = ${number(path[k][name], 3)}`);
  const place = [...where, `E = ${number(E(k), 3)}`].join(", ");
  const at = k === 0 ? place : `${pick(steps)(k)}: ${place}`;
  const moves = Object.values(terrain.slope(path[k])).some((value) => Math.abs(value) > HAIR);
  if (!moves && k === 0) return standing(kind, E(k), say)(at);
  const rests = !moves || (descent.ending === "still" && k === path.length - 1);
  if (rests) return end_of(kind, E(k), say)(at);
  if (!terrain.same_everywhere) return on_saddle(descent, k, E, at, say);
  return on_quadratic(descent, k, E, at, say);
}

function standing(kind, E, say) {
  if (kind === "bowl") return say.at_lowest;
  return E > CLEAR ? say.on_saddle : say.on_floor;
}

function end_of(kind, E, say) {
  return kind === "saddle" && E > CLEAR ? say.stuck : say[`still_${kind}`];
}

function on_saddle({terrain, path}, k, E, at, say) {
  if (k === 0) return say.start(at);
  const is_outside = terrain.names.some((name, axis) => {
    const [low, high] = terrain.map[axis];
    return path[k][name] < low || path[k][name] > high;
  });
  if (is_outside) return say.left(at);
  const before = number(E(k - 1), 3);
  if (E(k) > E(k - 1)) return say.rises(at, before);
  const near = Object.values(path[k]).every((value) => Math.abs(value) < 0.4);
  return near ? say.flat(at) : say.falls(at, before);
}

// The curvatures are the same everywhere, so that they say how it goes on
function on_quadratic({terrain, learning_rate, path}, k, E, at, say) {
  const [least, most] = curvatures(terrain.second_derivative(path[k]));
  const across = left_after_step(learning_rate, most);
  const percent = (factor) => number(100 * Math.abs(factor), 3);
  if (across < -1 - HAIR) {
    const explodes = k > 0 && E(k) > E(k - 1);
    return (explodes ? say.explodes : say.will_explode)(at, number(learning_rate),
      number(limit(most)));
  }
  if (k === 0) return say.start(at);
  if (Math.abs(across + 1) <= HAIR) return say.on_limit(at, number(limit(most)));
  if (across < -CLEAR) return say.zigzags(at, percent(across));
  if (Math.abs(across) < HAIR) return say.lands(at);
  const along = left_after_step(learning_rate, least);
  return least > HAIR && along > across + CLEAR ? say.slow(at, percent(along)) :
    say.falls(at, number(E(k - 1), 3));
}
