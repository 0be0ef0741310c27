// The scripts' figures on a narrow screen: larger than it, to be dragged, or small and whole.

import {button} from "../controls.js";
import {onSize} from "../drawing.js";

const words = {
  whole: {en: "Show the whole figure", ko: "그림 전체 보기"},
  larger: {en: "Show it larger", ko: "크게 보기"},
};

export function start(page) {
  page.querySelectorAll(".paper").forEach(startPaper);
}

// Its edges fade where there is more of it. The style sheet shows the button where it is needed.
function startPaper(paper) {
  const mark = () => {
    const rest = paper.scrollWidth - paper.clientWidth - paper.scrollLeft;
    paper.classList.toggle("more-left", paper.scrollLeft > 1);
    paper.classList.toggle("more-right", rest > 1);
  };
  const change = () => {
    const isWhole = paper.classList.toggle("is-whole");
    toggle.relabel(isWhole ? words.larger : words.whole);
    mark();
  };
  const toggle = button({label: words.whole, onClick: change, className: "zoom"});
  paper.after(toggle);
  paper.addEventListener("scroll", mark, {passive: true});
  onSize(paper, mark);
}
