// The layer table: the same rows as the score, sortable, with totals; a row, a bar and a volume light up together.

import { make, write } from "../../shared/elements.js";
import { percent, shape, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

const COLUMNS = ["index", "name", "kind", "in_size", "out_size", "mult_adds", "share", "parameters"];
const NUMERIC = new Set(["mult_adds", "share", "parameters"]);

export class LayerTable {
  constructor(table, words, onPoint, onPin) {
    Object.assign(this, { table, words, onPoint, onPin, by: "index", down: false });
  }

  build(net) {
    const heads = COLUMNS.map((column) => {
      const button = make("button", { type: "button" }, this.words[`column_${column}`]);
      button.onclick = () => this.sort(column);
      return make("th", { scope: "col", "data-column": column, class: NUMERIC.has(column) ? "number" : "" }, button);
    });
    this.table.tHead.replaceChildren(make("tr", {}, ...heads));
    this.rows = net.rows.map((row) => {
      const cells = COLUMNS.map((column) =>
        make(column === "name" ? "th" : "td", NUMERIC.has(column) ? { class: "number" } : column === "name" ? { scope: "row" } : {})
      );
      const tr = make("tr", { "data-layer": row.name, class: `kind-${row.kind}` }, ...cells);
      tr.onpointerenter = (event) => {
        if (event.pointerType === "mouse") this.onPoint(row.name);
      };
      tr.onpointerleave = (event) => {
        if (event.pointerType === "mouse") this.onPoint(null);
      };
      tr.onclick = () => this.onPin(row.name);
      return { tr, cells };
    });
    const foot = COLUMNS.map((column) => make("td", { "data-column": column, class: NUMERIC.has(column) ? "number" : "" }));
    foot[1].textContent = this.words.total;
    this.table.tFoot.replaceChildren(make("tr", {}, ...foot));
    this.render(net);
    this.sort(null);
  }

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
    const foot = this.table.tFoot.rows[0].cells;
    write(foot[COLUMNS.indexOf("mult_adds")], whole.format(net.mult_adds));
    write(foot[COLUMNS.indexOf("share")], percent(1));
    write(foot[COLUMNS.indexOf("parameters")], whole.format(net.parameters));
  }

  // A second click on a column turns the order round; numbers start with the largest.
  sort(column) {
    if (column) {
      this.down = column === this.by ? !this.down : NUMERIC.has(column);
      this.by = column;
    }
    const order = [...this.net.rows].sort((a, b) => {
      const [x, y] = [a[this.by], b[this.by]];
      const ascending = typeof x === "string" ? x.localeCompare(y, "en", { numeric: true }) : x - y;
      return this.down ? -ascending : ascending;
    });
    this.table.tBodies[0].replaceChildren(...order.map((row) => this.rows[row.index].tr));
    for (const head of this.table.tHead.rows[0].cells) {
      head.setAttribute("aria-sort", head.dataset.column !== this.by ? "none" : this.down ? "descending" : "ascending");
    }
  }

  light(pointed, pinned) {
    const shown = pointed ?? pinned;
    for (const { tr } of this.rows) {
      tr.classList.toggle("lit", tr.dataset.layer === shown);
      tr.classList.toggle("pinned", tr.dataset.layer === pinned);
    }
  }
}
