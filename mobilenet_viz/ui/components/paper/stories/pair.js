// Two networks one above the other on one scale, each along the layers of MobileNet, which stands behind
// them as a ghost where it is neither of them. A slider, the mouse or a finger walks through the layers of both at once.

import { Dial } from "../../shared/dial.js";
import { draw, finder, make, rem, write } from "../../shared/elements.js";
import { short, whole } from "../../shared/numbers.js";
import { placeVolume, SIDE, volumeParts, wearVolumes } from "../../shared/volume.js";
import { fill } from "../../shared/words.js";

// Lengths of `rem`.
const SHAPE = { wide: 96, narrow: 62 }; // for the volumes
const WORK = 46; // for the bars
const SIZES = 22; // between them, for the sizes of the maps
const NARROW = 720; // a screen below it

/** @import { Words } from "../../shared/types.js" */

/**
 * A layer along those of MobileNet: the column it begins in, and how many it takes.
 * @typedef {object} Layer
 * @property {string} name
 * @property {string} kind
 * @property {number} at
 * @property {number} span
 * @property {number} out_size
 * @property {number} out_channels
 * @property {number} mult_adds
 *
 * @typedef {{ name: string, key: string, layers: Layer[], mult_adds: number, kernels: number }} NetworkData
 * @typedef {{ along: string[], ghost: Layer[], ghost_name: string, networks: NetworkData[] }} PairData
 *
 * How both are drawn: the columns, the largest of what is drawn, and on how wide a screen.
 * @typedef {object} Scale
 * @property {number} width px
 * @property {number} columns
 * @property {{ map: number, channels: number, work: number }} most
 * @property {"narrow" | "wide"} of
 */

export class Pair {
  /**
   * @param {HTMLElement} box
   * @param {(layer: string, settled: boolean) => void} onLayer
   */
  constructor(box, onLayer) {
    wearVolumes(box);
    this.box = box;
    this.onLayer = onLayer;
    this.find = finder(box);
    this.dial = new Dial(this.find(".walk"), "layer");
    this.find(".walk").style.setProperty("--tone", "var(--accent)");
    this.dial.onMove = (index) => onLayer(this.along[index], false);
    this.dial.onSettle = (index) => onLayer(this.along[index], true);
    /** @type {Words} */
    this.words = {};
    /** @type {PairData | null} that is built */
    this.pair = null;
    this.width = 0;
    this.layer = "";
    /** @type {Network[]} */
    this.views = [];
  }

  get along() {
    return this.pair?.along ?? [];
  }

  /** @param {Words} words */
  dress(words) {
    this.words = words;
    this.pair = null;
  }

  /**
   * @param {PairData} pair
   * @param {Record<string, string>} built by architecture, what Keras says
   * @param {string | null} layer
   */
  render(pair, built, layer) {
    const width = this.box.clientWidth;
    if (!width) return;
    if (pair !== this.pair || width !== this.width) {
      this.pair = pair;
      this.width = width;
      this.build(pair);
    }
    this.layer = layer ?? pair.along[0];
    this.views.forEach((view, i) => view.says(built[pair.networks[i].key]));
    this.dial.show(pair.along.indexOf(this.layer));
    this.light(null);
  }

  /** @param {PairData} pair */
  build(pair) {
    const { words, width } = this;
    const rows = [pair.ghost, ...pair.networks.map((network) => network.layers)].flat();
    const most = { map: 0, channels: 0, work: 0 };
    for (const row of rows) {
      most.map = Math.max(most.map, row.out_size);
      most.channels = Math.max(most.channels, row.out_channels);
    }
    most.work = Math.max(...pair.networks.flatMap((network) => network.layers).map((row) => row.mult_adds));
    /** @type {Scale} */
    const scale = { width, columns: pair.along.length, most, of: width < rem(NARROW) ? "narrow" : "wide" };
    this.views = pair.networks.map((network) => new Network(network, pair.ghost, scale, words, this));
    this.find(".networks").replaceChildren(...this.views.map((view) => view.figure));
    const kinds = [...new Set(rows.filter((row) => row.mult_adds).map((row) => row.kind))];
    this.find(".legend").replaceChildren(
      ...kinds.map((kind) => make("span", { class: `kind-${kind}` }, make("i", { class: "swatch" }), words[`kind_${kind}`])),
      ...(pair.ghost.length ? [make("span", {}, make("i", { class: "swatch ghost" }), fill(words.ghost, { name: pair.ghost_name }))] : []),
      make("span", {}, words.scale),
    );
    const steps = pair.along.map((_, i) => i);
    this.dial.dress({ name: words.layer, note: words.walk, steps, said: (i) => pair.along[i] });
  }

  /** @param {number | null} pointed the column under the pointer; without one it is the chosen layer's */
  light(pointed) {
    const column = pointed ?? this.along.indexOf(this.layer);
    for (const view of this.views) view.light(column, this.along[column]);
  }
}

class Network {
  /**
   * @param {NetworkData} network
   * @param {Layer[]} ghosts
   * @param {Scale} scale
   * @param {Words} words
   * @param {Pair} pair
   */
  constructor(network, ghosts, scale, words, pair) {
    this.network = network;
    this.scale = scale;
    this.words = words;
    const { width, of } = scale;
    this.pitch = width / scale.columns;
    this.base = rem(SHAPE[of]);
    this.foot = rem(SHAPE[of] + SIZES + WORK);
    const height = this.foot + rem(2);
    this.svg = draw("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
    this.lamp = draw("rect", { class: "lamp", y: 0, height: this.foot, width: this.pitch });
    this.svg.append(this.lamp, ...ghosts.map((row) => this.draw(row, true)));
    this.drawn = network.layers.map((row) => this.draw(row, false));
    this.svg.append(...this.drawn, draw("path", { class: "floor", d: `M0 ${this.foot}H${width}` }), ...this.sizes());
    this.at = make("p", { class: "at" });
    this.check = make("span", { class: "check dim" });
    const totals = fill(words.totals, { mult_adds: short(network.mult_adds), parameters: short(network.kernels) });
    const caption = make("figcaption", {}, make("b", { lang: "en" }, network.name), ` ${totals}. `, this.check);
    this.figure = make("figure", { class: "network", "data-network": network.key }, caption, this.svg, this.at);
    const column = (/** @type {MouseEvent} */ event) =>
      Math.min(scale.columns - 1, Math.max(0, Math.floor((event.clientX - this.svg.getBoundingClientRect().left) / this.pitch)));
    this.svg.onpointermove = (event) => pair.light(column(event));
    this.svg.onpointerleave = () => pair.light(null);
    this.svg.onclick = (event) => pair.onLayer(pair.along[column(event)], true);
  }

  /**
   * @param {Layer} row
   * @param {boolean} ghost
   */
  draw(row, ghost) {
    const { pitch, base, scale: { most } } = this;
    const group = draw("g", { class: `layer kind-${row.kind}` });
    const high = Math.max((row.out_size * base * 0.88) / most.map, 1);
    const thick = Math.max((row.out_channels * Math.max(pitch - rem(8), pitch * 0.75)) / most.channels, 1);
    const middle = (row.at + row.span / 2) * pitch;
    const volume = volumeParts();
    placeVolume(volume, { x: middle - (thick + high * SIDE.right) / 2, bottom: base, thick, high });
    const tall = (row.mult_adds * rem(WORK - 4)) / most.work;
    const long = row.mult_adds ? Math.max(tall, 1) : 0;
    const work = draw("rect", { x: middle - pitch * 0.3, y: this.foot - long, width: pitch * 0.6, height: long });
    for (const [name, part] of Object.entries({ ...volume, work })) {
      part.setAttribute("class", ghost ? `ghost ${name}` : name);
      group.append(part);
    }
    return group;
  }

  // Neighbours with the same map share one label.
  sizes() {
    /** @type {{ size: number, from: number, to: number }[]} */
    const runs = [];
    for (const row of this.network.layers) {
      const last = runs.at(-1);
      if (last && last.size === row.out_size && last.to === row.at) last.to = row.at + row.span;
      else runs.push({ size: row.out_size, from: row.at, to: row.at + row.span });
    }
    return runs.flatMap(({ size, from, to }) => {
      const label = draw("text", { x: ((from + to) * this.pitch) / 2, y: this.base + rem(17) });
      label.textContent = `${size}²`;
      return [draw("path", { class: "run", d: `M${from * this.pitch + rem(2)} ${this.base + rem(3)}H${to * this.pitch - rem(2)}` }), label];
    });
  }

  /** @param {string | undefined} check */
  says(check) {
    write(this.check, check ?? this.words.check_loading);
  }

  /**
   * @param {number} column
   * @param {string} name
   */
  light(column, name) {
    this.lamp.setAttribute("x", String(Math.max(column, 0) * this.pitch));
    this.lamp.classList.toggle("off", column < 0);
    const rows = this.network.layers;
    const index = rows.findIndex((row) => column >= row.at && column < row.at + row.span);
    const row = rows[index];
    if (column < 0) write(this.at, "\u00a0");
    else if (!row) write(this.at, `${name}: ${this.words.left_out}`);
    else write(this.at, this.told(row));
    this.svg.classList.toggle("pointing", column >= 0);
    this.drawn.forEach((group, i) => group.classList.toggle("lit", i === index));
  }

  /** @param {Layer} row */
  told({ name, out_size, out_channels, mult_adds }) {
    return fill(this.words.at_layer, { name, size: out_size, channels: out_channels, mult_adds: whole.format(mult_adds) });
  }
}
