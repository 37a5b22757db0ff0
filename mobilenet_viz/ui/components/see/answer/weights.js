// Which of the published weights are here, and the command that fetches the others.

import { make, write } from "../../shared/elements.js";
import { shortAlpha } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { See } from "./component.js" */

/** @param {See} see */
export function renderWeights({ find, words, data }) {
  const here = data.weights.filter(([, , is]) => is).length;
  const missing = here < data.weights.length;
  write(find(".weights summary"), fill(words.weights, { here, count: data.weights.length }));
  write(find(".weights .about"), words.weights_about);
  renderTable(find(".weights table", HTMLTableElement), words, data.weights);
  find(".weights .fetch").hidden = find(".weights .command").hidden = !missing;
  write(find(".weights .fetch"), words.weights_fetch);
  write(find(".weights code"), data.fetch);
}

/**
 * A row for each α, a column for each size.
 * @param {HTMLTableElement} table
 * @param {import("../../shared/types.js").Words} words
 * @param {[alpha: number, size: number, here: boolean][]} weights
 */
function renderTable(table, words, weights) {
  const [alphas, sizes] = [0, 1].map((i) => [...new Set(weights.map((each) => Number(each[i])))]);
  const here = new Set(weights.filter(([, , is]) => is).map(([alpha, size]) => `${alpha} ${size}`));
  const head = (/** @type {string} */ text, /** @type {string} */ scope) => make("th", { scope }, text);
  const mark = (/** @type {boolean} */ is) =>
    make(
      "td",
      {},
      make("span", { "aria-hidden": "true" }, is ? "✓" : "–"),
      make("span", { class: "hidden" }, words[is ? "weights_here" : "weights_not_here"]),
    );
  const row = (/** @type {number} */ alpha) =>
    make("tr", {}, head(shortAlpha(alpha), "row"), ...sizes.map((size) => mark(here.has(`${alpha} ${size}`))));
  table.tHead?.replaceChildren(make("tr", {}, head("α / px", "col"), ...sizes.map((size) => head(String(size), "col"))));
  table.tBodies[0].replaceChildren(...alphas.map(row));
}
