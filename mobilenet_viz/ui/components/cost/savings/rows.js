// The blocks as the rows of a table: a dot on one scale for all, and the same in figures.

import { make, sign, write } from "../../shared/elements.js";
import { roving } from "../../shared/roving.js";
import { fill } from "../../shared/words.js";

export class Rows {
  // point(number or null): the pointer is over a block; pick(number): it is chosen.
  constructor(table, point, pick) {
    this.table = table;
    this.point = point;
    this.pick = pick;
    this.rows = [];
    roving(table, { stops: () => this.rows.map(({ button }) => button), reached: (i) => this.pick(this.rows[i].number) });
  }

  dress(words, { claim, scale }, blocks) {
    const place = (value) => `${(100 * value) / scale}%`;
    this.words = words;
    this.place = place;
    this.table.style.setProperty("--low", place(claim.low));
    this.table.style.setProperty("--limit", place(claim.limit));
    write(this.table.querySelector("caption"), words.caption);
    const ticks = [0, claim.low, claim.limit].map((value) => {
      const tick = make("span", {}, String(value));
      tick.style.left = place(value);
      return tick;
    });
    const head = (name, ...said) => make("th", { class: name, scope: "col" }, ...said);
    this.table.querySelector("thead tr").replaceChildren(
      head("block", words.column_block),
      head("channels", sign("N")),
      make("td", { class: "axis", "aria-hidden": "true" }, make("div", {}, ...ticks)),
      head("times", words.column_times),
      head("said", fill(words.column_said, claim)),
    );
    if (this.rows.length) return;
    this.rows = blocks.map(({ number }) => this.row(number));
    this.table.querySelector("tbody").replaceChildren(...this.rows.map(({ row }) => row));
  }

  row(number) {
    const button = make("button", { type: "button", tabindex: "-1" }, String(number));
    const [channels, times, said] = ["channels", "times", "said"].map((name) => make("td", { class: name }));
    const stem = make("i", { class: "stem" });
    const dot = make("i", { class: "dot" });
    const plot = make("td", { class: "plot", "aria-hidden": "true" }, make("div", {}, stem, dot));
    const row = make("tr", {}, make("th", { scope: "row" }, button), channels, plot, times, said);
    row.onclick = () => this.pick(number);
    row.onpointerenter = (event) => {
      if (event.pointerType === "mouse") this.point(number);
    };
    row.onpointerleave = () => this.point(null);
    return { number, row, button, channels, times, said, stem, dot };
  }

  // blocks: of this α. asking: the answers are not shown yet.
  show(blocks, chosen, lit, asking) {
    this.rows.forEach((shown, i) => {
      const { number, out_channels: channels, times, holds } = blocks[i];
      shown.button.tabIndex = number === chosen ? 0 : -1;
      shown.button.setAttribute("aria-pressed", String(number === chosen));
      shown.row.classList.toggle("lit", !asking && number === lit);
      write(shown.channels, String(channels));
      write(shown.times, asking ? "?" : `${times.toFixed(2)}×`);
      write(shown.said, asking ? "" : this.words[holds ? "holds" : "misses"]);
      shown.dot.classList.toggle("holds", holds);
      shown.dot.style.left = shown.stem.style.width = this.place(times);
      shown.dot.hidden = shown.stem.hidden = asking;
    });
  }
}
