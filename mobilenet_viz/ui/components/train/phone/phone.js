// The page of a student's phone: picks a class, sends photos, sees and withdraws its own.

import { make, write } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";
import { Desk, keyed } from "../desk.js";
import { random } from "../token.js";

/** @import { Words } from "../../shared/types.js" */

/**
 * @typedef {{ id: string, name: string }} Class
 * @typedef {{ id: string, of: string, waits: boolean }} Picture
 * @typedef {{ lang: string, other: string, words: Words, accept: string }} Given
 */

const KEY = "mobilenet:phone";
const ASK_EVERY = 5000; // ms: new classes, and which photos are approved

/** @type {Given} */
const { lang, other, words, accept } = JSON.parse(document.querySelector("#given")?.textContent ?? "{}");

// Whose photos these are, for as long as this tab is open.
function phone() {
  const kept = sessionStorage.getItem(KEY) ?? random();
  sessionStorage.setItem(KEY, kept);
  return kept;
}

class Phone {
  constructor() {
    const me = phone();
    this.desk = new Desk("sending", () => ({ "X-Collection": me, "X-Link": location.hash.slice(1) }));
    this.chosen = ""; // id of a class
    this.said = make("p", { role: "status" });
    this.classes = make("div");
    this.own = make("ul", { class: "own" });
    this.none = make("p", {}, words.none);
    this.noClass = make("p", { hidden: "" }, words.no_class);
    this.files = [this.file(words.take, { capture: "environment" }), this.file(words.choose, { multiple: "" })];
    this.build();
  }

  build() {
    const language = make("a", { class: "language", href: `?lang=${other}${location.hash}`, lang: other }, words.other_language);
    const choice = make("fieldset", {}, make("legend", {}, words.which), this.noClass, this.classes);
    document.querySelector("main")?.append(
      language,
      make("h1", {}, words.title),
      choice,
      make("div", { class: "files" }, this.files),
      this.said,
      make("p", { class: "promise" }, words.promise),
      make("h2", {}, words.yours),
      this.none,
      this.own,
    );
    this.classes.className = "files";
  }

  /**
   * @param {string} said
   * @param {Record<string, string>} how
   */
  file(said, how) {
    const input = make("input", { type: "file", accept, ...how });
    input.onchange = async () => {
      await this.send([...(input.files ?? [])]);
      input.value = "";
    };
    return make("label", { class: "file" }, said, input);
  }

  /** @param {File[]} files */
  async send(files) {
    const refused = [];
    for (const [i, file] of files.entries()) {
      write(this.said, fill(words.sending, { done: i, total: files.length }));
      const answer = await this.asked("picture", { query: { class: this.chosen, name: file.name }, body: file });
      if (answer.refusal) refused.push(answer.refusal[lang]);
    }
    await this.refresh();
    write(this.said, [fill(words.sent, { count: files.length - refused.length }), ...new Set(refused)].join(" "));
  }

  /**
   * @param {string} path
   * @param {import("../desk.js").Asked} [asked]
   */
  async asked(path, asked) {
    try {
      return await this.desk.ask(path, asked);
    } catch {
      return { refusal: { [lang]: words.lost } };
    }
  }

  async refresh() {
    this.take(await this.asked("state"));
  }

  /** @param {{ refusal?: Record<string, string>, classes?: Class[], pictures?: Picture[] }} answer */
  take({ refusal, classes = [], pictures = [] }) {
    if (refusal) write(this.said, refusal[lang]);
    for (const file of this.files) file.hidden = Boolean(refusal) || !classes.length;
    if (refusal) return;
    if (!classes.some(({ id }) => id === this.chosen)) this.chosen = classes[0]?.id ?? "";
    this.noClass.hidden = Boolean(classes.length);
    this.none.hidden = Boolean(pictures.length);
    keyed(this.classes, classes, (each) => this.class(each), (label, { id, name }) => {
      write(label.querySelector("span") ?? label, name);
      /** @type {HTMLInputElement} */ (label.querySelector("input")).checked = id === this.chosen;
    });
    keyed(this.own, pictures, (each) => this.picture(each), (item, { of, waits }) => {
      write(item.querySelector("span") ?? item, `${of}, ${waits ? words.waits : words.taken}`);
    });
  }

  /** @param {Class} one */
  class({ id }) {
    const input = make("input", { type: "radio", name: "class" });
    input.onchange = () => (this.chosen = id);
    return make("label", { class: "class" }, input, make("span"));
  }

  /** @param {Picture} picture */
  picture({ id, of }) {
    const image = make("img", { src: `collecting/thumbnail/${id}`, alt: of });
    const button = make("button", { type: "button" }, words.withdraw);
    button.onclick = async () => this.take(await this.asked("withdraw", { body: { picture: id } }));
    return make("li", {}, image, make("span"), button);
  }
}

const page = new Phone();
page.refresh();
setInterval(() => document.hidden || page.refresh(), ASK_EVERY);
addEventListener("hashchange", () => page.refresh());
