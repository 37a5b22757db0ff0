// Three numbers, each with its product and a bar against the standard convolution; the 1×1 has its own part of the bar.

import { make, write } from "../../shared/elements.js";
import { percent, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Groups } from "./component.js" */
/** @import { Price, Product } from "./types.js" */

/** @typedef {"kernels" | "weights" | "mult_adds"} Total */

/** @type {Record<Total, string[]>} the factors of each */
const PARTS = { kernels: ["M", "M/G", "N"], weights: ["D_K", "M", "M/G", "N"], mult_adds: ["D_K", "M", "M/G", "N", "D_G"] };
const TOTALS = /** @type {Total[]} */ (Object.keys(PARTS));

/** @param {Groups} view */
export function dressTotals({ find, words }) {
  const note = () => make("span", { class: "note dim" }, ` ${words.total_kernels_note}`);
  find(".totals").replaceChildren(
    ...TOTALS.map((name) =>
      make(
        "div",
        { "data-total": name },
        make("dt", {}, make("span", { class: "name" }, words[`total_${name}`]), name === "kernels" ? note() : ""),
        make("dd", {}, make("strong"), make("span", { class: "of dim" })),
        make("dd", { class: "bar", "aria-hidden": "true" }, make("i", { class: "first" }), make("i", { class: "pointwise" })),
        make("dd", { class: "product" }),
      )
    ),
  );
}

/** @param {Groups} view */
export function renderTotals(view) {
  for (const name of TOTALS) renderTotal(name, view);
}

/**
 * @param {Total} name
 * @param {Groups} view
 */
function renderTotal(name, { find, words, cost, facts, mixed, deepest, channels }) {
  const part = (/** @type {string} */ selector) => find(`[data-total="${name}"] ${selector}`);
  const apart = mixed && name === "kernels"; // 3×3 and 1×1 kernels are not counted together
  const [first, second] = cost.products;
  write(part("strong"), apart ? cost.products.map(({ kernels }) => kernels).join(" + ") : totalOf(name, cost));
  if (name === "kernels") {
    write(part(".name"), apart ? words.total_kernels_mixed : words.total_kernels);
    part(".note").hidden = apart;
  }
  write(part(".of"), apart ? "" : fill(words.of, { all: totalOf(name, facts.costs[1]), share: percent(cost.share) }));
  part(".first").style.width = `${100 * first.share}%`;
  part(".first").classList.toggle("depthwise", deepest);
  part(".pointwise").style.width = `${apart || !second ? 0 : 100 * second.share}%`;
  part(".product").replaceChildren(
    ...cost.products.flatMap((product, i) => [...(i ? [" + "] : []), ...productOf(product, PARTS[name], channels)]),
  );
}

/**
 * @param {Total} name
 * @param {Price} price
 */
function totalOf(name, price) {
  return whole.format(name === "kernels" ? price.products[0].kernels : price[name]);
}

/**
 * "3·3·12/4·12": the factors among `symbols` with their numbers, M/G as the division it is.
 * @param {Product} product
 * @param {string[]} symbols
 * @param {number} channels
 */
function productOf({ factors }, symbols, channels) {
  return factors.filter(([symbol]) => symbols.includes(symbol)).flatMap(([symbol, value], i) => {
    const said = symbol === "M/G" ? `${channels}/${channels / value}` : String(value);
    return [...(i ? ["·"] : []), make("span", { class: `symbol-${symbol.split("/")[0]}` }, said)];
  });
}
