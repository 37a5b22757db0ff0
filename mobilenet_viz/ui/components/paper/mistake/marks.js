// What a visitor has marked, table by table. Python keeps it for the session: the parts of a page come and go.

/** @import { CheckedTable } from "../../shared/checked_table.js" */

/**
 * @typedef {"found" | "shown" | "wrong"} Mark
 * @typedef {object} Own of a table
 * @property {Record<string, Mark>} cells by "row column"
 * @property {number} hints how many were asked for
 * @property {string | null} last the cell that was pressed last
 *
 * @typedef {Record<string, Own>} Kept by number of a table
 */

export class Marks {
  /**
   * @param {CheckedTable} table
   * @param {Kept} kept
   */
  constructor(table, kept) {
    this.kept = kept;
    this.number = table.number;
    /** @type {Own} */
    this.own = kept[table.number] ?? { cells: {}, hints: 0, last: null };
    this.slips = table.rows.flatMap((row, i) => row.flatMap((it, j) => (it.slip ? [`${i} ${j}`] : [])));
  }

  get cells() {
    return this.own.cells;
  }

  get left() {
    return this.slips.filter((at) => !(at in this.cells)).length;
  }

  get untouched() {
    return !(this.number in this.kept);
  }

  /**
   * What is to be kept once a cell is marked, a hint is asked for, or all the rest is.
   * @param {string} at
   */
  mark(at) {
    const mark = this.cells[at] ?? (this.slips.includes(at) ? "found" : "wrong");
    return this.with({ cells: { ...this.cells, [at]: mark }, last: at });
  }

  hint() {
    return this.with({ hints: this.own.hints + 1 });
  }

  giveUp() {
    /** @type {Record<string, Mark>} */
    const shown = Object.fromEntries(this.slips.map((at) => [at, "shown"]));
    return this.with({ cells: { ...shown, ...this.cells }, last: null });
  }

  /** @param {Partial<Own>} own */
  with(own) {
    return { ...this.kept, [this.number]: { ...this.own, ...own } };
  }

  // Once the table is searched again.
  again() {
    return Object.fromEntries(Object.entries(this.kept).filter(([number]) => number !== String(this.number)));
  }

  /**
   * How many cells of a table have one of these marks.
   * @param {number} number
   * @param {...Mark} marks
   */
  count(number, ...marks) {
    return Object.values(this.kept[number]?.cells ?? {}).filter((mark) => marks.includes(mark)).length;
  }
}
