// All channels of a layer on one canvas, in their order; the chosen one has a frame. One stop for Tab: arrows go through it.

import { make } from "../../shared/elements.js";
import { scaled } from "./greys.js";

const WIDE = 7 / 5; // the wall's own shape, as its style has it

/**
 * @typedef {object} Hung
 * @property {Uint8Array} bytes
 * @property {number} side
 * @property {number[]} order channels
 * @property {number[]} white of each channel
 * @property {number[]} of what white shall be, of each channel
 * @property {boolean} signed
 */

export class Wall {
  /**
   * @param {HTMLElement} box
   * @param {(channel: number) => void} onChannel
   */
  constructor(box, onChannel) {
    this.box = box;
    this.canvas = make("canvas", { width: 1, height: 1, "aria-hidden": "true" });
    this.marker = make("i", { class: "marker" });
    this.frame = make("div", { class: "frame" }, this.canvas, this.marker);
    box.replaceChildren(this.frame);
    this.columns = 1;
    this.key = "";
    /** @type {Hung | null} */
    this.hung = null;
    this.chosen = 0;
    this.onChannel = onChannel;
    box.onclick = (event) => this.pick(event);
    box.onkeydown = (event) => this.press(event);
  }

  /** @param {MouseEvent} event */
  pick({ clientX, clientY }) {
    if (!this.hung) return;
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    const rows = Math.ceil(this.hung.order.length / this.columns);
    const [row, col] = [Math.floor(((clientY - top) * rows) / height), Math.floor(((clientX - left) * this.columns) / width)];
    const channel = row < 0 || col < 0 || col >= this.columns ? undefined : this.hung.order[row * this.columns + col];
    if (channel !== undefined) this.onChannel(channel);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    /** @type {Record<string, number>} */
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.columns, ArrowDown: this.columns };
    const { hung } = this;
    if (!hung) return;
    const at = hung.order.indexOf(this.chosen);
    const to = event.key === "Home" ? 0 : event.key === "End" ? hung.order.length - 1 : at + (steps[event.key] ?? NaN);
    if (Number.isNaN(to)) return;
    event.preventDefault();
    if (hung.order[to] !== undefined) this.onChannel(hung.order[to]);
  }

  /**
   * @param {Hung | null} hung null while there is nothing
   * @param {string} key what it shows: painted again only when that has changed
   * @param {number} chosen
   */
  render(hung, key, chosen) {
    this.hung = hung;
    this.chosen = chosen;
    this.box.classList.toggle("full", hung !== null);
    this.frame.hidden = hung === null;
    if (!hung) return;
    if (key !== this.key) this.paint(hung);
    this.key = key;
    const at = hung.order.indexOf(chosen);
    const rows = Math.ceil(hung.order.length / this.columns);
    const [row, col] = [Math.floor(at / this.columns), at % this.columns];
    Object.assign(this.marker.style, {
      top: `${(100 * row) / rows}%`,
      left: `${(100 * col) / this.columns}%`,
      width: `${100 / this.columns}%`,
      height: `${100 / rows}%`,
    });
  }

  /** @param {Hung} hung */
  paint({ bytes, side, order, white, of, signed }) {
    const columns = this.columns = columnsOf(order.length);
    const cell = side + Math.max(1, Math.round(side / 24)); // with the gap to the next
    const rows = Math.ceil(order.length / columns);
    const [width, height] = [columns * cell, rows * cell];
    Object.assign(this.canvas, { width, height });
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    const image = context.createImageData(width, height);
    order.forEach((channel, i) => {
      const map = scaled(bytes.subarray(channel * side ** 2, (channel + 1) * side ** 2), white[channel], of[channel], signed);
      const [top, left] = [Math.floor(i / columns) * cell, (i % columns) * cell];
      for (let row = 0; row < side; row++) {
        for (let col = 0; col < side; col++) {
          const at = 4 * ((top + row) * width + left + col);
          image.data.fill(map[row * side + col], at, at + 3);
          image.data[at + 3] = 255;
        }
      }
    });
    context.putImageData(image, 0, 0);
  }
}

/**
 * As few columns as let all channels find their place on the wall.
 * @param {number} count
 */
export function columnsOf(count) {
  let columns = Math.ceil(Math.sqrt(count * WIDE));
  while (Math.ceil(count / columns) * WIDE > columns) columns++;
  return columns;
}
