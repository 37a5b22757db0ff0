// One channel of one half: its maps from stage to stage, and what happens at one pixel of them.

import { make, write } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";
import { CUT, FIRST, hundredthsOf, inHundredths, STAGES, Tile } from "./stages.js";
import { sums } from "./sums.js";
import { caption } from "./words.js";

export class Detail {
  constructor(root, onPixel) {
    this.find = (selector) => root.querySelector(`.detail ${selector}`);
    this.figures = STAGES.map((name) => this.figure(name, onPixel));
    this.find(".chain").replaceChildren(...this.figures.map((each) => each.figure));
    this.find(".chain").onkeydown = (event) => {
      const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
      if (!by || !this.view.maps) return;
      event.preventDefault();
      onPixel(this.view.pixel.row + by[0], this.view.pixel.col + by[1]);
      this.say();
    };
  }

  figure(name, onPixel) {
    const tile = new Tile();
    const marker = make("i", { class: "marker" });
    const [value, title, scale] = [make("b", { class: "value" }), make("span", { class: "title" }), make("span", { class: "scale" })];
    tile.box.append(marker);
    tile.box.onpointermove = tile.box.onpointerdown = (event) => {
      const stage = this.view.maps?.stages[name];
      if (!stage || tile.canvas.hidden) return;
      const box = tile.canvas.getBoundingClientRect();
      const place = (at, from, length) => Math.floor((stage.side * (at - from)) / length);
      const spot = [place(event.clientY, box.top, box.height), place(event.clientX, box.left, box.width)];
      const { stride } = this.view.data.block.halves[0];
      if (name === "before") onPixel(Math.floor(spot[0] / stride), Math.floor(spot[1] / stride), spot);
      else onPixel(...spot);
    };
    return { name, tile, marker, value, title, scale, figure: make("figure", {}, title, tile.box, make("figcaption", {}, value, scale)) };
  }

  render(view) {
    this.view = view;
    const { data: { words, block }, maps, half, step, channel } = view;
    const found = maps?.halves[half][channel[half]];
    const { kind, out_channels: channels } = block.halves[half];
    write(this.find("#detail"), found ? fill(words[`detail_${half}`], { number: `#${found.number}`, channels }) : words[`title_${kind}`]);
    write(this.find(".caption"), caption(view));
    write(this.find(".state"), maps ? "" : view.data.refusal ?? words.waiting);
    const chain = this.find(".chain");
    chain.setAttribute("aria-label", words.chain);
    chain.hidden = !maps;
    this.find(".place").hidden = !maps;
    this.figures.forEach((each, i) => {
      const here = i < FIRST[1] ? half === 0 : half === 1;
      each.figure.hidden = !here;
      if (here && maps) this.stage(each, i, i < step);
    });
    this.point();
  }

  stage({ name, tile, figure, title, scale }, i, reached) {
    const { data: { words }, maps, channel, half, step } = this.view;
    const stage = maps.stages[name];
    tile.show(reached ? stage.greys(channel[half]) : null);
    figure.classList.toggle("now", i === step - 1);
    write(title, words[`stage_${name}`]);
    const white = stage.white[channel[half]];
    const sentence = !white ? words.scale_none : CUT.has(name) ? words.scale_cut : words.scale_signed;
    write(scale, reached ? fill(sentence, { white: inHundredths(hundredthsOf(white, stage.steps)) }) : "");
  }

  // The pixel and its numbers; called whenever the pixel moves.
  point() {
    const { data, maps, half, step, channel, pixel } = this.view;
    const box = this.find(".sums");
    if (!maps) return box.replaceChildren();
    const [first] = data.block.halves;
    this.figures.forEach(({ name, marker, value, figure }, i) => {
      if (figure.hidden) return;
      const stage = maps.stages[name];
      const reached = i < step;
      const gets = name === "before";
      const [row, col, size] = !gets
        ? [pixel.row, pixel.col, 1]
        : step === 1
        ? [...pixel.spot, 1]
        : [pixel.row * first.stride - first.zeros_before, pixel.col * first.stride - first.zeros_before, 3]; // what the kernel sees
      for (const [side, at] of [["top", row], ["left", col]]) marker.style[side] = `${(100 * at) / stage.side}%`;
      marker.style.width = marker.style.height = `${(100 * size) / stage.side}%`;
      marker.hidden = !reached;
      write(value, reached ? inHundredths(gets ? stage.at(channel[0], ...pixel.spot) : stage.at(channel[half], pixel.row, pixel.col)) : "");
    });
    write(this.find(".place"), this.place());
    box.replaceChildren(...sums(this.view));
  }

  place() {
    const { data: { words }, step, pixel } = this.view;
    const [row, col] = step === 1 ? pixel.spot : [pixel.row, pixel.col];
    return fill(words.place, { row: row + 1, col: col + 1 });
  }

  // For whoever cannot see it: where the arrow keys have led, and what is there.
  say() {
    const values = this.figures.filter(({ figure, value }) => !figure.hidden && value.textContent);
    write(
      this.find(".said"),
      `${this.place()}: ${values.map(({ title, value }) => `${title.textContent} ${value.textContent}`).join(", ")}`,
    );
  }
}
