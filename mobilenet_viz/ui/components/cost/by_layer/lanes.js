// The four measures as bars of equal length, each cut into the shares of the kinds of layers.

import { finder, make, write } from "../../shared/elements.js";
import { percent } from "../../shared/numbers.js";
import { amount } from "./amounts.js";
import { colour, kindNamed } from "./tables.js";

/**
 * @import { Words } from "../../shared/types.js"
 * @import { Grid, Kind, Measure } from "./types.js"
 *
 * @typedef {ReturnType<Lanes["lane"]>} Lane
 */

export class Lanes {
  /**
   * @param {HTMLElement} section
   * @param {(measure: Measure) => void} pick
   */
  constructor(section, pick) {
    this.find = finder(section);
    this.pick = pick;
    const part = (/** @type {string} */ name) => make("span", { class: name });
    this.head = { name: part("name"), first: part("first"), start: part("start"), end: part("end") };
    /** @type {Map<Measure, Lane>} */
    this.lanes = new Map();
  }

  /**
   * @param {Words} words
   * @param {Grid} grid
   */
  dress(words, grid) {
    write(this.find("h2"), words.shares_title);
    this.find(".lanes").setAttribute("aria-label", words.shares_title);
    if (!this.lanes.size) this.build(grid);
    for (const [measure, { name }] of this.lanes) write(name, words[measure]);
    write(this.head.name, words.column_measure);
    write(this.head.first, words[`kind_${grid.kinds[0]}`]);
    write(this.head.start, "0\u00a0%");
    write(this.head.end, percent(1));
    const counted = make("span", { class: "dim" }, words.counted_layers);
    this.find(".legend").replaceChildren(...grid.kinds.map((kind) => kindNamed(words, kind)), counted);
  }

  /**
   * Made once, so that the focus stays.
   * @param {Grid} grid
   */
  build(grid) {
    const { name, first, start, end } = this.head;
    const head = make("div", { class: "lane head", "aria-hidden": "true" }, name, first, make("span", { class: "ends" }, start, end));
    for (const measure of /** @type {Measure[]} */ (Object.keys(grid.measures))) this.lanes.set(measure, this.lane(measure, grid.kinds));
    const lanes = [...this.lanes.values()].map(({ button, first, bar }) => make("div", { class: "lane" }, button, first, bar));
    this.find(".lanes").replaceChildren(head, ...lanes);
  }

  /**
   * @param {Measure} measure
   * @param {Kind[]} kinds
   */
  lane(measure, kinds) {
    const name = make("span", { class: "name" });
    const total = make("strong", { class: "total" });
    const button = make("button", { type: "button", "data-measure": measure }, name, " ", total);
    button.onclick = () => this.pick(measure);
    const parts = kinds.map((kind) => {
      const said = make("b");
      return { said, part: make("span", { "data-kind": kind, style: colour(kind) }, said) };
    });
    const bar = make("div", { class: "bar", role: "img" }, ...parts.map(({ part }) => part));
    return { name, total, button, first: make("b", { class: "first" }), bar, parts };
  }

  /**
   * @param {Words} words
   * @param {Grid} grid
   * @param {<T>(table: T[][]) => T} at what stands at the chosen network's place of a table
   * @param {Measure} chosen
   * @param {(measure: Measure) => boolean} covered
   */
  render(words, grid, at, chosen, covered) {
    for (const [measure, lane] of this.lanes) {
      const { shares, total } = grid.measures[measure];
      const hidden = covered(measure);
      const parts = at(shares);
      lane.button.setAttribute("aria-pressed", String(chosen === measure));
      lane.bar.classList.toggle("covered", hidden);
      write(lane.total, amount(measure, at(total)));
      write(lane.first, hidden ? "?" : percent(parts[0]));
      lane.parts.forEach(({ part, said }, i) => {
        part.style.width = hidden ? "0" : `${100 * parts[i]}%`;
        write(said, i && !hidden ? percent(parts[i]) : ""); // the first stands before the bar
      });
      const said = grid.kinds.map((kind, i) => `${words[`kind_${kind}`]} ${percent(parts[i])}`).join(", ");
      lane.bar.setAttribute("aria-label", `${words[measure]}: ${hidden ? words.covered : said}`);
    }
  }
}
