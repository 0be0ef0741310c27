// For developers: .ci/run lints the page's modules with it. Who makes the page needs no node.

const always = ["array-callback-return", "consistent-return", "eqeqeq", "no-else-return",
  "no-duplicate-imports", "no-undef", "no-var", "object-shorthand", "prefer-const", "semi"];
const browser = ["addEventListener", "clearTimeout", "console", "CSS", "document", "getComputedStyle",
  "getSelection", "history", "htmPreact", "ImageData", "IntersectionObserver", "localStorage",
  "location", "matchMedia", "navigator", "OffscreenCanvas", "performance", "requestAnimationFrame",
  "ResizeObserver", "setTimeout", "URLSearchParams", "window"];

export default [{
  files: ["**/*.js"],
  languageOptions: {ecmaVersion: 2023, sourceType: "module",
    globals: Object.fromEntries(browser.map((name) => [name, "readonly"]))},
  rules: {
    ...Object.fromEntries(always.map((rule) => [rule, "error"])),
    "curly": ["error", "multi-line"],
    // Names are the scripts': learning_rate; those of the browser are its own
    "id-match": ["error", "^(_|component[A-Z]\\w+|[a-z][a-z0-9_]*[A-Z]?|[A-Z][A-Za-z]*|[A-Z][A-Z_]*)$",
      {properties: false}],
    "max-len": ["error", {code: 110}],
    "no-shadow": ["error", {allow: ["curvature"]}],
    "no-unused-vars": ["error", {argsIgnorePattern: "^_"}],
  },
}];
