// Where the time of a network goes, by kind of operation: as Keras says it, and with what TensorFlow can merge.

import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Measuring, written } from "../../shared/measuring.js";
import { percent, short } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { About, Found, Kind, Way } from "./types.js" */

const WAYS = /** @type {const} */ (["plain", "merged"]);

/** @extends {Measuring<Found, About>} */
export class Operations extends Measuring {
  /** @override */
  ask() {
    const { words, times, data: { about: { claim } } } = this;
    const values = { said: claim.said, work: claim.exact, section: claim.section };
    if (!times) return fill(words.question, values);
    const share = percent(times.plain.kinds.find(({ kind }) => kind === "pointwise")?.share ?? 0);
    return fill(words.answer, { ...values, share });
  }

  /** @override @param {string} choice */
  say(choice) {
    return fill(this.words.guess, { percent: choice });
  }

  /** @override @param {Found} times */
  draw(times) {
    const longest = Math.max(...WAYS.flatMap((name) => times[name].kinds.map(({ ms }) => ms)));
    this.find(".ways").replaceChildren(...WAYS.map((name) => this.way(name, times[name], longest)));
    const { plain, merged } = times;
    const left = percent(merged.total / plain.total);
    write(this.find(".reading"), [fill(this.words.reading, { left }), this.words.why].join(" "));
  }

  /**
   * @param {typeof WAYS[number]} name
   * @param {Way} way
   * @param {number} longest ms
   */
  way(name, { kinds, total, operations, whole }, longest) {
    const { words } = this;
    const heads = ["kind", "bar", "time", "share", "speed"].map((column, i) =>
      make("th", { scope: "col", class: i > 1 ? "number" : "" }, words[`column_${column}`])
    );
    const values = { total: written(total), operations, whole: written(whole.median), low: written(whole.low), high: written(whole.high) };
    return make(
      "section",
      {},
      make("h2", {}, words[`way_${name}`]),
      make("p", { class: "total" }, fill(words.total, values)),
      make(
        "div",
        { class: "scroll", tabindex: 0, role: "group", "aria-label": words[`way_${name}`] },
        make(
          "table",
          {},
          make("thead", {}, make("tr", {}, ...heads)),
          make("tbody", {}, ...kinds.map((each) => this.row(each, longest))),
        ),
      ),
    );
  }

  /**
   * @param {Kind} row
   * @param {number} longest
   */
  row({ kind, ms, share, mult_adds: work }, longest) {
    const { words } = this;
    const bar = make("div", { class: `bar ${kind}` });
    bar.style.width = `${(100 * ms) / longest}%`;
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, words[`kind_${kind}`]),
      make("td", { class: "track" }, bar),
      ...[written(ms), percent(share), work ? short(work / ms) : words.no_work].map((said) => make("td", { class: "number" }, said)),
    );
  }
}

export const show = await component(import.meta.url, Operations);
