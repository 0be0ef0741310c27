// Numbers that a part of the page can't compute with are refused, and a line says why.

import {pick, onLanguage} from "./language.js";
import {html, number} from "./drawing.js";
import {announce} from "./controls.js";

const words = {
  between: {en: (name, {low, high}) => `${name} must be from ${number(low)} to ${number(high)}.`,
    ko: (name, {low, high}) => `${name}의 값은 ${number(low)}부터 ${number(high)}까지여야 합니다.`},
  above: {en: (name, {above, high}) => `${name} must be above ${above}, and ${high} at most.`,
    ko: (name, {above, high}) => `${name}의 값은 ${above}보다 크고 ${high} 이하여야 합니다.`},
};

// Of a learning rate
export const RATES = {above: 0, high: 10};

// The line for these words; accept(name, value, range): whether the value is in the range,
// {low, high} or {above, high}; clear() takes the words away, when other numbers are used.
export function bounds() {
  const element = html("p", {className: "refused range"});
  let refused = null;
  const write = () => {
    element.textContent = refused ? refused() : "";
  };
  const accept = (name, value, range) => {
    const right = value <= range.high && (range.above === undefined ? value >= range.low :
      value > range.above);
    const kind = range.above === undefined ? words.between : words.above;
    refused = right ? null : () => pick(kind)(name, range);
    write();
    if (!right) announce(element.textContent);
    return right;
  };
  const clear = () => {
    refused = null;
    write();
  };
  onLanguage(write);
  return {element, accept, clear};
}
