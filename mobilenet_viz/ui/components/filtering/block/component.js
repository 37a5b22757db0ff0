// One block of the real network, stage by stage, on the photo. Python is told what a link carries, and a guess.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { Explorer } from "../../shared/explorer.js";
import { Answers } from "../../shared/question.js";
import { Detail } from "./detail.js";
import { Overview } from "../../shared/block/overview.js";
import { pairOf, written } from "../../shared/block/place.js";
import { blank, FIRST, STAGES, unpacked } from "../../shared/block/stages.js";
import { renderDials, renderHeads, renderQuestion, renderState, renderSteps, renderStory } from "./words.js";

/** @import { Carried } from "../../shared/block/types.js" */
/** @import { Data, Scene } from "./types.js" */

const HALVES = /** @type {const} */ (["depthwise", "pointwise"]);

/** @extends {Explorer<Data>} */
export class Block extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.overview = new Overview(root, (half, i) => this.look(half, i));
    this.detail = new Detail(root, (row, col, spot) => this.point(row, col, spot), () => this.rest());
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(said));
    this.seen = false; // ReLU6 at work, after a guess
    this.followed = ""; // the chosen place, in maps of this side
    /** @type {Scene} */
    this.scene;
    this.resize = new ResizeObserver(() => {
      if (this.scene) this.overview.connect();
    });
    this.resize.observe(this.find(".overview"));
  }

  /** @override */
  stop() {
    super.stop();
    this.resize.disconnect();
  }

  arrive() {
    if (!this.data) return;
    this.dress();
    this.render();
  }

  /**
   * The maps come by a carrier, before or after the rest. What was there before them stays until they are here.
   * @override
   */
  dress() {
    const { data, words } = this;
    this.scene ??= {
      words,
      data,
      maps: blank(data),
      photo: { url: null, label: "" },
      step: 1,
      half: 0,
      channel: [0, 0],
      pixel: { row: 0, col: 0, spot: [0, 0] },
    };
    this.scene.words = words;
    const photo = carried("block_photo");
    this.scene.photo = { label: data.photo, url: photo?.of === data.photo_of ? photo.url : null };
    /** @type {Carried | undefined} */
    const sent = carried("block_maps");
    if (sent && sent.shown === data.shown) this.take(data, sent.shown === this.scene.maps.shown ? this.scene.maps : unpacked(sent));
    else if (!this.scene.maps.shown || data.refusal) this.take(data, blank(data));
  }

  /**
   * @param {Data} data
   * @param {Scene["maps"]} maps
   */
  take(data, maps) {
    Object.assign(this.scene, { data, maps });
  }

  // What is chosen of the step, the half, the channels and the pixel. Before anybody chose, it begins with what block 1 gets; of
  // a block that somebody chose, a link that names no stage shows the end.
  follow() {
    const { scene, chosen: { block, stage, half, channel, place } } = this;
    scene.step = stage ?? (block ? STAGES.length : 1);
    scene.half = half ? /** @type {0 | 1} */ (HALVES.indexOf(half)) : scene.step > FIRST[1] ? 1 : 0;
    const shown = (/** @type {number} */ i, /** @type {0 | 1} */ of) => Math.min(i, scene.maps.halves[of].length - 1);
    const [first, second] = pairOf(channel);
    scene.channel = [shown(first, 0), shown(second, 1)];
    const { side } = scene.maps.stages.depthwise;
    if (this.old || this.followed === `${place} ${side}`) return; // old maps stay as they are; the pixel may have moved on since
    this.followed = `${place} ${side}`;
    const [row, col] = place ? pairOf(place) : [side >> 1, side >> 1];
    this.place(row, col);
  }

  // The chosen block; before anybody chose, the one that Python shows.
  get wanted() {
    return this.chosen.block ?? this.data.block.number;
  }

  // What stands there is not what is chosen.
  get old() {
    const { data, maps } = this.scene;
    return maps.shown !== null && (maps.shown !== this.data.of || this.wanted !== data.block.number);
  }

  /** @param {number} step */
  go(step) {
    if (step < 1 || step > STAGES.length) return;
    if (step === FIRST[1] || step === STAGES.length) this.seen = true;
    this.choose({ stage: step, half: null });
  }

  /**
   * Another block, at the same step and at the same place of the photo.
   * @param {number} block
   */
  goTo(block) {
    const { scene: { step, half, pixel, maps: { stages: { depthwise } } }, data: { blocks, sides } } = this;
    const side = sides[blocks.indexOf(block)];
    const there = (/** @type {number} */ at) => Math.floor(((at + 0.5) * side) / depthwise.side);
    this.choose({ block, stage: step, half: HALVES[half], place: written(there(pixel.row), there(pixel.col)) });
  }

  /**
   * @param {0 | 1} half
   * @param {number} i
   */
  look(half, i) {
    const { channel, step } = this.scene;
    const stage = half === 1 && step <= FIRST[1] ? STAGES.length : step; // there is nothing to see of it before
    this.choose({ stage, half: HALVES[half], channel: half ? written(channel[0], i) : written(i, channel[1]) });
  }

  /**
   * @param {number} row
   * @param {number} col
   * @param {[number, number]} [spot]
   */
  point(row, col, spot) {
    this.place(row, col, spot);
    this.detail.point();
  }

  // It is where it shall stay: now the link says it.
  rest() {
    if (this.old) return;
    const { pixel: { row, col }, maps } = this.scene;
    const place = written(row, col);
    this.followed = `${place} ${maps.stages.depthwise.side}`;
    if (place !== this.chosen.place) this.choose({ place });
  }

  /**
   * The pixel of the block's output, and the spot in what it gets: the one pointed at, or the kernel's place for the pixel.
   * @param {number} row
   * @param {number} col
   * @param {[number, number]} [spot]
   */
  place(row, col, spot) {
    const { before, depthwise } = this.scene.maps.stages;
    const { stride } = this.scene.data.block.halves[0];
    const inside = (/** @type {number} */ at, /** @type {{ side: number }} */ { side }) => Math.max(0, Math.min(at, side - 1));
    [row, col] = [inside(row, depthwise), inside(col, depthwise)];
    const [y, x] = spot ?? [row * stride, col * stride];
    this.scene.pixel = { row, col, spot: [inside(y, before), inside(x, before)] };
  }

  /** @override */
  render() {
    const { scene } = this;
    this.follow();
    this.find(".picture").classList.toggle("old", this.old);
    this.find(".picture").classList.toggle("blank", !scene.maps.shown);
    renderQuestion(this);
    renderState(this);
    renderDials(this);
    renderSteps(this);
    renderHeads(this);
    this.overview.render(scene);
    this.detail.render(scene);
    renderStory(this);
  }
}

export const show = await component(import.meta.url, Block);
