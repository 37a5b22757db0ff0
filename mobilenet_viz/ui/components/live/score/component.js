// MobileNet, live: two sliders, the totals, the score, the table. While a pointer is down everything follows here in the
// browser; only what the user settles on goes to Python.

import { component } from "../../shared/component.js";
import { dials } from "../../shared/dial.js";
import { Explorer } from "../../shared/explorer.js";
import { Answers } from "../../shared/question.js";
import { inspect } from "./inspector.js";
import { network } from "./numbers.js";
import { dressPanel, renderPanel } from "./panel.js";
import { Score } from "./score.js";
import { LayerTable } from "./table.js";

/** @import { Asked, Explored } from "../../shared/types.js" */
/** @import { Grid } from "./numbers.js" */

/**
 * @typedef {object} LiveData
 * @property {Grid} grid
 * @property {{ alpha: number, size: number, layer: string | null }} chosen
 * @property {Asked} question
 * @property {{ alpha: number, size: number }} ask the network that answers it
 * @property {{ alpha: number[], size: number[] }} marks
 * @property {{ alpha: number, size: number, sentence: string }} check
 */

/** @extends {Explorer<Explored & LiveData>} */
export class Live extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    /** @type {string | null} */
    this.pointed = null;
    this.dressed = "";
    const hand = { point: (/** @type {string | null} */ name) => this.point(name), pin: (/** @type {string} */ name) => this.pin(name) };
    this.table = new LayerTable(this.find("table", HTMLTableElement), hand);
    this.score = new Score(this.find("figure"), hand);
    this.dials = dials(this, { alpha: [this.find(".dial.alpha"), "alpha"], size: [this.find(".dial.rho"), "rho"] });
    this.answers = new Answers(this.find(".answers"), (choice) => this.choose(choice));
    this.resize = new ResizeObserver(() => this.layOut());
    this.resize.observe(this.find("figure"));
  }

  stop() {
    super.stop();
    this.resize.disconnect();
  }

  get net() {
    return this.networkOf(this.chosen);
  }
  get base() {
    return network(this.data.grid, ...this.data.grid.baseline);
  }

  /** @param {{ alpha: number, size: number }} of */
  networkOf({ alpha, size }) {
    const { grid } = this.data;
    return network(grid, grid.alphas.indexOf(alpha), grid.resolutions.indexOf(size));
  }

  // What changes with the language, not with α and ρ: made anew, it would lose the focus.
  dress() {
    if (this.dressed === this.data.language) return;
    this.dressed = this.data.language;
    this.score.words = this.table.words = this.words;
    dressPanel(this);
    this.table.build(this.net);
    this.layOut();
  }

  layOut() {
    if (!this.data || !this.find("figure").clientWidth) return;
    this.score.build(this.net, this.base);
    this.render();
  }

  render() {
    if (!this.score.layout) return;
    const { net } = this;
    renderPanel(this, net);
    this.score.render(net);
    this.table.render(net);
    this.light();
  }

  /** @param {string | null} name of a layer */
  point(name) {
    this.pointed = name;
    this.light();
  }

  /** @param {string} name */
  pin(name) {
    this.choose({ layer: this.chosen.layer === name ? null : name });
  }

  light() {
    const { pointed, chosen: { layer } } = this;
    this.score.light(pointed, layer);
    this.table.light(pointed, layer);
    inspect(this.find(".inspector"), this.net.rows.find((row) => row.name === (pointed ?? layer)), this.words);
  }
}

export const show = await component(import.meta.url, Live);
