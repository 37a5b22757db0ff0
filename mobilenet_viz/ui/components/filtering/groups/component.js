// From the standard convolution to the depthwise one: one slider. While it is dragged everything follows here in the
// browser, which has the maps of all numbers of groups; only what the user settles on goes to Python.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { dials } from "../../shared/dial.js";
import { Explorer } from "../../shared/explorer.js";
import { isShown } from "../../shared/guess.js";
import { Answers } from "../../shared/question.js";
import { Net } from "./net.js";
import { Plates } from "./plates.js";
import { renderTotals } from "./totals.js";
import { dressWords, renderQuestion, renderReads, renderStills, renderWords } from "./words.js";

/** @import { Component } from "../../shared/types.js" */
/** @import { Data } from "./types.js" */

/** @extends {Explorer<Data>} */
export class Groups extends Explorer {
  /**
   * @param {ShadowRoot} root
   * @param {Component<Data>} given
   */
  constructor(root, { data }) {
    super(root);
    this.facts = data.facts;
    this.language = "";
    this.found = false; // what is right, by dragging
    this.mixed = false; // the 1×1 behind the depthwise convolution
    /** @type {number | null} an output */
    this.pointed = null;
    this.slider = dials(this, { groups: [this.find(".slider"), "G"] }).groups;
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(said));
    this.net = new Net(this);
    this.plates = new Plates(this);
    this.find("#mix").onclick = () => {
      this.mixed = !this.mixed;
      this.render();
    };
    this.resize = new ResizeObserver(() => this.net.layOut());
    this.resize.observe(this.find(".net"));
  }

  /** @override */
  stop() {
    super.stop();
    this.resize.disconnect();
  }

  get number() {
    return this.chosen.groups;
  }
  get channels() {
    return this.facts.channels.length;
  }
  get size() {
    return this.channels / this.number;
  } // of a group
  get deepest() {
    return this.number === this.channels;
  }
  get cost() {
    return this.mixed ? this.facts.separable : this.facts.costs[this.number];
  }

  /**
   * The inputs that an output reads in the convolution itself.
   * @param {number} output
   * @param {number} input
   */
  reads(output, input) {
    return Math.floor(output / this.size) === Math.floor(input / this.size);
  }

  /** @override */
  dress() {
    this.takePictures();
    if (this.language === this.data.language) return;
    this.language = this.data.language;
    dressWords(this);
    this.net.dress();
    this.plates.dress();
  }

  // A photo's maps come by a carrier, before or after the rest.
  arrive() {
    if (this.data && this.takePictures()) this.render();
  }

  takePictures() {
    const pictures = carried("groups_pictures");
    if (!pictures || pictures === this.net.pictures) return false;
    this.net.take(pictures);
    return true;
  }

  /** @param {number | null} output */
  point(output) {
    this.pointed = output;
    this.net.light();
    this.plates.light();
    renderReads(this);
  }

  /** @override */
  render() {
    const asked = this.answered(this.data.question);
    this.found = asked.guess !== null && (this.found || this.deepest || isShown(asked)); // stays, wherever the slider goes
    this.mixed &&= this.deepest;
    this.find(".stage").classList.toggle("mixed", this.mixed);
    this.find(".stage").classList.toggle("deepest", this.deepest);
    this.slider.show(this.number);
    renderQuestion(this);
    renderStills(this);
    renderWords(this);
    renderTotals(this);
    this.net.render();
    this.plates.render();
    this.point(this.pointed);
  }
}

export const show = await component(import.meta.url, Groups);
