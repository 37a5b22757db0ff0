// A convolution as a matrix product: the 3×3 has to write every window out as a column first; for the 1×1 the map as it
// lies is the matrix already. One output pixel is pointed at; its window, its columns and its sums are lit.

import { make, write } from "../../shared/elements.js";
import { quoted } from "../../shared/quoted.js";
import { rich } from "../../shared/rich.js";
import { roving } from "../../shared/roving.js";
import { fill } from "../../shared/words.js";
import { amount } from "./lanes.js";
import { light, matrices, writtenSum } from "./matrices.js";

const BEAT = 450; // ms for a column while playing

export class Product {
  constructor(view) {
    this.view = view;
    this.pointed = null; // by the pointer or while playing, over the pixel that is chosen
    this.written = Infinity; // columns that im2col has written so far
  }

  stop() {
    clearInterval(this.playing);
  }

  get pixel() {
    return this.pointed ?? this.view.chosen.pixel;
  }
  get example() {
    return this.view.data.example;
  }

  dress() {
    const { view, view: { words, data: { claim } } } = this;
    if (!this.pixels) this.build();
    write(view.find(".product h2"), words.product_title);
    view.find(".lead").replaceChildren(...rich(words.lead, { section: quoted(claim.section, claim.source) }));
    write(view.find(".honest"), words.honest);
    this.map.setAttribute("aria-label", words.map_label);
    this.pixels.forEach((button, p) => {
      const numbers = this.example.matrix.map((channel) => channel[p]).join(", ");
      button.setAttribute("aria-label", fill(words.pixel, { ...this.place(p), numbers }));
    });
    write(view.find(".input figcaption"), fill(words.input, { size: this.example.size, channels: this.example.matrix.length }));
    this.captions();
    this.dressReal();
    [this.back, this.forth].forEach((button, i) => button.setAttribute("aria-label", [words.previous, words.next][i]));
    view.find(".steps").setAttribute("aria-label", words.steps);
  }

  place(pixel) {
    const { size } = this.example;
    return { row: Math.floor(pixel / size) + 1, column: (pixel % size) + 1 };
  }

  // All that stays through every language and choice: cells, buttons and what they do.
  build() {
    const { view, example } = this;
    this.map = view.find(".map");
    this.buildMap();
    this.wide = matrices(view.find(".wide .matrices"), example.kernels, example.columns, example.output);
    this.thin = matrices(view.find(".thin .matrices"), example.weights, example.matrix, example.mixed);
    for (const figure of [view.find(".wide .matrices"), view.find(".thin .matrices"), this.map]) {
      const at = (event) => event.target.closest("[data-column]")?.dataset.column;
      figure.onpointerover = (event) => {
        if (event.pointerType === "mouse" && at(event)) this.point(Number(at(event)));
      };
      figure.onpointerleave = () => this.point(null);
      figure.onclick = (event) => {
        if (at(event)) this.choose(Number(at(event)));
      };
    }
    const step = (by) => () => this.choose((this.pixel + by + this.pixels.length) % this.pixels.length);
    const button = (name, text) => make("button", { type: "button", class: name }, text);
    [this.back, this.play, this.forth] = [button("back", "←"), button("play", ""), button("forth", "→")];
    this.back.onclick = step(-1);
    this.forth.onclick = step(1);
    this.play.onclick = () => (this.playing ? this.choose(this.pixel) : this.start());
    view.find(".steps").append(this.back, this.play, this.forth);
  }

  // The map with the ring of zeros round it that a 3×3 meets.
  buildMap() {
    const { size, matrix } = this.example;
    this.pixels = matrix[0].map((_, p) =>
      make("button", { type: "button", "data-column": p }, ...matrix.map((channel) => make("span", {}, String(channel[p]))))
    );
    roving(this.map, { stops: () => this.pixels, across: () => size, reached: (pixel) => this.choose(pixel) });
    this.ring = [];
    for (let y = -1; y <= size; y++) {
      for (let x = -1; x <= size; x++) {
        const inside = x >= 0 && x < size && y >= 0 && y < size;
        const cell = inside
          ? this.pixels[y * size + x]
          : make("span", { class: "zero", "aria-hidden": "true" }, ...matrix.map(() => make("span", {}, "0")));
        this.ring.push({ x, y, cell });
        this.map.append(cell);
      }
    }
    this.map.style.setProperty("--side", size + 2);
  }

  captions() {
    const { view: { words, find }, example: { columns, matrix, written, read, times } } = this;
    const caption = (at, key, values) => {
      const [title, rest] = fill(words[key], values).split("|");
      find(`${at} figcaption`).replaceChildren(make("b", {}, title), make("span", {}, rest));
    };
    caption(".wide", "caption_wide", { rows: columns.length, columns: columns[0].length, written, read, times });
    caption(".thin", "caption_thin", { rows: matrix.length, columns: matrix[0].length, read });
  }

  dressReal() {
    const { view: { words, find, data: { layer } } } = this;
    const said = (bytes) => amount("moved_bytes", bytes);
    find(".real > p").replaceChildren(...rich(words.real, { ...layer, table: quoted(fill(words.table_name, layer), layer.source) }));
    find(".real dl").replaceChildren(...[["real_map", layer.read], ["real_copy", layer.written]].flatMap(([key, bytes]) => [
      make("dt", {}, words[key]),
      make("dd", {}, make("span", { class: "length", style: `--share: ${bytes / layer.written}` }), make("b", {}, said(bytes))),
    ]));
  }

  point(pixel) {
    if (this.playing) return;
    this.pointed = pixel;
    this.render();
  }

  choose(pixel) {
    this.halt();
    this.pointed = null;
    this.view.choose({ pixel });
  }

  start() {
    this.written = 0;
    this.playing = setInterval(() => this.beat(), BEAT);
    this.beat();
  }

  beat() {
    this.written += 1;
    this.pointed = this.written - 1;
    if (this.written < this.pixels.length) this.render();
    else this.choose(this.pointed);
  }

  halt() {
    clearInterval(this.playing);
    this.playing = undefined;
    this.written = Infinity;
  }

  render() {
    if (!this.pixels) return;
    const { pixel, example, view: { words, find } } = this;
    const { row, column } = this.place(pixel);
    for (const { x, y, cell } of this.ring) {
      cell.classList.toggle("seen", Math.max(Math.abs(x + 1 - column), Math.abs(y + 1 - row)) <= (example.kernel - 1) / 2);
    }
    this.pixels.forEach((button, p) => {
      button.tabIndex = p === this.view.chosen.pixel ? 0 : -1;
      button.setAttribute("aria-pressed", String(p === pixel));
    });
    const copied = (r, p) => example.sources[r][p] === pixel;
    light(this.wide, pixel, this.written, copied, (r, p) => example.sources[r][p] === null);
    light(this.thin, pixel, Infinity, () => false, () => false);
    write(find(".wide .sum"), writtenSum(words, example.kernels, example.columns, example.output, pixel));
    write(find(".thin .sum"), writtenSum(words, example.weights, example.matrix, example.mixed, pixel));
    find(".pointed").setAttribute("aria-live", this.playing ? "off" : "polite");
    const values = {
      row,
      column,
      number: pixel + 1,
      zeros: example.zeros[pixel],
      copies: example.copies[pixel],
      rows: example.columns.length,
    };
    write(find(".pointed"), fill(words.pointed, values));
    write(this.play, this.playing ? words.stop : words.play);
  }
}
