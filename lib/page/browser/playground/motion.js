// How w and b are seen to move: from place to place, step after step, or at once.

import {onceAFrame} from "../drawing.js";
import {wantsNoMotion} from "../controls.js";
import {here, step, hasEnded} from "./descent.js";

const MOVE = 280;  // milliseconds that a step takes to be seen
const PAUSES = [420, 80];  // between the steps of a run: it becomes faster
const FASTER = 0.88;
const MOST_STEPS = 300;  // of a run

// descent(): the descent; draw(shown): draws w and b where they are shown, at most once a frame;
// changed(): called after every step; ended(): a run has stopped.
export function startMotion({descent, draw, changed, ended}) {
  let shown = here(descent());
  let way = null;  // {from, begun} while they move
  let timer = null;

  const redraw = onceAFrame(() => {
    if (way) move(performance.now());
    draw(shown);
    if (way) redraw();
  });
  const move = (now) => {
    const part = Math.min((now - way.begun) / MOVE, 1);
    const [to, gone] = [here(descent()), 1 - (1 - part) ** 3];
    const between = (name) => way.from[name] + gone * (to[name] - way.from[name]);
    shown = part < 1 ? {w: between("w"), b: between("b")} : to;
    if (part === 1) way = null;
  };
  const jump = () => {
    way = null;
    shown = here(descent());
    redraw();
  };
  const glide = () => {
    if (wantsNoMotion()) return jump();
    way = {from: shown, begun: performance.now()};
    redraw();
  };
  const pause = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    ended();
  };
  const run = () => {
    let [steps, wait] = [0, PAUSES[0]];
    const advance = () => {
      step(descent());
      steps += 1;
      changed();
      glide();
      if (hasEnded(descent()) || steps === MOST_STEPS) return pause();
      wait = Math.max(PAUSES[1], FASTER * wait);
      timer = setTimeout(advance, wait);
    };
    timer = 0;
    advance();
  };
  return {redraw, jump, glide, run, pause, runs: () => timer !== null};
}
