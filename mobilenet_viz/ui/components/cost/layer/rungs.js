// The four steps of Table 3 as bars to one scale, each with what the paper prints where the layer is its example.

import { make, write } from "../../shared/elements.js";
import { short, whole } from "../../shared/numbers.js";
import { quoted } from "../../shared/quoted.js";
import { fill } from "../../shared/words.js";
import { total } from "./cost.js";

/**
 * @import { Words } from "../../shared/types.js"
 * @import { Example, Priced, Steps } from "./types.js"
 */

/**
 * @param {HTMLElement} box
 * @param {Priced[]} parts
 * @param {number} most Mult-Adds of a full bar
 */
export function drawBar(box, parts, most) {
  box.replaceChildren(...parts.map((part) => {
    const bar = make("i", { class: part.name });
    bar.style.width = `${(100 * part.mult_adds) / most}%`;
    return bar;
  }));
}

function emptyRow() {
  return {
    name: make("b", { class: "name" }),
    bar: make("div", { class: "bar", "aria-hidden": "true" }),
    work: make("strong"),
    unit: make("span"),
    exact: make("span", { class: "exact dim" }),
    weights: make("span", { class: "weights" }),
    printed: make("span", { class: "printed" }),
  };
}

export class Rungs {
  /** @param {HTMLElement} list */
  constructor(list) {
    this.rows = Array.from({ length: 4 }, emptyRow);
    list.replaceChildren(
      ...this.rows.map(({ name, bar, work, unit, exact, weights, printed }) =>
        make("li", {}, name, bar, make("span", { class: "work" }, work, " ", unit, exact), weights, printed)
      ),
    );
  }

  /**
   * @param {Words} words
   * @param {Steps} steps
   * @param {{ alpha: string, rho: string }} values for the names
   * @param {Example} example
   * @param {boolean} isExample whether the paper prints this layer
   */
  render(words, steps, values, { printed, source }, isExample) {
    const names = [words.name_standard, words.name_separable, words.rung_alpha, words.rung_rho];
    const most = Math.max(...steps.map((parts) => total(parts, "mult_adds")));
    this.rows.forEach((row, i) => {
      const parts = steps[i];
      const work = total(parts, "mult_adds");
      write(row.name, fill(names[i], values));
      drawBar(row.bar, parts, most);
      write(row.work, work < 1e10 ? short(work) : `${whole.format(Math.round(work / 1e6))} M`);
      write(row.unit, words.mult_adds);
      write(row.exact, work < 1e4 ? "" : whole.format(work));
      write(row.weights, fill(words.weights, { count: short(total(parts, "weights")) }));
      const [printedWork, printedWeights] = printed[i];
      const said = () => quoted(fill(words.printed, { work: printedWork, weights: printedWeights }), source);
      row.printed.replaceChildren(...(isExample ? [said()] : []));
    });
  }
}
