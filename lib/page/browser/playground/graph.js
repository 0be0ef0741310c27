// The computation graph on the page: it shows one of the points, which can be chosen.

import {pick, onLanguage} from "../language.js";
import {number, html} from "../drawing.js";
import {button} from "../controls.js";
import {slope} from "../neuron.js";
import {drawGates} from "./gates.js";

const words = {
  before: {en: "Point before", ko: "앞의 점"},
  after: {en: "Next point", ko: "다음 점"},
  which: {
    en: (k, n, all) => `point ${k} of ${n}; all together: ${all}`,
    ko: (k, n, all) => `점 ${n}개 가운데 ${k}번째. 모두 더하면 ${all}`,
  },
};

// changed(): another point was chosen. Returns {draw, choose(k), chosen()}.
export function startGraph(figure, {descent, changed}) {
  let which = 0;

  const chosen = () => Math.min(which, descent().X.length - 1);
  const choose = (k) => {
    which = k;
    changed();
  };
  const by = (steps) => () => {
    const many = descent().X.length;
    choose((chosen() + steps + many) % many);
  };
  const [before, after] = [button({label: "‹", onClick: by(-1)}),
    button({label: "›", onClick: by(1)})];
  const place = figure.querySelector(".which");
  const said = html("output");
  place.append(before, after, said);
  const name = () => {
    before.setAttribute("aria-label", pick(words.before));
    after.setAttribute("aria-label", pick(words.after));
  };
  onLanguage(name);
  name();

  const draw = (shown) => {
    const {X, Y, bias} = descent();
    drawGates(figure.querySelector(".drawn"), descent(), shown, chosen());
    place.hidden = X.length === 1;
    const slopes = slope(X, Y, shown.w, shown.b);
    const all = (bias ? ["w", "b"] : ["w"]).map((name) => `∂E/∂${name} = ${number(slopes[name])}`);
    said.textContent = pick(words.which)(chosen() + 1, X.length, all.join(", "));
  };
  return {draw, choose, chosen};
}
