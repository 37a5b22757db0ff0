// All layers of the real network on the photo: each as a whole, one opened. Python is told what a link carries, and a guess.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { Explorer } from "../../shared/explorer.js";
import { Answers } from "../../shared/question.js";
import { wearBlock } from "../../shared/block/looks.js";
import { pairOf, written } from "../../shared/block/place.js";
import { fill } from "../../shared/words.js";
import { Figures } from "./figures.js";
import { bytesOf, ordered, whites } from "./greys.js";
import { Strip } from "./strip.js";
import { Wall } from "./wall.js";
import { renderDials, renderOpened, renderQuestion, renderState, renderTable } from "./words.js";

/** @import { Brought, Data, Layer } from "./types.js" */

const CARRIED = /** @type {const} */ (["whole", "channels", "terms", "photos"]);

/** @extends {Explorer<Data>} */
export class Layers extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    wearBlock(this.find(".shown"));
    this.strip = new Strip(this.find(".strip"), (i) => this.goTo(this.data.layers[i]));
    this.wall = new Wall(this.find(".channels"), (feature) => this.choose({ feature }));
    this.figures = new Figures(root, (row, col) => this.point(row, col), () => this.rest());
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(said));
    this.seen = false; // the last maps, after a guess
    this.pixel = { row: 0, col: 0 };
    this.followed = ""; // the chosen place, in maps of this side
    /** @type {Brought} */
    this.brought = {};
    /** @type {string | null} */
    this.pictured = null;
  }

  arrive() {
    if (!this.data) return;
    this.dress();
    this.render();
  }

  /**
   * What is carried comes before or after the rest. What was there before it stays until it is here.
   * @override
   */
  dress() {
    const { data } = this;
    const photo = carried("layers_photo");
    this.pictured = photo?.of === data.photo_of ? photo.url : null;
    for (const name of CARRIED) {
      const sent = carried(`layers_${name}`);
      if (data[name].shown && sent?.of === data[name].shown && sent.of !== this.brought[name]?.of) this.take(name, sent);
      else if (data.refusal) delete this.brought[name];
      else if (this.brought[name]?.of === data[name].of) this.brought[name].data = data; // what else there is of it by now
    }
  }

  /**
   * @param {typeof CARRIED[number]} name
   * @param {any} sent
   */
  take(name, sent) {
    const { data } = this;
    const layer = data.layers.find((each) => each.name === data.layer);
    this.brought[name] = { ...sent, data, layer, ...(name === "channels" ? { bytes: bytesOf(sent.greys) } : {}) };
  }

  // The data that what is seen of the opened layer came with.
  get scene() {
    return this.brought.channels?.data ?? this.data;
  }

  /** @returns {Layer} that is seen */
  get layer() {
    const { layers, layer } = this.scene;
    return /** @type {Layer} */ (layers.find((each) => each.name === layer));
  }

  // The name of the chosen layer; what Python makes of the choice, where nobody has pressed another meanwhile.
  get wanted() {
    return this.isBehind("layer") ? this.chosen.layer ?? this.data.layer : this.data.layer;
  }

  /**
   * Is what stands there not what is chosen?
   * @param {typeof CARRIED[number]} name
   */
  isOld(name) {
    /** @type {Record<typeof name, (keyof Data["chosen"] & string)[]>} */
    const follows = { whole: ["whole", "class"], channels: ["layer"], terms: ["layer", "class"], photos: ["layer", "feature", "order"] };
    const brought = this.brought[name];
    return brought !== undefined && (brought.of !== this.data[name].of || this.isBehind("alpha", ...follows[name]));
  }

  // What each channel says to the class, where the order asks for it and it is known of this layer.
  get said() {
    const { terms, channels } = this.brought;
    const fits = terms && channels && terms.data.layer === channels.data.layer && terms.channels?.length === channels.white.length;
    return this.chosen.order === "class" && fits ? terms : null;
  }

  get order() {
    const { channels } = this.brought;
    return channels ? ordered(this.said?.channels ?? channels.means) : [];
  }

  // The chosen channel, or the first.
  get number() {
    const { feature } = this.chosen;
    return feature !== null && feature < this.layer.channels ? feature : this.order[0] ?? 0;
  }

  // What white stands for in each channel. Logits are no values behind a ReLU6: the classifier has a scale of its own.
  get of() {
    const { channels } = this.brought;
    const scope = this.layer.cut || this.chosen.grey === "map" ? this.chosen.grey : "layer";
    const largest = (this.scene.counts ?? []).filter((_, i) => this.scene.layers[i].cut).map((each) => each.largest);
    return channels ? whites(scope, channels.white, Math.max(0, ...largest)) : [];
  }

  // Nobody has guessed yet.
  get isUnasked() {
    return this.answered(this.data.question).guess === null;
  }

  get placed() {
    return fill(this.words.place, { row: this.pixel.row + 1, col: this.pixel.col + 1 });
  }

  /**
   * Another layer, at the same place of the photo.
   * @param {Layer} layer
   */
  goTo({ name, side, block }) {
    const { layer: { side: from }, pixel: { row, col } } = this;
    const there = (/** @type {number} */ at) => Math.floor(((at + 0.5) * side) / from);
    const place = side > 1 && from > 1 ? { place: written(there(row), there(col)) } : {}; // one pixel has no place
    this.choose({ layer: name, feature: null, ...place, ...(block ? { block } : {}) });
  }

  follow() {
    const { side } = this.layer;
    const { place } = this.chosen;
    if (this.isOld("channels") || this.followed === `${place} ${side}`) return;
    this.followed = `${place} ${side}`;
    const [row, col] = place ? pairOf(place) : [side >> 1, side >> 1];
    this.place(row, col);
  }

  /**
   * @param {number} row
   * @param {number} col
   */
  place(row, col) {
    const inside = (/** @type {number} */ at) => Math.max(0, Math.min(at, this.layer.side - 1));
    this.pixel = { row: inside(row), col: inside(col) };
  }

  /**
   * @param {number} row
   * @param {number} col
   */
  point(row, col) {
    this.place(row, col);
    this.figures.mark();
  }

  // It is where it shall stay: now the link says it.
  rest() {
    const { layer: { side }, pixel: { row, col } } = this;
    if (this.isOld("channels") || side === 1) return;
    const place = written(row, col);
    this.followed = `${place} ${side}`;
    if (place !== this.chosen.place) this.choose({ place });
  }

  /** @override */
  render() {
    this.follow();
    renderQuestion(this);
    renderDials(this);
    this.strip.render(this);
    this.hang();
    this.figures.render(this);
    this.figures.renderPhotos();
    renderOpened(this);
    renderTable(this);
    renderState(this);
  }

  hang() {
    const { brought: { channels }, order, of, layer, chosen } = this;
    const hung = channels ? { bytes: channels.bytes, side: layer.side, order, white: channels.white, of, signed: !layer.cut } : null;
    this.wall.render(hung, `${channels?.of} ${chosen.grey} ${of[0]} ${this.said?.of}`, this.number);
  }
}

export const show = await component(import.meta.url, Layers);
