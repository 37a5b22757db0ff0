// Every layer as a whole, in a row: one map each, and how many of its channels are silent and how many reach the top.

import { make, write } from "../../shared/elements.js";
import { roving } from "../../shared/roving.js";
import { fill } from "../../shared/words.js";
import { Tile } from "../../shared/block/stages.js";
import { bytesOf } from "./greys.js";

/** @import { Layers } from "./component.js" */
/** @import { Counts, Layer } from "./types.js" */

const KINDS = { silent: "silent", full: "full" };

export class Strip {
  /**
   * @param {HTMLElement} box
   * @param {(i: number) => void} onLayer
   */
  constructor(box, onLayer) {
    this.box = box;
    this.onLayer = onLayer;
    /** @type {ReturnType<Strip["made"]>[]} */
    this.stops = [];
    this.shown = "";
    /** @type {Layers} */
    this.view;
    roving(box, { stops: () => this.stops.map(({ button }) => button), reached: (i) => onLayer(i) });
  }

  /** @param {number} i */
  made(i) {
    const [tile, name] = [new Tile(), make("span", { class: "name" })];
    const [silent, full] = Object.values(KINDS).map((kind) => {
      const [count, share] = [make("span", { class: `count ${kind}` }), make("i")];
      return { count, share, bar: make("span", { class: `bar ${kind}` }, share) };
    });
    const button = make("button", { type: "button" }, tile.box, name, silent.count, silent.bar, full.count, full.bar);
    button.onclick = () => this.onLayer(i);
    return { tile, name, silent, full, button };
  }

  /** @param {Layers} view */
  render(view) {
    const { words, data, brought: { whole }, wanted } = this.view = view;
    if (!this.stops.length) {
      this.stops = data.layers.map((_, i) => this.made(i));
      this.box.replaceChildren(...this.stops.map(({ button }) => button));
    }
    this.box.setAttribute("aria-label", words.strip);
    if (whole && whole.of !== this.shown) {
      this.shown = whole.of;
      whole.maps.forEach(({ greys }, i) => this.stops[i].tile.show(new Uint8ClampedArray(bytesOf(greys))));
    }
    if (!whole) this.stops.forEach(({ tile }) => tile.show(null));
    data.layers.forEach((layer, i) => this.dress(i, layer, data.counts?.[i], wanted === layer.name));
  }

  /**
   * @param {number} i
   * @param {Layer} layer
   * @param {Counts | undefined} counts
   * @param {boolean} chosen
   */
  dress(i, layer, counts, chosen) {
    const { words, data: { top } } = this.view;
    const { button, name, silent, full } = this.stops[i];
    button.className = layer.kind;
    button.tabIndex = chosen ? 0 : -1;
    button.setAttribute("aria-pressed", String(chosen));
    write(name, shortName(layer));
    for (const [part, count] of /** @type {const} */ ([[silent, counts?.silent], [full, counts?.full]])) {
      write(part.count, typeof count === "number" ? String(count) : "");
      part.share.style.width = `${(100 * (count ?? 0)) / layer.channels}%`;
      part.bar.style.visibility = layer.cut ? "" : "hidden";
    }
    const known = counts && typeof counts.silent === "number";
    const said = { top, name: layer.name, channels: layer.channels, silent: counts?.silent, full: counts?.full };
    button.setAttribute("aria-label", fill(known ? words.layer_label : words.layer_plain, said));
  }
}

/** @param {Layer} layer */
export function shortName({ name, kind, block }) {
  return block ? `${kind === "depthwise" ? "dw" : "pw"}${block}` : kind === "classifier" ? "fc" : name;
}
