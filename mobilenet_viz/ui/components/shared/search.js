// Any class, found by any of its names: those that the network's list has, so that "puma" finds the cougar.

import { finder, make, write } from "./elements.js";
import { fill, languageOf } from "./words.js";

const OFFERED = 12;

/** @import { Words } from "./types.js" */

export class ClassSearch {
  /**
   * @param {HTMLElement} form with a label, an input, its datalist and a box of a sentence and what is offered
   * @param {(index: number) => void} found
   */
  constructor(form, found) {
    const find = finder(form);
    this.label = find("label");
    this.field = find("input", HTMLInputElement);
    this.names = find("datalist");
    this.box = find(".found");
    this.sentence = find(".found p");
    this.offered = find(".offered");
    this.found = found;
    /** @type {Words} */
    this.words;
    /** @type {string[][]} */
    this.classes;
    form.onsubmit = (event) => {
      event.preventDefault();
      this.search({ entered: true });
    };
    this.field.onchange = () => this.search();
    this.field.oninput = () => this.search({ typing: true });
    // The box may lie over other things: Escape and a press beside it take it away.
    form.onkeydown = ({ key }) => {
      if (key === "Escape") this.say("");
    };
    form.getRootNode().addEventListener("pointerdown", ({ target }) => {
      if (!(target instanceof Node) || !form.contains(target)) this.say("");
    });
  }

  /**
   * @param {Words} words
   * @param {string[][]} classes all names of each, the usual one first
   */
  render(words, classes) {
    this.words = words;
    this.classes = classes;
    write(this.label, fill(words.search, { count: classes.length }));
    this.field.placeholder = words.search_placeholder;
    const names = [...new Set(this.classes.flat())]; // another language has other names, and more of them
    if (this.names.children.length !== names.length) this.names.replaceChildren(...names.map((value) => make("option", { value })));
  }

  clear() {
    this.field.value = "";
    this.say("");
  }

  /**
   * @param {string} sentence
   * @param {[index: number, said: string][]} [offered]
   */
  say(sentence, offered = []) {
    this.box.classList.toggle("empty", !sentence);
    write(this.sentence, sentence);
    this.offered.replaceChildren(...offered.map(([index, said]) => {
      const button = make("button", { type: "button", lang: languageOf(said) }, said);
      button.onclick = () => this.take(index);
      return button;
    }));
  }

  /** @param {number} index */
  take(index) {
    [this.field.value] = this.classes[index];
    this.say("");
    this.found(index);
  }

  /**
   * While typing only a whole name counts; at Enter or when leaving, the classes whose names contain it are offered, and
   * at Enter the only one is taken.
   * @param {{ typing?: boolean, entered?: boolean }} [how]
   */
  search({ typing = false, entered = false } = {}) {
    const wanted = this.field.value.trim().toLowerCase();
    const index = this.called(wanted);
    if (index >= 0) this.found(index);
    if (index >= 0 || !wanted || typing) return this.say("");
    const offered = this.containing(wanted);
    if (entered && offered.length === 1) return this.take(offered[0][0]);
    const { search_none: none, search_one: one, search_some: some } = this.words;
    const sentence = !offered.length ? fill(none, { count: this.classes.length }) : offered.length === 1 ? one : some;
    this.say(sentence, offered.slice(0, OFFERED));
  }

  /**
   * The one class with this name; some names belong to two, of which one may have it as its usual name.
   * @param {string} wanted
   */
  called(wanted) {
    const usual = this.classes.findIndex(([name]) => name.toLowerCase() === wanted);
    if (usual >= 0) return usual;
    const called = [...this.classes.keys()].filter((i) => this.classes[i].some((name) => name.toLowerCase() === wanted));
    return called.length === 1 ? called[0] : -1;
  }

  /**
   * The classes with a name that contains this, each said by its usual name and the one that matched; usual names that
   * match first.
   * @param {string} wanted
   * @returns {[index: number, said: string][]}
   */
  containing(wanted) {
    const matching = this.classes.flatMap(([usual, ...others], index) => {
      if (usual.toLowerCase().includes(wanted)) return [{ index, said: usual, first: 1 }];
      const name = others.find((each) => each.toLowerCase().includes(wanted));
      return name === undefined ? [] : [{ index, said: `${usual} (${name})`, first: 0 }];
    });
    return matching.sort((a, b) => b.first - a.first).map(({ index, said }) => [index, said]);
  }
}
