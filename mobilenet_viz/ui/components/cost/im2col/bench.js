// A convolution as a matrix product: the 3×3 has to write every window out as a column first; for the 1×1 the map as it
// lies is the matrix already; the depthwise 3×3 falls apart into a product for each channel. One output pixel is pointed at;
// its window, its columns and its sums are lit.

import { finder, make, write } from "../../shared/elements.js";
import { roving, tabStop } from "../../shared/roving.js";
import { fill } from "../../shared/words.js";
import { light, mark, matrices, writtenSum } from "./matrices.js";
import { inWindow, placeOf } from "./windows.js";

/**
 * @import { Im2col } from "./component.js"
 * @import { Example } from "./types.js"
 */

const BEAT = 450; // ms for a column while playing

/**
 * The map with the ring of zeros round it that a 3×3 meets.
 * @param {Example} example
 */
function mapOf({ size, matrix }) {
  const numbers = (/** @type {(string | number)[]} */ all) => all.map((n) => make("span", {}, String(n)));
  const pixels = matrix[0].map((_, p) =>
    make("button", { type: "button", "data-column": p }, ...numbers(matrix.map((channel) => channel[p])))
  );
  const zero = () => make("span", { class: "zero", "aria-hidden": "true" }, ...numbers(matrix.map(() => 0)));
  const sides = [...Array(size + 2).keys()].map((side) => side - 1);
  const ring = sides.flatMap((y) =>
    sides.map((x) => ({ x, y, cell: x >= 0 && x < size && y >= 0 && y < size ? pixels[y * size + x] : zero() }))
  );
  return { pixels, ring };
}

/** @param {Element | EventTarget | null} target */
function columnOf(target) {
  const cell = target instanceof Element ? target.closest("[data-column]") : null;
  return cell instanceof HTMLElement ? Number(cell.dataset.column) : null;
}

export class Bench {
  /** @param {Im2col} view */
  constructor(view) {
    this.view = view;
    this.find = finder(view.find(".bench"));
    /** @type {number | null} by the pointer or while playing, over the pixel that is chosen */
    this.pointed = null;
    this.written = Infinity; // columns that im2col has written so far
    /** @type {number | undefined} */
    this.playing = undefined;
    /** @type {ReturnType<Bench["build"]> | undefined} */
    this.built = undefined;
  }

  stop() {
    clearInterval(this.playing);
  }

  get pixel() {
    return this.pointed ?? this.view.chosen.window;
  }

  dress() {
    const { find, view: { words, data: { example } } } = this;
    const { pixels, back, forth } = this.built ??= this.build(example);
    find(".map").setAttribute("aria-label", words.map_label);
    pixels.forEach((button, p) => {
      const numbers = example.matrix.map((channel) => channel[p]).join(", ");
      button.setAttribute("aria-label", fill(words.pixel, { ...placeOf(p, example.size), numbers }));
    });
    write(find(".input figcaption"), fill(words.input, { size: example.size, channels: example.matrix.length }));
    this.captions(example);
    back.setAttribute("aria-label", words.previous);
    forth.setAttribute("aria-label", words.next);
    find(".steps").setAttribute("aria-label", words.steps);
  }

  /**
   * All that stays through every language and choice: cells, buttons and what they do.
   * @param {Example} example
   */
  build(example) {
    const { find } = this;
    const map = find(".map");
    const { pixels, ring } = mapOf(example);
    map.append(...ring.map(({ cell }) => cell));
    map.style.setProperty("--side", String(example.size + 2));
    roving(map, { stops: () => pixels, across: () => example.size, reached: (pixel) => this.choose(pixel) });
    const wide = matrices(find(".wide .matrices"), example.kernels, example.columns, example.output);
    const thin = matrices(find(".thin .matrices"), example.weights, example.matrix, example.mixed);
    const apart = example.apart.map((channel) => {
      const [box, sum] = [make("div", { class: "matrices", "aria-hidden": "true" }), make("p", { class: "sum" })];
      find(".apart").append(box, sum);
      return { ...channel, sum, cells: matrices(box, channel.kernels, channel.columns, channel.output) };
    });
    for (const figure of [find(".wide .matrices"), find(".beside"), map]) {
      figure.onpointerover = ({ pointerType, target }) => {
        const column = columnOf(target);
        if (pointerType === "mouse" && column !== null) this.point(column);
      };
      figure.onpointerleave = () => this.point(null);
      figure.onclick = ({ target }) => {
        const column = columnOf(target);
        if (column !== null) this.choose(column);
      };
    }
    const step = (/** @type {number} */ by) => this.choose((this.pixel + by + pixels.length) % pixels.length);
    const [back, play, forth] = ["back", "play", "forth"].map((name) => make("button", { type: "button", class: name }));
    back.textContent = "←";
    forth.textContent = "→";
    back.onclick = () => step(-1);
    forth.onclick = () => step(1);
    play.onclick = () => (this.playing ? this.choose(this.pixel) : this.start());
    find(".steps").append(back, play, forth);
    return { pixels, ring, wide, thin, apart, back, play, forth };
  }

  /** @param {Example} example */
  captions({ columns, matrix, apart, written, read, times }) {
    const { find, view: { words } } = this;
    const caption = (/** @type {string} */ figure, /** @type {string} */ key, /** @type {Record<string, number>} */ values) => {
      const [title, rest] = fill(words[key], values).split("|");
      find(`${figure} figcaption`).replaceChildren(make("b", {}, title), make("span", {}, rest));
    };
    caption(".wide", "caption_wide", { rows: columns.length, columns: columns[0].length, written, read, times });
    caption(".thin", "caption_thin", { rows: matrix.length, columns: matrix[0].length, read });
    const [{ columns: rows }] = apart;
    caption(".apart", "caption_apart", { count: apart.length, rows: rows.length, columns: rows[0].length });
  }

  /** @param {number | null} pixel */
  point(pixel) {
    if (this.playing) return;
    this.pointed = pixel;
    this.render();
  }

  /** @param {number} pixel */
  choose(pixel) {
    this.halt();
    this.pointed = null;
    this.view.choose({ window: pixel });
  }

  start() {
    this.written = 0;
    this.playing = setInterval(() => this.beat(), BEAT);
    this.beat();
  }

  beat() {
    this.written += 1;
    this.pointed = this.written - 1;
    if (this.written < this.view.data.example.matrix[0].length) this.render();
    else this.choose(this.pointed);
  }

  halt() {
    clearInterval(this.playing);
    this.playing = undefined;
    this.written = Infinity;
  }

  /** @param {ReturnType<Bench["build"]>["apart"]} apart */
  renderApart(apart) {
    const { find, pixel, view: { words, covered } } = this;
    find(".apart").classList.toggle("covered", covered);
    apart.forEach(({ cells, kernels, columns, sources, output, sum }, i) => {
      light(cells, pixel, this.written);
      mark(cells.numbers, sources, pixel);
      write(sum, `${fill(words.channel, { number: i + 1 })} ${writtenSum(words, kernels, columns, output, pixel)}`);
    });
  }

  render() {
    if (!this.built) return;
    const { find, pixel, view: { words, chosen, data: { example } } } = this;
    const { pixels, ring, wide, thin, play } = this.built;
    this.renderApart(this.built.apart);
    for (const { x, y, cell } of ring) cell.classList.toggle("seen", inWindow(x, y, pixel, example));
    tabStop(pixels, pixels[chosen.window]);
    pixels.forEach((button, p) => button.setAttribute("aria-pressed", String(p === pixel)));
    light(wide, pixel, this.written);
    mark(wide.numbers, example.sources, pixel);
    light(thin, pixel);
    write(find(".wide .sum"), writtenSum(words, example.kernels, example.columns, example.output, pixel));
    write(find(".thin .sum"), writtenSum(words, example.weights, example.matrix, example.mixed, pixel));
    find(".pointed").setAttribute("aria-live", this.playing ? "off" : "polite");
    const values = {
      ...placeOf(pixel, example.size),
      number: pixel + 1,
      zeros: example.zeros[pixel],
      copies: example.copies[pixel],
      rows: example.columns.length,
    };
    write(find(".pointed"), fill(words.pointed, values));
    write(play, this.playing ? words.stop : words.play);
  }
}
