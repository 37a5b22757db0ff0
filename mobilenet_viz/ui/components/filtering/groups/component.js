// From the standard convolution to the depthwise one: one slider. While it is dragged everything follows here in the
// browser, which has the maps of all numbers of groups; only what the user settles on goes to Python.

import { carried } from "../../shared/carried.js";
import { Rest } from "../../shared/choice.js";
import { component } from "../../shared/component.js";
import { make } from "../../shared/elements.js";
import { Net } from "./net.js";
import { Plates } from "./plates.js";
import { dressWords, renderReads, renderTotals, renderWords } from "./words.js";

class Groups {
  constructor(root, { data }) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.facts = data.facts;
    this.guess = null;
    this.rest = new Rest();
    this.found = false;
    this.mixed = false; // the 1×1 behind the depthwise convolution
    this.net = new Net(this);
    this.plates = new Plates(this);
    this.dressSlider();
    this.find("#mix").onclick = () => {
      this.mixed = !this.mixed;
      this.render();
    };
    this.resize = new ResizeObserver(() => this.net.layOut());
    this.resize.observe(this.find(".net"));
  }

  stop() {
    this.resize.disconnect();
    this.rest.stop();
  }

  get number() {
    return this.facts.groups[this.at];
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

  // The inputs that an output reads in the convolution itself.
  reads(output, input) {
    return Math.floor(output / this.size) === Math.floor(input / this.size);
  }

  // Called again on every run: words, another photo, or a choice made elsewhere may have changed.
  update({ data, setTriggerValue }) {
    const { language } = this;
    this.language = data.language;
    this.words = data.words;
    this.tell = (choice) => setTriggerValue("choice", choice);
    this.hear(data.chosen.groups);
    if (language !== data.language) {
      dressWords(this);
      this.net.dress();
      this.plates.dress();
    }
    this.arrive();
  }

  // While the user is ahead of Python (a pointer down, a choice on its way) what arrives is an echo of the past.
  hear(groups) {
    if (groups === this.sent) this.sent = undefined;
    else if (groups !== this.heard && !this.dragging && !this.rest.waiting && !this.sent) this.at = this.facts.groups.indexOf(groups);
    this.heard = groups;
  }

  arrive() {
    const pictures = carried("groups_pictures");
    if (pictures && pictures !== this.net.pictures) this.net.take(pictures);
    this.render();
  }

  dressSlider() {
    const input = (this.slider = this.find("#groups"));
    let before;
    input.max = this.facts.groups.length - 1;
    input.oninput = () => this.set(Number(input.value));
    input.onpointerdown = () => {
      this.dragging = true;
      before = this.at;
    };
    input.onpointerup = () => {
      this.dragging = false;
    };
    // The finger scrolls the page: what its first touch set was not meant.
    input.onpointercancel = () => {
      this.dragging = false;
      this.set(before);
    };
    input.onchange = () => {
      this.dragging = false;
      this.settle();
    };
    this.find(".stops").replaceChildren(...this.facts.groups.map((number, i) => {
      const button = make("button", { type: "button" }, String(number));
      button.style.setProperty("--at", i / (this.facts.groups.length - 1));
      button.onclick = () => {
        this.set(i);
        this.settle();
      };
      return button;
    }));
  }

  set(at) {
    this.at = at;
    if (!this.deepest) this.mixed = false;
    this.render();
  }

  settle() {
    this.rest.wait(() => {
      if (this.number === this.heard && !this.sent) return;
      this.sent = this.number;
      this.tell({ groups: this.number });
    });
  }

  point(output) {
    this.pointed = output;
    this.net.light();
    this.plates.light();
    renderReads(this);
  }

  render() {
    if (this.guess && this.deepest) this.found = true; // stays, wherever the slider goes
    this.root.querySelector(".stage").classList.toggle("mixed", this.mixed);
    this.root.querySelector(".stage").classList.toggle("deepest", this.deepest);
    renderWords(this);
    renderTotals(this);
    this.net.render();
    this.plates.render();
    this.point(this.pointed ?? null);
  }
}

export const show = await component(import.meta.url, Groups);
