// Tasks: each sets a part's state, and notices when it was done. #task=NAME links to one.

import {html, say, address, change_address, on_address} from "./page.js";
import {Button} from "./controls.js";
import {number} from "./numbers.js";

const NEAR = 1e-6;
const THREE = {X: [1, 2, 3], Y: [1, 2, 3]};

// By their names, in the lectures' order: the part; its state at first; done(facts, seen) gives the
// values for what is said when it is done, of what the part tells at each change; seen: a list that
// stays from one change to the next
const TASKS = {
  step: {part: "playground", state: {w: 3}, done: ({w, steps}) => steps === 1 && Math.abs(w - 2.6) < NEAR},
  other_side: {part: "playground", state: {w: -2}, done: ({w, steps}) => steps > 0 && w > -2 && {w}},
  at_once: {part: "playground", state: {w: 3},
    done: ({E, steps, rate}) => steps === 1 && E < NEAR && {rate}},
  three_steps: {part: "playground", state: {...THREE, w: 3, learning_rate: 0.02},
    done: ({E, X, steps, rate}) => X.length > 2 && steps > 0 && steps <= 3 && E < 0.01 && {steps, rate}},
  for_ever: {part: "race", state: {points: "one", start: -3},
    done: ({k, lanes, fates}) => k === 20 && {rate: lanes[fates.indexOf("jumps")]}},
  rests: {part: "race", state: {points: "three", start: -3}, done: ({far}) => far === 0},
  round: {part: "landscape", state: "bowl",
    done: ({kind, k, E, rate}) => kind === "round" && k === 1 && E < NEAR && {rate}},
  valley: {part: "landscape", state: "valley", done: ({kind, rests, w, b}, seen) => {
    if (kind !== "valley" || !rests) return false;
    seen.push(w);
    return Math.abs(w - seen[0]) > 0.1 && {w, b, before: seen[0]};
  }},
};

// The tasks of a part. set(state) gives the part a state. Returns a function that is told the facts of
// what is seen (setting: what a task must not leave), and gives {now, all}: the task, and a list of them.
export function tasks_of(part, section, set) {
  const own = Object.keys(TASKS).filter((name) => TASKS[name].part === part);
  let now = null;  // the task's name, what it has seen, and the values once it is done
  const begin = (name) => {
    now = {name, seen: [], values: null};
    set(TASKS[name].state);
    section.scrollIntoView();
  };
  const load = () => {
    const name = address().get("task");
    if (own.includes(name)) begin(name);
  };
  on_address(load);
  load();
  return (facts) => {
    if (now && (now.setting ??= facts.setting) !== facts.setting) now = null;  // it was left
    if (now && !now.values) now.values = TASKS[now.name].done(facts, now.seen) || null;
    const values = Object.entries(now?.values ?? {}).map(([name, value]) => [name, number(value)]);
    return {
      now: now && html`<p class="task" role="status"><b>${say(`task.${now.name}`)}</b> ${
        now.values && say(`done.${now.name}`, Object.fromEntries(values))}</p>`,
      all: html`<details class="tasks"><summary>${say("task.title")}</summary><ul>${own.map((name) => html`
        <li>${say(`task.${name}`)} <${Button} say="task.try" onClick=${() => {
          change_address({task: name});
          begin(name);
        }} /></li>`)}</ul></details>`,
    };
  };
}
