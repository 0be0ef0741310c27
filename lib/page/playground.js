// The neuron to play with, at the top of the page.

import {html} from "./drawing.js";

export function start(element) {
  element.append(html("p", {}, ""));
}
