// What is folded until it is asked for: stride, groups and both multipliers. What is set there stands in the line that opens it.

import { pressable, write } from "../../shared/elements.js";
import { writtenAlpha } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { divisors } from "./cost.js";

/**
 * @import { Explorer } from "../../shared/explorer.js"
 * @import { Chosen, Data } from "./types.js"
 */

export class Folded {
  /** @param {Explorer<Data> & { groups: number }} view */
  constructor(view) {
    this.view = view;
    this.box = view.find(".folded", HTMLDetailsElement);
    this.changed = false; // one of them is not as it is by itself
  }

  dress() {
    const { find, words } = this.view;
    write(find("#stride"), words.stride);
    write(find("#bundles"), words.groups);
  }

  render() {
    const { find, words, chosen, groups, data: { tables, folded } } = this.view;
    const changed = Object.entries(folded).some(([field, value]) => chosen[/** @type {keyof Chosen} */ (field)] !== value);
    if (changed && !this.changed) this.box.open = true; // by a link or on another page; what the visitor folds stays so
    this.changed = changed;
    const rho = tables.rho[chosen.size].toFixed(3);
    write(find(".folded summary"), fill(words.more, { stride: chosen.stride, groups, alpha: writtenAlpha(chosen.alpha), rho }));
    this.renderStrides();
    this.renderGroups();
  }

  renderStrides() {
    const { view, view: { chosen, data: { tables } } } = this;
    /** @type {[number, string][]} */
    const strides = Object.keys(tables.out_size).map((stride) => [Number(stride), stride]);
    pressable(view.find(".strides"), strides, chosen.stride, (stride) => view.choose({ stride }));
  }

  // Groups that do not divide both channel counts cannot be chosen, and where a link or a drag asks for such the next smaller
  // is shown.
  renderGroups() {
    const { view, view: { chosen, words, groups, data: { tables, steps } } } = this;
    const possible = divisors(tables, steps.bundles, chosen);
    pressable(
      view.find(".bundles"),
      steps.bundles.map((count) => [count, String(count)]),
      groups,
      (bundles) => view.choose({ bundles }),
    );
    view.find(".bundles").querySelectorAll("button").forEach((button, i) => {
      button.disabled = !possible.includes(steps.bundles[i]);
    });
    const others = steps.bundles.filter((count) => !possible.includes(count));
    const why = !others.length ? "" : groups === chosen.bundles ? words.not_dividing : words.fallen_back;
    write(
      view.find(".why"),
      fill(why, { others: others.join(", "), m: chosen.m, n: chosen.n, wanted: chosen.bundles, groups }),
    );
  }
}
