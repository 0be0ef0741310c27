// What all parts of the page share: its words and language, its address, and how a part is drawn.

export const html = htmPreact.html;
export const Component = htmPreact.Component;

const LANGUAGES = ["en", "ko"];
const KEY = "language";
const PAUSE = 600;  // milliseconds without a change until it is said
const GIVEN = JSON.parse(document.getElementById("data").textContent);
const drawings = [];
let speaking = null;

// What the page was given, by its name
export function given(name) {
  return GIVEN[name];
}

// The words. A text of the table has {names} for values, and {이/가} for a Korean particle, of which
// the first stands behind a consonant.

export function say(key, values = {}) {
  const texts = GIVEN.words[key];
  if (!texts) throw new Error(`no words for ${key}`);
  return texts[LANGUAGES.indexOf(language())]
    .replace(/\{(\w+)\}/g, (_, name) => values[name])
    .replace(/(.)([)”’]*)\{([가-힣]+)\/([가-힣]+)\}/g, (_, letter, marks, one, other) =>
      letter + marks + (ends_in(letter, one) ? one : other));
}

// Whether a letter or a digit, as it is read in Korean, ends in a consonant; one that is an ㄹ does
// not count before 로
function ends_in(letter, particle) {
  const plain = letter.normalize("NFKC");  // ⁹ is read as 9
  const code = plain.charCodeAt(0) - 0xac00;
  const last = code >= 0 && code < 11172 ? code % 28 : /[178LR]/i.test(plain) ? 8 :
    /[036MN]/i.test(plain) ? 1 : 0;
  return last > 0 && !(last === 8 && particle === "으로");
}

function language() {
  return document.documentElement.lang;
}

// The language that the address names, else the one chosen here before, else the browser's own
function wanted() {
  const kept = stored((all) => all.getItem(KEY));
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

function LanguageButton() {
  const other = LANGUAGES.find((name) => name !== language());
  const change_language = () => {
    stored((all) => all.setItem(KEY, other));
    if (address().has("lang")) change_address({lang: other});
    set_language(other);
  };
  return html`<button type="button" id="language" lang=${other} onClick=${change_language}>
    ${say("page.other_language")}</button>`;
}

// The page's language, and the button that changes it
export function start_language() {
  set_language(wanted());
  draw_in(document.getElementById("languages"), () => LanguageButton);
  on_address(() => set_language(wanted()));
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
  const change = () => {
    const done = is_full ? document.exitFullscreen() : section.requestFullscreen();
    done.catch(() => {});  // the page stays as it is
  };
  return html`<button type="button" class="full-screen" onClick=${change}>
    <span>${say(is_full ? "full.leave" : "full.enter")}</span></button>`;
}

// The same for any element
export function draw_in(place, start) {
  class Body extends Component {
    constructor() {
      super();
      const redraw = once_a_frame(() => this.forceUpdate());
      this.view = start(redraw);
      drawings.push(redraw);
    }
    render() {
      return this.view();
    }
  }
  class Guard extends Component {
    componentDidCatch(error) {
      console.error(error);
      this.setState({failed: error});
    }
    render(_, {failed}) {
      if (failed) return html`<p class="failed" role="alert">${say("page.failed")} ${String(failed)}</p>`;
      return html`<${Body} />`;
    }
  }
  htmPreact.render(html`<${Guard} />`, place);
}

// `draw` as a function that may be called at any time: it draws at most once a frame
export function once_a_frame(draw) {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      draw();
    });
  };
}

// An element whose child is a function of its size: {width, height, letter}, in pixels
export class Sized extends Component {
  componentDidMount() {
    this.watch = new ResizeObserver(() => {
      const {clientWidth: width, clientHeight: height} = this.base;
      if (width === this.state.width && height === this.state.height) return;
      this.setState({width, height, letter: parseFloat(getComputedStyle(this.base).fontSize)});
    });
    this.watch.observe(this.base);
  }
  componentWillUnmount() {
    this.watch.disconnect();
  }
  render({children, ...others}, size) {
    return html`<div ...${others}>${size.width ? children(size) : null}</div>`;
  }
}

// Let screen readers say this, politely: the last of what is announced while things change
export function announce(text) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    document.getElementById("said").textContent = text;
  }, PAUSE);
}

// Whether the reader asked the system for less motion
export function wants_no_motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// Call `stop` when the element leaves the window
export function when_hidden(element, stop) {
  new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) stop();
  }).observe(element);
}

// Colours for what is painted on a canvas

export function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// The colour of this name (--e) as red, green and blue, each from 0 to 255
export function rgb(name) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.fillStyle = css(name);
  return [1, 3, 5].map((at) => parseInt(pen.fillStyle.slice(at, at + 2), 16));
}
