// The first classes of an answer, each with its probability and a bar.

import { sheet, wear } from "./component.js";
import { make } from "./elements.js";
import { percent } from "./numbers.js";
import { calledBy } from "./waiting.js";

const STYLE = sheet("probable.css", import.meta.url);

/**
 * @param {HTMLElement} list an `ol`
 * @param {{ name: string, probability: number }[]} first
 */
export function renderProbable(list, first) {
  wear(list, STYLE);
  list.classList.add("probable");
  const rows = first.map(({ name, probability }) => {
    const bar = make("i", { style: `width: ${100 * probability}%`, "aria-hidden": "true" });
    return make("li", {}, calledBy(name), make("span", {}, percent(probability)), bar);
  });
  list.replaceChildren(...rows);
}
