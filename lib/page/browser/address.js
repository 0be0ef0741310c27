// The page's address: what stands behind # in it, as names and values.

// A plain place on the page, like #race, has none.
export function read() {
  const hash = location.hash.slice(1);
  return new URLSearchParams(hash.includes("=") ? hash : "");
}

// Give these names these values, and keep the others; null takes a name away.
export function change(values) {
  const all = read();
  for (const [name, value] of Object.entries(values)) {
    if (value === null) all.delete(name);
    else all.set(name, value);
  }
  const hash = [...all].map(([name, value]) => `${name}=${value}`).join("&");
  history.replaceState(null, "", `#${hash}`);
}

// Call `changed` when somebody has typed another address, or followed a link to one.
export function onAddress(changed) {
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) changed();
  });
}
