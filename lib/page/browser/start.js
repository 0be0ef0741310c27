// Starts the page: its language, each part that can be played with, and what the topics need.

import {announce, part, say, start_language} from "./page.js";
import {start_playground} from "./playground.js";
import {start_backprop} from "./backprop.js";
import {start_landscape} from "./landscape.js";
import {start_race} from "./race.js";
import {start_patients} from "./patients.js";

// Buttons that copy, figures on a narrow screen, and the menu
function start_topics(page) {
  page.querySelectorAll(".paper").forEach(start_paper);
  const menu = page.getElementById("menu");
  page.addEventListener("click", ({target}) => {
    const button = target.closest("[data-copy]");
    if (button) copy(button);
    if (!target.closest("#menu summary")) menu.open = false;  // it closes with the next click
  });
}

// Copy what a button has, or the page's address where that is nothing. Where the browser does not
// allow it, the command beside it is marked.
async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy || location.href);
    announce(say("copy.done"));
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 1500);  // milliseconds
  } catch {
    getSelection().selectAllChildren(button.closest(".command, .share").querySelector("code"));
    announce(say("copy.refused"));
  }
}

// A figure may be larger than a narrow screen: its edges fade where there is more of it
function start_paper(paper) {
  const mark = () => {
    const rest = paper.scrollWidth - paper.clientWidth - paper.scrollLeft;
    paper.classList.toggle("more-left", paper.scrollLeft > 1);
    paper.classList.toggle("more-right", rest > 1);
  };
  paper.nextElementSibling.onclick = () => {
    paper.classList.toggle("is-whole");
    mark();
  };
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
