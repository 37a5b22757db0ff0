// The same shares in numbers: of the chosen measure, beside what the paper prints, and of all four.

import { finder, make, unbroken, write } from "../../shared/elements.js";
import { quoted } from "../../shared/quoted.js";
import { rich } from "../../shared/rich.js";
import { fill } from "../../shared/words.js";
import { amount, hundredths } from "./amounts.js";

/**
 * @import { Words } from "../../shared/types.js"
 * @import { Data, Kind, Measure } from "./types.js"
 *
 * @typedef {string | Node} Cell
 * @typedef {{ name: string, cell: (kind: Kind, i: number) => Cell, sum: string }} Column
 */

/**
 * The colour of a kind, as a style.
 * @param {Kind} kind
 */
export function colour(kind) {
  return `--kind: var(--kind-${kind})`;
}

/**
 * A kind with its colour beside it.
 * @param {Words} words
 * @param {Kind} kind
 */
export function kindNamed(words, kind) {
  return make("span", { class: "kind", style: colour(kind) }, make("i", { class: "swatch" }), words[`kind_${kind}`]);
}

/**
 * @param {HTMLElement} table
 * @param {string[]} heads
 * @param {Cell[][]} rows each with what it is called first
 */
function tabulate(table, heads, rows) {
  const [first, ...others] = heads;
  const columns = others.map((each) => make("th", { scope: "col", class: "number" }, each));
  const body = rows.map(([name, ...cells]) =>
    make("tr", {}, make("th", { scope: "row" }, name), ...cells.map((each) => make("td", { class: "number" }, each)))
  );
  const head = make("tr", {}, make("th", { scope: "col" }, first), ...columns);
  table.replaceChildren(make("thead", {}, head), make("tbody", {}, ...body));
}

export class Tables {
  /**
   * @param {HTMLElement} section
   * @param {() => void} changed the paper's numbers were opened or closed
   */
  constructor(section, changed) {
    this.find = finder(section);
    this.compare = this.find(".compare", HTMLDetailsElement); // closed at first: the table's slip is for the student to find
    this.compare.ontoggle = changed;
  }

  /** @param {Data} data */
  dress({ words, printed }) {
    write(this.find(".numbers-of-all summary"), words.in_numbers);
    write(this.find(".compare summary"), fill(words.compare, { table: nameOf(words, printed) }));
    this.find(".detail .scroll").setAttribute("aria-label", words.table_label);
    this.find(".numbers-of-all .scroll").setAttribute("aria-label", words.in_numbers);
  }

  /**
   * @param {Data} data
   * @param {<T>(table: T[][]) => T} at what stands at the chosen network's place of a table
   * @param {Measure} measure
   * @param {(measure: Measure) => boolean} covered
   */
  render(data, at, measure, covered) {
    const { words, grid, about, printed } = data;
    const slip = { ...printed.slip, network: about.network };
    write(this.find(".counted"), words[`counted_${measure}`]);
    this.find(".why").replaceChildren(...note(data, at, measure));
    this.compare.hidden = !printed.cells[measure];
    const quotedSlip = { ...slip, printed: quoted(String(printed.slip.printed), printed.source), table: nameOf(words, printed) };
    this.find(".compare p").replaceChildren(...rich(words[measure === "mult_adds" ? "slip" : "compared"], quotedSlip));
    this.renderAmounts(data, at, measure);
    const measures = /** @type {Measure[]} */ (Object.keys(grid.measures));
    const share = (/** @type {Measure} */ each, /** @type {number} */ i) =>
      covered(each) ? "?" : hundredths(at(grid.measures[each].shares)[i]);
    const rows = grid.kinds.map((kind, i) => [kindNamed(words, kind), ...measures.map((each) => share(each, i))]);
    tabulate(this.find(".all"), [words.column_kind, ...measures.map((each) => words[each])], rows);
  }

  /**
   * The amounts, with what the paper prints of this measure or what a byte is good for.
   * @param {Data} data
   * @param {<T>(table: T[][]) => T} at
   * @param {Measure} measure
   */
  renderAmounts(data, at, measure) {
    const { words, grid } = data;
    const { parts, shares, total } = grid.measures[measure];
    const last = this.lastColumn(data, at, measure);
    const rows = grid.kinds.map((kind, i) => [
      kindNamed(words, kind),
      amount(measure, at(parts)[i]),
      hundredths(at(shares)[i]),
      ...(last ? [last.cell(kind, i)] : []),
    ]);
    const sum = [words.total, amount(measure, at(total)), hundredths(1), ...(last ? [last.sum] : [])];
    const heads = [words.column_kind, words[measure], words.column_share, ...(last ? [last.name] : [])];
    tabulate(this.find(".amounts"), heads, [...rows, sum]);
  }

  /**
   * @param {Data} data
   * @param {<T>(table: T[][]) => T} at
   * @param {Measure} measure
   * @returns {Column | null} if the measure has one
   */
  lastColumn({ words, grid, about, printed }, at, measure) {
    const cells = printed.cells[measure];
    if (cells) {
      if (!this.compare.open) return null;
      const name = fill(words.column_printed, { network: about.network, table: nameOf(words, printed) });
      return { name, sum: `${printed.sums[measure]}\u00a0%`, cell: (kind) => quoted(`${cells[kind]}\u00a0%`, printed.source) };
    }
    if (measure !== "moved_bytes") return null;
    return { name: words.column_intensity, sum: "", cell: (_, i) => at(grid.intensity)[i].toFixed(2) };
  }
}

/**
 * @param {Words} words
 * @param {{ number: number }} table
 */
function nameOf(words, { number }) {
  return fill(words.table_name, { number });
}

/**
 * @param {Data} data
 * @param {<T>(table: T[][]) => T} at
 * @param {Measure} measure
 */
function note({ words, grid, about, claim }, at, measure) {
  if (measure === "activation_bytes") {
    const [bytes, name] = at(grid.peak);
    return unbroken(fill(words.note_activation_bytes, { peak: amount(measure, bytes), name }));
  }
  if (measure !== "mult_adds") return unbroken(words[`note_${measure}`]);
  return rich(words.note_mult_adds, { ...claim, said: quoted(claim.said, claim.source), network: about.network });
}
