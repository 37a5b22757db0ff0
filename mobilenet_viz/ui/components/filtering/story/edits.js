// What is edited of kernels and mixing weights, and what undo goes back to.

import { Editor } from "./edit.js";

/** @import { Filtering } from "./component.js" */
/** @import { Chosen, Written } from "./types.js" */

export class Edits {
  /** @param {Filtering} view */
  constructor(view) {
    this.view = view;
    this.editor = new Editor(view.root, (changes) => this.edit(changes));
    /** @type {Pick<Chosen, "kernels" | "mix">[]} */
    this.past = [];
  }

  /** @param {Partial<Written>} changes */
  edit({ kernels, mix }) {
    const { chosen } = this.view;
    this.past.push({ kernels: chosen.kernels, mix: chosen.mix });
    this.view.choose({ ...(kernels && { kernels: kernels.join(",") }), ...(mix && { mix: mix.join("_") }) });
    this.dress();
  }

  undo() {
    const before = this.past.pop();
    if (!before) return;
    this.view.choose(before);
    this.dress();
  }

  dress() {
    const { data, chosen: { kernels, mix }, find } = this.view;
    this.editor.take(data, { kernels: kernels.split(","), mix: mix.split("_").map(Number) });
    find("#undo", HTMLButtonElement).disabled = !this.past.length;
  }
}
