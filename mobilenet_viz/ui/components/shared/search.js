// Any class, found by any of its names: those that the network's list has, so that "puma" finds the cougar.

import { make, write } from "./elements.js";
import { fill, languageOf } from "./words.js";

const OFFERED = 12;

export class ClassSearch {
  // form: with a label, an input, its datalist and a box of a sentence and what is offered. found: told the index.
  constructor(form, found) {
    [this.label, this.field, this.names, this.box] = form.children;
    [this.sentence, this.offered] = this.box.children;
    this.found = found;
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
      if (!form.contains(target)) this.say("");
    });
  }

  // classes: all names of each, the usual one first.
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

  // The one class with this name; some names belong to two, of which one may have it as its usual name.
  called(wanted) {
    const usual = this.classes.findIndex(([name]) => name.toLowerCase() === wanted);
    if (usual >= 0) return usual;
    const called = [...this.classes.keys()].filter((i) => this.classes[i].some((name) => name.toLowerCase() === wanted));
    return called.length === 1 ? called[0] : -1;
  }

  // [index, its usual name and the one that matched], usual names that match first.
  containing(wanted) {
    const matching = this.classes.flatMap((names, index) => {
      const name = names.find((each) => each.toLowerCase().includes(wanted));
      return name === undefined ? [] : [[index, name === names[0] ? name : `${names[0]} (${name})`, name === names[0]]];
    });
    return matching.sort(([, , a], [, , b]) => b - a);
  }
}
