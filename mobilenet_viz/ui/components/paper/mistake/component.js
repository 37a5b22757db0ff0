// The student marks the suspicious cell of a table, then sees the recomputation.

import { checkedTable, printed } from "../../shared/checked_table.js";
import { component } from "../../shared/component.js";
import { make, pressable, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { onStep } from "../../shared/present.js";
import { VERDICT_SIGNS } from "../../shared/quoted.js";
import { roving, tabStop } from "../../shared/roving.js";
import { fill } from "../../shared/words.js";
import { Marks } from "./marks.js";

/** @import { Cell, CheckedTable } from "../../shared/checked_table.js" */
/** @import { Words } from "../../shared/types.js" */
/** @import { Gets } from "../types.js" */
/** @import { Kept, Mark } from "./marks.js" */

/** @typedef {{ table: number | null, marks?: Kept }} Chosen */

/**
 * @typedef {object} Own
 * @property {Kept} marks
 * @property {CheckedTable} table
 * @property {[number: number, count: number][]} slips how many cells of a table are not what comes out
 * @property {string[]} hints
 * @property {Words} said words of room `tables`
 */

/** @extends {Explorer<Gets<Chosen, Own>>} */
class Mistake extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.drawn = "";
    /** @type {Marks} */
    this.marks;
    this.find("#hint").onclick = () => this.hint();
    this.find("#show").onclick = () => this.giveUp();
    this.find("#again").onclick = () => this.again();
    this.find("#next").onclick = () => this.next();
    onStep(this.find(".question"), (by) => this.step(by));
    roving(this.find(".table"), { stops: () => this.stops, across: () => this.table.columns.length });
  }

  get table() {
    return this.data.table;
  }

  /**
   * Presented: the next hint, and after the last what is hidden; or all of it asked again. Is there such a step?
   * @param {1 | -1} by
   */
  step(by) {
    const { marks } = this;
    if (by > 0 ? !marks.left : marks.untouched) return false;
    if (by < 0) this.choose({ marks: marks.again() });
    else this.choose({ marks: marks.own.hints < this.data.hints.length ? marks.hint() : marks.giveUp() });
    return true;
  }

  get stops() {
    return [...this.root.querySelectorAll("[data-at]")].map((
      place,
    ) => /** @type {HTMLElement | null} */ (place.querySelector("button.cell")));
  }

  dress() {
    const { words, table, data } = this;
    this.chosen.marks ??= data.marks; // unless Python has not heard the latest yet
    write(this.find("#choose"), words.choose);
    write(this.find("h2"), table.title);
    write(this.find(".keys"), words.keys);
    write(this.find("#show"), words.give_up);
    write(this.find("#again"), words.ask_again);
    write(this.find("#next"), words.next);
    const drawn = JSON.stringify([table, data.said]);
    if (this.drawn !== drawn) this.drawTable();
    this.drawn = drawn;
  }

  drawTable() {
    const { table, data } = this;
    checkedTable(this.find(".table"), table, {
      cell: (it, at) => {
        if (table.columns[at.column].names && it.verdict === "open") return [printed(it, table.source)];
        const button = make("button", { type: "button", class: "cell" }, printed(it, table.source));
        button.onclick = () => this.mark(`${at.row} ${at.column}`);
        return [button];
      },
      words: data.said,
    });
    tabStop(this.stops, this.find("button.cell"));
  }

  render() {
    const { words, data: { slips, hints } } = this;
    const marks = (this.marks = new Marks(this.table, this.chosen.marks ?? {}));
    const { length } = marks.slips;
    write(this.find(".question"), this.instead() + fill(words[length === 1 ? "question_one" : "question_several"], { count: length }));
    this.renderNumbers();
    const counts = {
      found: slips.reduce((sum, [number]) => sum + marks.count(number, "found"), 0),
      total: slips.reduce((sum, [, count]) => sum + count, 0),
    };
    write(this.find(".tally"), fill(words.found, counts));
    const shown = marks.own.hints;
    write(this.find("#hint"), words[shown ? "another_hint" : "hint"]);
    this.find("#hint").hidden = !marks.left || shown === hints.length;
    this.find("#show").hidden = !marks.left;
    this.find("#again").hidden = marks.untouched;
    this.find(".hints").replaceChildren(...hints.slice(0, shown).map((hint) => make("li", {}, hint)));
    this.find(".keys").hidden = !marks.left;
    write(this.find(".says"), this.says());
    this.renderCells();
  }

  // A link, or the part before, may have chosen a table that holds nothing to find.
  instead() {
    const { words, table: { number }, chosen: { table: asked }, data: { slips } } = this;
    if (asked === null || slips.some(([each]) => each === asked)) return "";
    return `${fill(words.instead, { asked, number })} `;
  }

  // A table that was searched through has a sign: all found, or some of it given away.
  renderNumbers() {
    const { words, marks, data: { slips } } = this;
    const over = (/** @type {[number, number]} */ [number, count]) => {
      if (marks.count(number, "found", "shown") < count) return null;
      return marks.count(number, "shown") ? "shown" : "found";
    };
    const signs = { found: " ✓", shown: " –" };
    pressable(
      this.find(".numbers"),
      slips.map((each) => {
        const how = over(each);
        return [each[0], `${each[0]}${how ? signs[how] : ""}`];
      }),
      this.table.number,
      (table) => this.choose({ table }),
    );
    slips.forEach((each, i) => {
      const button = this.find(".numbers").children[i];
      if (over(each)) button.setAttribute("aria-label", fill(words[`number_${over(each)}`], { number: each[0] }));
      else button.removeAttribute("aria-label");
    });
  }

  renderCells() {
    const { table } = this;
    for (const note of this.root.querySelectorAll("tr.note")) note.remove();
    const rows = this.root.querySelectorAll(".paper tbody tr");
    table.rows.forEach((row, i) => {
      const answers = row.flatMap((it, j) => this.renderCell(it, i, j));
      rows[i].after(...answers.map(({ it, mark, said }) => this.note(mark, answers.length > 1 ? `${it.printed}: ${said}` : said)));
    });
  }

  /**
   * @param {Mark} mark
   * @param {string} said
   */
  note(mark, said) {
    return make("tr", { class: `note ${mark}` }, make("td", { colspan: this.table.columns.length }, make("p", {}, said)));
  }

  /**
   * How a cell stands now; returns what is to be said below its row, if anything.
   * @param {Cell} it
   * @param {number} i
   * @param {number} j
   */
  renderCell(it, i, j) {
    const { table: { rows, columns }, words, data: { said }, marks } = this;
    const button = this.find(`[data-at="${i} ${j}"] button`);
    if (!button) return [];
    const mark = marks.cells[`${i} ${j}`];
    const label = fill(words.cell, { row: rows[i][0].printed, column: columns[j].name, printed: it.printed });
    button.setAttribute("aria-label", mark ? `${label}, ${said[`mark_${it.verdict}`]}` : label);
    button.setAttribute("aria-pressed", String(Boolean(mark)));
    button.dataset.sign = mark ? VERDICT_SIGNS[it.verdict] : "";
    if (!mark || (mark === "wrong" && marks.own.last !== `${i} ${j}`)) return [];
    return [{ it, mark, said: this.sentence(it, mark) }];
  }

  /**
   * @param {Cell} it
   * @param {Mark} mark
   */
  sentence(it, mark) {
    const { words } = this;
    if (mark === "wrong") return it.note ?? (it.verdict === "open" ? words.undetermined : fill(words.agrees, this.computed(it)));
    const value = it.told ? "" : fill(words.answer, this.computed(it));
    return [fill(words[mark === "found" ? "right" : "given_away"], { kind: this.kind(it) }), value, it.note].filter(Boolean).join(" ");
  }

  /**
   * A mistake, another convention or cut off: they are not the same.
   * @param {Cell} it
   */
  kind(it) {
    return this.data.said[`mark_${it.verdict}`];
  }

  /** @param {Cell} it */
  computed(it) {
    return { shown: it.body ? fill(this.words.shown_body, it) : it.shown };
  }

  // What the last press came to, and how many are left.
  says() {
    const { words, marks, table } = this;
    const left = marks.left
      ? fill(words.left, { count: marks.left })
      : words[marks.slips.some((at) => marks.cells[at] === "shown") ? "given" : "done"];
    if (!marks.own.last) return Object.keys(marks.cells).length ? left : "";
    const [row, column] = marks.own.last.split(" ").map(Number);
    const it = table.rows[row][column];
    return `${it.printed}: ${fill(words[`heard_${it.slip ? "found" : it.verdict}`], { kind: this.kind(it) })} ${left}`;
  }

  /** @param {string} at */
  mark(at) {
    this.choose({ marks: this.marks.mark(at) });
  }

  hint() {
    this.choose({ marks: this.marks.hint() });
    if (this.find("#hint").hidden) this.find("#show").focus();
  }

  giveUp() {
    this.choose({ marks: this.marks.giveUp() });
    this.find("#next").focus();
  }

  again() {
    this.choose({ marks: this.marks.again() });
    this.find("button.cell").focus(); // this button is gone
  }

  next() {
    const numbers = this.data.slips.map(([number]) => number);
    this.choose({ table: numbers[(numbers.indexOf(this.table.number) + 1) % numbers.length] });
  }
}

export const show = await component(import.meta.url, Mistake);
