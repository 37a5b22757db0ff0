// A map put to the test. Every probability is here before the slider moves: dragging asks nobody.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { isShown } from "../../shared/guess.js";
import { HeatMap } from "../../shared/heat.js";
import { Plot } from "../../shared/plot.js";
import { Answers } from "../../shared/question.js";
import { fill } from "../../shared/words.js";
import { renderChoices, renderMap, renderPointed } from "./map.js";
import { Covered, renderPictures } from "./pictures.js";
import { renderPlot } from "./plot.js";
import { renderQuestion, renderTable, renderVerdict } from "./words.js";

/** @import { Place } from "../../shared/pointing.js" */
/** @import { Said } from "../../shared/types.js" */
/** @import { Curves, Data } from "./types.js" */

/** @type {Curves} */
const NO_CURVES = { hot: null, random: null, median: null, outcome: null };

/** @extends {Explorer<Data>} */
export class Hide extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.heat = new HeatMap(this.find(".heatmap"));
    /** @type {Place | null} */
    this.pointed = null;
    this.heat.onPoint = (cell) => {
      this.pointed = cell;
      renderPointed(this);
    };
    this.pictures = [".hot", ".cold"].map((name) => new Covered(this.find(name)));
    this.plot = new Plot(this.find(".plot"));
    this.resized = new ResizeObserver(() => {
      if (this.data) renderPlot(this);
    });
    this.resized.observe(this.find(".plot"));
    this.answers = new Answers(this.find(".answers"), (choice) => this.guess(choice));
    /** @type {Record<string, number>} how far the slider has been in each test */
    this.furthest = {};
    /** @type {Set<string>} photos whose curves are shown whole from now on */
    this.whole = new Set();
    this.order = 0; // which of the random orders is in the picture
    /** @type {Data | null} the last that had an answer */
    this.held = null;
    this.url = ""; // of the picture: the last one, until another is here
    /** @type {unknown[] | undefined} what the table was made of */
    this.tabled = undefined;
    this.listen();
  }

  listen() {
    const slider = this.find("#hidden", HTMLInputElement);
    slider.oninput = () => this.move({ hidden: Number(slider.value) });
    slider.onchange = () => this.choose({ hidden: Number(slider.value) });
    this.find(".less").onclick = () => this.choose({ hidden: this.hidden - 1 });
    this.find(".more").onclick = () => this.choose({ hidden: this.hidden + 1 });
    this.find(".redraw").onclick = () => {
      this.order = (this.order + 1) % this.data.random.length;
      renderHidden(this);
    };
    this.find(".whole").onclick = () => {
      this.whole.add(this.data.photo.picture);
      this.render();
    };
    this.find("details").ontoggle = () => renderTable(this);
    const [kind, block, method] = ["class", "block", "method"].map((name) => this.find(`select.${name}`, HTMLSelectElement));
    kind.onchange = () => this.chooseClass(Number(kind.value));
    block.onchange = () => this.choose({ at: Number(block.value) });
    method.onchange = () => this.chooseMethod(method.value);
  }

  stop() {
    super.stop();
    this.resized.disconnect();
  }

  // While an answer is on its way, what is shown stays: dimmed, with what is chosen now.
  dress() {
    const { chosen, words, test, refusal } = this.data;
    this.outdated = !test && !refusal && this.held !== null;
    if (test || refusal) this.held = test && this.data;
    else if (this.held) this.data = { ...this.held, chosen, words };
    this.bring();
  }

  arrive() {
    this.bring();
    this.render();
  }

  bring() {
    const picture = carried("hide_picture");
    if (picture?.digest === this.data.photo.picture) this.url = picture.url;
  }

  get count() {
    return this.data.grid ** 2;
  }

  get hidden() {
    return Math.min(this.count, this.chosen.hidden);
  }

  /**
   * The first goes back to "whichever is first": another network may have another first.
   * @param {number} index
   */
  chooseClass(index) {
    this.choose({ class: index === this.data.test?.classes[0].index ? null : index });
  }

  /**
   * Who comes to a method of the photo's pixels begins there, who leaves them at the last block.
   * @param {string} map
   */
  chooseMethod(map) {
    const { chosen, data: { methods } } = this;
    const { start } = methods[map];
    this.choose({ map, at: start === methods[chosen.map].start ? chosen.at : start });
  }

  /**
   * Who guesses starts from nothing hidden: the answer is to be found, not read off.
   * @param {Said} said
   */
  guess(said) {
    this.furthest[this.tested] = 0;
    this.choose({ ...said, hidden: 0 });
  }

  // The test of this class, map, network and weights.
  get tested() {
    const { photo, test, network } = this.data;
    return [photo.picture, network, test?.weights, test?.shown.index, test?.method, test?.block].join("|");
  }

  get seen() {
    return this.furthest[this.tested] ?? 0;
  }

  // Before they are whole: what there is of them, with gaps.
  /** @returns {Curves} */
  get curves() {
    const { test } = this.data;
    const curves = test?.curves ?? NO_CURVES;
    const some = carried("hide_curves");
    return some && some.key === test?.key ? { ...curves, hot: curves.hot ?? some.hot, random: curves.random ?? some.random } : curves;
  }

  // How many cells are hidden in what is shown: before the curves are whole the nearest number at which there is something to compare.
  get compared() {
    const { hidden, curves: { hot, random } } = this;
    const curves = [hot, random?.[this.order]].filter((curve) => curve?.some((p) => p !== null));
    const far = (/** @type {number} */ k) => Math.abs(k - hidden);
    const known = Array.from({ length: this.count + 1 }, (_, k) => k).filter((k) => curves.every((curve) => curve?.[k] !== null));
    return known.reduce((best, k) => (far(k) < far(best) ? k : best), known[0] ?? hidden);
  }

  // Is the whole curve shown: asked for once, or reached by dragging after a guess?
  get isWhole() {
    const { outcome } = this.curves;
    const asked = this.answered(this.data.question);
    const reached = asked.guess !== null && this.seen >= (outcome?.hot_halved ?? this.count);
    if (outcome && (reached || isShown(asked))) this.whole.add(this.data.photo.picture);
    return this.whole.has(this.data.photo.picture);
  }

  render() {
    for (const section of this.root.querySelectorAll("section")) section.classList.toggle("outdated", this.outdated);
    renderChoices(this);
    renderMap(this);
    renderHidden(this);
  }
}

/**
 * What follows the slider.
 * @param {Hide} hide
 */
function renderHidden(hide) {
  const { hidden, compared, count, words } = hide;
  hide.furthest[hide.tested] = Math.max(hide.seen, hidden);
  const slider = hide.find("#hidden", HTMLInputElement);
  slider.max = String(count);
  if (Number(slider.value) !== hidden) slider.value = String(hidden);
  const said = fill(words.hidden, { count: compared, all: count });
  write(hide.find(".slide output"), said);
  slider.setAttribute("aria-valuetext", said);
  renderStep(hide, ".less", "hide_less", hidden === 0);
  renderStep(hide, ".more", "hide_more", hidden === count);
  renderPictures(hide);
  renderPlot(hide);
  renderQuestion(hide);
  renderVerdict(hide);
}

/**
 * @param {Hide} hide
 * @param {string} selector
 * @param {string} name of its word
 * @param {boolean} isEnd
 */
function renderStep({ find, words }, selector, name, isEnd) {
  const button = find(selector, HTMLButtonElement);
  button.disabled = isEnd;
  button.setAttribute("aria-label", words[name]);
}

export const show = await component(import.meta.url, Hide);
