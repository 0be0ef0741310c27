// Which language the page speaks, Korean or English, and the button that switches it.

import {read, change, onAddress} from "./address.js";

const LANGUAGES = ["en", "ko"];
const KEY = "language";
const words = {
  title: {en: "One neuron learns", ko: "뉴런 하나가 배우는 법"},
  other: {en: "한국어", ko: "English"},
};
const redraws = [];

// A browser may forbid a page to keep anything.
function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(name) {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // then it is forgotten
  }
}

// What the address says, else what was chosen here before, else the browser's own language.
function wanted() {
  const usual = navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en";
  return [read().get("lang"), kept(), usual].find((name) => LANGUAGES.includes(name));
}

function language() {
  return document.documentElement.lang;
}

// The text in the page's language, of {en: "...", ko: "..."}; a plain text stays as it is.
export function pick(texts) {
  return typeof texts === "string" ? texts : texts[language()];
}

// Call `redraw` whenever the language changes.
export function onLanguage(redraw) {
  redraws.push(redraw);
}

function setLanguage(name) {
  document.documentElement.lang = name;
  document.title = pick(words.title);
  redraws.forEach((redraw) => redraw());
}

// The button that switches the language, in this element.
export function startLanguage(element) {
  const button = document.createElement("button");
  button.type = "button";
  button.id = "language";
  button.onclick = () => {
    const [other] = LANGUAGES.filter((name) => name !== language());
    keep(other);
    if (read().has("lang")) change({lang: other});
    setLanguage(other);
  };
  onLanguage(() => {
    button.textContent = pick(words.other);
    button.lang = LANGUAGES.find((name) => name !== language());
  });
  element.append(button);
  onAddress(() => setLanguage(wanted()));
  setLanguage(wanted());
}
