// The four measures as bars of equal length, each cut into the shares of the kinds of layers; and the chosen one in numbers.

import { make, unbroken, write } from "../../shared/elements.js";
import { percent, short } from "../../shared/numbers.js";
import { quoted } from "../../shared/quoted.js";
import { rich } from "../../shared/rich.js";
import { fill } from "../../shared/words.js";

const BYTES = ["activation_bytes", "moved_bytes"];

export function amount(measure, n) {
  if (!BYTES.includes(measure)) return short(n);
  return n >= 1e5 ? `${(n / 1e6).toFixed(n < 1e7 ? 2 : 1)} MB` : `${(n / 1e3).toFixed(1)} kB`;
}

function hundredths(share) {
  return `${(100 * share).toFixed(2)}\u00a0%`; // as many digits as Table 2
}

export class Lanes {
  constructor(view) {
    this.view = view;
    this.compare = view.find(".compare"); // closed at first: the table's slip is for the student to find
    this.compare.ontoggle = () => this.renderDetail();
  }

  get tableName() {
    return fill(this.view.words.table_name, this.view.data.printed);
  }

  dress() {
    const { view, view: { words, grid } } = this;
    this.measures = Object.keys(grid.measures);
    write(view.find(".shares h2"), words.shares_title);
    view.find(".lanes").setAttribute("aria-label", words.shares_title);
    if (!this.rows) this.build();
    for (const [measure, row] of Object.entries(this.rows)) write(row.name, words[measure]);
    write(this.head.name, words.column_measure);
    write(this.head.first, words[`kind_${grid.kinds[0]}`]);
    write(this.head.start, "0\u00a0%");
    write(this.head.end, percent(1));
    const counted = make("span", { class: "dim" }, words.counted_layers);
    view.find(".legend").replaceChildren(...grid.kinds.map((kind) => this.kind(kind)), counted);
    write(view.find(".numbers-of-all summary"), words.in_numbers);
    write(this.compare.firstElementChild, fill(words.compare, { table: this.tableName }));
    view.find(".detail .scroll").setAttribute("aria-label", words.table_label);
    view.find(".numbers-of-all .scroll").setAttribute("aria-label", words.in_numbers);
  }

  // Made once, so that the focus stays.
  build() {
    const { view, view: { grid } } = this;
    const part = (name, tag = "span") => make(tag, { class: name });
    this.head = { name: part("name"), first: part("first"), start: part("start"), end: part("end") };
    const ends = make("span", { class: "ends" }, this.head.start, this.head.end);
    const head = make("div", { class: "lane head", "aria-hidden": "true" }, this.head.name, this.head.first, ends);
    this.rows = Object.fromEntries(this.measures.map((measure) => {
      const row = { name: part("name"), total: part("total", "strong"), first: part("first", "b") };
      row.bar = make("div", { class: "bar", role: "img" });
      row.button = make("button", { type: "button", "data-measure": measure }, row.name, " ", row.total);
      row.button.onclick = () => view.choose({ measure });
      row.parts = grid.kinds.map((kind) => make("span", { "data-kind": kind, style: `--kind: var(--kind-${kind})` }, make("b")));
      row.bar.append(...row.parts);
      return [measure, row];
    }));
    const lanes = Object.values(this.rows).map((row) => make("div", { class: "lane" }, row.button, row.first, row.bar));
    view.find(".lanes").replaceChildren(head, ...lanes);
  }

  kind(kind) {
    const swatch = make("i", { class: "swatch" });
    return make("span", { class: "kind", style: `--kind: var(--kind-${kind})` }, swatch, this.view.words[`kind_${kind}`]);
  }

  covered(measure) {
    return !this.view.opened && this.view.data.ask.covered.includes(measure);
  }

  render() {
    this.measures.forEach((measure) => this.renderLane(measure));
    this.renderDetail();
    this.renderAll();
  }

  renderLane(measure) {
    const { view, view: { words, grid } } = this;
    const { shares, total } = grid.measures[measure];
    const [row, covered, parts] = [this.rows[measure], this.covered(measure), view.at(shares)];
    row.button.setAttribute("aria-pressed", String(view.chosen.measure === measure));
    row.bar.classList.toggle("covered", covered);
    write(row.total, amount(measure, view.at(total)));
    write(row.first, covered ? "?" : percent(parts[0]));
    row.parts.forEach((part, i) => {
      part.style.width = covered ? 0 : `${100 * parts[i]}%`;
      write(part.firstChild, i && !covered ? percent(parts[i]) : ""); // the first stands before the bar
    });
    const said = grid.kinds.map((kind, i) => `${words[`kind_${kind}`]} ${percent(parts[i])}`).join(", ");
    row.bar.setAttribute("aria-label", `${words[measure]}: ${covered ? words.covered : said}`);
  }

  // What is counted, and the amounts, with what the paper prints of this measure or what a byte is good for.
  renderDetail() {
    const { view, view: { words, grid, chosen: { measure } } } = this;
    const { parts, shares, total } = grid.measures[measure];
    write(view.find(".counted"), words[`counted_${measure}`]);
    view.find(".why").replaceChildren(...this.note(measure));
    this.renderCompare(measure);
    const beside = this.beside(measure);
    const rows = grid.kinds.map((kind, i) => [
      this.kind(kind),
      amount(measure, view.at(parts)[i]),
      hundredths(view.at(shares)[i]),
      ...(beside ? [beside.cell(kind, i)] : []),
    ]);
    const sum = [words.total, amount(measure, view.at(total)), hundredths(1), ...(beside ? [beside.sum] : [])];
    this.table(view.find(".amounts"), [words.column_kind, words[measure], words.column_share, ...(beside ? [beside.name] : [])], [
      ...rows,
      sum,
    ]);
  }

  // The last column, if the measure has one.
  beside(measure) {
    const { view, view: { words, grid, data: { ask, printed } } } = this;
    const cells = printed.cells[measure];
    if (cells) {
      if (!this.compare.open) return null;
      const name = fill(words.column_printed, { network: ask.network, table: this.tableName });
      return { name, sum: `${printed.sums[measure]}\u00a0%`, cell: (kind) => quoted(`${cells[kind]}\u00a0%`, printed.source) };
    }
    if (measure !== "moved_bytes") return null;
    return { name: words.column_intensity, sum: "", cell: (_, i) => view.at(grid.intensity)[i].toFixed(2) };
  }

  note(measure) {
    const { view, view: { words, grid, data: { ask, claim } } } = this;
    if (measure === "activation_bytes") {
      const [bytes, name] = view.at(grid.peak);
      return unbroken(fill(words.note_activation_bytes, { peak: amount(measure, bytes), name }));
    }
    if (measure !== "mult_adds") return unbroken(words[`note_${measure}`]);
    const time = { ...claim, said: quoted(claim.said, claim.source), network: ask.network };
    return rich(words.note_mult_adds, time);
  }

  renderCompare(measure) {
    const { words, data: { printed } } = this.view;
    this.compare.hidden = !printed.cells[measure];
    const slip = { ...printed.slip, printed: quoted(printed.slip.printed, printed.source), table: this.tableName };
    this.compare.lastElementChild.replaceChildren(...rich(words[measure === "mult_adds" ? "slip" : "compared"], slip));
  }

  renderAll() {
    const { view, view: { words, grid } } = this;
    const share = (measure, i) => (this.covered(measure) ? "?" : hundredths(view.at(grid.measures[measure].shares)[i]));
    const rows = grid.kinds.map((kind, i) => [this.kind(kind), ...this.measures.map((measure) => share(measure, i))]);
    this.table(view.find(".all"), [words.column_kind, ...this.measures.map((measure) => words[measure])], rows);
  }

  table(table, heads, rows) {
    const row = (scope, [first, ...rest], cell) => make("tr", {}, make("th", { scope }, first), ...rest.map((each) => cell(each)));
    const head = row("col", heads, (each) => make("th", { scope: "col", class: "number" }, each));
    const body = rows.map((each) => row("row", each, (value) => make("td", { class: "number" }, value)));
    table.replaceChildren(make("thead", {}, head), make("tbody", {}, ...body));
  }
}
