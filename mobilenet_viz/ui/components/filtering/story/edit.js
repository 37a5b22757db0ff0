// Kernels and mixing weights that can be changed: a menu for each kernel, and cells, each group of which is one stop of Tab.

import { finder, make, write } from "../../shared/elements.js";
import { inRows, over, tint } from "../../shared/maps.js";
import { roving, tabStop } from "../../shared/roving.js";
import { fill } from "../../shared/words.js";
import { kernelOf, writtenKernel } from "./kernels.js";
import { CHANNELS } from "./machines.js";
import { NumberCell, Stepper } from "./number.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Data, Kernel, Written } from "./types.js" */

const LARGEST = 9; // of a kernel's whole numbers
const QUARTERS = 8; // of a mixing weight: ±2
const PER = 4; // quarters

export class Editor {
  /**
   * @param {ShadowRoot} root
   * @param {(changes: Partial<Written>) => void} edit
   */
  constructor(root, edit) {
    this.find = finder(root);
    this.edit = edit;
    this.stepper = new Stepper(this.find(".stepper"));
    /** @type {KernelEditor[]} by channel */
    this.kernels = [];
    /** @type {MixtureEditor[]} by output */
    this.mixtures = [];
    /** @type {Written} */
    this.written = { kernels: [], mix: [] };
  }

  /**
   * Fill in the words and what is chosen.
   * @param {Data} data
   * @param {Written} written
   */
  take({ words, named, mix }, written) {
    this.written = written;
    if (!this.kernels.length) this.build(named, mix);
    this.stepper.dress(words);
    this.kernels.forEach((each, m) => each.take(written.kernels[m], words[CHANNELS[m]], words));
    this.mixtures.forEach((each, n) => each.take(CHANNELS.map((_, m) => written.mix[m * this.mixtures.length + n]), n + 1, words));
  }

  /**
   * @param {Record<string, Kernel>} named
   * @param {number[][]} mix
   */
  build(named, mix) {
    const outputs = mix[0].length;
    this.kernels = mix.map((_, m) =>
      new KernelEditor(named, this.stepper, (kernel) => this.edit({ kernels: this.written.kernels.with(m, kernel) }))
    );
    this.mixtures = mix[0].map((_, n) =>
      new MixtureEditor(mix.length, this.stepper, (m, value) => this.edit({ mix: this.written.mix.with(m * outputs + n, value) }))
    );
    this.find(".stack.filters").replaceChildren(...this.kernels.map(({ element }) => element));
    this.find(".stack.weights").replaceChildren(...this.mixtures.map(({ element }) => element));
  }
}

/**
 * Cells of which one is a stop of Tab; the arrows left and right go through them.
 * @param {string} name
 * @param {NumberCell[]} cells
 * @param {HTMLElement[]} children with the cells in them
 */
function group(name, cells, children) {
  const box = make("div", { class: name, role: "group" }, ...children);
  const stops = cells.map(({ element }) => element);
  roving(box, { stops: () => stops });
  tabStop(stops, stops[0]);
  return box;
}

class KernelEditor {
  /**
   * @param {Record<string, Kernel>} named
   * @param {Stepper} stepper
   * @param {(kernel: string) => void} edit
   */
  constructor(named, stepper, edit) {
    this.named = named;
    this.written = "";
    this.select = make("select", {}, ...[...Object.keys(named), "own"].map((value) => make("option", { value })));
    this.select.onchange = () => edit(this.select.value);
    this.cells = Array.from({ length: 9 }, (_, at) => new NumberCell(LARGEST, stepper, (value) => edit(this.with(at, value))));
    this.grid = group("kernel", this.cells, this.cells.map(({ element }) => element));
    this.divisor = make("span", { class: "over" });
    this.element = make("div", { class: "filter" }, this.select, make("div", { class: "written" }, this.grid, this.divisor));
  }

  get kernel() {
    return kernelOf(this.written, this.named);
  }

  /**
   * The kernel with another number, as the link writes it.
   * @param {number} at
   * @param {number} value
   */
  with(at, value) {
    const { cells, divisor } = this.kernel;
    return writtenKernel({ cells: cells.with(at, value), divisor }, this.named);
  }

  /**
   * @param {string} written
   * @param {string} channel
   * @param {Words} words
   */
  take(written, channel, words) {
    this.written = written;
    const { cells, divisor } = this.kernel;
    const peak = Math.max(...cells.map(Math.abs));
    this.choose(written in this.named ? written : "own", words);
    const label = fill(words.filter_for, { channel });
    this.select.setAttribute("aria-label", label);
    this.grid.setAttribute("aria-label", `${label}: ${inRows(cells, divisor)}`);
    write(this.divisor, over(divisor));
    this.cells.forEach((cell, at) => {
      cell.take(cells[at], fill(words.kernel_cell, { row: Math.floor(at / 3) + 1, column: (at % 3) + 1 }));
      tint(cell.element, cells[at] / peak);
    });
  }

  /**
   * In the menu; "own" stands there only where it is so.
   * @param {string} name
   * @param {Words} words
   */
  choose(name, words) {
    for (const option of this.select.options) {
      write(option, words[`kernel_${option.value}`]);
      option.hidden = option.value === "own" && name !== "own";
    }
    this.select.value = name;
  }
}

class MixtureEditor {
  /**
   * @param {number} channels
   * @param {Stepper} stepper
   * @param {(m: number, quarters: number) => void} edit
   */
  constructor(channels, stepper, edit) {
    this.cells = Array.from({ length: channels }, (_, m) => new NumberCell(QUARTERS, stepper, (value) => edit(m, value), PER));
    this.letters = this.cells.map(() => make("b", { "aria-hidden": "true" }));
    this.element = group("mixture", this.cells, this.cells.map(({ element }, m) => make("span", {}, element, this.letters[m])));
  }

  /**
   * @param {number[]} quarters by channel
   * @param {number} number of the output
   * @param {Words} words
   */
  take(quarters, number, words) {
    this.element.setAttribute("aria-label", fill(words.mixture_label, { number }));
    this.cells.forEach((cell, m) => {
      cell.take(quarters[m], words[CHANNELS[m]]);
      write(this.letters[m], words[`letter_${CHANNELS[m]}`]);
    });
  }
}
