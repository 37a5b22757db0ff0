// What was published, and how it stands beside what is computed.

import { make } from "./elements.js";

/**
 * A published number or name, with the table it stands in on hover.
 * @param {string} text
 * @param {string} source
 */
export function quoted(text, source) {
  return make("span", { class: "quoted", title: source }, text);
}

// How what is printed or reported stands beside what is computed; where it differs in a table of the paper, why.
const DIFFERS = "≠";
export const VERDICT_SIGNS = {
  same: "✓",
  cut: "≈",
  differs: DIFFERS,
  mistake: "✗",
  convention: "↔",
  unexplained: DIFFERS,
  open: "–",
};

/** @typedef {keyof typeof VERDICT_SIGNS} Verdict */
