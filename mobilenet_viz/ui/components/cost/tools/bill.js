// A count as a bill: a row for each term with the buttons for how often it is counted, what it adds and a bar. The first
// bar is the whole to scale, and its end is drawn again below, magnified; the bars of what is added have that longer scale,
// which is written at the bottom, and each begins where the one above ends.

import { draw, make, pressable, write } from "../../shared/elements.js";
import { percent, short, sum, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Term } from "./types.js" */

export class Bill {
  /**
   * @param {Element} box
   * @param {"operations" | "parameters"} name for its words
   * @param {(times: number[]) => void} change the visitor has pressed a button
   */
  constructor(box, name, change) {
    this.name = name;
    this.change = change;
    this.total = make("strong");
    this.beside = make("span", { class: "dim" });
    this.met = make("p", { class: "met", role: "status" });
    this.rows = make("ul", { class: "rows" });
    box.append(make("p", { class: "total" }, this.total, " ", this.beside), this.met, this.rows);
    /** @type {Words} */
    this.words = {};
    /** @type {Term[]} */
    this.terms = [];
    /** @type {Part[]} */
    this.parts = [];
    this.base = make("i", { class: "base" });
    this.added = make("i");
    this.frame = make("i", { class: "frame" });
    this.lens = draw("polygon");
    this.magnified = make("span", { class: "dim" });
    this.end = make("i");
    this.axis = make("div", { class: "axis", "aria-hidden": "true" });
  }

  /**
   * @param {Words} words
   * @param {Term[]} terms
   */
  dress(words, terms) {
    this.words = words;
    this.terms = terms;
    if (!this.parts.length) this.make();
    this.write();
  }

  make() {
    this.parts = this.terms.map(({ key }) => {
      const part = newPart();
      this.rows.append(rowOf(part, key));
      return part;
    });
    const [{ bar }, ...others] = this.parts;
    bar.append(this.base, this.added, this.frame);
    for (const part of others) part.bar.append(part.stretch);
    const lens = draw("svg", { class: "lens", viewBox: "0 0 100 10", preserveAspectRatio: "none" });
    lens.append(this.lens);
    const piece = make("div", { class: "piece" }, this.end);
    bar.after(make("div", { class: "under", "aria-hidden": "true" }, lens, piece, this.magnified));
    this.rows.append(make("li", { class: "scale", "aria-hidden": "true" }, this.axis));
  }

  write() {
    this.terms.forEach(({ key }, i) => {
      const name = this.words[`${this.name}_${key}`];
      write(this.parts[i].name, name);
      this.parts[i].buttons.setAttribute("aria-label", fill(this.words.times_label, { name }));
    });
  }

  /**
   * @param {number[]} counted how often, by term
   * @param {number[]} amounts how many of each the network has
   * @param {string[]} names of those who count so
   */
  show(counted, amounts, names) {
    const adds = counted.map((times, i) => times * amounts[i]);
    this.showTotal(adds, amounts[0], names);
    this.terms.forEach((_, i) => this.showRow(i, counted, amounts, adds[i]));
    this.showBars(adds, amounts);
  }

  /**
   * @param {number[]} adds
   * @param {number} paper
   * @param {string[]} names
   */
  showTotal(adds, paper, names) {
    const { words, name } = this;
    const total = sum(adds);
    const key = total === paper ? "as_paper" : adds[0] === paper ? "more" : "times_paper";
    write(this.total, whole.format(total));
    write(
      this.beside,
      fill(words[key], { share: percent(total / paper - 1), times: (total / paper).toFixed(2), more: whole.format(total - paper) }),
    );
    write(this.met, names.length ? fill(words[`${name}_lit`], { names: names.join(", ") }) : words[`${name}_lit_none`]);
  }

  /**
   * @param {number} i
   * @param {number[]} counted
   * @param {number[]} amounts
   * @param {number} adds
   */
  showRow(i, counted, amounts, adds) {
    const { words, name, parts: { [i]: part }, terms: { [i]: { key, times } } } = this;
    write(part.hint, fill(words[`${name}_${key}_hint`], { amount: whole.format(amounts[i]) }));
    write(part.adds, i ? `+ ${whole.format(adds)}` : whole.format(adds));
    write(part.share, i && adds ? percent(adds / amounts[0]) : "");
    part.bar.parentElement?.classList.toggle("counted", adds > 0);
    part.buttons.hidden = times.length < 2;
    pressable(
      part.buttons,
      times.map((n) => [n, `×${n}`]),
      counted[i],
      (n) => this.change(counted.map((each, at) => (at === i ? n : each))),
    );
  }

  /**
   * The first bar ends where all would be counted most often; the others have the length of its end to themselves.
   * @param {number[]} adds
   * @param {number[]} amounts
   */
  showBars([first, ...extras], amounts) {
    const { terms, parts: [, ...rest] } = this;
    const [end, ...ends] = terms.map(({ times }, i) => amounts[i] * Math.max(...times));
    const [most, all] = [sum(ends), end + sum(ends)];
    let before = 0;
    extras.forEach((adds, i) => {
      stretch(rest[i].stretch, before / most, adds / most);
      before += adds;
    });
    stretch(this.base, 0, first / all);
    stretch(this.added, first / all, before / all);
    stretch(this.frame, first / all, most / all);
    stretch(this.end, 0, before / most);
    this.lens.setAttribute("points", `${(100 * first) / all},0 ${(100 * (first + most)) / all},0 100,10 0,10`);
    write(this.magnified, fill(this.words.magnified, { times: (all / most).toFixed(0) }));
    this.axis.replaceChildren(
      ...ticks(most).map((value) => {
        const tick = make("span", {}, value ? `+ ${short(value).replace(/\.0+(?= )/, "")}` : "0");
        tick.style.left = `${(100 * value) / most}%`;
        return tick;
      }),
    );
  }
}

/** @typedef {ReturnType<typeof newPart>} Part */

// Of a row: what changes in it.
function newPart() {
  return {
    name: make("b"),
    hint: make("span", { class: "dim" }),
    buttons: make("div", { role: "group" }),
    bar: make("div", { class: "bar", "aria-hidden": "true" }),
    stretch: make("i"),
    adds: make("span", { class: "adds" }),
    share: make("span", { class: "dim" }),
  };
}

/**
 * @param {Part} part
 * @param {string} key
 */
function rowOf(part, key) {
  const name = make("p", {}, part.name, " ", part.hint);
  const amount = make("p", { class: "amount" }, part.adds, " ", part.share);
  return make("li", { "data-term": key }, name, part.buttons, part.bar, amount);
}

/**
 * @param {HTMLElement} bar
 * @param {number} start in parts of its scale
 * @param {number} length
 */
function stretch(bar, start, length) {
  bar.style.left = `${100 * start}%`;
  bar.style.width = `${100 * length}%`;
}

/**
 * Zero and a round number towards the end of an axis.
 * @param {number} most
 */
function ticks(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  const round = [5, 2, 1, 0.5].map((factor) => factor * power).find((each) => each <= 0.8 * most);
  return round ? [0, round] : [0];
}
