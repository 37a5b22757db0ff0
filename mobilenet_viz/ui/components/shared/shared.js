// What all components share: elements, filled-in words, numbers as people read them.

const SVG = "http://www.w3.org/2000/svg";

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.flatMap((child) => (typeof child === "string" ? unbroken(child) : [child])));
  return element;
}

// The nodes of a text in which no line ends inside a symbol with its value, a number with its unit or a name with a hyphen.
// As text it stays what it was, to copy, to search and to read aloud.
const NUMBER = String.raw`[\d.,×]*\d`;
const UNIT = String.raw` (?:px|%|[kKM]B?\b|B\b)`; // as it stands behind its number
const UNBROKEN = new RegExp(`([αρ] ${NUMBER}|[αρA-Z] = ${NUMBER}|${NUMBER}${UNIT}|Mult-Adds|곱셈-누산)`);

function unbroken(text) {
  return text.split(UNBROKEN).filter(Boolean).map((part) => {
    if (!UNBROKEN.test(part)) return part;
    const term = document.createElement("no-break"); // no span, which many a style is for
    term.textContent = part;
    return term;
  });
}

function draw(tag, attributes = {}) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

// "{n} of {total}" with its placeholders filled; a missing value is an error, never a blank.
function fill(sentence, values = {}) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`no value for {${name}} in "${sentence}"`);
    return values[name];
  });
}

// What `components.carry` brought under this name; undefined until it is here, which the event says.
const CARRIED = "mobilenet:carried";

function kept() {
  return (window.mobilenetCarried ??= new Map());
}

function carried(name) {
  return kept().get(name);
}

// Set text only where it changed: thousands of these run while a slider is dragged.
function write(element, text) {
  if (element.textContent === text) return;
  if (element instanceof HTMLElement && UNBROKEN.test(text)) element.replaceChildren(...unbroken(text));
  else element.textContent = text;
}

const whole = new Intl.NumberFormat("en");

function short(n) {
  if (n >= 1e6) return `${(n / 1e6).toFixed(n < 1e7 ? 2 : 1)} M`;
  return n >= 1e4 ? `${(n / 1e3).toFixed(1)} K` : whole.format(n);
}

function percent(share) {
  const p = 100 * share;
  if (p > 0 && p < 0.005) return "< 0.01\u00a0%"; // never a plain zero for what is not one
  return `${p >= 99.95 ? p.toFixed(0) : p >= 10 ? p.toFixed(1) : p.toFixed(2)}\u00a0%`; // the sign stays with its number
}

// α as a value, with as many digits as its steps have; Python's is `grid.written_alpha`.
function writtenAlpha(alpha) {
  return alpha.toFixed(2);
}

// α of a published network, as in its name: MobileNet 1.0-224.
function shortAlpha(alpha) {
  return alpha === 1 ? "1.0" : String(alpha);
}

// The language of a class's name: those without a name in the visitor's language keep their English one.
function languageOf(name) {
  return /\p{Script=Hangul}/u.test(name) ? "ko" : "en";
}

// A group of buttons of which one is pressed; kept from run to run, so that the focus stays. rows: [value, said, language].
function pressable(group, rows, pressed, choose) {
  while (group.children.length > rows.length) group.lastChild.remove();
  while (group.children.length < rows.length) group.append(make("button", { type: "button" }));
  rows.forEach(([value, said, language], i) => {
    const button = group.children[i];
    write(button, said);
    if (language) button.lang = language;
    else button.removeAttribute("lang");
    button.setAttribute("aria-pressed", String(value === pressed));
    button.onclick = () => choose(value);
  });
}

// Waits for a moment of rest before it acts, for keys repeat; or acts `now`, as when the visitor turns to something else.
class Rest {
  wait(act) {
    this.stop();
    this.act = act;
    this.timer = setTimeout(() => this.now(), 120);
  }

  get waiting() { return Boolean(this.act); }

  // Waiting, or what it did may still be on its way out of the browser.
  get busy() { return this.waiting || performance.now() - this.acted < SENT_WITHIN_MS / 2; }

  now() {
    const { act } = this;
    this.stop();
    this.acted = performance.now();
    act?.();
  }

  stop() {
    clearTimeout(this.timer);
    this.act = undefined;
  }
}

// What the visitor has chosen and Python may not have yet. It outlasts what was already on its way here, and each
// message carries all of it, so that none that is overtaken is lost.
class Pending {
  constructor() {
    this.choice = {};
    this.sent = {}; // by field: the number of the last message that carries its value
    this.number = 0;
    this.rest = new Rest();
  }

  take(choice) {
    Object.assign(this.choice, choice);
    for (const name of Object.keys(choice)) delete this.sent[name];
  }

  // What holds, when Python says what is chosen and the number of the last message it had (`looking.heard`).
  over(chosen, heard) {
    for (const name of Object.keys(this.choice)) {
      if (this.sent[name] <= (heard ?? 0)) delete this.choice[name];
    }
    return { ...chosen, ...this.choice };
  }

  settle(tell) {
    this.rest.wait(() => {
      this.number = Math.max(Date.now(), this.number + 1); // grows when the component is made anew, too
      for (const name of Object.keys(this.choice)) this.sent[name] = this.number;
      tell({ ...this.choice, number: this.number });
    });
  }

  stop() {
    this.rest.stop();
  }
}

// A symbol of the paper in its colour: D_K becomes D with a K below, alpha becomes α.
const GREEK = { alpha: "α", rho: "ρ" };

function sign(symbol) {
  const [letter, index] = symbol.split("_");
  return make("span", { class: `symbol-${symbol}` }, GREEK[letter] ?? letter, ...(index ? [make("sub", {}, index)] : []));
}

// What stands for a symbol, such as its number, in its colour.
function coloured(symbol, said) {
  return make("span", { class: `symbol-${symbol}` }, String(said));
}

// A page in the menu is pressed while a choice still rests: the choice goes first, then the page. The other way round
// Streamlit would go back to the page that the choice comes from.
const SENT_WITHIN_MS = 100;

function sayFirst(event, rest) {
  const link = event.target.closest?.("a[href]");
  if (!link || !rest?.busy || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  rest.now();
  setTimeout(() => link.click(), SENT_WITHIN_MS);
}

// What most components are: one view for each root, through all of Streamlit's re-renders. `View(root, component)` is made
// once; then `update(component)` on every run, `arrive()` when a carrier has brought something, `stop()` when the root is gone.
const views = new WeakMap();

function keep(component, View) {
  const root = component.parentElement;
  let view = views.get(root);
  if (!view) {
    views.set(root, (view = new View(root, component)));
    view.onCarried = () => view.arrive?.();
    view.onLeave = (event) => sayFirst(event, view.rest ?? view.pending?.rest);
    document.addEventListener(CARRIED, view.onCarried);
    window.addEventListener("click", view.onLeave, true);
  }
  view.update(component);
  return () => {
    // Streamlit also ends a call that a newer one overtook before it was made: the root stands, and so does the view.
    if (root.isConnected) return;
    document.removeEventListener(CARRIED, view.onCarried);
    window.removeEventListener("click", view.onLeave, true);
    view.stop?.();
    views.delete(root);
  };
}

// What Streamlit calls, first and after every change of the data. The mark says that the component stands.
export default function (component) {
  const stop = show(component);
  const root = component.parentElement;
  (root.host ?? root).setAttribute("data-drawn", "");
  return stop;
}
