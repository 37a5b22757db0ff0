// The confusion matrix as a table of buttons; of each class how many are right, and between what that lies in general.

import { make, write } from "../../shared/elements.js";
import { percent } from "../../shared/numbers.js";
import { roving } from "../../shared/roving.js";
import { fill } from "../../shared/words.js";

/** @import { Look } from "./component.js" */
/** @import { Class, Found } from "./types.js" */

export class Matrix {
  /** @param {Look} look */
  constructor(look) {
    this.look = look;
    this.table = look.find("table");
    this.drawn = "";
    roving(this.table, { stops: () => this.buttons, across: () => Math.sqrt(this.buttons.length) });
  }

  get buttons() {
    return [...this.table.querySelectorAll("button")];
  }

  /** @param {Found} found */
  render({ classes, cell, outcome }) {
    const { words, find } = this.look;
    const drawn = JSON.stringify([classes, words.matrix_is]);
    if (drawn !== this.drawn) this.draw(classes);
    this.drawn = drawn;
    const opened = this.look.chosen.cell ?? cell;
    this.buttons.forEach((button, i) => {
      const here = opened?.[0] === Math.floor(i / classes.length) && opened[1] === i % classes.length;
      button.setAttribute("aria-pressed", String(here));
    });
    const { right, held_back: of, accuracy, low, high } = outcome;
    write(find(".overall"), fill(words.overall, { right, of, share: percent(accuracy), low: percent(low), high: percent(high) }));
    const rows = classes.map(({ name, right, of, low, high }) =>
      fill(words.per_class, { name, right, of, low: percent(low), high: percent(high) })
    );
    find(".by-class").replaceChildren(...rows.map((row) => make("li", {}, row)));
  }

  /** @param {Class[]} classes */
  draw(classes) {
    const { words } = this.look;
    const heads = classes.map(({ name }) => make("th", { scope: "col" }, name));
    const over = make("tr", {}, make("td"), make("th", { scope: "colgroup", colspan: classes.length }, words.matrix_called));
    const rows = classes.map((each, row) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, `${words.matrix_is} ${each.name}`),
        ...each.counts.map((count, column) => this.cell(classes, row, column, count)),
      )
    );
    this.table.replaceChildren(make("thead", {}, over, make("tr", {}, make("td"), ...heads)), make("tbody", {}, ...rows));
    this.buttons.forEach((button, i) => button.tabIndex = i ? -1 : 0);
  }

  /**
   * @param {Class[]} classes
   * @param {number} row
   * @param {number} column
   * @param {number} count
   */
  cell(classes, row, column, count) {
    const { words } = this.look;
    const label = fill(words.cell, { count, is: classes[row].name, called: classes[column].name });
    const button = make("button", { type: "button", "aria-label": label }, String(count));
    button.style.setProperty("--share", String(count / Math.max(1, classes[row].of)));
    button.onclick = () => this.look.choose({ cell: [row, column] });
    return make("td", { class: row === column ? "right" : "" }, button);
  }
}
