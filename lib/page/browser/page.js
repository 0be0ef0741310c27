// What all parts of the page share: its words and language, its address, and how a part is drawn.

export const html = htmPreact.html;
export const Component = htmPreact.Component;

const LANGUAGES = ["en", "ko"];
const drawings = [];
let speaking = null;

// What the page was given: words, and more by its name
export const given = JSON.parse(document.getElementById("data").textContent);

// A text of the table of words, in which {name} stands for a value, and {이/가} for a Korean particle:
// the first one behind a consonant
export function say(key, values = {}) {
  const texts = given.words[key];
  if (!texts) throw new Error(`no words for ${key}`);
  return texts[LANGUAGES.indexOf(language())]
    .replace(/\{(\w+)\}/g, (_, name) => values[name])
    .replace(/(.)([)”’]*)\{([가-힣]+)\/([가-힣]+)\}/g, (_, letter, marks, one, other) =>
      letter + marks + (ends_in(letter, one) ? one : other));
}

// Whether a letter or a digit, as it is read in Korean, ends in a consonant; one that is an ㄹ does
// not count before 로
function ends_in(letter, particle) {
  const plain = letter.normalize("NFKC");  // ₁ is read as 1
  const code = plain.charCodeAt(0) - 0xac00;
  const last = code >= 0 && code < 11172 ? code % 28 : /[⁰¹²³⁴-⁹]/.test(letter) ? 1 :  // ...제곱
    /[178LR]/i.test(plain) ? 8 : /[036MN]/i.test(plain) ? 1 : 0;
  return last > 0 && !(last === 8 && particle === "으로");
}

function language() {
  return document.documentElement.lang;
}

// The language that the address names, else the one chosen here before, else the browser's own
function wanted() {
  const kept = stored((all) => all.getItem("language"));
  const usual = navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en";
  return [address().get("lang"), kept, usual].find((name) => LANGUAGES.includes(name));
}

// What use(localStorage) gives; null where a browser forbids a page to keep anything
function stored(use) {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
}

function set_language(name) {
  document.documentElement.lang = name;
  document.title = say("page.title");
  announce("");  // what was said in the other language
  drawings.forEach((redraw) => redraw());
}

// The page's language, and the button that changes it
export function start_language() {
  set_language(wanted());
  on_address(() => set_language(wanted()));
  draw_in(document.getElementById("languages"), () => () => {
    const other = LANGUAGES.find((name) => name !== language());
    const change_language = () => {
      stored((all) => all.setItem("language", other));
      if (address().has("lang")) change_address({lang: other});
      set_language(other);
    };
    return html`<button type="button" id="language" lang=${other} onClick=${change_language}>
      ${say("page.other_language")}</button>`;
  });
}

// The address: what stands behind # in it, as names and values. A plain place, #race, has none.

export function address() {
  const hash = location.hash.slice(1);
  return new URLSearchParams(hash.includes("=") ? hash : "");
}

// Give these names these values, and keep the others; null takes a name away
export function change_address(values) {
  const all = address();
  for (const [name, value] of Object.entries(values)) {
    if (value === null) all.delete(name);
    else all.set(name, value);
  }
  const hash = [...all].map(([name, value]) => `${name}=${value}`).join("&");
  history.replaceState(null, "", `#${hash}`);
}

// Call `changed` when somebody has typed another address, or followed a link to one
export function on_address(changed) {
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) changed();
  });
}

// Parts

// Draw a part into its place, and again after each redraw(), once a frame. start(redraw, section)
// gives a function that gives what is seen. A part that fails says so in its place, and leaves the
// others alone.
export function part(name, start) {
  const section = document.getElementById(name);
  if (!section) return;
  draw_in(section.querySelector(".place"), (redraw) => {
    const view = start(redraw, section);
    document.addEventListener("fullscreenchange", redraw);
    return () => html`<${FullScreen} section=${section} />${view()}`;
  });
}

// The button that shows a section on the whole screen; nothing where no browser does that
function FullScreen({section}) {
  if (!section.requestFullscreen) return null;
  const is_full = document.fullscreenElement === section;
  const change = () => (is_full ? document.exitFullscreen() : section.requestFullscreen())
    .catch(() => {});  // the page stays as it is
  return html`<button type="button" class="full-screen" onClick=${change}>
    <span>${say(is_full ? "full.leave" : "full.enter")}</span></button>`;
}

// The same for any element
export function draw_in(place, start) {
  let view = null;
  const Body = () => (view ??= start(redraw))();
  const draw = () => htmPreact.render(html`<${Guard}><${Body} /><//>`, place);
  let waits = false;
  const redraw = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      draw();
    });
  };
  drawings.push(redraw);
  draw();
}

class Guard extends Component {
  componentDidCatch(error) {
    console.error(error);
    this.setState({failed: error});
  }
  render({children}, {failed}) {
    if (failed) return html`<p class="failed" role="alert">${say("page.failed")} ${String(failed)}</p>`;
    return children;
  }
}

// Let screen readers say this, politely: the last of what is announced while things change
export function announce(text) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    document.getElementById("said").textContent = text;
  }, text ? 600 : 0);  // milliseconds without a change
}

// The colour of this name, --e, for what is painted on a canvas
export function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
