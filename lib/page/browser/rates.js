// What a learning rate does, in the words of 03: from 1 − α · curvature, which is by what each step
// multiplies the distance from the lowest point.

import {html, say} from "./page.js";
import {three} from "./numbers.js";
import {Slider} from "./controls.js";
import {best, limit} from "./neuron.js";

const HAIR = 1e-9;
const SLOW = 0.95;  // of the distance: where a step leaves more of it, the rate is too small

// Of a learning rate that is typed, where its slider ends early
export const RATES = {above: 0, high: 10};

// The slider of a learning rate: along this curvature the best one and the limit are marked
export function RateSlider({bend = 0, ...others}) {
  const marks = bend > 0 ? [{at: best(bend), words: say("rate.best")},
    {at: limit(bend), words: say("rate.limit"), name: "limit"}] : [];
  return html`<${Slider} label=${say("rate.name")} name="α" range=${RATES} marks=${marks}
    ...${others} />`;
}

// What becomes of a descent, a name
export function fate(factor) {
  if (Math.abs(factor) < HAIR) return "lands";
  if (Math.abs(factor + 1) < HAIR) return "jumps";
  if (factor < -1) return "explodes";
  if (factor < 0) return "crosses";
  return factor > SLOW ? "small" : "nearer";
}

// What is left of the distance after each step, a sentence without its end
export function left(factor) {
  const part = Math.abs(factor);
  if (part < HAIR) return say("left.nothing");
  if (fate(factor) === "jumps") return say("left.same");
  const percent = three(100 * part);
  if (percent === "100") return say(part <= 1 ? "left.almost" : "left.more");
  return part > 1 ? say("left.times", {times: three(part)}) : say("left.part", {percent});
}
