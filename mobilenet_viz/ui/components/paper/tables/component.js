// The fourteen tables of the paper. The student says how many values will differ; then each is computed beside it.

import { component } from "../../shared/component.js";
import { make, pressable, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { computed, paperTable, printed } from "../../shared/papertable.js";
import { VERDICT_SIGNS } from "../../shared/quoted.js";
import { fill } from "../../shared/words.js";

const GUESSES = { none: (differ) => differ === 0, one: (differ) => differ === 1, several: (differ) => differ > 1 };

const memory = { number: null, guess: null }; // the guess is about this table

class Tables extends Explorer {
  get table() {
    return this.data.table;
  }
  get open() {
    return this.table.tally.checked > 0;
  } // there is something to compute

  dress() {
    const { words, table } = this;
    if (memory.number !== table.number) memory.guess = null;
    memory.number = table.number;
    write(this.find("#choose"), words.choose);
    write(this.find("h2"), fill(words.region, table));
    write(this.find(".see"), words.learn);
    write(this.find(".learn"), words[`learn_${table.number}`]);
    const drawn = JSON.stringify([table, words.region]);
    if (this.drawn !== drawn) this.drawTable();
    this.drawn = drawn;
  }

  drawTable() {
    const { words, table } = this;
    const cell = (it, { column }) => {
      const own = printed(it, table.source);
      return table.columns[column].names && it.verdict === "open" ? [own] : [own, computed(it, words)];
    };
    paperTable(this.find(".table"), table, { cell, words });
    const rows = [...this.root.querySelectorAll(".paper tbody tr")];
    table.rows.forEach((row, i) => {
      const noted = row.map((it, j) => [it.note, j]).filter(([note]) => note);
      for (const [note, j] of noted.reverse()) rows[i].after(this.note(note, noted.length > 1 && table.columns[j].name));
    });
    write(this.find("h3.signs"), words.signs);
    const sign = (name) => make("span", { "aria-hidden": "true" }, `${VERDICT_SIGNS[name]} `);
    this.find("ul.signs").replaceChildren(
      ...Object.keys(VERDICT_SIGNS).map((name) => make("li", {}, sign(name), words[`verdict_${name}`])),
    );
  }

  // of: the column it is about, where a row has several.
  note(sentence, of) {
    const said = of ? [make("b", {}, `${of}: `), sentence] : [sentence];
    return make("tr", { class: "note" }, make("td", { colspan: this.table.columns.length }, ...said));
  }

  render() {
    const shown = this.open && this.chosen.computed === "on";
    pressable(
      this.find(".numbers"),
      this.data.numbers.map((n) => [n, String(n)]),
      this.chosen.table ?? this.table.number,
      (table) => this.choose({ table, computed: "off" }),
    );
    this.find(".stage").classList.toggle("shown", shown);
    this.find(".stage").classList.toggle("nothing", !this.open);
    write(this.find("#question"), this.says(shown));
    pressable(this.find(".answers"), this.answers(shown), memory.guess, (answer) => this.answer(answer));
  }

  answers(shown) {
    if (!this.open) return [];
    return shown ? [["hide", this.words.hide]] : Object.keys(GUESSES).map((guess) => [guess, this.words[`guess_${guess}`]]);
  }

  answer(answer) {
    memory.guess = answer === "hide" ? null : answer;
    this.find(".stage").classList.toggle("moving", memory.guess !== null);
    this.choose({ computed: memory.guess ? "on" : "off" });
    this.find(".answers button").focus(); // the one that was pressed may be gone
  }

  says(shown) {
    const { words, table: { tally } } = this;
    if (!this.open) return words.printed_only;
    if (!shown) return fill(words.question, { count: tally.checked });
    const found = fill(tally.differ ? words.some_differ : words.all_agree, tally);
    if (!memory.guess) return found;
    const told = GUESSES[memory.guess](tally.differ) ? words.guess_right : words.guess_wrong;
    return `${fill(told, { guess: words[`guess_${memory.guess}`] })} ${found}`;
  }
}

export const show = await component(import.meta.url, Tables);
