// Buttons that copy the text in their data-copy.

import {announce} from "../controls.js";
import {pick} from "../language.js";

const SHOWN = 1500;  // milliseconds
const words = {
  copied: {en: "Copied", ko: "복사했습니다"},
  failed: {en: "Your browser does not let the page copy", ko: "브라우저가 복사를 허용하지 않습니다"},
};

export function start(page) {
  page.querySelectorAll("[data-copy]").forEach((button) => {
    button.onclick = () => copy(button);
  });
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    announce(pick(words.copied));
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), SHOWN);
  } catch {
    select(button.parentElement.querySelector("code"));
    announce(pick(words.failed));
  }
}

// So that the reader can copy the command by hand.
function select(element) {
  getSelection().selectAllChildren(element);
}
