// Any class, found by any of its names: those that the network's list has, so that "puma" finds the cougar.

import { finder, make, write } from "./elements.js";
import { fill, languageOf } from "./words.js";

/** @import { Words } from "./types.js" */
/** @typedef {[index: number, said: string, usual: boolean]} Offered */

const OFFERED = 12;

export class ClassSearch {
  /**
   * @param {HTMLFormElement} form with a label, an input, its datalist and a box of a sentence and what is offered
   * @param {(index: number) => void} found
   */
  constructor(form, found) {
    const find = finder(form);
    this.label = find("label");
    this.field = find("input", HTMLInputElement);
    this.names = find("datalist");
    this.box = /** @type {HTMLElement} */ (form.lastElementChild);
    const [sentence, offered] = this.box.children;
    this.sentence = sentence;
    this.offered = offered;
    this.found = found;
    /** @type {Words} */
    this.words = {};
    /** @type {string[][]} */
    this.classes = [];
    form.onsubmit = (event) => {
      event.preventDefault();
      this.search();
    };
    this.field.onchange = () => this.search();
    this.field.oninput = () => this.search(true);
    // The box may lie over other things: Escape and a press beside it take it away.
    form.onkeydown = ({ key }) => {
      if (key === "Escape") this.say("");
    };
    form.getRootNode().addEventListener("pointerdown", ({ target }) => {
      if (!(target instanceof Node && form.contains(target))) this.say("");
    });
  }

  /**
   * classes: all names of each, the usual one first.
   * @param {Words} words
   * @param {string[][]} classes
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
   * @param {Offered[]} [offered]
   */
  say(sentence, offered = []) {
    this.box.classList.toggle("empty", !sentence);
    write(this.sentence, sentence);
    this.offered.replaceChildren(...offered.map(([index, said]) => {
      const button = make("button", { type: "button", lang: languageOf(said) }, said);
      button.onclick = () => {
        [this.field.value] = this.classes[index];
        this.say("");
        this.found(index);
      };
      return button;
    }));
  }

  // While typing only a whole name counts; at Enter or when leaving, the classes whose names contain it are offered.
  search(typing = false) {
    const wanted = this.field.value.trim().toLowerCase();
    const index = this.called(wanted);
    if (index >= 0) this.found(index);
    if (index >= 0 || !wanted || typing) return this.say("");
    const offered = this.containing(wanted);
    const { search_none: none, search_some: some } = this.words;
    this.say(offered.length ? some : fill(none, { count: this.classes.length }), offered.slice(0, OFFERED));
  }

  /**
   * The one class with this name; some names belong to two, of which one may have it as its usual name.
   * @param {string} wanted
   * @returns {number}
   */
  called(wanted) {
    const usual = this.classes.findIndex(([name]) => name.toLowerCase() === wanted);
    if (usual >= 0) return usual;
    const called = [...this.classes.keys()].filter((i) => this.classes[i].some((name) => name.toLowerCase() === wanted));
    return called.length === 1 ? called[0] : -1;
  }

  /**
   * [index, its usual name and the one that matched], usual names that match first.
   * @param {string} wanted
   * @returns {Offered[]}
   */
  containing(wanted) {
    const matching = this.classes.flatMap((names, index) => {
      const name = names.find((each) => each.toLowerCase().includes(wanted));
      if (name === undefined) return [];
      /** @type {Offered} */
      const found = [index, name === names[0] ? name : `${names[0]} (${name})`, name === names[0]];
      return [found];
    });
    return matching.sort(([, , a], [, , b]) => Number(b) - Number(a));
  }
}
