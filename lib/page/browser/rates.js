// What a learning rate does, in the words of 03: from 1 − α · curvature, which is by what each step
// multiplies the distance from the lowest point.

import {say} from "./page.js";
import {number} from "./numbers.js";

const HAIR = 1e-9;
const SLOW = 0.95;  // of the distance: where a step leaves more of it, the rate is too small

// Of a learning rate that is typed, where its slider ends early
export const RATES = {above: 0, high: 10};

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
  if (Math.abs(part - 1) < HAIR) return say(factor < 0 ? "left.same" : "left.almost");
  const percent = number(100 * part, 3);
  if (percent === "100") return say(part < 1 ? "left.almost" : "left.more");
  return part > 1 ? say("left.times", {times: number(part, 3)}) : say("left.part", {percent});
}
