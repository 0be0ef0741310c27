// The page's colours for what is painted on a canvas.

// The colour of this name (--e) as red, green and blue, each from 0 to 255
export function rgb(name) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.fillStyle = css(name);
  return [1, 3, 5].map((at) => parseInt(pen.fillStyle.slice(at, at + 2), 16));
}

export function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// A colour between two others: a part of the second, the rest of the first
export function mixed(one, other, part) {
  return one.map((value, k) => Math.round(value + (other[k] - value) * part));
}

// Call `redraw` when the system turns dark or light
export function onColours(redraw) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}
