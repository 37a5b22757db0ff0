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

// How what is printed or reported stands beside what is computed.
/** @type {Record<string, string>} */
export const VERDICT_SIGNS = { same: "✓", cut: "≈", differs: "≠", open: "–" };
