// Three convolutions of one size: their Mult-Adds, the bytes they move, and the time they take; and what others measured.

import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Measuring, written } from "../../shared/measuring.js";
import { bytes, short, whole } from "../../shared/numbers.js";
import { quoted } from "../../shared/quoted.js";
import { fill } from "../../shared/words.js";

/** @import { About, Found, Layer } from "./types.js" */

/** @extends {Measuring<Found, About>} */
export class Convolutions extends Measuring {
  /** @override */
  dress() {
    super.dress();
    const { words, data: { about: { elsewhere } } } = this;
    write(this.find("#elsewhere"), words.elsewhere);
    write(this.find(".published"), fill(words.published, elsewhere));
    this.renderElsewhere();
  }

  /** @override */
  render() {
    super.render();
    this.renderMeasures();
  }

  get fewer() {
    return this.data.about.fewer.toFixed(0);
  }

  /** @override */
  ask() {
    const { words, times, data: { about: { shape } }, fewer } = this;
    const values = { ...shape, fewer };
    if (!times) return fill(words.question, values);
    return fill(words[times.less.apart ? "answer" : "answer_open"], { ...values, times: times.less.times.toFixed(1) });
  }

  /** @override @param {string} choice */
  say(choice) {
    return fill(this.words[`guess_${choice}`], { fewer: this.fewer });
  }

  /** @override */
  draw() {
    write(this.find(".reading"), this.words.reading);
  }

  // What is counted stands there at once, what is measured when it may be seen.
  renderMeasures() {
    const { words, times, data } = this;
    const layers = times?.layers ?? data.about.layers;
    /** @type {[string, (layer: Layer) => number | undefined, (value: number) => string][]} */
    const measures = [
      ["mult_adds", (each) => each.mult_adds, short],
      ["bytes", (each) => each.bytes, bytes],
      ["time", (each) => each.median, written],
    ];
    const sections = measures.map(([name, of, said]) => this.measure(words[`measure_${name}`], layers, of, said));
    this.find(".measures").replaceChildren(...sections);
    sections[sections.length - 1].classList.toggle("outdated", Boolean(times) && data.measure.missing);
  }

  /**
   * @param {string} title
   * @param {Layer[]} layers
   * @param {(layer: Layer) => number | undefined} of
   * @param {(value: number) => string} said
   */
  measure(title, layers, of, said) {
    const { words } = this;
    const most = Math.max(...layers.map((each) => of(each) ?? 0));
    const rows = layers.map((each) => {
      const value = of(each);
      const bar = make("div", { class: `bar ${each.kind}` });
      bar.style.width = `${value === undefined ? 0 : (100 * value) / most}%`;
      return make(
        "li",
        {},
        make("span", { class: "kind" }, words[`kind_${each.kind}`]),
        make("b", {}, value === undefined ? words.covered : said(value)),
        make("div", { class: value === undefined ? "track covered" : "track" }, bar),
      );
    });
    return make("section", {}, make("h2", {}, title), make("ul", {}, ...rows));
  }

  renderElsewhere() {
    const { words, data: { about: { elsewhere } } } = this;
    const heads = ["network", "mult_adds", "cpu", "gpu"].map((name, i) =>
      make("th", { scope: "col", class: i ? "number" : "" }, words[`column_${name}`])
    );
    const rows = elsewhere.rows.map(({ title, mult_adds: work, cpu, gpu }) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, title),
        make("td", { class: "number" }, whole.format(work)),
        ...[cpu, gpu].map((ms) => make("td", { class: "number" }, quoted(`${ms.toFixed(1)}\u00a0ms`, elsewhere.source))),
      )
    );
    this.find("table").replaceChildren(make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
  }
}

export const show = await component(import.meta.url, Convolutions);
