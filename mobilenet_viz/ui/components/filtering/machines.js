// Both machines: the maps, the kernels and the weights, built once; data and words are put in whenever they change.

const CHANNELS = ["red", "green", "blue"];

class Machines {
  constructor(root, { size, mix }, onKernels) {
    this.root = root;
    this.onKernels = onKernels;
    const row = (count, markers) => Array.from({ length: count }, () => new PixelMap(size, markers));
    const outputs = mix[0].length;
    this.maps = {
      channels: row(mix.length, [["depthwise", 3], ["conv", 3]]),
      depthwise: row(mix.length, [["depthwise", 1], ["pointwise", 1]]),
      separable: row(outputs, [["pointwise", 1]]),
      standard: row(outputs, [["conv", 1]]),
    };
    for (const [name, maps] of Object.entries(this.maps)) this.stack(name).replaceChildren(...maps.map((map) => map.figure));
    for (const map of this.maps.channels) map.shown = size * size;
  }

  stack(name) { return this.root.querySelector(`.stack.${name}`); }

  // Everything that comes from Python: maps, kernels, weights, words.
  take(data) {
    const { words } = data;
    this.letters = CHANNELS.map((channel) => words[`letter_${channel}`]);
    for (const [name, maps] of Object.entries(this.maps)) {
      maps.forEach((map, i) => {
        const { greys, low, high } = data.maps[name][i];
        map.take(greys);
        const label = fill(words[`map_${name}`], { number: i + 1, channel: words[CHANNELS[i]] ?? "" });
        map.canvas.setAttribute("aria-label", fill(words.map_label, { label, size: map.size, low: signed(low, 2), high: signed(high, 2) }));
      });
    }
    data.maps.channels.forEach(({ white }, m) => write(this.maps.channels[m].caption, `${words[CHANNELS[m]]} ±${white}`));
    data.maps.depthwise.forEach(({ white }, m) => write(this.maps.depthwise[m].caption, `±${white.toFixed(2)}`));
    this.takeFilters(data);
    this.takeWeights(data);
    this.takeProducts(data);
    this.layOut();
  }

  takeFilters({ words, names, chosen, kernels }) {
    const filters = kernels.map(({ cells, divisor }, m) => {
      const label = fill(words.filter_for, { channel: words[CHANNELS[m]] });
      const select = make("select", { "aria-label": label }, ...names.map((name) => make("option", { value: name }, words[`kernel_${name}`])));
      select.value = chosen[m];
      select.onchange = () => this.onKernels(this.selects.map((one) => one.value));
      const grid = kernelGrid(cells[0], `${label}: ${inRows(cells[0], divisor)}`);
      return make("div", { class: "filter" }, select, make("div", { class: "written" }, grid, make("span", { class: "over" }, over(divisor))));
    });
    const focused = this.selects?.indexOf(this.root.activeElement ?? null) ?? -1;
    this.stack("filters").replaceChildren(...filters);
    this.selects = filters.map((filter) => filter.querySelector("select"));
    this.selects[focused]?.focus();
  }

  takeWeights({ mix, maps }) {
    const outputs = mix[0].map((_, n) => mix.map((weights) => weights[n]));
    this.stack("weights").replaceChildren(...outputs.map((weights) => make("div", { class: "mixture", role: "img", "aria-label": mixture(weights, this.letters) },
      ...weights.map((weight, m) => make("span", {}, signed(weight, 2), make("b", {}, this.letters[m]))))));
    this.stack("same").replaceChildren(...maps.separable.map(({ white }) => make("div", {}, make("b", { "aria-hidden": "true" }, "="), `±${white.toFixed(2)}`)));
    this.mix = mix;
  }

  takeProducts({ words, products }) {
    const outputs = products[0].cells.map((_, n) => make("div", { class: "output" }, ...products.map(({ cells, divisor }, m) => {
      const label = fill(words.product_label, { number: n + 1, channel: words[CHANNELS[m]] });
      return make("div", {}, kernelGrid(cells[n], `${label}: ${inRows(cells[n], divisor)}`), make("span", { class: "over" }, `${this.letters[m]} ${over(divisor)}`));
    })));
    this.stack("products").replaceChildren(...outputs);
  }

  // On a narrow screen, where the depthwise maps stand below the channels, all lines lead down.
  layOut() {
    const part = (name, i) => this.stack(name).children[i];
    const down = this.stack("channels").getBoundingClientRect().bottom <= this.stack("depthwise").getBoundingClientRect().top;
    const end = (map) => (down ? map.figure : map.box); // below a map stands its caption
    const ties = [];
    this.mix.forEach((weights, m) => {
      const filter = part("filters", m);
      const map = this.maps.depthwise[m];
      ties.push({ from: end(this.maps.channels[m]), to: filter.querySelector(down ? "select" : ".kernel"), name: "depthwise", arrow: true });
      ties.push({ from: filter.querySelector(".written"), to: map.box, name: "depthwise", arrow: true });
      weights.forEach((weight, n) => ties.push({
        from: end(map), to: down ? part("weights", n) : part("weights", n).children[m], at: (m + 1) / (this.mix.length + 1),
        name: "pointwise", width: 1 + 5 * Math.abs(weight), dashed: weight < 0,
      }));
    });
    this.maps.standard.forEach((map, n) => ties.push({ from: part("products", n), to: map.box, name: "conv", arrow: true }));
    drawLines(this.root.querySelector("svg"), ties, !down);
  }

  // Where both machines stand: pixels shown, and a marker on the pixel last finished (before the first, on the first).
  render({ pixels, stage, finished }) {
    const all = this.maps.channels[0].size ** 2;
    const at = (count, running) => (running ? Math.min(Math.max(count - 1, 0), all - 1) : null);
    const filtering = at(pixels.depthwise, stage === 0);
    const mixing = at(pixels.pointwise, stage === 1);
    const standard = at(pixels.conv, !finished);
    for (const map of this.maps.channels) { map.mark("depthwise", filtering); map.mark("conv", standard); }
    for (const map of this.maps.depthwise) { map.reveal(pixels.depthwise); map.mark("depthwise", filtering); map.mark("pointwise", mixing); }
    for (const map of this.maps.separable) { map.reveal(pixels.pointwise); map.mark("pointwise", mixing); }
    for (const map of this.maps.standard) { map.reveal(pixels.conv); map.mark("conv", standard); }
  }
}
