// What all components share: elements, filled-in words, numbers as people read them.

const SVG = "http://www.w3.org/2000/svg";

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
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
  if (element.textContent !== text) element.textContent = text;
}

const whole = new Intl.NumberFormat("en");

function short(n) {
  if (n >= 1e6) return `${(n / 1e6).toFixed(n < 1e7 ? 2 : 1)} M`;
  return n >= 1e4 ? `${(n / 1e3).toFixed(1)} K` : whole.format(n);
}

function percent(share) {
  const p = 100 * share;
  return `${p >= 99.95 ? p.toFixed(0) : p >= 10 ? p.toFixed(1) : p.toFixed(2)}\u00a0%`; // the sign stays with its number
}

// A symbol of the paper in its colour: D_K becomes D with a K below.
function sign(symbol) {
  const [letter, index] = symbol.split("_");
  return make("span", { class: `symbol-${symbol}` }, letter, ...(index ? [make("sub", {}, index)] : []));
}

// What Streamlit calls, first and after every change of the data. The mark says that the component stands.
export default function (component) {
  const stop = show(component);
  const root = component.parentElement;
  (root.host ?? root).setAttribute("data-drawn", "");
  return stop;
}
