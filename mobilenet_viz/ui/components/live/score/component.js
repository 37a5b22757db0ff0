// MobileNet, live: two sliders, the totals, the score, the table. While a pointer is down everything follows here in the
// browser; only what the user settles on goes to Python.

import { Rest } from "../../shared/choice.js";
import { component } from "../../shared/component.js";
import { write } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";
import { inspect } from "./inspector.js";
import { network } from "./numbers.js";
import { dressDial, dressLegend, dressQuestion, dressTotals, renderDials, renderTotals } from "./panel.js";
import { Score } from "./score.js";
import { LayerTable } from "./table.js";

class Live {
  constructor(root, { data }) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.pointed = null;
    this.rest = new Rest();
    this.table = new LayerTable(this.find("table"), data.words, (name) => this.point(name), (name) => this.pin(name));
    this.score = new Score(this.find("figure"), data.words, (name) => this.point(name), (name) => this.pin(name));
    this.dials = { alpha: this.dial("alpha"), rho: this.dial("rho") };
    this.resize = new ResizeObserver(() => this.layOut());
    this.resize.observe(this.find("figure"));
  }

  stop() {
    this.resize.disconnect();
    this.rest.stop();
  }

  // Called again on every run: words, the engine's check, or a choice made elsewhere may have changed.
  update({ data, setTriggerValue }) {
    const first = !this.data;
    const language = this.data?.language;
    this.setTriggerValue = setTriggerValue;
    this.data = data;
    this.hear(data.chosen);
    if (first || language !== data.language) this.dress();
    this.render();
  }

  // While the user is ahead of Python (a pointer down, a choice on its way) what arrives is an echo of the past.
  hear(chosen) {
    const heard = JSON.stringify(chosen);
    if (heard === this.sent) this.sent = undefined;
    else if (heard !== this.heard && !this.dragging && !this.rest.waiting && !this.sent) this.take(chosen);
    this.heard = heard;
  }

  take({ alpha, size, layer }) {
    this.a = this.data.grid.alphas.indexOf(alpha);
    this.r = this.data.grid.resolutions.indexOf(size);
    this.pinned = layer;
  }

  get grid() {
    return this.data.grid;
  }
  get base() {
    return network(this.grid, ...this.grid.baseline);
  }

  // Everything that changes with the language or the width, not with α and ρ.
  dress() {
    const { words } = this.data;
    this.score.words = this.table.words = words;
    write(this.find("h1"), words.title);
    dressQuestion(this);
    dressDial(this, "alpha", this.grid.alphas, this.data.marks.alpha, words.alpha_name, words.alpha_note);
    dressDial(
      this,
      "rho",
      this.grid.resolutions,
      this.data.marks.resolution,
      words.rho_name,
      fill(words.rho_note, { size: this.base.resolution }),
    );
    dressTotals(this.find(".totals"), words);
    dressLegend(this.find(".legend"), words, this.grid, this.base);
    write(this.find(".layers h2"), words.table_title);
    this.find(".scroll").setAttribute("aria-label", words.table_title);
    this.find(".hits").setAttribute("aria-label", words.score_label);
    this.table.build(network(this.grid, this.a, this.r));
    this.layOut();
  }

  layOut() {
    const width = this.find("figure").clientWidth;
    if (!this.data || !width) return;
    this.score.build(network(this.grid, this.a, this.r), this.base);
    this.render();
    this.light();
  }

  dial(name) {
    const input = this.find(`#${name}`);
    let before;
    input.oninput = () => this.set(name, Number(input.value));
    input.onpointerdown = () => {
      this.dragging = true;
      before = name === "alpha" ? this.a : this.r;
    };
    input.onpointerup = () => {
      this.dragging = false;
    };
    // The finger scrolls the page: what its first touch set was not meant.
    input.onpointercancel = () => {
      this.dragging = false;
      this.set(name, before);
    };
    input.onchange = () => {
      this.dragging = false;
      this.settle();
    };
    input.onkeydown = (event) => {
      const mark = this.find(`.${name} .marks`).children[Number(event.key) - 1];
      if (mark) mark.click();
    };
    return input;
  }

  set(name, index) {
    if (name === "alpha") this.a = index;
    else this.r = index;
    this.render();
  }

  settle() {
    this.rest.wait(() => {
      const chosen = { alpha: this.grid.alphas[this.a], size: this.grid.resolutions[this.r], layer: this.pinned };
      const sent = JSON.stringify(chosen);
      if (sent === this.heard && !this.sent) return;
      this.sent = sent;
      this.setTriggerValue("choice", chosen);
    });
  }

  render() {
    if (!this.score.columns) return;
    const net = network(this.grid, this.a, this.r);
    this.net = net;
    renderDials(this);
    renderTotals(this);
    this.score.render(net);
    this.table.render(net);
    this.renderLayer();
  }

  point(name) {
    this.pointed = name;
    this.light();
  }

  pin(name) {
    this.pinned = this.pinned === name ? null : name;
    this.light();
    this.settle();
  }

  light() {
    if (!this.net) this.net = network(this.grid, this.a, this.r);
    this.score.light(this.pointed, this.pinned);
    this.table.light(this.pointed, this.pinned);
    this.renderLayer();
  }

  renderLayer() {
    const shown = this.pointed ?? this.pinned;
    inspect(this.root, this.net.rows.find((row) => row.name === shown), this.data.words);
  }
}

export const show = await component(import.meta.url, Live);
