// Twelve inputs, twelve outputs and a line for every kernel; with the 1×1, the filtered maps between them.

import { draw, make, write } from "../../shared/elements.js";
import { PixelMap } from "../../shared/maps.js";
import { fill } from "../../shared/words.js";

export class Net {
  constructor(view) {
    this.view = view;
    const { channels } = view;
    this.figure = view.find(".net");
    this.svg = this.figure.querySelector("svg");
    const pairs = Array.from({ length: channels ** 2 }, (_, i) => ({ from: Math.floor(i / channels), to: i % channels }));
    const lines = (name, ends) =>
      ends.map((end) => ({ ...end, line: draw("line", { class: name, "data-from": end.from, "data-to": end.to }) }));
    this.direct = lines("direct", pairs);
    this.down = lines("down", pairs.filter(({ from, to }) => from === to));
    this.fan = lines("fan", pairs);
    this.svg.replaceChildren(...[...this.direct, ...this.down, ...this.fan].map(({ line }) => line));
  }

  // The rows of maps and their names; the maps themselves come with `take`.
  dress() {
    const { words, facts } = this.view;
    const { colours, inputs, middle, outputs } = this.rows ?? this.make();
    colours.forEach((colour, i) => write(colour, words[facts.channels[(i * facts.channels.length) / colours.length][0]]));
    facts.channels.forEach(([colour, version], i) => {
      const named = `${words[`letter_${colour}`]} ${words[`kernel_${version}`]}`;
      inputs[i].caption.replaceChildren(make("b", {}, `${words[`letter_${colour}`]} `), words[`kernel_${version}`]);
      inputs[i].canvas.setAttribute("aria-label", fill(words.input_label, { number: i + 1, name: named }));
      middle[i].canvas.setAttribute("aria-label", fill(words.middle_label, { number: i + 1, kernel: words[`kernel_${facts.filters[i]}`] }));
      outputs[i].button.setAttribute("aria-label", fill(words.output, { number: i + 1 }));
    });
    this.figure.querySelector(".outputs").setAttribute("aria-label", words.outputs);
  }

  make() {
    const { facts } = this.view;
    const colours = [...new Set(facts.channels.map(([colour]) => colour))].map(() => make("span"));
    this.figure.querySelector(".colours").replaceChildren(...colours);
    const [inputs, middle, outputs] = ["inputs", "middle", "outputs"].map(() => facts.channels.map(() => new PixelMap(facts.size)));
    this.figure.querySelector(".inputs").replaceChildren(...inputs.map(({ figure }) => figure));
    this.figure.querySelector(".middle").replaceChildren(...middle.map(({ figure }) => figure));
    this.figure.querySelector(".outputs").replaceChildren(...outputs.map((map, n) => this.button(map, n)));
    return (this.rows = { colours, inputs, middle, outputs });
  }

  // A button for each output: focus, arrows, touch and screen readers come with it.
  button(map, n) {
    const button =
      (map.button = make("button", { type: "button", tabindex: n ? "-1" : "0", "aria-pressed": "false" }, map.box, map.caption));
    map.canvas.setAttribute("aria-hidden", "true");
    button.onpointerenter = (event) => {
      if (event.pointerType === "mouse") this.view.point(n);
    };
    button.onpointerleave = (event) => {
      if (event.pointerType === "mouse") this.view.point(this.pinned ?? null);
    };
    button.onfocus = () => {
      if (button.matches(":focus-visible")) this.view.point(n);
    };
    button.onblur = () => this.view.point(this.pinned ?? null);
    button.onclick = () => {
      this.pinned = this.pinned === n ? null : n;
      this.view.point(this.pinned);
    };
    button.onkeydown = (event) => this.move(event, n);
    return button;
  }

  move(event, n) {
    const last = this.view.channels - 1;
    const to = { ArrowRight: n + 1, ArrowDown: n + 1, ArrowLeft: n - 1, ArrowUp: n - 1, Home: 0, End: last }[event.key];
    const next = this.rows.outputs[to]?.button;
    if (!next) return;
    event.preventDefault();
    this.rows.outputs[n].button.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  take(pictures) {
    this.pictures = pictures;
    this.shown = null;
    this.draw(this.rows.inputs, pictures.inputs);
    this.draw(this.rows.middle, pictures.outputs[this.view.channels]);
  }

  draw(maps, pictures) {
    maps.forEach((map, i) => {
      map.take(pictures[i].greys);
      map.reveal(map.size ** 2);
    });
  }

  render() {
    const { view } = this;
    for (const { from, to, line } of this.direct) line.classList.toggle("gone", view.mixed || !view.reads(to, from));
    for (const { line } of [...this.down, ...this.fan]) line.classList.toggle("gone", !view.mixed);
    this.renderMaps();
    this.layOut();
  }

  renderMaps() {
    const { view, pictures } = this;
    const key = view.mixed ? "separable" : String(view.number);
    if (!pictures || this.shown === key) return;
    this.shown = key;
    const shown = view.mixed ? pictures.separable : pictures.outputs[key];
    this.draw(this.rows.outputs, shown);
    this.rows.outputs.forEach(({ caption }, n) => caption.replaceChildren(make("b", {}, String(n + 1)), ` ±${shown[n].white.toFixed(2)}`));
  }

  // Which inputs reach the output that is pointed at.
  light() {
    const { view } = this;
    const n = view.pointed ?? null;
    const seen = (m) => n !== null && (view.mixed || view.reads(n, m));
    this.figure.classList.toggle("pointing", n !== null);
    for (const { to, line } of [...this.direct, ...this.fan]) line.classList.toggle("lit", to === n);
    for (const { line } of this.down) line.classList.toggle("lit", n !== null);
    this.rows.inputs.forEach(({ figure }, m) => figure.classList.toggle("lit", seen(m)));
    this.rows.outputs.forEach(({ button }, i) => {
      button.classList.toggle("lit", i === n);
      button.setAttribute("aria-pressed", String(i === this.pinned));
    });
  }

  // Lines go from box to box: down on a wide screen, across on a narrow one.
  layOut() {
    if (!this.rows || !this.figure.clientWidth) return;
    const origin = this.figure.getBoundingClientRect();
    const boxes = (maps) => maps.map(({ box }) => box.getBoundingClientRect());
    const [inputs, middle, outputs] = [this.rows.inputs, this.rows.middle, this.rows.outputs].map(boxes);
    const starts = [this.rows.inputs, this.rows.middle].map((maps) => maps.map(({ figure }) => figure.getBoundingClientRect()));
    const across = outputs[0].left > inputs[0].right;
    const tie = (from, to, line) => {
      const ends = across
        ? {
          x1: from.right - origin.left + 3,
          y1: from.top + from.height / 2 - origin.top,
          x2: to.left - origin.left - 3,
          y2: to.top + to.height / 2 - origin.top,
        }
        : {
          x1: from.left + from.width / 2 - origin.left,
          y1: from.bottom - origin.top + 2,
          x2: to.left + to.width / 2 - origin.left,
          y2: to.top - origin.top - 2,
        };
      for (const name in ends) line.setAttribute(name, ends[name].toFixed(1));
    };
    for (const { from, to, line } of this.direct) tie(starts[0][from], outputs[to], line);
    if (!this.view.mixed) return;
    for (const { from, to, line } of this.down) tie(starts[0][from], middle[to], line);
    for (const { from, to, line } of this.fan) tie(starts[1][from], outputs[to], line);
  }
}
