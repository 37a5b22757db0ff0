// Elements of HTML and SVG, and the text in them.

import { parts, UNBROKEN } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.flatMap((child) => (typeof child === "string" ? unbroken(child) : [child])));
  return element;
}

// The nodes of a text in which no line ends where `parts` keeps it together. As text it stays what it was, to copy, to
// search and to read aloud.
export function unbroken(text) {
  return parts(text).map(([part, together]) => {
    if (!together) return part;
    const term = document.createElement("no-break"); // no span, which many a style is for
    term.textContent = part;
    return term;
  });
}

export function draw(tag, attributes = {}) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

// Set text only where it changed: thousands of these run while a slider is dragged.
export function write(element, text) {
  if (element.textContent === text) return;
  if (element instanceof HTMLElement && UNBROKEN.test(text)) element.replaceChildren(...unbroken(text));
  else element.textContent = text;
}

// A group of buttons of which one is pressed; kept from run to run, so that the focus stays. rows: [value, said, language].
export function pressable(group, rows, pressed, choose) {
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

// A symbol of the paper in its colour: D_K becomes D with a K below, alpha becomes α.
const GREEK = { alpha: "α", rho: "ρ" };

export function sign(symbol) {
  const [letter, index] = symbol.split("_");
  return make("span", { class: `symbol-${symbol}` }, GREEK[letter] ?? letter, ...(index ? [make("sub", {}, index)] : []));
}

// What stands for a symbol, such as its number, in its colour.
export function coloured(symbol, said) {
  return make("span", { class: `symbol-${symbol}` }, String(said));
}

// Factors, [symbol, value], with a dot between.
export function colouredProduct(factors) {
  return factors.flatMap(([symbol, value], i) => [...(i ? ["·"] : []), coloured(symbol, value)]);
}
