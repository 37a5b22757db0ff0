// A map put to the test. Every probability is here before the slider moves: dragging asks nobody.

import { Pending } from "../../shared/choice.js";
import { component } from "../../shared/component.js";
import { write } from "../../shared/elements.js";
import { HeatMap } from "../../shared/heat.js";
import { fill } from "../../shared/words.js";
import { renderChoices, renderMap, renderPointed } from "./map.js";
import { Covered, renderPictures } from "./pictures.js";
import { Plot, renderPlot } from "./plot.js";
import { renderQuestion, renderTable, renderVerdict } from "./words.js";

class Hide {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.heat = new HeatMap(this.find(".heatmap"));
    this.heat.onPoint = (cell) => {
      this.pointed = cell;
      renderPointed(this);
    };
    this.pictures = ["hot", "cold"].map((name) => new Covered(this.find(`.${name}`)));
    this.plot = new Plot(this.find(".plot"));
    this.resized = new ResizeObserver(() => this.data && renderPlot(this));
    this.resized.observe(this.find(".plot"));
    this.tests = {}; // what the student has done with each test: the guess, how far the slider has been
    this.whole = new Set(); // photos whose curves are shown whole from now on
    this.drawn = 0; // which of the random orders is in the picture
    this.pending = new Pending();
    const slider = this.find("#hidden");
    slider.oninput = () => {
      this.hide(Number(slider.value));
      renderHidden(this);
    };
    slider.onchange = () => this.settle();
    this.find(".redraw").onclick = () => {
      this.drawn = (this.drawn + 1) % this.data.random.length;
      renderHidden(this);
    };
    this.find(".whole").onclick = () => {
      this.whole.add(this.data.photo.picture);
      this.render();
    };
    this.find("details").ontoggle = () => renderTable(this);
    this.find("select.class").onchange = ({ target }) => this.chooseClass(Number(target.value));
    this.find("select.block").onchange = ({ target }) => this.choose({ at: Number(target.value) });
    this.find("select.method").onchange = ({ target }) => this.chooseMethod(target.value);
  }

  stop() {
    this.pending.stop();
    this.resized.disconnect();
  }

  arrive() {
    this.render();
  }

  update({ data, setTriggerValue }) {
    this.tell = (choice) => setTriggerValue("choice", choice);
    this.data = data;
    this.words = data.words;
    this.count = data.grid ** 2;
    this.chosen = this.pending.over(data.chosen, data.heard);
    this.hidden = Math.min(this.count, this.chosen.hidden);
    this.render();
  }

  // The slider's choice: Python is told when it rests.
  hide(count) {
    this.hidden = count;
    this.take({ hidden: count });
  }

  take(choice) {
    this.pending.take(choice);
    Object.assign(this.chosen, choice);
  }

  choose(choice) {
    this.take(choice);
    this.settle();
  }

  // The first goes back to "whichever is first": another network may have another first.
  chooseClass(index) {
    this.choose({ class: index === this.data.test.classes[0].index ? null : index });
  }

  // Who comes to a method of the photo's pixels begins there, who leaves them at the last block.
  chooseMethod(map) {
    const { chosen, data: { choices: { starts } } } = this;
    this.choose({ map, at: starts[map] === starts[chosen.map] ? chosen.at : starts[map] });
  }

  settle() {
    this.pending.settle((choice) => this.tell(choice));
  }

  // Who guesses starts from nothing hidden: the answer is to be found, not read off.
  guess(range) {
    Object.assign(this.done, { guess: range, furthest: 0 });
    this.hide(0);
    renderHidden(this);
    this.settle();
  }

  // What the student has done with the test of this class, map, network and weights.
  get done() {
    const { photo, test, network } = this.data;
    const key = [photo.picture, network, test?.weights, test?.shown.index, test?.method, test?.block].join("|");
    return (this.tests[key] ??= { guess: null, furthest: 0 });
  }

  get curves() {
    return this.data.test?.curves ?? { hot: null, random: null, outcome: null };
  }

  // Is the whole curve shown: asked for once, or reached by dragging after a guess?
  get isWhole() {
    const { outcome } = this.curves;
    const { guess, furthest } = this.done;
    if (outcome && guess !== null && furthest >= (outcome.hot_halved ?? this.count)) this.whole.add(this.data.photo.picture);
    return this.whole.has(this.data.photo.picture);
  }

  render() {
    renderChoices(this);
    renderMap(this);
    renderHidden(this);
  }
}

// What follows the slider.
function renderHidden(hide) {
  const { hidden, count, words } = hide;
  hide.done.furthest = Math.max(hide.done.furthest, hidden);
  const slider = hide.find("#hidden");
  slider.max = count;
  if (Number(slider.value) !== hidden) slider.value = hidden;
  const said = fill(words.hidden, { count: hidden, all: count });
  write(hide.find("output"), said);
  slider.setAttribute("aria-valuetext", said);
  renderPictures(hide);
  renderPlot(hide);
  renderQuestion(hide);
  renderVerdict(hide);
}

export const show = await component(import.meta.url, Hide);
