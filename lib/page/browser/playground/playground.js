// The neuron to play with: its points, its line, its cost and its graph change together.

import {pick, onLanguage} from "../language.js";
import {read, onAddress} from "../address.js";
import {onSize, html} from "../drawing.js";
import {announce, onKeys, whenHidden} from "../controls.js";
import {begin, here, next, step, put, release, back, reset, SLIDES} from "./descent.js";
import {setPoints, setBias} from "./descent.js";
import {ofCost, ofAll, widened, fitted} from "./ranges.js";
import {finding, nextUpdate, spoken} from "./sentences.js";
import {fromAddress} from "./link.js";
import {MOST} from "./points.js";
import {startMotion} from "./motion.js";
import {startPanel} from "./panel.js";
import {startEntry} from "./entry.js";
import {startShare} from "./share.js";
import {startLine} from "./line.js";
import {startCurve} from "./curve.js";
import {startGraph} from "./graph.js";

const words = {
  strange: {
    en: "The address makes no sense: here are the slides' numbers instead.",
    ko: "주소의 값이 맞지 않아서 슬라이드의 값으로 시작합니다.",
  },
};

export function start(section) {
  const inside = (selector) => section.querySelector(selector);
  let descent = null;
  let view = null;  // what the plots show: {x, y, w, b}, a range each
  let strange = false;  // whether the address made no sense
  let dragging = false;  // meanwhile the axes stay where they are, but for more room
  const now = () => descent;

  const fit = () => {
    view = ofAll(descent);
  };
  const widen = () => {
    view = widened(view, descent);
  };
  const load = () => {
    const given = fromAddress(read());
    strange = given === null;
    descent = begin(given ?? SLIDES);
    fit();
  };
  load();

  // Everything is drawn at once, with w and b where they are seen to be.
  const draw = (shown) => {
    if (shown === here(descent) && !dragging) view = fitted(view, descent);
    const seen = {...descent, path: [...descent.path.slice(0, -1), shown]};
    const following = next(seen);
    section.classList.toggle("has-bias", descent.bias);
    panel.draw(descent, shown, view, motion.runs());
    line.draw(shown, graph.chosen());
    curves.w.draw(shown, following.w);
    if (descent.bias) curves.b.draw(shown, following.b);
    graph.draw(shown);
    inside(".finding").textContent = strange ? pick(words.strange) : finding(seen);
    inside(".next").replaceChildren(...nextUpdate(seen).map((text) => html("span", {}, text)));
    entry.show(descent);
  };

  // What can be done. After it the address follows, and screen readers hear the numbers.
  const changed = () => {
    strange = false;
    share.changed();
    announce(spoken(descent));
  };
  // `act` as something that a person does: a run ends, and all is drawn, in motion or at once.
  const doing = (act, show = "jump") => (...given) => {
    motion.pause();
    act(...given);
    motion[show]();
    changed();
  };
  const stepped = () => {
    widen();
    changed();
  };
  const type = doing((values) => {
    put(descent, values);
    widen();
  });
  const byHand = (values) => {
    dragging = true;
    type(values);
  };
  const take = doing((given) => {
    descent = begin(given);
    fit();
  });
  const enter = doing((points) => {
    setPoints(descent, points);
    fit();
  });
  const place = doing((points) => {
    setPoints(descent, points);
    widen();
    entry.accept();
  });
  const withPoints = (change) => {
    const points = {X: [...descent.X], Y: [...descent.Y]};
    change(points);
    if (points.X.length === 0) entry.refuse("none");
    else if (points.X.length > MOST) entry.refuse("many");
    else place(points);
  };
  const released = () => {
    dragging = false;
    release(descent);
    motion.redraw();
  };

  const motion = startMotion({descent: now, draw, changed: stepped, ended: () => motion.redraw()});
  const panel = startPanel(section, {
    step: doing(() => {
      step(descent);
      widen();
    }, "glide"),
    run: () => (motion.runs() ? motion.pause() : motion.run()),
    back: doing(() => {
      back(descent);
      widen();
    }, "glide"),
    reset: doing(() => {
      reset(descent);
      fit();
    }, "glide"),
    put: byHand,
    type,
    released,
    rate: (learning_rate) => {
      descent.learning_rate = learning_rate;
      motion.redraw();
      changed();
    },
    bias: doing((bias) => {
      setBias(descent, bias);
      fit();
    }),
  });
  const entry = startEntry(section, {taken: take, entered: enter});
  const share = startShare(section, now);
  const graph = startGraph(inside(".graph"), {descent: now, changed: () => motion.redraw()});
  const line = startLine(inside(".line .drawn"), {
    descent: now,
    range: () => view,
    moved: (k, x, y) => {
      dragging = true;
      graph.choose(k);
      withPoints(({X, Y}) => [X[k], Y[k]] = [x, y]);
    },
    added: (x, y) => withPoints(({X, Y}) => {
      graph.choose(X.push(x) - 1);
      Y.push(y);
    }),
    removed: (k) => withPoints(({X, Y}) => [X, Y].forEach((list) => list.splice(k, 1))),
    chosen: graph.choose,
    turned: byHand,
    released,
  });
  const curves = Object.fromEntries(["w", "b"].map((name) => [name,
    startCurve(inside(`.cost-${name} .drawn`), name, {
      descent: now,
      range: () => view[name],
      costs: () => ofCost(descent, here(descent), name, view[name]),
      put: byHand,
      released,
    })]));

  onKeys(section, {" ": () => panel.toRun.click(), ArrowRight: () => panel.toStep.click(),
    ArrowLeft: () => panel.toBack.click()});
  whenHidden(section, motion.pause);
  onAddress(() => {
    motion.pause();
    load();
    share.show();
    motion.jump();
  });
  onLanguage(motion.redraw);
  for (const drawn of section.querySelectorAll(".drawn")) onSize(drawn, motion.redraw);
  share.show();
  motion.redraw();
}
