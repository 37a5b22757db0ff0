// One channel of one half: its maps from stage to stage, and what happens at one pixel of them.

import { finder, make, write } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";
import { CUT, FIRST, hundredthsOf, inHundredths, STAGES, Tile } from "../../shared/block/stages.js";
import { sums } from "../../shared/block/sums.js";
import { caption } from "./words.js";

/** @import { StageName } from "../../shared/block/types.js" */
/** @import { Scene } from "./types.js" */

/** @type {Record<string, [rows: number, columns: number]>} */
const KEYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export class Detail {
  /**
   * @param {ShadowRoot} root
   * @param {(row: number, col: number, spot?: [number, number]) => void} onPixel called while it moves
   * @param {() => void} onRest called when it has come to rest
   */
  constructor(root, onPixel, onRest) {
    const find = finder(root);
    this.find = (/** @type {string} */ selector) => find(`.detail ${selector}`);
    this.onPixel = onPixel;
    this.onRest = onRest;
    /** @type {Scene} */
    this.scene;
    this.figures = STAGES.map((name) => this.figure(name));
    this.find(".chain").replaceChildren(...this.figures.map((each) => each.figure));
    this.find(".chain").onkeydown = (event) => this.press(event);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const by = KEYS[event.key];
    if (!by || !this.scene.maps.shown) return;
    event.preventDefault();
    this.onPixel(this.scene.pixel.row + by[0], this.scene.pixel.col + by[1]);
    this.onRest();
    this.say();
  }

  /** @param {StageName} name */
  figure(name) {
    const tile = new Tile();
    const marker = make("i", { class: "marker" });
    const [value, title, scale] = [make("b", { class: "value" }), make("span", { class: "title" }), make("span", { class: "scale" })];
    tile.box.append(marker);
    tile.box.onpointermove = tile.box.onpointerdown = (event) => {
      if (!tile.canvas.hidden) this.pointAt(event, name, tile.canvas);
    };
    tile.box.onpointerleave = () => this.onRest();
    return { name, tile, marker, value, title, scale, figure: make("figure", {}, title, tile.box, make("figcaption", {}, value, scale)) };
  }

  /**
   * @param {PointerEvent} event
   * @param {StageName} name
   * @param {HTMLCanvasElement} canvas
   */
  pointAt({ clientX, clientY }, name, canvas) {
    const { maps, data: { block: { halves: [{ stride }] } } } = this.scene;
    const box = canvas.getBoundingClientRect();
    const cell = (/** @type {number} */ share) => Math.floor(maps.stages[name].side * share);
    const [row, col] = [cell((clientY - box.top) / box.height), cell((clientX - box.left) / box.width)];
    if (name === "before") this.onPixel(Math.floor(row / stride), Math.floor(col / stride), [row, col]);
    else this.onPixel(row, col);
  }

  /** @param {Scene} scene */
  render(scene) {
    this.scene = scene;
    const { words, data: { block }, maps, half, step, channel } = scene;
    const { number } = maps.halves[half][channel[half]];
    const { kind, out_channels: channels } = block.halves[half];
    write(this.find("#detail"), maps.shown ? fill(words[`detail_${half}`], { number: `#${number}`, channels }) : words[`title_${kind}`]);
    write(this.find(".caption"), caption(scene));
    this.find(".chain").setAttribute("aria-label", words.chain);
    this.figures.forEach((each, i) => {
      const here = (i < FIRST[1] ? 0 : 1) === half;
      each.figure.hidden = !here;
      if (here) this.stage(each, i, i < step);
    });
    this.point();
  }

  /**
   * @param {ReturnType<Detail["figure"]>} figure
   * @param {number} i
   * @param {boolean} reached
   */
  stage({ name, tile, figure, title, scale }, i, reached) {
    const { words, maps, channel, half, step } = this.scene;
    const stage = maps.stages[name];
    tile.show(reached ? stage.greys(channel[half]) : null);
    figure.classList.toggle("now", i === step - 1);
    write(title, words[`stage_${name}`]);
    const white = stage.white[channel[half]];
    const sentence = !white ? words.scale_none : CUT.has(name) ? words.scale_cut : words.scale_signed;
    write(scale, reached && maps.shown ? fill(sentence, { white: inHundredths(hundredthsOf(white, stage.steps)) }) : "");
  }

  // The pixel and its numbers; called whenever the pixel moves.
  point() {
    this.figures.forEach((each, i) => {
      if (!each.figure.hidden) this.mark(each, i < this.scene.step);
    });
    write(this.find(".place"), this.place());
    this.find(".sums").replaceChildren(...sums(this.scene));
  }

  /**
   * @param {ReturnType<Detail["figure"]>} figure
   * @param {boolean} reached
   */
  mark({ name, marker, value }, reached) {
    const { maps, half, channel, pixel } = this.scene;
    const stage = maps.stages[name];
    const [row, col, size] = this.spotOf(name);
    for (const [side, at] of /** @type {const} */ ([["top", row], ["left", col]])) marker.style[side] = `${(100 * at) / stage.side}%`;
    marker.style.width = marker.style.height = `${(100 * size) / stage.side}%`;
    marker.hidden = !reached || !maps.shown;
    const number = name === "before" ? stage.at(channel[0], ...pixel.spot) : stage.at(channel[half], pixel.row, pixel.col);
    write(value, reached && maps.shown ? inHundredths(number) : "");
  }

  /**
   * Where the marker stands, and its side in pixels: in what the block gets it is what the kernel sees.
   * @param {StageName} name
   * @returns {[row: number, col: number, size: number]}
   */
  spotOf(name) {
    const { data: { block: { halves: [{ stride, zeros_before: zeros }] } }, step, pixel: { row, col, spot } } = this.scene;
    if (name !== "before") return [row, col, 1];
    return step === 1 ? [...spot, 1] : [row * stride - zeros, col * stride - zeros, 3];
  }

  place() {
    const { words, step, pixel } = this.scene;
    const [row, col] = step === 1 ? pixel.spot : [pixel.row, pixel.col];
    return fill(words.place, { row: row + 1, col: col + 1 });
  }

  // For whoever cannot see it: where the arrow keys have led, and what is there.
  say() {
    const values = this.figures.filter(({ figure, value }) => !figure.hidden && value.textContent);
    write(
      this.find(".said"),
      `${this.place()}: ${values.map(({ title, value }) => `${title.textContent} ${value.textContent}`).join(", ")}`,
    );
  }
}
