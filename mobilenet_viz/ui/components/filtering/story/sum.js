// One output pixel written out: patch × kernel = products, and their sum. Values are Python's; a product is rounded to
// thousandths, up or down, so that the printed ones add up to the printed value.

import { make, write } from "../../shared/elements.js";
import { over, tint } from "../../shared/maps.js";
import { addingUp, signBefore, signed } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { CHANNELS } from "./machines.js";

const thousandths = (value) => Math.floor(1000 * value + 0.5);
const print = (count) => signed(count / 1000, 3);

// To how many digits the values that meet the weights are printed.
const digitsOf = (group) => (group === "separable" ? 3 : 2);

// What makes a pixel: `terms`, each with a patch (null: a zero outside the photo), the numbers it meets and the products.
export function sumAt(data, maps, { group, i, index }) {
  const { size, out_size: outSize, chosen, zeros, kernels, products, mix } = data;
  const [row, column] = [Math.floor(index / outSize), index % outSize];
  const patch = (m) =>
    Array.from({ length: 9 }, (_, cell) => {
      const y = row * Number(chosen.stride) - zeros.before + Math.floor(cell / 3);
      const x = column * Number(chosen.stride) - zeros.before + (cell % 3);
      return y < 0 || x < 0 || y >= size || x >= size ? null : maps.channels[m].values[y * size + x];
    });
  const terms = {
    depthwise: () => [{ m: i, patch: patch(i), cells: kernels[i].cells, divisor: kernels[i].divisor }],
    separable: () => mix.map((weights, m) => ({ m, patch: [maps.depthwise[m].values[index]], cells: [weights[i]], divisor: 1 })),
    standard: () => products.map(({ cells, divisor }, m) => ({ m, patch: patch(m), cells: cells[i], divisor })),
  }[group]();
  const total = thousandths(maps[group][i].values[index]);
  const all = addingUp(
    terms.flatMap((term) => term.patch.map((value, cell) => (1000 * (value ?? 0) * term.cells[cell]) / term.divisor)),
    total,
  );
  terms.forEach((term, t) => {
    term.products = all.slice(t * term.patch.length, (t + 1) * term.patch.length);
  });
  return { terms, total, row: row + 1, column: column + 1 };
}

// "0.012 + 0.034 − 0.010 = 0.036", products of 0 left out.
export function inOneLine({ terms, total }) {
  const counts = terms.flatMap((term) => term.products).filter((count) => count !== 0);
  const written = counts.map((count, i) => `${signBefore(count, i)}${(Math.abs(count) / 1000).toFixed(3)}`).join("");
  return `${written || "0"} = ${print(total)}`;
}

export class Sum {
  constructor(element) {
    this.title = element.querySelector(".sum-title");
    this.place = element.querySelector(".terms");
    this.element = element;
  }

  // at: null when there is nothing to write out yet; there: whether that pixel has been computed; asked: not just passing by.
  show(at, there, asked, machines) {
    const { data, maps } = machines;
    const { words } = data;
    this.place.setAttribute("aria-label", words.sum_label);
    for (const [name, holds] of [["nothing", !at || !there], ["asked", asked], ["long", at?.group === "standard"]]) {
      this.element.classList.toggle(name, holds);
    }
    if (!at) return this.say(words.sum_none);
    const sum = sumAt(data, maps, at);
    const name = fill(words.sum_at, { map: machines.name(at.group, at.i), row: sum.row, column: sum.column });
    if (!there) return this.say(`${name}: ${words.sum_not_yet}`);
    this.build(at.group, sum, machines);
    this.fillIn(at.group, sum, machines);
    const key = JSON.stringify([name, sum.total, data.language]);
    if (key === this.key) return;
    this.key = key;
    this.title.replaceChildren(
      make("b", {}, `${name} = ${print(sum.total)}`),
      make("span", { class: "dim" }, fill(words.sum_note, { digits: digitsOf(at.group) })),
    );
  }

  // A sentence in place of a sum: the next sum, be it the last one again, has its title written anew.
  say(sentence) {
    this.key = null;
    write(this.title, sentence);
  }

  // Elements are made once for each kind of sum; a pixel writes only what changes.
  build(group, { terms }, { data: { language } }) {
    if (this.built === group + language) return;
    this.built = group + language;
    const side = group === "separable" ? 1 : 3;
    const grid = (kind) =>
      make("div", { class: `cells ${kind} of${side}`, role: "img" }, ...Array.from({ length: side * side }, () => make("span")));
    this.terms = terms.map(() => ({ head: make("p"), patch: grid("patch"), cells: grid("numbers"), products: grid("shares") }));
    this.total = make("output", { class: "total" });
    const op = (sign) => make("span", { class: "op", "aria-hidden": "true" }, sign);
    this.place.className = `terms ${group}`;
    this.place.replaceChildren(
      ...this.terms.map(({ head, patch, cells, products }, t) =>
        make(
          "div",
          { class: "term" },
          head,
          make(
            "div",
            { class: "equation" },
            patch,
            op("×"),
            cells,
            make("div", { class: "made" }, op("="), products, t === terms.length - 1 ? this.total : op("+")),
          ),
        )
      ),
    );
  }

  fillIn(group, { terms, total }, { data: { words } }) {
    const digits = digitsOf(group);
    terms.forEach((term, t) => {
      const to = this.terms[t];
      const channel = words[CHANNELS[term.m]];
      write(to.head, fill(group === "separable" ? words.head_mixed : words.head_patch, { channel, over: over(term.divisor) }).trim());
      term.patch.forEach((value, cell) => {
        const square = to.patch.children[cell];
        write(square, value === null ? "0" : signed(Math.floor(10 ** digits * value + 0.5) / 10 ** digits, digits));
        square.classList.toggle("outside", value === null);
        tint(square, group === "separable" ? 0 : Math.max(-1, Math.min(1, value ?? 0)));
        write(to.cells.children[cell], signed(term.cells[cell], group === "separable" ? 2 : 0));
        write(to.products.children[cell], print(term.products[cell]));
      });
      const texts = (grid) => [...grid.children].map((square) => square.textContent).join(" ");
      for (const [grid, label] of [[to.patch, "label_patch"], [to.cells, "label_numbers"], [to.products, "label_products"]]) {
        grid.setAttribute("aria-label", fill(words[label], { channel, values: texts(grid), over: over(term.divisor) }).trim());
      }
    });
    write(this.total, `= ${print(total)}`);
  }
}
