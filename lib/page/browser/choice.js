// One of a few: buttons of which one is pressed, for mouse, finger and keyboard.

import {pick, onLanguage} from "./language.js";
import {html} from "./drawing.js";

let groups = 0;

// label: {en, ko}; options: {name: {en, ko}, ...}; onChange(name) is called when one is chosen.
// Returns {element, set(name)}.
export function choice({label, options, value, onChange}) {
  groups += 1;
  const title = html("legend");
  const inputs = {}, texts = {};
  const labels = Object.keys(options).map((name) => {
    inputs[name] = html("input", {type: "radio", name: `choice-${groups}`, value: name});
    inputs[name].checked = name === value;
    inputs[name].onchange = () => onChange(name);
    texts[name] = html("span");
    return html("label", {}, inputs[name], texts[name]);
  });
  const write = () => {
    title.textContent = pick(label);
    for (const name of Object.keys(options)) texts[name].textContent = pick(options[name]);
  };
  onLanguage(write);
  write();
  const set = (name) => {
    inputs[name].checked = true;
  };
  return {element: html("fieldset", {className: "choice"}, title, ...labels), set};
}
