// Time against work, for every α and size: a question about half the channels, and all of them in a chart.

import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Measuring, written } from "../../shared/measuring.js";
import { percent, shortAlpha, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { chart } from "./chart.js";

/** @import { About, Found, Point } from "./types.js" */

/** @extends {Measuring<Found, About>} */
export class Milliseconds extends Measuring {
  /** @override */
  dress() {
    super.dress();
    const { words } = this;
    write(this.find("#chart"), words.chart);
    write(this.find("summary"), words.table);
  }

  /** @override */
  ask() {
    const { words, times, asked, data: { about: { thin, whole: [alpha, size] } } } = this;
    const values = { thin: shortAlpha(thin.alpha), alpha: shortAlpha(alpha), size, work: percent(thin.work) };
    if (!times || asked.right === null) return fill(words.question, values);
    return fill(words[`answer_${asked.right || "open"}`], { ...values, time: percent(times.thin.time) });
  }

  /** @override @param {string} choice */
  say(choice) {
    return this.words[`guess_${choice}`];
  }

  /** @override @param {Found} times */
  draw({ points }) {
    const { words, data } = this;
    this.find("figure").replaceChildren(chart(words, points, data.about.whole));
    const fresh = [...new Set(points.filter((each) => !each.trained).map((each) => shortAlpha(each.alpha)))].sort();
    const notes = fresh.length ? [words.reading, fill(words.fresh, { alphas: fresh.join(", ") })] : [words.reading];
    write(this.find(".reading"), notes.join(" "));
    this.renderTable(points);
  }

  /** @param {Point[]} points */
  renderTable(points) {
    const { words } = this;
    const heads = ["network", "mult_adds", "median", "band", "first"].map((name, i) =>
      make("th", { scope: "col", class: i ? "number" : "" }, words[`column_${name}`])
    );
    const rows = points.map((each) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, `${shortAlpha(each.alpha)}-${each.size}`),
        ...[whole.format(each.mult_adds), written(each.median), `${written(each.low)} – ${written(each.high)}`, written(each.first)]
          .map((said) => make("td", { class: "number" }, said)),
      )
    );
    this.find("table").replaceChildren(make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
    this.find("details .scroll").setAttribute("aria-label", words.table);
  }
}

export const show = await component(import.meta.url, Milliseconds);
