// One block of the real network, stage by stage, on the photo. Python is only told which block, and a guess.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { Explorer } from "../../shared/explorer.js";
import { Answers } from "../../shared/question.js";
import { Detail } from "./detail.js";
import { Overview } from "./overview.js";
import { blank, FIRST, STAGES, unpacked } from "./stages.js";
import { renderDials, renderHeads, renderQuestion, renderState, renderSteps, renderStory } from "./words.js";

/** @import { Carried, Data, Scene } from "./types.js" */

/** @extends {Explorer<Data>} */
export class Block extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.overview = new Overview(root, (half, i) => this.look(half, i));
    this.detail = new Detail(root, (row, col, spot) => this.point(row, col, spot));
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(said));
    this.seen = false; // ReLU6 at work, after a guess
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
      step: STAGES.length,
      half: 1,
      channel: [0, 0],
      pixel: { row: 0, col: 0, spot: [0, 0] },
    };
    this.scene.words = words;
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
    const before = this.scene.maps;
    Object.assign(this.scene, { data, maps });
    if (before.shown && before === maps) return;
    this.scene.channel = [0, 0];
    const { side } = maps.stages.depthwise;
    if (!before.shown || before.stages.depthwise.side !== side) this.place(side >> 1, side >> 1); // else the pixel stays
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
    this.scene.step = step;
    this.scene.half = step > FIRST[1] ? 1 : 0;
    if (step === FIRST[1] || step === STAGES.length) this.seen = true;
    this.render();
  }

  /**
   * @param {0 | 1} half
   * @param {number} i
   */
  look(half, i) {
    const { scene } = this;
    scene.channel[half] = i;
    scene.half = half;
    if (half === 1 && scene.step <= FIRST[1]) scene.step = STAGES.length; // there is nothing to see of it before
    this.render();
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
