// One channel of one half: its maps from stage to stage, and what happens at one pixel of them.

import { finder, make, write } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";
import { CUT, FIRST, hundredthsOf, inHundredths, STAGES, Tile } from "../../shared/block/stages.js";
import { stand } from "../../shared/block/place.js";
import { sums } from "../../shared/block/sums.js";
import { axisOf, Spread } from "./spread.js";
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
    this.axis = /** @type {[number, number]} */ ([0, 1]);
    this.figures = STAGES.map((name) => this.figure(name));
    this.photo = this.photograph();
    this.find(".chain").replaceChildren(this.photo.figure, ...this.figures.map((each) => each.figure));
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

  // What all of it is made of: the photo as the network gets it.
  photograph() {
    const [image, marker, title] = [make("img", { alt: "" }), make("i", { class: "marker" }), make("span", { class: "title" })];
    const box = make("span", { class: "map photo" }, image, marker);
    box.onpointermove = box.onpointerdown = (event) => this.pointAt(event, "before", box);
    box.onpointerleave = () => this.onRest();
    return { image, marker, title, figure: make("figure", {}, title, box) };
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
    const spread = new Spread();
    const figure = make("figure", {}, title, tile.box, spread.element, make("figcaption", {}, value, scale));
    return { name, tile, marker, spread, value, title, scale, figure };
  }

  /**
   * @param {PointerEvent} event
   * @param {StageName} name
   * @param {HTMLElement} canvas
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
    write(this.photo.title, words.photo);
    this.take(scene.photo);
    this.axis = axisOf(this.here.map(({ name }) => ({ stage: maps.stages[name], channel: channel[half] })), block.top);
    for (const each of this.figures) each.figure.hidden = !this.here.includes(each);
    for (const each of this.here) this.stage(each, this.figures.indexOf(each), this.figures.indexOf(each) < step);
    this.point();
  }

  // The figures of the half that is looked at.
  get here() {
    return this.scene.half ? this.figures.slice(FIRST[1]) : this.figures.slice(0, FIRST[1]);
  }

  /** @param {Scene["photo"]} photo */
  take({ url, label }) {
    const { image } = this.photo;
    image.alt = label;
    if (image.getAttribute("src") === url) return;
    if (url) image.src = url;
    else image.removeAttribute("src");
  }

  /**
   * @param {ReturnType<Detail["figure"]>} figure
   * @param {number} i
   * @param {boolean} reached
   */
  stage({ name, tile, spread, figure, title, scale }, i, reached) {
    const { words, data: { block }, maps, channel, half, step } = this.scene;
    const stage = maps.stages[name];
    spread.show(reached && maps.shown ? stage : null, channel[half], this.axis, block.top);
    tile.show(reached ? stage.greys(channel[half]) : null);
    figure.classList.toggle("now", i === step - 1);
    write(title, words[`stage_${name}`]);
    const white = stage.white[channel[half]];
    const sentence = !white ? words.scale_none : CUT.has(name) ? words.scale_cut : words.scale_signed;
    write(scale, reached && maps.shown ? fill(sentence, { white: inHundredths(hundredthsOf(white, stage.steps)) }) : "");
  }

  // The pixel and its numbers; called whenever the pixel moves.
  point() {
    for (const each of this.here) this.mark(each, this.figures.indexOf(each) < this.scene.step);
    const { maps: { stages: { before } }, pixel: { spot: [row, col] } } = this.scene;
    stand(this.photo.marker, row, col, 1, before.side);
    write(this.find(".place"), this.place());
    this.find(".sums").replaceChildren(...sums(this.scene));
  }

  /**
   * @param {ReturnType<Detail["figure"]>} figure
   * @param {boolean} reached
   */
  mark({ name, marker, spread, value }, reached) {
    const { maps, half, channel, pixel } = this.scene;
    const stage = maps.stages[name];
    const [row, col, size] = this.spotOf(name);
    stand(marker, row, col, size, stage.side);
    marker.hidden = !reached || !maps.shown;
    const number = name === "before" ? stage.at(channel[0], ...pixel.spot) : stage.at(channel[half], pixel.row, pixel.col);
    write(value, reached && maps.shown ? inHundredths(number) : "");
    spread.mark(reached && maps.shown ? number / 100 : null);
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
