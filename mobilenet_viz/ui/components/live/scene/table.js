// The layer table: the same rows as the score, sortable, with totals; a row, a bar and a volume light up together.

import { make, write } from "../../shared/elements.js";
import { percent, shape, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Network } from "./numbers.js" */

/**
 * What a pointer or a key does with a layer.
 * @typedef {{ point: (name: string | null) => void, pin: (name: string) => void }} Hand
 */

const COLUMNS = /** @type {const} */ (["index", "name", "kind", "in_size", "out_size", "mult_adds", "share", "parameters"]);
/** @typedef {typeof COLUMNS[number]} Column */

/** @type {Set<Column>} */
const NUMERIC = new Set(["mult_adds", "share", "parameters"]);

export class LayerTable {
  /**
   * @param {HTMLTableElement} table
   * @param {Hand} hand
   */
  constructor(table, hand) {
    this.table = table;
    this.hand = hand;
    /** @type {Words} */
    this.words = {};
    /** @type {Column} */
    this.by = "index";
    this.down = false;
    /** @type {{ tr: HTMLTableRowElement, cells: HTMLElement[] }[]} */
    this.rows = [];
    this.head = make("tr");
    this.foot = make("tr");
    table.createTHead().replaceChildren(this.head);
    table.createTFoot().replaceChildren(this.foot);
  }

  /** @param {Network} net */
  build(net) {
    const heads = COLUMNS.map((column) => {
      const button = make("button", { type: "button" }, this.words[`column_${column}`]);
      button.onclick = () => this.sort(column);
      return make("th", { scope: "col", "data-column": column, class: NUMERIC.has(column) ? "number" : "" }, button);
    });
    this.head.replaceChildren(...heads);
    this.rows = net.rows.map((row) => {
      const cells = COLUMNS.map((column) =>
        make(column === "name" ? "th" : "td", NUMERIC.has(column) ? { class: "number" } : column === "name" ? { scope: "row" } : {})
      );
      const tr = make("tr", { "data-layer": row.name, class: `kind-${row.kind}` }, ...cells);
      tr.onpointerenter = (event) => {
        if (event.pointerType === "mouse") this.hand.point(row.name);
      };
      tr.onpointerleave = (event) => {
        if (event.pointerType === "mouse") this.hand.point(null);
      };
      tr.onclick = () => this.hand.pin(row.name);
      return { tr, cells };
    });
    const foot = COLUMNS.map((column) => make("td", { "data-column": column, class: NUMERIC.has(column) ? "number" : "" }));
    foot[1].textContent = this.words.total;
    this.foot.replaceChildren(...foot);
    this.render(net);
    this.sort(null);
  }

  /** @param {Network} net */
  render(net) {
    this.net = net;
    net.rows.forEach((row, i) => {
      const shown = {
        index: String(row.index + 1),
        name: row.name,
        kind: `${this.words[`kind_${row.kind}`]}${row.stride > 1 ? `, ${fill(this.words.stride, { stride: row.stride })}` : ""}`,
        in_size: shape(row.in_size, row.in_channels),
        out_size: shape(row.out_size, row.out_channels),
        mult_adds: whole.format(row.mult_adds),
        share: percent(row.share),
        parameters: whole.format(row.parameters),
      };
      COLUMNS.forEach((column, c) => write(this.rows[i].cells[c], shown[column]));
    });
    const foot = this.foot.cells;
    write(foot[COLUMNS.indexOf("mult_adds")], whole.format(net.mult_adds));
    write(foot[COLUMNS.indexOf("share")], percent(1));
    write(foot[COLUMNS.indexOf("parameters")], whole.format(net.parameters));
  }

  /**
   * A second click on a column turns the order round; numbers start with the largest.
   * @param {Column | null} column
   */
  sort(column) {
    if (column) {
      this.down = column === this.by ? !this.down : NUMERIC.has(column);
      this.by = column;
    }
    const order = [...this.net?.rows ?? []].sort((a, b) => {
      const [x, y] = [a[this.by], b[this.by]];
      const ascending = typeof x === "number" ? x - Number(y) : x.localeCompare(String(y), "en", { numeric: true });
      return this.down ? -ascending : ascending;
    });
    this.table.tBodies[0].replaceChildren(...order.map((row) => this.rows[row.index].tr));
    for (const head of this.head.cells) {
      head.setAttribute("aria-sort", head.dataset.column !== this.by ? "none" : this.down ? "descending" : "ascending");
    }
  }

  /**
   * @param {string | null} pointed
   * @param {string | null} pinned
   */
  light(pointed, pinned) {
    const shown = pointed ?? pinned;
    for (const { tr } of this.rows) {
      tr.classList.toggle("lit", tr.dataset.layer === shown);
      tr.classList.toggle("pinned", tr.dataset.layer === pinned);
    }
  }
}
