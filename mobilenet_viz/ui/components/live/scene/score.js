// The network as a score: one column is one layer, its shape above, its Mult-Adds and its parameters below, all on
// linear scales, the baseline as a dashed ghost behind. On a narrow screen the score turns: rows are layers.

import { draw, finder, make, rem, write } from "../../shared/elements.js";
import { roving, tabStop } from "../../shared/roving.js";
import { placeVolume, SIDE, volumeParts, wearVolumes } from "../../shared/volume.js";
import { fill } from "../../shared/words.js";
import { layoutFor } from "./layout.js";

/** @import { Volume } from "../../shared/volume.js" */
/** @import { Words } from "../../shared/types.js" */
/** @import { Network, Row } from "./numbers.js" */
/** @import { Hand } from "./table.js" */

/**
 * @typedef {Volume & { work: SVGRectElement, weights: SVGRectElement }} Parts
 * @typedef {{ at: number, room: number }} Lane where bars begin, and how long the longest is
 * @typedef {{ layer: SVGGElement, ghost: Parts, real: Parts, label: SVGTextElement, name: SVGTextElement }} Drawn
 */

export class Score {
  /**
   * @param {HTMLElement} figure
   * @param {Hand} hand
   */
  constructor(figure, hand) {
    wearVolumes(figure);
    const find = finder(figure);
    this.figure = figure;
    this.svg = find("svg", SVGSVGElement);
    this.hits = find(".hits");
    this.hand = hand;
    /** @type {Words} */
    this.words = {};
    /** @type {HTMLButtonElement[]} */
    this.buttons = [];
    /** @type {Drawn[]} */
    this.columns = [];
    this.most = { work: 1, weights: 1 };
    this.sizeKey = "";
    this.sizes = draw("g", { class: "sizes" });
    /** @type {import("./layout.js").Layout} */
    this.layout;
    roving(this.hits, { stops: () => this.buttons });
  }

  /**
   * Make every element once; `render` only moves them.
   * @param {Network} net
   * @param {Network} base
   */
  build(net, base) {
    const most = {
      map: Math.max(...base.rows.map((row) => row.out_size)),
      channels: Math.max(...base.rows.map((row) => row.out_channels)),
    };
    const L = (this.layout = layoutFor(this.figure.clientWidth, net.rows.length, most));
    const size = { viewBox: `0 0 ${L.width} ${L.height}`, width: L.width, height: L.height };
    for (const [name, value] of Object.entries(size)) this.svg.setAttribute(name, String(value));
    this.svg.replaceChildren();
    this.figure.classList.toggle("turned", L.turned);
    this.most = { work: Math.max(...base.rows.map((row) => row.mult_adds)), weights: Math.max(...base.rows.map((row) => row.parameters)) };
    this.columns = net.rows.map((row) => this.column(row));
    this.svg.append(this.sizes);
    this.titles();
    this.columns.forEach((column, i) => this.place(column.ghost, base.rows[i]));
    this.buildHits(net);
    this.sizeKey = "";
    this.sizes.replaceChildren(); // of another window
    this.render(net);
  }

  /**
   * @param {Row} row
   * @returns {Drawn}
   */
  column(row) {
    const layer = draw("g", { class: `layer kind-${row.kind}` });
    const parts = () => ({ ...volumeParts(), work: draw("rect"), weights: draw("rect") });
    const ghost = parts();
    const real = parts();
    const light = draw("rect", { class: "light" });
    const [label, name] = ["channels", "layer-name"].map((of) => draw("text", { class: of }));
    layer.append(light);
    for (const [parts, kind] of /** @type {const} */ ([[ghost, "ghost "], [real, ""]])) {
      for (const [of, part] of Object.entries(parts)) part.setAttribute("class", `${kind}${of}`);
      layer.append(...Object.values(parts));
    }
    layer.append(label, name);
    this.svg.append(layer);
    for (const [side, value] of Object.entries(this.box(row.index))) light.setAttribute(side, String(value));
    return { layer, ghost, real, label, name };
  }

  /** @param {number} i */
  box(i) {
    const L = this.layout;
    return L.turned
      ? { x: 0, y: L.top + i * L.pitch, width: L.width, height: L.pitch }
      : { x: i * L.pitch, y: 0, width: L.pitch, height: L.height };
  }

  /**
   * A volume and two bars.
   * @param {Parts} parts
   * @param {Row} row
   */
  place(parts, row) {
    const L = this.layout;
    const box = this.box(row.index);
    const high = Math.max(row.out_size * L.mapScale, 1);
    const thick = Math.max(row.out_channels * L.channelScale, 1);
    const x = L.turned ? L.shapeX : box.x + L.pitch / 2 - (thick + high * SIDE.right) / 2;
    placeVolume(parts, { x, bottom: L.turned ? box.y + L.pitch - rem(5) : L.base, thick, high });
    this.bar(parts.work, box, L.work, row.mult_adds / this.most.work);
    this.bar(parts.weights, box, L.weights, row.parameters / this.most.weights);
  }

  /**
   * @param {SVGRectElement} part
   * @param {{ x: number, y: number }} box
   * @param {Lane} lane
   * @param {number} share of the longest
   */
  bar(part, box, lane, share) {
    const long = share === 0 ? 0 : Math.max(share * lane.room, 1);
    const L = this.layout;
    const at = L.turned
      ? { x: lane.at, y: box.y + rem(8), width: long, height: L.pitch - rem(16) }
      : { x: box.x + L.pitch * 0.2, y: lane.at - long, width: L.pitch * 0.6, height: long };
    for (const [name, value] of Object.entries(at)) part.setAttribute(name, String(value));
  }

  /** @param {Network} net */
  render(net) {
    const L = this.layout;
    net.rows.forEach((row, i) => {
      const { real, label, name } = this.columns[i];
      this.place(real, row);
      const box = this.box(i);
      if (L.turned) {
        put(name, L.labelX, box.y + L.pitch / 2 - rem(4), row.name);
        put(label, L.labelX, box.y + L.pitch / 2 + rem(14), `${row.out_size}² · ${row.out_channels}`);
      } else {
        const crowded = L.pitch < rem(36) && (row.kind === "depthwise" || row.kind === "pool" || row.kind === "softmax");
        put(label, box.x + L.pitch / 2, L.channelY, crowded ? "" : String(row.out_channels));
      }
    });
    if (!L.turned) this.renderSizes(net);
  }

  /**
   * Neighbours with the same map share one label, with a line that shows how far it reaches.
   * @param {Network} net
   */
  renderSizes(net) {
    const L = this.layout;
    const key = String(net.resolution);
    if (key === this.sizeKey) return;
    this.sizeKey = key;
    /** @type {{ size: number, from: number, to: number }[]} */
    const runs = [];
    for (const row of net.rows) {
      const last = runs.at(-1);
      if (last && last.size === row.out_size) last.to = row.index;
      else runs.push({ size: row.out_size, from: row.index, to: row.index });
    }
    this.sizes.replaceChildren(...runs.flatMap(({ size, from, to }) => {
      const label = draw("text", { x: ((from + to + 1) * L.pitch) / 2, y: L.sizeY });
      label.textContent = (to - from + 1) * L.pitch > rem(70) ? `${size}×${size}` : `${size}²`;
      return [draw("path", { d: `M${from * L.pitch + 3} ${L.base + rem(4.5)}H${(to + 1) * L.pitch - 3}` }), label];
    }));
  }

  titles() {
    const L = this.layout;
    const title = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, side = "left") => {
      const node = draw("text", { class: `title ${side}`, x, y });
      node.textContent = text;
      this.svg.append(node);
    };
    if (L.turned) {
      title(this.words.turned_shape, L.shapeX, rem(16));
      title(this.words.column_mult_adds, L.work.at, rem(16));
      title(this.words.parameters, L.weights.at, rem(16));
    } else {
      title(this.words.shape_title, L.width, rem(16), "right");
      title(this.words.mult_adds, 0, L.work.at - L.work.room - rem(4));
      title(this.words.parameters, 0, L.weights.at - L.weights.room - rem(4));
      for (const lane of [L.work, L.weights]) this.svg.append(draw("path", { class: "floor", d: `M0 ${lane.at}H${L.width}` }));
    }
  }

  /**
   * Real buttons over the columns: focus, arrows, touch and screen readers come with them.
   * @param {Network} net
   */
  buildHits(net) {
    this.buttons = net.rows.map((row, i) => {
      const button = make("button", {
        type: "button",
        "data-layer": row.name,
        "aria-pressed": "false",
        "aria-label": fill(this.words.layer_label, { name: row.name, kind: this.words[`kind_${row.kind}`] }),
      });
      const { x, y, width, height } = this.box(i);
      Object.assign(button.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
      button.onpointerenter = (event) => {
        if (event.pointerType === "mouse") this.hand.point(row.name);
      };
      button.onpointerleave = (event) => {
        if (event.pointerType === "mouse") this.hand.point(null);
      };
      button.onfocus = () => {
        if (button.matches(":focus-visible")) this.hand.point(row.name);
      };
      button.onblur = () => this.hand.point(null);
      button.onclick = () => this.hand.pin(row.name);
      return button;
    });
    this.hits.replaceChildren(...this.buttons);
    tabStop(this.buttons, this.buttons[0]);
  }

  /**
   * @param {string | null} pointed
   * @param {string | null} pinned
   */
  light(pointed, pinned) {
    const shown = pointed ?? pinned;
    this.svg.classList.toggle("pointing", pointed !== null);
    this.columns.forEach(({ layer }, i) => {
      const name = this.buttons[i].dataset.layer;
      layer.classList.toggle("lit", name === shown);
      this.buttons[i].setAttribute("aria-pressed", String(name === pinned));
    });
  }
}

/**
 * @param {SVGTextElement} label
 * @param {number} x
 * @param {number} y
 * @param {string} text
 */
function put(label, x, y, text) {
  label.setAttribute("x", String(x));
  label.setAttribute("y", String(y));
  write(label, text);
}
