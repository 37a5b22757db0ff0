// One block of the real network, stage by stage, on the photo. Python is only told which block.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { saveStill } from "../../shared/still.js";
import { Detail } from "./detail.js";
import { Overview } from "./overview.js";
import { FIRST, Stage, STAGES } from "./stages.js";
import { renderDials, renderHeads, renderQuestion, renderSteps, renderStory } from "./words.js";

class Block {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.overview = new Overview(root, (half, i) => this.look(half, i));
    this.detail = new Detail(root, (row, col) => this.point(row, col));
    this.step = STAGES.length;
    this.half = 1;
    this.channel = [0, 0];
    this.resize = new ResizeObserver(() => {
      if (this.data) this.overview.connect();
    });
    this.resize.observe(this.find(".overview"));
    for (const button of this.find(".stills").children) {
      button.onclick = () => saveStill(this.find(".shown"), `block-${this.data.block.number}`, button.textContent.toLowerCase());
    }
  }

  stop() {
    this.resize.disconnect();
  }

  arrive() {
    if (this.data) this.take();
  }

  // Called again on every run: other maps, another block, another language.
  update({ data, setTriggerValue }) {
    this.tell = (choice) => setTriggerValue("choice", choice);
    const received = JSON.stringify(data);
    if (received === this.received) return;
    this.received = received;
    if (data.of !== this.data?.of) {
      this.guess = undefined;
      this.seen = false;
    } // it was about other maps
    this.data = data;
    this.block = data.block.number;
    this.take();
  }

  // The maps come by a carrier, before or after the rest.
  take() {
    const sent = carried("block_maps");
    const here = sent && sent.shown === this.data.shown;
    if (!here) this.maps = null;
    else if (this.maps?.shown !== sent.shown) this.unpack(sent);
    this.render();
  }

  unpack(sent) {
    const stages = Object.fromEntries(STAGES.map((name) => [name, new Stage(name, sent.stages[name])]));
    const side = stages.depthwise.side;
    const same = this.maps?.stages.depthwise.side === side;
    this.maps = { ...sent, stages };
    this.channel = [0, 0];
    if (!same) this.place(side >> 1, side >> 1); // else the pixel stays
  }

  choose(block) {
    this.block = block;
    renderDials(this);
    this.tell({ block });
  }

  go(step) {
    if (step < 1 || step > STAGES.length) return;
    this.step = step;
    this.half = step > FIRST[1] ? 1 : 0;
    if (step === FIRST[1] || step === STAGES.length) this.seen = true;
    this.render();
  }

  predict(guess) {
    if (this.guess === undefined) this.seen = false;
    this.guess = guess;
    renderQuestion(this);
  }

  look(half, i) {
    this.channel[half] = i;
    this.half = half;
    if (half === 1 && this.step <= FIRST[1]) this.step = STAGES.length; // there is nothing to see of it before
    this.render();
  }

  point(row, col, spot) {
    this.place(row, col, spot);
    this.detail.point();
  }

  // The pixel of the block's output, and the spot in what it gets: the one pointed at, or the kernel's place for the pixel.
  place(row, col, spot) {
    const { before, depthwise } = this.maps.stages;
    const { stride } = this.data.block.halves[0];
    const inside = (at, { side }) => Math.max(0, Math.min(at, side - 1));
    [row, col] = [inside(row, depthwise), inside(col, depthwise)];
    this.pixel = { row, col, spot: (spot ?? [row * stride, col * stride]).map((at) => inside(at, before)) };
  }

  render() {
    renderQuestion(this);
    renderDials(this);
    renderSteps(this);
    renderHeads(this);
    this.overview.render(this);
    this.detail.render(this);
    renderStory(this);
  }
}

export const show = await component(import.meta.url, Block);
