// The four steps of Table 3 as bars to one scale, each with what the paper prints where the layer is its example.

import { make, write } from "../../shared/elements.js";
import { short, whole } from "../../shared/numbers.js";
import { quoted } from "../../shared/quoted.js";
import { fill } from "../../shared/words.js";
import { total } from "./cost.js";

export function drawBar(box, parts, most) {
  box.replaceChildren(...parts.map((part) => {
    const bar = make("i", { class: part.name });
    bar.style.width = `${(100 * part.mult_adds) / most}%`;
    return bar;
  }));
}

export class Rungs {
  constructor(view) {
    this.view = view;
    this.list = view.find(".rungs");
  }

  dress(words) {
    const row = () =>
      make(
        "li",
        {},
        make("b", { class: "name" }),
        make("div", { class: "bar", "aria-hidden": "true" }),
        make("span", { class: "work" }, make("strong"), ` ${words.mult_adds}`, make("span", { class: "exact dim" })),
        make("span", { class: "weights" }),
        make("span", { class: "printed" }),
      );
    this.list.replaceChildren(...["standard", "separable", "alpha", "rho"].map(row));
    this.names = [words.name_standard, words.name_separable, words.rung_alpha, words.rung_rho];
  }

  // steps: what `rungs` gives; values: for the names; printed: of the paper, or nothing where it prints another layer.
  render(steps, values, { printed, source }, isExample) {
    const { words } = this.view;
    const most = Math.max(...steps.map((parts) => total(parts, "mult_adds")));
    steps.forEach((parts, i) => {
      const row = this.list.children[i];
      const find = (name) => row.querySelector(name);
      const work = total(parts, "mult_adds");
      write(find(".name"), fill(this.names[i], values));
      drawBar(find(".bar"), parts, most);
      write(find(".work strong"), work < 1e10 ? short(work) : `${whole.format(Math.round(work / 1e6))} M`);
      write(find(".exact"), work < 1e4 ? "" : whole.format(work));
      write(find(".weights"), fill(words.weights, { count: short(total(parts, "weights")) }));
      find(".printed").replaceChildren(
        ...(isExample ? [quoted(fill(words.printed, { work: printed[i][0], weights: printed[i][1] }), source)] : []),
      );
    });
  }
}
