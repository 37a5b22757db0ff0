// Both machines: the maps, the kernels and the weights, built once; data and words are put in whenever they change.

import { make, write } from "../../shared/elements.js";
import { drawLines, inRows, kernelGrid, over, PixelMap } from "../../shared/maps.js";
import { signed } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

export const CHANNELS = ["red", "green", "blue"];

export class Machines {
  constructor(root) {
    this.root = root;
    this.pointer = () => {};
  }

  stack(name) {
    return this.root.querySelector(`.stack.${name}`);
  }

  // Maps are made anew when their size changes, as it does with the stride.
  build({ size, out_size: outSize, mix }) {
    if (this.maps?.depthwise[0].size === outSize) return;
    const row = (count, side, markers) => Array.from({ length: count }, () => new PixelMap(side, markers));
    const outputs = mix[0].length;
    this.maps = {
      channels: row(mix.length, size, [["depthwise", 3], ["conv", 3]]),
      depthwise: row(mix.length, outSize, [["depthwise", 1], ["pointwise", 1]]),
      separable: row(outputs, outSize, [["pointwise", 1]]),
      standard: row(outputs, outSize, [["conv", 1]]),
    };
    for (const [group, maps] of Object.entries(this.maps)) this.stack(group).replaceChildren(...maps.map((map) => map.figure));
    for (const map of this.maps.channels) map.shown = size * size;
    this.built();
  }

  // Everything that comes from Python: maps, kernels, weights, words.
  take(data) {
    const { words } = data;
    this.build(data);
    this.data = data;
    this.letters = CHANNELS.map((channel) => words[`letter_${channel}`]);
    for (const [group, maps] of Object.entries(this.maps)) {
      maps.forEach((map, i) => {
        const { greys, values, low, high } = data.maps[group][i];
        map.take(greys, values);
        const label = fill(words.map_label, { label: this.name(group, i), size: map.size, low: signed(low, 2), high: signed(high, 2) });
        map.canvas.setAttribute("aria-label", group === "channels" ? label : `${label}. ${words.map_keys}`);
      });
    }
    data.maps.channels.forEach(({ white }, m) => write(this.maps.channels[m].caption, `${words[CHANNELS[m]]} ±${white}`));
    data.maps.depthwise.forEach(({ white }, m) => write(this.maps.depthwise[m].caption, `±${white.toFixed(2)}`));
    for (const map of this.maps.channels) map.frame(data.zeros);
    this.takeProducts(data);
  }

  name(group, i) {
    return fill(this.data.words[`map_${group}`], { number: i + 1, channel: this.data.words[CHANNELS[i]] ?? "" });
  }

  takeProducts({ words, products, maps }) {
    const outputs = products[0].cells.map((_, n) =>
      make(
        "div",
        { class: "output" },
        ...products.map(({ cells, divisor }, m) => {
          const label = fill(words.product_label, { number: n + 1, channel: words[CHANNELS[m]] });
          return make(
            "div",
            {},
            kernelGrid(cells[n], `${label}: ${inRows(cells[n], divisor)}`),
            make("span", { class: "over" }, `${this.letters[m]} ${over(divisor)}`),
          );
        }),
      )
    );
    this.stack("products").replaceChildren(...outputs);
    this.stack("same").replaceChildren(
      ...maps.separable.map(({ white }) => make("div", {}, make("b", { "aria-hidden": "true" }, "="), `±${white.toFixed(2)}`)),
    );
  }

  // The picture builds up: what a later step is about is not there yet, and its place stays free.
  enter(step) {
    const { words } = this.data;
    this.root.querySelector(".machines").dataset.step = step;
    const from = (element, first) => element.classList.toggle("later", step < first);
    for (const group of ["channels", "filters", "depthwise"]) [...this.stack(group).children].forEach((child, m) => from(child, m ? 2 : 1));
    for (const group of ["weights", "separable"]) {
      from(this.stack(group), 3);
      [...this.stack(group).children].forEach((child, n) => from(child, n ? 4 : 3));
    }
    for (const group of ["same", "standard", "products"]) from(this.stack(group), 5);
    const title = (name, first, text) => {
      const h2 = this.root.querySelector(`.${name}-title`);
      from(h2, first);
      write(h2, fill(words[text], this.data));
    };
    title("photo", 1, "title_photo");
    title("depthwise", 1, step === 1 ? "title_one" : "title_depthwise");
    title("pointwise", 3, step === 3 ? "title_mixture" : "title_pointwise");
    title("conv", 5, "title_conv");
    this.step = step;
    this.layOut();
  }

  // On a narrow screen, where the depthwise maps stand below the channels, all lines lead down.
  layOut() {
    const part = (group, i) => this.stack(group).children[i];
    const down = this.down = this.stack("channels").getBoundingClientRect().bottom <= this.stack("depthwise").getBoundingClientRect().top;
    const end = (map) => (down ? map.figure : map.box); // below a map stands its caption
    const { mix } = this.data;
    const ties = [];
    mix.forEach((weights, m) => {
      const filter = part("filters", m);
      const map = this.maps.depthwise[m];
      const of = { group: "depthwise", m, from_step: m ? 2 : 1 };
      ties.push({
        ...of,
        from: end(this.maps.channels[m]),
        to: filter.querySelector(down ? "select" : ".kernel"),
        name: "depthwise",
        arrow: true,
      });
      ties.push({ ...of, from: filter.querySelector(".written"), to: map.box, name: "depthwise", arrow: true });
      weights.forEach((weight, n) =>
        ties.push({
          group: "separable",
          n,
          from_step: n ? 4 : 3,
          from: end(map),
          to: down ? part("weights", n) : part("weights", n).children[m],
          at: (m + 1) / (mix.length + 1),
          name: "pointwise",
          width: weight ? 1 + 5 * Math.min(1, Math.abs(weight)) : 0,
          dashed: weight < 0,
        })
      );
    });
    this.maps.standard.forEach((map, n) =>
      ties.push({ group: "standard", n, from_step: 5, from: part("products", n), to: map.box, name: "conv", arrow: true })
    );
    this.ties = ties.filter((tie) => tie.from_step <= this.step);
    drawLines(this.root.querySelector("svg"), this.ties, !down);
    this.light(this.lit ?? null);
  }

  // While a pixel is pointed at, only what makes it keeps its full strength.
  light(at) {
    this.lit = at;
    const makes = ({ group, m, n }) => !at || (group === at.group && (m ?? n) === at.i);
    this.ties.forEach((tie, i) => this.root.querySelector("svg").children[i].classList.toggle("faint", !makes(tie)));
    [...this.stack("products").children].forEach((child, n) => child.classList.toggle("lit", at?.group === "standard" && at.i === n));
    [...this.stack("weights").children].forEach((child, n) => child.classList.toggle("lit", at?.group === "separable" && at.i === n));
    [...this.stack("filters").children].forEach((child, m) => child.classList.toggle("lit", at?.group === "depthwise" && at.i === m));
  }

  // How many pixels of each output map are there, by what the step's clock says: before their step none, later all.
  counts(step, { one, depthwise, mixture, pointwise, conv }) {
    const all = this.data.out_size ** 2;
    const now = (part, first) => part?.count ?? (step > first ? all : 0);
    return {
      depthwise: (m) => (m ? now(depthwise, 2) : one ? one.count : now(depthwise, 1)),
      separable: (n) => (n ? now(pointwise, 4) : mixture ? mixture.count : now(pointwise, 3)),
      standard: () => now(conv, 5),
    };
  }

  // Where the machines stand: pixels shown, and markers on the pixel last finished (before the first, on the first) or
  // on the one pointed at, {group, i, index}.
  render(step, clock, at) {
    const { pixels } = clock;
    const counts = this.counts(step, pixels);
    for (const [group, maps] of Object.entries(this.maps)) {
      if (counts[group]) maps.forEach((map, i) => map.reveal(counts[group](i)));
      for (const map of maps) for (const name of Object.keys(map.markers)) map.mark(name, null);
    }
    if (at) return this.markOne(at.group, [at.i], at.index);
    const last = ({ count }) => Math.max(count - 1, 0);
    const all = (maps) => maps.map((_, i) => i);
    const marks = {
      one: ["depthwise", [0]],
      depthwise: ["depthwise", all(this.maps.depthwise)],
      mixture: ["separable", [0]],
      pointwise: ["separable", all(this.maps.separable)],
      conv: ["standard", all(this.maps.standard)],
    };
    for (const [name, part] of Object.entries(pixels)) if (part.runs) this.markOne(...marks[name], last(part));
  }

  // Mark a pixel of some maps of a group, and what it is made from.
  markOne(group, which, index) {
    const { out_size: outSize, chosen, zeros } = this.data;
    const corner = (at) => at * Number(chosen.stride) - zeros.before;
    const [row, column] = [Math.floor(index / outSize), index % outSize];
    const kind = { depthwise: "depthwise", separable: "pointwise", standard: "conv" }[group];
    for (const i of which) this.maps[group][i].mark(kind, index);
    if (group === "separable") { for (const map of this.maps.depthwise) map.mark(kind, index); }
    else {(group === "standard" ? this.maps.channels : which.map((m) => this.maps.channels[m])).forEach((map) =>
        map.place(kind, corner(row), corner(column))
      );}
  }
}
