// One output pixel written out: patch × kernel = products, and their sum. Values are Python's; a product is rounded to
// thousandths, up or down, so that the printed ones add up to the printed value.

import { finder, make, write } from "../../shared/elements.js";
import { over, tint } from "../../shared/maps.js";
import { addingUp, signBefore, signed } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { CHANNELS } from "./machines.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Filtering } from "./component.js" */
/** @import { Machines } from "./machines.js" */
/** @import { Data, Made, Maps, Pixel } from "./types.js" */

/**
 * A channel's part in a pixel: its patch (null: a zero outside the photo), the numbers it meets, and the products in thousandths.
 * @typedef {{ m: number, patch: (number | null)[], cells: number[], divisor: number, products: number[] }} Term
 *
 * What makes a pixel. total: in thousandths; row, column: from 1.
 * @typedef {{ terms: Term[], total: number, row: number, column: number }} PixelSum
 */

/** @param {number} count thousandths */
const print = (count) => signed(count / 1000, 3);

/**
 * To how many digits the values that meet the weights are printed.
 * @param {Made} group
 */
const digitsOf = (group) => (group === "separable" ? 3 : 2);

/**
 * @param {number} value
 * @param {number} digits
 */
const rounded = (value, digits) => Math.floor(10 ** digits * value + 0.5) / 10 ** digits;

/**
 * What makes a pixel.
 * @param {Data} data
 * @param {Maps} maps
 * @param {Pixel} pixel
 * @returns {PixelSum}
 */
export function sumAt(data, maps, { group, i, index }) {
  const terms = termsOf(data, maps, { group, i, index });
  const total = Math.floor(1000 * maps[group][i].values[index] + 0.5);
  const exact = terms.flatMap(({ patch, cells, divisor }) => patch.map((value, cell) => (1000 * (value ?? 0) * cells[cell]) / divisor));
  const printed = addingUp(exact, total);
  for (const term of terms) term.products = printed.splice(0, term.patch.length);
  return { terms, total, row: Math.floor(index / data.out_size) + 1, column: (index % data.out_size) + 1 };
}

/**
 * The terms without their products.
 * @param {Data} data
 * @param {Maps} maps
 * @param {Pixel} pixel
 * @returns {Term[]}
 */
function termsOf({ size, out_size: outSize, chosen, zeros, kernels, products, mix }, maps, { group, i, index }) {
  const corner = (/** @type {number} */ at) => at * Number(chosen.stride) - zeros.before;
  const patch = (/** @type {number} */ m) =>
    Array.from({ length: 9 }, (_, cell) => {
      const [y, x] = [corner(Math.floor(index / outSize)) + Math.floor(cell / 3), corner(index % outSize) + (cell % 3)];
      return y < 0 || x < 0 || y >= size || x >= size ? null : maps.channels[m].values[y * size + x];
    });
  if (group === "depthwise") return [{ m: i, patch: patch(i), ...kernels[i], products: [] }];
  if (group === "standard") {
    return products.map(({ cells, divisor }, m) => ({ m, patch: patch(m), cells: cells[i], divisor, products: [] }));
  }
  return mix.map((weights, m) => ({ m, patch: [maps.depthwise[m].values[index]], cells: [weights[i]], divisor: 1, products: [] }));
}

/**
 * "0.012 + 0.034 − 0.010 = 0.036", products of 0 left out.
 * @param {PixelSum} sum
 */
export function inOneLine({ terms, total }) {
  const counts = terms.flatMap((term) => term.products).filter((count) => count !== 0);
  const written = counts.map((count, i) => `${signBefore(count, i)}${(Math.abs(count) / 1000).toFixed(3)}`).join("");
  return `${written || "0"} = ${print(total)}`;
}

export class Sum {
  /** @param {HTMLElement} element */
  constructor(element) {
    const find = finder(element);
    this.title = find(".sum-title");
    this.place = find(".terms");
    this.element = element;
    /** @type {string | null} what stands in the title; null: a sentence in place of a sum */
    this.key = null;
    /** @type {{ head: HTMLElement, patch: HTMLElement, cells: HTMLElement, products: HTMLElement }[]} */
    this.terms = [];
    this.total = make("output", { class: "total" });
  }

  /**
   * @param {Pixel | null} at null when there is nothing to write out yet
   * @param {boolean} there whether that pixel has been computed
   * @param {boolean} asked not just passing by
   * @param {Machines} machines
   * @param {number} [share] of its products that is done, in their order
   */
  show(at, there, asked, machines, share = 1) {
    const { data, maps } = machines;
    const { words } = data;
    this.place.setAttribute("aria-label", words.sum_label);
    this.element.classList.toggle("nothing", !at || !there);
    this.element.classList.toggle("asked", asked);
    this.element.classList.toggle("long", at?.group === "standard");
    if (!at) return this.say(words.sum_none);
    const sum = sumAt(data, maps, at);
    const name = fill(words.sum_at, { map: machines.name(at.group, at.i), row: sum.row, column: sum.column });
    if (!there) return this.say(`${name}: ${words.sum_not_yet}`);
    this.build(at.group, sum.terms.length, data.language);
    this.fillIn(at.group, sum, words);
    if (share < 1) this.hold(sum, share);
    const key = JSON.stringify([name, sum.total, data.language, share < 1]);
    if (key === this.key) return;
    this.key = key;
    this.title.replaceChildren(
      make("b", {}, share < 1 ? name : `${name} = ${print(sum.total)}`),
      make("span", { class: "dim" }, fill(words.sum_note, { digits: digitsOf(at.group) })),
    );
  }

  /**
   * A sentence in place of a sum: the next sum, be it the last one again, has its title written anew.
   * @param {string} sentence
   */
  say(sentence) {
    this.key = null;
    write(this.title, sentence);
  }

  /**
   * Elements are made once for each kind of sum; a pixel writes only what changes.
   * @param {Made} group
   * @param {number} count of terms
   * @param {string} language
   */
  build(group, count, language) {
    if (this.built === group + language) return;
    this.built = group + language;
    const side = group === "separable" ? 1 : 3;
    const grid = (/** @type {string} */ kind) =>
      make("div", { class: `cells ${kind} of${side}`, role: "img" }, ...Array.from({ length: side * side }, () => make("span")));
    this.terms = Array.from({ length: count }, () => ({
      head: make("p"),
      patch: grid("patch"),
      cells: grid("numbers"),
      products: grid("shares"),
    }));
    this.place.className = `terms ${group}`;
    this.place.replaceChildren(...this.terms.map((term, t) => {
      const made = make("div", { class: "made" }, op("="), term.products, t === count - 1 ? this.total : op("+"));
      return make("div", { class: "term" }, term.head, make("div", { class: "equation" }, term.patch, op("×"), term.cells, made));
    }));
  }

  /**
   * @param {Made} group
   * @param {PixelSum} sum
   * @param {Words} words
   */
  fillIn(group, { terms, total }, words) {
    const digits = digitsOf(group);
    terms.forEach(({ m, divisor, patch, cells, products }, t) => {
      const to = this.terms[t];
      const said = { channel: words[CHANNELS[m]], over: over(divisor) };
      write(to.head, fill(group === "separable" ? words.head_mixed : words.head_patch, said).trim());
      patch.forEach((value, cell) => {
        const square = /** @type {HTMLElement} */ (to.patch.children[cell]);
        write(square, value === null ? "0" : signed(rounded(value, digits), digits));
        square.classList.toggle("outside", value === null);
        tint(square, group === "separable" ? 0 : Math.max(-1, Math.min(1, value ?? 0)));
        write(to.cells.children[cell], signed(cells[cell], group === "separable" ? 2 : 0));
        write(to.products.children[cell], print(products[cell]));
        for (const grid of [to.patch, to.cells]) grid.children[cell].classList.remove("now");
      });
      label(to.patch, words.label_patch, said);
      label(to.cells, words.label_numbers, said);
      label(to.products, words.label_products, said);
    });
    write(this.total, `= ${print(total)}`);
  }

  /**
   * Only the products that are done; the last of them is the one just made.
   * @param {PixelSum} sum
   * @param {number} share
   */
  hold({ terms }, share) {
    const all = terms.flatMap(({ products }) => products);
    const done = Math.floor(share * all.length) + 1;
    const squares = (/** @type {"patch" | "cells" | "products"} */ kind) => this.terms.flatMap((term) => [...term[kind].children]);
    squares("products").forEach((square, i) => i >= done && write(square, ""));
    for (const kind of /** @type {const} */ (["patch", "cells"])) squares(kind)[done - 1].classList.add("now");
    write(this.total, `= ${print(all.slice(0, done).reduce((sum, each) => sum + each, 0))}`);
  }
}

/**
 * The sum of the pixel pointed at, else of the one in progress or finished last; in motion that changes ten times a second at most.
 * @param {Filtering} view
 */
export function writeSum(view) {
  const now = performance.now();
  const { pointing: { at }, machines, clock } = view;
  if (!at && view.player.playing && now - view.summed < 100) return;
  view.summed = now;
  const { pixel, share } = at ? { pixel: at, share: 1 } : clock.last ?? { pixel: null, share: 1 };
  const there = pixel !== null && (share < 1 || machines.maps[pixel.group][pixel.i].shown > pixel.index);
  view.sum.show(pixel, there, at !== null, machines, share);
}

/** @param {string} sign */
const op = (sign) => make("span", { class: "op", "aria-hidden": "true" }, sign);

/**
 * What a grid is and what stands in it, for whoever cannot see it.
 * @param {HTMLElement} grid
 * @param {string} sentence
 * @param {{ channel: string, over: string }} said
 */
function label(grid, sentence, said) {
  const values = [...grid.children].map((square) => square.textContent).join(" ");
  grid.setAttribute("aria-label", fill(sentence, { ...said, values }).trim());
}
