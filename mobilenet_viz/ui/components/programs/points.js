// For which α and size a program is written: buttons for the paper's.

import { sheet, wear } from "../shared/component.js";
import { make, pressable, write } from "../shared/elements.js";
import { shortAlpha } from "../shared/numbers.js";
import { fill } from "../shared/words.js";

/** @import { Words } from "../shared/types.js" */

/** @typedef {{ alpha: number, size: number }} Point */

const STYLE = sheet("points.css", import.meta.url);

export class Points {
  /**
   * @param {HTMLElement} box
   * @param {(choice: Partial<Point>) => void} choose
   */
  constructor(box, choose) {
    wear(box, STYLE);
    this.choose = choose;
    this.label = make("span", { id: "points" });
    this.alphas = make("div", { role: "group", "aria-labelledby": "points" });
    this.sizes = make("div", { role: "group", "aria-labelledby": "points" });
    box.classList.add("points");
    box.replaceChildren(this.label, this.alphas, this.sizes);
  }

  /**
   * @param {{ alpha: number[], size: number[] }} points
   * @param {Words} words
   * @param {Point} chosen
   */
  render(points, words, chosen) {
    write(this.label, words.points);
    /** @type {[number, string][]} */
    const alphas = among(points.alpha, chosen.alpha).map((alpha) => [alpha, fill(words.alpha, { alpha: shortAlpha(alpha) })]);
    /** @type {[number, string][]} */
    const sizes = among(points.size, chosen.size).map((size) => [size, fill(words.px, { size })]);
    pressable(this.alphas, alphas, chosen.alpha, (alpha) => this.choose({ alpha }));
    pressable(this.sizes, sizes, chosen.size, (size) => this.choose({ size }));
  }
}

/**
 * The values to choose from, and the one that a link has chosen.
 * @param {number[]} values
 * @param {number} chosen
 */
function among(values, chosen) {
  return values.includes(chosen) ? values : [...values, chosen];
}
