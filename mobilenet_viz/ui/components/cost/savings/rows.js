// The blocks as the rows of a table: a dot on one scale for all, and the same in figures.

import { make, sign, write } from "../../shared/elements.js";
import { roving, tabStop } from "../../shared/roving.js";
import { fill } from "../../shared/words.js";

/**
 * @import { Words } from "../../shared/types.js"
 * @import { Block, Claim } from "./types.js"
 *
 * @typedef {object} Row
 * @property {number} number
 * @property {HTMLTableRowElement} row
 * @property {HTMLButtonElement} button
 * @property {HTMLElement} channels
 * @property {HTMLElement} saving
 * @property {HTMLElement} said
 * @property {HTMLElement} stem
 * @property {HTMLElement} dot
 */

export class Rows {
  /**
   * @param {HTMLElement} table
   * @param {(number: number | null) => void} point the pointer is over a block, or over none any more
   * @param {(number: number) => void} pick a block is chosen
   */
  constructor(table, point, pick) {
    this.table = table;
    this.point = point;
    this.pick = pick;
    /** @type {Row[]} */
    this.rows = [];
    this.scale = 1; // where the axis ends
    roving(table, { stops: () => this.rows.map(({ button }) => button), reached: (i) => this.pick(this.rows[i].number) });
  }

  /** @param {number} value */
  place(value) {
    return `${(100 * value) / this.scale}%`;
  }

  /**
   * @param {Words} words
   * @param {{ claim: Claim, scale: number }} data
   * @param {Block[]} blocks
   */
  dress(words, { claim, scale }, blocks) {
    this.scale = scale;
    this.table.style.setProperty("--low", this.place(claim.low));
    this.table.style.setProperty("--limit", this.place(claim.limit));
    const ticks = [0, claim.low, claim.limit].map((value) => {
      const tick = make("span", {}, String(value));
      tick.style.left = this.place(value);
      return tick;
    });
    const head = (/** @type {string} */ name, /** @type {string | Node} */ said) => make("th", { class: name, scope: "col" }, said);
    this.table.querySelector("caption")?.replaceChildren(words.caption);
    this.table.querySelector("thead tr")?.replaceChildren(
      head("block", words.column_block),
      head("channels", sign("N")),
      make("td", { class: "axis", "aria-hidden": "true" }, make("div", {}, ...ticks)),
      head("saving", words.column_saving),
      head("said", fill(words.column_said, claim)),
    );
    if (this.rows.length) return;
    this.rows = blocks.map(({ number }) => this.row(number));
    this.table.querySelector("tbody")?.replaceChildren(...this.rows.map(({ row }) => row));
  }

  /** @param {number} number */
  row(number) {
    const button = make("button", { type: "button" }, String(number));
    const [channels, saving, said] = ["channels", "saving", "said"].map((name) => make("td", { class: name }));
    const stem = make("i", { class: "stem" });
    const dot = make("i", { class: "dot" });
    const plot = make("td", { class: "plot", "aria-hidden": "true" }, make("div", {}, stem, dot));
    const row = make("tr", {}, make("th", { scope: "row" }, button), channels, plot, saving, said);
    row.onclick = () => this.pick(number);
    row.onpointerenter = (event) => {
      if (event.pointerType === "mouse") this.point(number);
    };
    row.onpointerleave = () => this.point(null);
    return { number, row, button, channels, saving, said, stem, dot };
  }

  /**
   * @param {Words} words
   * @param {Block[]} blocks of this α
   * @param {number | null} chosen
   * @param {number | null} lit
   * @param {boolean} asking the answers are not shown yet
   */
  show(words, blocks, chosen, lit, asking) {
    const stop = this.rows.find(({ number }) => number === chosen) ?? this.rows[0];
    tabStop(this.rows.map(({ button }) => button), stop.button);
    this.rows.forEach((shown, i) => {
      const { number, out_channels: channels, saving, holds } = blocks[i];
      shown.button.setAttribute("aria-pressed", String(number === chosen));
      shown.row.classList.toggle("lit", !asking && number === lit);
      write(shown.channels, String(channels));
      write(shown.saving, asking ? "?" : `${saving.toFixed(2)}×`);
      write(shown.said, asking ? "" : words[holds ? "holds" : "misses"]);
      shown.dot.classList.toggle("holds", holds);
      shown.dot.style.left = shown.stem.style.width = this.place(saving);
      shown.dot.hidden = shown.stem.hidden = asking;
    });
  }
}
