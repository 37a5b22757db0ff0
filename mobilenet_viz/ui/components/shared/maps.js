// One map on a canvas of as many pixels as it has numbers. Python computed every grey; here they only come to light.

import { draw, make, rem } from "./elements.js";
import { signBefore, signed } from "./numbers.js";

export class PixelMap {
  /**
   * @param {number} size px, of a side
   * @param {[name: string, pixels: number][]} [markers] each so many pixels wide
   */
  constructor(size, markers = []) {
    this.size = size;
    this.canvas = make("canvas", { width: size, height: size, role: "img" });
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    /** @type {Record<string, HTMLElement>} */
    this.markers = Object.fromEntries(
      markers.map(([name, pixels]) => [name, make("i", { class: `marker ${name}`, "data-pixels": pixels })]),
    );
    for (const [name, pixels] of markers) Object.assign(this.markers[name].style, sideOf(pixels / size));
    this.box = make("div", { class: "map" }, this.canvas, ...Object.values(this.markers));
    this.caption = make("figcaption");
    this.figure = make("figure", {}, this.box, this.caption);
    this.shown = 0;
    this.values = new Float64Array();
    this.full = new Uint8ClampedArray(); // RGBA
    this.image = new ImageData(size, size);
    /** @type {HTMLElement | null} */
    this.zeros = null;
  }

  /**
   * Greys, and for maps whose pixels can be asked for the values themselves (little-endian float64), both in base64.
   * @param {string} greys
   * @param {string} [values]
   */
  take(greys, values) {
    if (values) this.values = new Float64Array(Uint8Array.from(atob(values), (byte) => byte.charCodeAt(0)).buffer);
    const bytes = atob(greys);
    this.full = new Uint8ClampedArray(4 * bytes.length);
    for (let i = 0; i < bytes.length; i++) this.full.fill(bytes.charCodeAt(i), 4 * i, 4 * i + 3), this.full[4 * i + 3] = 255;
    const { shown } = this;
    this.clear();
    this.reveal(shown);
  }

  clear() {
    this.image = this.context.createImageData(this.size, this.size);
    this.context.putImageData(this.image, 0, 0);
    this.shown = 0;
  }

  /**
   * Show the first `count` pixels, row by row; a canvas whose count stays is left alone.
   * @param {number} count
   */
  reveal(count) {
    if (count === this.shown) return;
    if (count < this.shown) this.clear();
    this.image.data.set(this.full.subarray(4 * this.shown, 4 * count), 4 * this.shown);
    this.context.putImageData(this.image, 0, 0);
    this.shown = count;
  }

  /**
   * Put a marker round pixel `index`, or take it away. A marker of three pixels reaches over the edge, as the filter does.
   * @param {string} name
   * @param {number | null} index
   */
  mark(name, index) {
    const marker = this.markers[name];
    marker.hidden = index === null;
    if (index === null) return;
    const reach = (Number(marker.dataset.pixels) - 1) / 2;
    this.place(name, Math.floor(index / this.size) - reach, (index % this.size) - reach);
  }

  /**
   * Put a marker where its upper left pixel is, which may lie outside the map.
   * @param {string} name
   * @param {number} row
   * @param {number} column
   */
  place(name, row, column) {
    const marker = this.markers[name];
    const share = (/** @type {number} */ at) => (100 * at) / Number(marker.dataset.pixels);
    marker.hidden = false;
    marker.style.transform = `translate(${share(column)}%, ${share(row)}%)`;
  }

  /**
   * The zeros that a filter meets round the map: so many rows and columns before it and after it.
   * @param {{ before: number, after: number }} zeros
   */
  frame({ before, after }) {
    this.zeros ??= this.box.insertBefore(make("i", { class: "zeros" }), this.canvas);
    const share = (/** @type {number} */ pixels) => `${(-100 * pixels) / this.size}%`;
    this.zeros.style.inset = `${share(before)} ${share(after)} ${share(after)} ${share(before)}`;
  }

  /**
   * The index of the pixel under a pointer.
   * @param {MouseEvent} event
   */
  under({ clientX, clientY }) {
    const box = this.canvas.getBoundingClientRect();
    const cell = (/** @type {number} */ at, /** @type {number} */ length) =>
      Math.min(this.size - 1, Math.max(0, Math.floor((at / length) * this.size)));
    return cell(clientY - box.top, box.height) * this.size + cell(clientX - box.left, box.width);
  }
}

/** @param {number} share */
const sideOf = (share) => ({ width: `${100 * share}%`, height: `${100 * share}%` });

// Kernels and mixing weights as numbers. A kernel's cells are greys like a map's: it looks like what it answers to.

const READABLE = 118; // on a grey from here up black text has 4.5:1, below it white text

/**
 * @param {number[]} cells
 * @param {string} label
 */
export function kernelGrid(cells, label) {
  const peak = Math.max(...cells.map(Math.abs));
  const squares = cells.map((cell) => tint(make("span", {}, signed(cell)), cell / peak));
  return make("div", { class: "kernel", role: "img", "aria-label": label }, ...squares);
}

/**
 * -1 is black, 0 grey, 1 white: as `filtering.greys` draws.
 * @param {number} share
 */
export function greyOf(share) {
  return Math.round(127.5 * (1 + share));
}

/**
 * Give an element the grey of `share`, -1 black to 1 white, and text that can be read on it.
 * @template {HTMLElement} Kind
 * @param {Kind} element
 * @param {number} share
 */
export function tint(element, share) {
  const grey = greyOf(share || 0); // a kernel of zeros has no largest cell
  element.style.background = `rgb(${grey} ${grey} ${grey})`;
  element.style.color = grey < READABLE ? "#fff" : "#000";
  return element;
}

/** @param {number} divisor */
export function over(divisor) {
  return divisor === 1 ? "" : `÷${divisor}`;
}

/**
 * @param {number[]} cells
 * @param {number} divisor
 */
export function inRows(cells, divisor) {
  const rows = [0, 3, 6].map((start) => cells.slice(start, start + 3).map((cell) => signed(cell)).join(" "));
  return `${rows.join(" / ")}${divisor === 1 ? "" : ` ÷ ${divisor}`}`;
}

/**
 * An output as the sum it is: "0.50·R + 0.50·G − 0.25·B".
 * @param {number[]} weights
 * @param {string[]} letters
 */
export function mixture(weights, letters) {
  return weights.map((weight, m) => `${signBefore(weight, m)}${Math.abs(weight).toFixed(2)}·${letters[m]}`).join("");
}

// The lines between maps, kernels and weights. They follow the layout: left to right on a wide screen, down on a narrow one.

const GAP = 3; // of `rem`: between a line's end and what it points at

/**
 * A line, in the class `name`. width: of `rem`. at: how far along the upper side of `to`, going down. arrow: at its end.
 * @typedef {object} Line
 * @property {Element} from
 * @property {Element} to
 * @property {string} name
 * @property {number} [width]
 * @property {boolean} [dashed]
 * @property {number} [at]
 * @property {boolean} [arrow]
 */

/**
 * @param {SVGElement} svg
 * @param {Line[]} ties
 * @param {boolean} across from left to right, else down
 */
export function drawLines(svg, ties, across) {
  const origin = svg.getBoundingClientRect();
  svg.replaceChildren(...ties.map(({ from, to, name, width, dashed, at, arrow }) => {
    const line = draw("path", {
      class: name,
      d: curve(from.getBoundingClientRect(), to.getBoundingClientRect(), origin, { across, at, arrow }),
    });
    line.style.strokeWidth = `${rem(width ?? 1.5)}px`;
    if (dashed) line.style.strokeDasharray = `${rem(5)} ${rem(4)}`;
    return line;
  }));
}

/**
 * From the middle of the side of `a` that faces `b` to that of `b`.
 * @param {DOMRect} a
 * @param {DOMRect} b
 * @param {DOMRect} origin
 * @param {{ across: boolean, at?: number, arrow?: boolean }} how
 */
function curve(a, b, origin, { across, at = 0.5, arrow = false }) {
  const [gap, long, wide] = [rem(GAP), rem(5), rem(4)]; // the last two of an arrow's head
  const middle = (/** @type {DOMRect} */ box) => [box.left + box.width / 2, box.top + box.height / 2];
  const [ax, ay] = middle(a);
  const [bx, by] = middle(b);
  const [x1, y1, x2, y2] = across
    ? [ax < bx ? a.right + gap : a.left - gap, ay, ax < bx ? b.left - gap : b.right + gap, by]
    : [ax, ay < by ? a.bottom + gap : a.top - gap, b.left + at * b.width, ay < by ? b.top - gap : b.bottom + gap];
  const point = (/** @type {number} */ x, /** @type {number} */ y) => `${(x - origin.left).toFixed(1)} ${(y - origin.top).toFixed(1)}`;
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const back = long * Math.sign(across ? x1 - x2 : y1 - y2);
  const head = across ? `m${back} ${-wide}l${-back} ${wide}l${back} ${wide}` : `m${-wide} ${back}l${wide} ${-back}l${wide} ${back}`;
  const bend = across ? `${point(mx, y1)} ${point(mx, y2)}` : `${point(x1, my)} ${point(x2, my)}`;
  return `M${point(x1, y1)}C${bend} ${point(x2, y2)}${arrow ? head : ""}`;
}
