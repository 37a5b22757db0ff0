// The fourteen tables of the paper. The student answers a question on the table; then each value is computed beside it.

import { checkedTable, computed, printed } from "../../shared/checked_table.js";
import { component } from "../../shared/component.js";
import { make, pressable, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { Answers } from "../../shared/question.js";
import { VERDICT_SIGNS } from "../../shared/quoted.js";
import { fill } from "../../shared/words.js";
import { found, LEGEND } from "./found.js";

/** @import { CheckedTable } from "../../shared/checked_table.js" */
/** @import { Asked } from "../../shared/types.js" */
/** @import { Gets } from "../types.js" */
/** @import { Tally } from "./found.js" */

/** @typedef {{ table: number | null, computed: "on" | "off" }} Chosen */
/**
 * @typedef {Asked & { values: Record<string, string> }} Reading what is asked of this table, and the numbers in its words
 * @typedef {{ numbers: number[], table: CheckedTable & { tally: Tally }, question: Reading }} Own
 */

/** @extends {Explorer<Gets<Chosen, Own>>} */
class Tables extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.drawn = "";
    this.answers = new Answers(this.find(".answers"), (said) => this.uncover(said.guess?.[1] != null, said));
    this.find(".found button").onclick = () => {
      this.uncover(false);
      this.answers.buttons[0].focus(); // this button is gone
    };
  }

  get table() {
    return this.data.table;
  }

  dress() {
    const { words, table } = this;
    write(this.find("#choose"), words.choose);
    write(this.find("h2"), fill(words.region, table));
    write(this.find(".see"), words.learn);
    write(this.find(".learn"), words[`learn_${table.number}`]);
    write(this.find(".found button"), words.hide);
    const drawn = JSON.stringify([table, words.region]);
    if (this.drawn !== drawn) this.drawTable();
    this.drawn = drawn;
  }

  drawTable() {
    const { words, table } = this;
    checkedTable(this.find(".table"), table, {
      cell: (it, { column }) => {
        const own = printed(it, table.source);
        return table.columns[column].names && it.verdict === "open" ? [own] : [own, computed(it, words)];
      },
      words,
    });
    const rows = this.root.querySelectorAll(".paper tbody tr");
    table.rows.forEach((row, i) => {
      const noted = row.flatMap(({ note }, j) => (note ? [{ note, of: table.columns[j].name }] : []));
      rows[i].after(...noted.map(({ note, of }) => this.note(note, noted.length > 1 ? of : "")));
    });
    write(this.find("h3.signs"), words.signs);
    const meaning = (/** @type {(typeof LEGEND)[number]} */ name) =>
      make("li", {}, make("span", { "aria-hidden": "true" }, `${VERDICT_SIGNS[name]} `), words[`verdict_${name}`]);
    this.find("ul.signs").replaceChildren(...LEGEND.map(meaning));
  }

  /**
   * @param {string} sentence
   * @param {string} of the column it is about, where a row has several
   */
  note(sentence, of) {
    const said = of ? [make("b", {}, `${of}: `), sentence] : [sentence];
    return make("tr", { class: "note" }, make("td", { colspan: this.table.columns.length }, said));
  }

  render() {
    const { words, table, data, chosen } = this;
    const question = this.answered(data.question);
    const said = (/** @type {string} */ key) => fill(words[key], data.question.values);
    const shown = chosen.computed === "on";
    const nothing = table.tally.checked === 0; // all is printed only
    pressable(
      this.find(".numbers"),
      data.numbers.map((n) => [n, String(n)]),
      chosen.table ?? table.number,
      (number) => this.choose({ table: number, computed: "off" }),
    );
    this.find(".stage").classList.toggle("shown", shown);
    this.find(".stage").classList.toggle("nothing", nothing);
    write(this.find("#question"), said(`question_${table.number}`));
    write(this.find(".found p"), nothing ? words.printed_only : shown ? found(table.tally, words) : "");
    this.find(".found button").hidden = !shown || nothing || question.guess !== null; // else the question is asked again
    this.answers.render(question, words, (choice) => said(`guess_${table.number}_${choice}`), shown);
  }

  /**
   * @param {boolean} shown
   * @param {import("../../shared/types.js").Said} [said]
   */
  uncover(shown, said = {}) {
    this.find(".stage").classList.toggle("moving", shown);
    this.choose({ computed: shown ? "on" : "off", ...said });
  }
}

export const show = await component(import.meta.url, Tables);
