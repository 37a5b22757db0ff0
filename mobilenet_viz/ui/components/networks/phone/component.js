// The network as a phone would run it: the time that is left of TensorFlow's, and what the answers lose.

import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Measuring, written } from "../../shared/measuring.js";
import { bytes, percent } from "../../shared/numbers.js";
import { calledBy } from "../../shared/waiting.js";
import { fill } from "../../shared/words.js";

/** @import { About, First, Found, Way } from "./types.js" */

/** @extends {Measuring<Found, About>} */
export class Phone extends Measuring {
  /** @override */
  ask() {
    const { words, times, data: { about } } = this;
    if (!times) return fill(words.question, about);
    const [, float32, int8] = times.ways.map(({ left }) => percent(left));
    return fill(words[times.apart ? "answer" : "answer_open"], { ...about, float32, int8 });
  }

  /** @override @param {string} choice */
  say(choice) {
    return this.words[`guess_${choice}`];
  }

  /** @override @param {Found} times */
  draw({ engine, ways, photos, price }) {
    const { words, data: { about } } = this;
    const longest = Math.max(...ways.map(({ high }) => high));
    this.find(".ways").replaceChildren(...ways.map((way) => this.way(way, longest)));
    write(this.find(".why"), fill(words.why, about));
    write(this.find("#phone-price"), words.answers);
    const differs = { float32: percent(price.float32), int8: percent(price.int8) };
    write(this.find(".price"), [fill(words.price, { ...price, ...differs, ...about }), words.fitted].join(" "));
    this.renderPhotos(ways, photos);
    write(this.find(".engine"), fill(words[`engine_${engine}`], about));
  }

  /**
   * @param {Way} way
   * @param {number} longest ms
   */
  way({ name, left, median, low, high, bytes: size }, longest) {
    const { words } = this;
    const [bar, band] = [make("div", { class: `bar ${name}` }), make("div", { class: "band" })];
    const share = (/** @type {number} */ ms) => `${(100 * ms) / longest}%`;
    bar.style.width = share(median);
    [band.style.left, band.style.width] = [share(low), share(high - low)];
    const values = { median: written(median), low: written(low), high: written(high), left: percent(left) };
    return make(
      "li",
      {},
      make("span", {}, words[`way_${name}`]),
      make("b", {}, fill(words[name === "tensorflow" ? "time_whole" : "time_left"], values)),
      make("span", { class: "size" }, fill(words.size, { size: bytes(size) })),
      make("div", { class: "track" }, bar, band),
    );
  }

  /**
   * @param {Way[]} ways
   * @param {Found["photos"]} photos
   */
  renderPhotos(ways, photos) {
    const { words } = this;
    const heads = [words.column_photo, ...ways.map(({ name }) => words[`way_${name}`])];
    const rows = photos.map(({ photo, answers }) =>
      make("tr", {}, make("th", { scope: "row" }, photo), ...answers.map((each) => this.first(each, answers[0])))
    );
    this.find("table").replaceChildren(
      make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
      make("tbody", {}, ...rows),
    );
  }

  /**
   * @param {First} first
   * @param {First} expected TensorFlow's
   */
  first({ index, name, probability }, expected) {
    const said = ` ${percent(probability)}`;
    return make("td", { class: index === expected.index ? "" : "other" }, calledBy(name), said);
  }
}

export const show = await component(import.meta.url, Phone);
