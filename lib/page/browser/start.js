// Starts the page: its language, each part that can be played with, and what the topics need.

import {announce, draw_in, html, part, say, start_language} from "./page.js";
import {Button, copy} from "./controls.js";
import {start_playground} from "./playground.js";
import {start_backprop} from "./backprop.js";
import {start_landscape} from "./landscape.js";
import {start_race} from "./race.js";
import {start_patients} from "./patients.js";

const SHOWN = 1500;  // milliseconds

// Buttons that copy a command, figures on a narrow screen, and the menu
function start_topics(page) {
  for (const button of page.querySelectorAll("[data-copy]")) {
    button.onclick = async () => {
      const answer = await copy(button.dataset.copy, button.parentElement.querySelector("code"));
      announce(say(answer));
      button.classList.toggle("copied", answer === "copy.done");
      setTimeout(() => button.classList.remove("copied"), SHOWN);
    };
  }
  page.querySelectorAll(".paper").forEach(start_paper);
  const menu = page.getElementById("menu");
  page.addEventListener("click", ({target}) => {  // one that was opened closes with the next click
    if (menu.open && !target.closest("#menu summary")) menu.open = false;
  });
}

// On a narrow screen a figure is larger than it, to be moved, or small and whole. Its edges fade
// where there is more of it. The style sheet shows the button where it is needed.
function start_paper(paper) {
  const mark = () => {
    const rest = paper.scrollWidth - paper.clientWidth - paper.scrollLeft;
    paper.classList.toggle("more-left", paper.scrollLeft > 1);
    paper.classList.toggle("more-right", rest > 1);
  };
  const place = document.createElement("div");
  paper.after(place);
  draw_in(place, (redraw) => () => {
    const whole = paper.classList.contains("is-whole");
    return html`<${Button} say=${whole ? "figure.larger" : "figure.whole"} class="zoom" onClick=${() => {
      paper.classList.toggle("is-whole");
      mark();
      redraw();
    }} />`;
  });
  paper.addEventListener("scroll", mark, {passive: true});
  new ResizeObserver(mark).observe(paper);
}

start_language();
part("playground", start_playground);
part("backprop", start_backprop);
part("landscape", start_landscape);
part("race", start_race);
part("patients", start_patients);
start_topics(document);
document.documentElement.classList.add("started");
