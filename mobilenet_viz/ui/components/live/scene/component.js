// MobileNet, live: the photo, the network, the answer, under them two sliders and the totals; then layer by layer the score
// and the table. While a pointer is down everything follows here in the browser; only what the user settles on goes to Python.

import { component } from "../../shared/component.js";
import { dials } from "../../shared/dial.js";
import { Explorer } from "../../shared/explorer.js";
import { Answers } from "../../shared/question.js";
import { carried } from "../../shared/carried.js";
import { AnswerPanel } from "./answer.js";
import { Camera } from "./camera.js";
import { Faces } from "./faces.js";
import { Inside } from "./inside.js";
import { Gallery } from "../../shared/gallery.js";
import { inspect } from "./inspector.js";
import { answering } from "../../shared/ladder.js";
import { network } from "./numbers.js";
import { renderOpened } from "./opened.js";
import { dressPanel, markTrained, renderPanel } from "./panel.js";
import { PhotoPanel } from "./photo.js";
import { Score } from "./score.js";
import { LayerTable } from "./table.js";

/** @import { Asked, Explored } from "../../shared/types.js" */
/** @import { Grid } from "./numbers.js" */
/** @import { Ladder } from "../../shared/ladder.js" */

/**
 * @typedef {object} LiveData
 * @property {Grid} grid
 * @property {{ alpha: number, size: number, layer: string | null, channel: string, place: string | null }} chosen
 * @property {import("./inside.js").Opened | null} opened the block that is open
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
    this.faces = new Faces(this.find(".faces"), { ...hand, pin: (name) => this.open(name) });
    this.inside = new Inside(this);
    this.answer = new AnswerPanel(this.find);
    this.photo = new PhotoPanel(this.find);
    this.gallery = new Gallery(() => this.render());
    this.camera = new Camera(this);
    this.find(".inside").onclick = () => this.choose({ inside: Number(this.find(".inside").dataset.block) });
    this.dials = dials(this, { alpha: [this.find(".dial.alpha"), "alpha"], size: [this.find(".dial.rho"), "rho"] });
    this.answers = new Answers(this.find(".answers"), (choice) => this.choose(choice));
    this.resize = new ResizeObserver(() => this.layOut());
    this.resize.observe(this.find("figure"));
  }

  stop() {
    super.stop();
    this.camera.leave();
    this.resize.disconnect();
  }

  get net() {
    return this.networkOf(this.chosen);
  }
  get base() {
    return network(this.data.grid, ...this.data.grid.baseline);
  }

  /** @returns {Ladder | undefined} what the network says: of the camera while it is on, else of the chosen photo */
  get ladder() {
    return this.camera.ladder ?? carried("ladder");
  }

  /** @param {Parameters<Explorer<Explored & LiveData>["move"]>[0]} choice */
  move(choice) {
    this.camera.say("");
    super.move(choice);
  }

  /** @param {{ alpha: number, size: number }} of */
  networkOf({ alpha, size }) {
    const { grid } = this.data;
    return network(grid, grid.alphas.indexOf(alpha), grid.resolutions.indexOf(size));
  }

  dress() {
    this.camera.follow(carried("ladder"));
    if (!this.camera.ladder) this.answer.say(this); // the camera's names are said by itself
    if (this.dressed !== this.data.language) this.translate();
  }

  arrive() {
    this.camera.follow(carried("ladder"));
    if (this.data) this.render();
  }

  // What changes with the language, not with α and ρ: made anew, it would lose the focus.
  translate() {
    this.dressed = this.data.language;
    this.score.words = this.table.words = this.words;
    dressPanel(this);
    this.camera.dress();
    this.faces.build(this.base, this.words);
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
    this.renderScene(net);
    this.score.render(net);
    this.table.render(net);
    this.inside.render();
    this.light();
  }

  /** @param {import("./numbers.js").Network} net */
  renderScene(net) {
    const { ladder, chosen } = this;
    if (ladder) {
      const { rung, exact } = answering(ladder, chosen);
      if (!ladder.live) this.want(ladder, rung); // the photo's pictures stay while the camera is on
      this.photo.render(this, this.gallery.at(ladder.pictures[chosen.size]));
      this.find(".faces").classList.toggle("inexact", !exact);
      markTrained(this, ladder.alphas);
      this.faces.render(net, this.gallery.at(rung?.maps));
      // What is still on its way, for whoever waits for it.
      this.find(".scene").dataset.rungs = `${ladder.rungs.length} of ${ladder.alphas.length * ladder.sizes.length}`;
      this.find(".scene").dataset.pictures = `${this.gallery.count} of ${this.gallery.hung.size}`;
    } else this.faces.render(net, null);
    this.answer.render(this);
  }

  /**
   * The pictures of all rungs, what is shown now first.
   * @param {Ladder} ladder
   * @param {import("../../shared/ladder.js").Rung | undefined} rung
   */
  want(ladder, rung) {
    const shown = [ladder.pictures[this.chosen.size], rung?.maps ?? ""].filter(Boolean);
    const rest = [...Object.values(ladder.pictures), ...ladder.rungs.map((each) => each.maps)];
    this.gallery.want(shown, rest.filter(Boolean));
  }

  /** @param {string | null} name of a layer */
  point(name) {
    this.pointed = name;
    this.light();
  }

  /** @param {string} name */
  pin(name) {
    this.choose({ layer: this.chosen.layer === name ? null : name, channel: "1.1", place: null });
    if (this.camera.run && this.inside.number) this.camera.end("camera_opened"); // what is inside is the photo's
  }

  /** @param {string} name */
  open(name) {
    this.pin(name);
    this.inside.enter();
  }

  light() {
    const { pointed, chosen: { layer } } = this;
    this.score.light(pointed, layer);
    this.faces.light(pointed, layer);
    const rung = this.ladder && answering(this.ladder, this.chosen).rung;
    renderOpened(this, pointed ?? layer, this.gallery.at(rung?.maps));
    this.table.light(pointed, layer);
    inspect(this.find(".inspector"), this.net.rows.find((row) => row.name === (pointed ?? layer)), this.words);
  }
}

export const show = await component(import.meta.url, Live);
