// Elements of HTML and SVG, and the text in them.

import { parts, plain, terms, UNBROKEN } from "./words.js";

const LINE = 24; // characters that every screen has room for in one line
const SVG = "http://www.w3.org/2000/svg";

/**
 * What finds an element in a view: `find(".dial")`, or with the kind it must have, `find("#hidden", HTMLInputElement)`.
 * @param {ParentNode} root
 */
export function finder(root) {
  /**
   * @template {Element} [Kind=HTMLElement]
   * @param {string} selector
   * @param {new () => Kind} [kind]
   * @returns {Kind}
   */
  return (selector, kind) => {
    const found = root.querySelector(selector);
    if (kind && !(found instanceof kind)) throw new Error(`no ${kind.name} is ${selector}`);
    return /** @type {Kind} */ (found);
  };
}

/** @typedef {string | Node | (string | Node)[]} Child */

/**
 * An element of HTML; in its texts no line ends where `parts` keeps it together.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  for (const child of children.flat()) element.append(...(typeof child === "string" ? unbroken(child) : [child]));
  return element;
}

/**
 * The nodes of a text in which no line ends where `parts` keeps it together, and a term can be asked for. As text it stays
 * what it was, to copy, to search and to read aloud.
 * @param {string} text
 * @returns {(string | HTMLElement)[]}
 */
export function unbroken(text) {
  return explained(text, (part) => parts(part).map(([each, whole]) => (whole ? together(each) : each)));
}

/**
 * The nodes that `nodes` makes of each part of a text; those of a term, in an element that explains it (`terms.js`).
 * @template {string | Node} Made
 * @param {string} text
 * @param {(part: string) => Made[]} nodes
 * @returns {(Made | HTMLElement)[]}
 */
export function explained(text, nodes) {
  return terms(text).flatMap(([part, entry]) => {
    /** @type {(Made | HTMLElement)[]} */
    const made = nodes(part);
    if (!entry) return made;
    const term = document.createElement("dfn"); // no button, which many a style is for, and whose words do not flow
    for (const [name, value] of Object.entries({ role: "button", tabindex: "0", "data-term": entry })) term.setAttribute(name, value);
    term.classList.toggle("long", part.length > LINE); // on a phone more than one line
    term.append(...made);
    return [term];
  });
}

/**
 * What no line ends in.
 * @param {...(string | Node)} nodes
 */
export function together(...nodes) {
  const term = document.createElement("no-break"); // no span, which many a style is for
  term.append(...nodes);
  return term;
}

/**
 * An element of SVG.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} [attributes]
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function draw(tag, attributes = {}) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

let size = 0; // px of the type, while one piece of work draws: to ask is to have all that it has drawn styled first

/**
 * A length that grows with the type, in px of the window: `n` where the type has 16 px, as styles write n / 16 rem.
 * @param {number} n
 */
export function rem(n) {
  if (!size) {
    size = parseFloat(getComputedStyle(document.documentElement).fontSize);
    queueMicrotask(() => {
      size = 0;
    });
  }
  return (n / 16) * size;
}

/**
 * Set text only where it changed: thousands of these run while a slider is dragged.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  const read = plain(text);
  if (element.textContent === read) return;
  if (element instanceof HTMLElement && (read !== text || UNBROKEN.test(text))) element.replaceChildren(...unbroken(text));
  else element.textContent = read;
}

/**
 * A group of buttons of which one is pressed; kept from run to run, so that the focus stays.
 * @template Value
 * @param {Element} group
 * @param {[value: Value, said: string, language?: string][]} rows
 * @param {Value | null} pressed
 * @param {(value: Value) => void} choose
 */
export function pressable(group, rows, pressed, choose) {
  while (group.children.length > rows.length) group.lastElementChild?.remove();
  while (group.children.length < rows.length) group.append(make("button", { type: "button" }));
  rows.forEach(([value, said, language], i) => {
    const button = /** @type {HTMLButtonElement} */ (group.children[i]);
    write(button, said);
    if (language) button.lang = language;
    else button.removeAttribute("lang");
    button.setAttribute("aria-pressed", String(value === pressed));
    button.onclick = () => choose(value);
  });
}

/** @type {Record<string, string>} */
const GREEK = { alpha: "α", rho: "ρ" };

/**
 * A symbol of the paper in its colour: D_K becomes D with a K below, alpha becomes α.
 * @param {string} symbol
 */
export function sign(symbol) {
  const [letter, index] = symbol.split("_");
  return make("span", { class: `symbol-${symbol}` }, GREEK[letter] ?? letter, ...(index ? [make("sub", {}, index)] : []));
}

/**
 * What stands for a symbol, such as its number, in its colour.
 * @param {string} symbol
 * @param {string | number} said
 */
export function coloured(symbol, said) {
  return make("span", { class: `symbol-${symbol}` }, String(said));
}

/**
 * Factors with a dot between.
 * @param {[symbol: string, value: string | number][]} factors
 */
export function colouredProduct(factors) {
  return factors.flatMap(([symbol, value], i) => [...(i ? ["·"] : []), coloured(symbol, value)]);
}
