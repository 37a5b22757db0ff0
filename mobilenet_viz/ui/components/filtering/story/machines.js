// Both machines: the maps, the kernels and the weights, built once; data and words are put in whenever they change.

import { finder, make, write } from "../../shared/elements.js";
import { drawLines, inRows, kernelGrid, over, PixelMap } from "../../shared/maps.js";
import { signed } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { MAKES } from "./clock.js";
import { tiesOf } from "./ties.js";

/** @import { Clock } from "./clock.js" */
/** @import { Convolution, Data, Group, Made, Maps, Pixel, Products, Tie } from "./types.js" */

export const CHANNELS = ["red", "green", "blue"];

const MADE = /** @type {Made[]} */ (["depthwise", "separable", "standard"]);
const KIND = { depthwise: "depthwise", separable: "pointwise", standard: "conv" }; // of the convolution that makes a group
const WITH = { depthwise: "filters", separable: "weights", standard: "products" }; // the stack of what makes it

/** @type {Record<string, [first: number, others: number]>} the step that a stack's first, and its others, come with */
const STEPS = {
  channels: [1, 2],
  filters: [1, 2],
  depthwise: [1, 2],
  weights: [3, 4],
  separable: [3, 4],
  same: [5, 5],
  standard: [5, 5],
  products: [5, 5],
};

/**
 * @param {string} stack
 * @param {number} i
 */
const stepOf = (stack, i) => STEPS[stack][i ? 1 : 0];

export class Machines {
  /**
   * @param {ShadowRoot} root
   * @param {() => void} built called when maps were made
   */
  constructor(root, built) {
    this.find = finder(root);
    this.svg = this.find("svg", SVGElement);
    this.built = built;
    this.step = 1;
    this.down = false; // the depthwise maps stand below the channels
    /** @type {Data} */
    this.data;
    /** @type {Maps} */
    this.maps;
    /** @type {Tie[]} */
    this.ties = [];
    /** @type {Pixel | null} */
    this.lit = null;
    this.stack = (/** @type {string} */ name) => this.find(`.stack.${name}`);
  }

  /**
   * Maps are made anew when their size changes, as it does with the stride.
   * @param {Data} data
   */
  build({ size, out_size: outSize, mix }) {
    if (this.maps?.depthwise[0].size === outSize) return;
    /** @type {(count: number, side: number, markers: [string, number][]) => PixelMap[]} */
    const row = (count, side, markers) => Array.from({ length: count }, () => new PixelMap(side, markers));
    const outputs = mix[0].length;
    this.maps = {
      channels: row(mix.length, size, [["depthwise", 3], ["conv", 3]]),
      depthwise: row(mix.length, outSize, [["depthwise", 1], ["pointwise", 1]]),
      separable: row(outputs, outSize, [["pointwise", 1]]),
      standard: row(outputs, outSize, [["conv", 1]]),
    };
    for (const [group, maps] of Object.entries(this.maps)) this.stack(group).replaceChildren(...maps.map((map) => map.figure));
    for (const map of this.maps.channels) map.shown = size * size;
    this.built();
  }

  /**
   * Everything that comes from Python: maps, kernels, weights, words.
   * @param {Data} data
   */
  take(data) {
    const { words } = data;
    this.build(data);
    this.data = data;
    for (const group of /** @type {Group[]} */ (Object.keys(this.maps))) this.takeMaps(group, data);
    data.maps.channels.forEach(({ white }, m) => write(this.maps.channels[m].caption, `${words[CHANNELS[m]]} ±${white}`));
    data.maps.depthwise.forEach(({ white }, m) => write(this.maps.depthwise[m].caption, `±${white.toFixed(2)}`));
    for (const map of this.maps.channels) map.frame(data.zeros);
    this.stack("products").replaceChildren(...data.products[0].cells.map((_, n) => this.standardKernels(n, data)));
    this.stack("same").replaceChildren(
      ...data.maps.separable.map(({ white }) => make("div", {}, make("b", { "aria-hidden": "true" }, "="), `±${white.toFixed(2)}`)),
    );
  }

  /**
   * @param {Group} group
   * @param {Data} data
   */
  takeMaps(group, { maps, words }) {
    this.maps[group].forEach((map, i) => {
      const { greys, values, low, high } = maps[group][i];
      map.take(greys, values);
      const label = fill(words.map_label, { label: this.name(group, i), size: map.size, low: signed(low, 2), high: signed(high, 2) });
      map.canvas.setAttribute("aria-label", group === "channels" ? label : `${label}. ${words.map_keys}`);
    });
  }

  /**
   * @param {Group} group
   * @param {number} i
   */
  name(group, i) {
    return fill(this.data.words[`map_${group}`], { number: i + 1, channel: this.data.words[CHANNELS[i]] ?? "" });
  }

  /**
   * The standard kernels of an output, one for each channel.
   * @param {number} n
   * @param {Data} data
   */
  standardKernels(n, { products, words }) {
    const kernel = (/** @type {Products} */ { cells, divisor }, /** @type {number} */ m) => {
      const label = fill(words.product_label, { number: n + 1, channel: words[CHANNELS[m]] });
      return make(
        "div",
        {},
        kernelGrid(cells[n], `${label}: ${inRows(cells[n], divisor)}`),
        make("span", { class: "over" }, `${words[`letter_${CHANNELS[m]}`]} ${over(divisor)}`),
      );
    };
    return make("div", { class: "output" }, ...products.map(kernel));
  }

  /**
   * The picture builds up: what a later step is about is not there yet, and its place stays free.
   * @param {number} step
   */
  enter(step) {
    this.step = step;
    this.find(".machines").dataset.step = String(step);
    for (const name of Object.keys(STEPS)) {
      this.stack(name).classList.toggle("later", step < stepOf(name, 0));
      [...this.stack(name).children].forEach((child, i) => child.classList.toggle("later", step < stepOf(name, i)));
    }
    this.title("photo", 1, "title_photo");
    this.title("depthwise", 1, step === 1 ? "title_one" : "title_depthwise");
    this.title("pointwise", 3, step === 3 ? "title_mixture" : "title_pointwise");
    this.title("conv", 5, "title_conv");
    this.layOut();
  }

  /**
   * @param {string} name
   * @param {number} first the step that it comes with
   * @param {string} text
   */
  title(name, first, text) {
    const h2 = this.find(`.${name}-title`);
    h2.classList.toggle("later", this.step < first);
    write(h2, fill(this.data.words[text], this.data));
  }

  // The lines follow the layout.
  layOut() {
    this.down = this.stack("channels").getBoundingClientRect().bottom <= this.stack("depthwise").getBoundingClientRect().top;
    this.ties = tiesOf(this).filter(({ group, i }) => stepOf(group, i) <= this.step);
    drawLines(this.svg, this.ties, !this.down);
    this.light(this.lit);
  }

  /**
   * While a pixel is pointed at, only what makes it keeps its full strength.
   * @param {Pixel | null} at
   */
  light(at) {
    this.lit = at;
    const makes = (/** @type {Made} */ group, /** @type {number} */ i) => group === at?.group && i === at.i;
    this.ties.forEach(({ group, i }, line) => this.svg.children[line].classList.toggle("faint", at !== null && !makes(group, i)));
    for (const group of MADE) {
      [...this.stack(WITH[group]).children].forEach((child, i) => child.classList.toggle("lit", makes(group, i)));
    }
  }

  /**
   * How many pixels of a map are there: what the step's clock says, before their step none, later all.
   * @param {Made} group
   * @param {number} i
   * @param {Clock["pixels"]} pixels
   */
  count(group, i, pixels) {
    const maker = Object.keys(pixels).find((name) => this.madeBy(/** @type {Convolution} */ (name), group).includes(i));
    if (maker) return pixels[/** @type {Convolution} */ (maker)]?.count ?? 0;
    return this.step > stepOf(group, i) ? this.data.out_size ** 2 : 0;
  }

  /**
   * Which maps of a group a convolution makes.
   * @param {Convolution} name
   * @param {Made} group
   */
  madeBy(name, group) {
    if (MAKES[name].group !== group) return [];
    return MAKES[name].alone ? [0] : this.maps[group].map((_, i) => i);
  }

  /**
   * Where the machines stand: pixels shown, and markers on the pixel in progress or last finished (before the first, on the
   * first) or on the one pointed at.
   * @param {Clock} clock
   * @param {Pixel | null} at
   */
  render({ pixels }, at) {
    for (const group of MADE) this.maps[group].forEach((map, i) => map.reveal(this.count(group, i, pixels)));
    for (const map of Object.values(this.maps).flat()) for (const name of Object.keys(map.markers)) map.mark(name, null);
    if (at) return this.mark(at.group, [at.i], at.index);
    for (const [key, part] of Object.entries(pixels)) {
      const name = /** @type {Convolution} */ (key);
      const { group } = MAKES[name];
      if (part.runs) this.mark(group, this.madeBy(name, group), part.share ? part.count : Math.max(part.count - 1, 0));
    }
  }

  /**
   * Mark a pixel of some maps of a group, and what it is made from.
   * @param {Made} group
   * @param {number[]} which
   * @param {number} index
   */
  mark(group, which, index) {
    const { out_size: outSize, chosen, zeros } = this.data;
    const { channels, depthwise } = this.maps;
    const kind = KIND[group];
    for (const i of which) this.maps[group][i].mark(kind, index);
    if (group === "separable") return depthwise.forEach((map) => map.mark(kind, index));
    const corner = (/** @type {number} */ at) => at * Number(chosen.stride) - zeros.before;
    const [row, column] = [corner(Math.floor(index / outSize)), corner(index % outSize)];
    for (const map of group === "standard" ? channels : which.map((m) => channels[m])) map.place(kind, row, column);
  }
}
