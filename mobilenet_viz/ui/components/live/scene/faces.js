// The network as volumes: one for the first layer and each block, its front this photo's map there, its thickness the
// channels, its ghost the baseline; below each its Mult-Adds. One scale for all, which stays while α and ρ move.

import { draw, make, write } from "../../shared/elements.js";
import { roving, tabStop } from "../../shared/roving.js";
import { paint } from "../../shared/gallery.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Network, Row } from "./numbers.js" */
/** @import { Hung } from "../../shared/gallery.js" */
/** @import { Hand } from "./table.js" */

// In px where the root's type is 16 px.
const SIDE = 10.2; // of a front, for the root of its map's side
const DEPTH = 0.72; // for the root of the channels
const SLANT = { right: 0.8, up: 0.45 }; // where the depth goes
const WORK = 30; // of the most Mult-Adds that a block has

/** @typedef {{ halves: Row[], out: Row }} Block out: its last layer */
/** @typedef {ReturnType<Faces["cell"]>} Cell */

/**
 * The first layer, the thirteen blocks, the classifier: what has Mult-Adds.
 * @param {Network} net
 * @returns {Block[]}
 */
export function blocks({ rows }) {
  /** @type {Block[]} */
  const found = [];
  for (const row of rows.filter((each) => each.factors.length)) {
    const last = found.at(-1);
    if (row.kind === "pointwise" && last) Object.assign(last, { halves: [...last.halves, row], out: row });
    else found.push({ halves: [row], out: row });
  }
  return found;
}

const size = (/** @type {Row} */ row) => ({
  side: row.out_size > 1 || row.kind !== "classifier" ? SIDE * Math.sqrt(row.out_size) : 0,
  depth: DEPTH * Math.sqrt(row.out_channels),
});

export class Faces {
  /**
   * @param {HTMLElement} box
   * @param {Hand} hand
   */
  constructor(box, hand) {
    this.box = box;
    this.hand = hand;
    /** @type {Cell[]} */
    this.cells = [];
    this.most = 1;
    roving(box, { stops: () => this.cells.map(({ button }) => button) });
  }

  /**
   * @param {Network} base
   * @param {Words} words
   */
  build(base, words) {
    const all = blocks(base);
    const work = (/** @type {Block} */ { halves }) => halves.reduce((sum, row) => sum + row.mult_adds, 0);
    this.most = Math.max(...all.map(work));
    this.cells = all.map((block, i) => this.cell(block, i, words));
    for (const old of this.box.querySelectorAll("button")) old.remove();
    this.box.prepend(...this.cells.map(({ button }) => button));
    all.forEach((block, i) => {
      const { ghost, ghostWork } = this.cells[i];
      ghost.setAttribute("d", outline(this.cells[i].high, size(block.out)));
      ghostWork.style.height = inRem((WORK * work(block)) / this.most);
    });
    tabStop(this.cells.map(({ button }) => button), this.cells[0].button);
  }

  /**
   * @param {Block} block of the baseline, which nothing is larger than
   * @param {number} i
   * @param {Words} words
   */
  cell({ halves, out }, i, words) {
    const { side, depth } = size(out);
    const [wide, high] = [side + SLANT.right * depth, side + SLANT.up * depth];
    const [ghost, top, right] = ["ghost", "top", "side"].map((name) => draw("path", { class: name }));
    const svg = draw("svg", { viewBox: `0 0 ${wide} ${high}`, "aria-hidden": "true", visibility: side ? "inherit" : "hidden" });
    svg.append(ghost, top, right);
    svg.style.cssText = `width: ${inRem(wide)}; height: ${inRem(high)}`;
    const canvas = make("canvas", { width: 1, height: 1, "aria-hidden": "true" });
    const [shape, channels] = [make("span", { class: "shape" }), make("b")];
    const called = i === 0 ? words.stem : out.kind === "classifier" ? words.head : String(i);
    const label = (/** @type {Node | string} */ shown) => make("span", {}, make("b", {}, called), " ", shown);
    const name = make("span", { class: "room" }, label(shape));
    // Room for its largest shape, so that no smaller one moves its neighbours.
    if (side) name.append(Object.assign(label(shapeOf(out)), { className: "unseen", ariaHidden: "true" }));
    const ghostWork = make("i", { class: "ghost" });
    const bars = halves.map(({ kind }) => make("i", { class: `kind-${kind}` }));
    const work = make("span", { class: "work", "aria-hidden": "true" }, ghostWork, make("span", { class: "bars" }, ...bars));
    const button = make("button", { type: "button", "data-block": out.name, "aria-pressed": "false", class: `kind-${out.kind}` });
    button.append(make("span", { class: "volume" }, svg, canvas), name, channels, work);
    this.listen(button, out.name);
    const painted = /** @type {ImageBitmap | undefined} */ (undefined);
    return { button, high, ghost, top, right, canvas, painted, shape, channels, ghostWork, bars, halves: halves.map((row) => row.name) };
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {string} layer
   */
  listen(button, layer) {
    const mouse = (/** @type {string | null} */ name) => (/** @type {PointerEvent} */ event) => {
      if (event.pointerType === "mouse") this.hand.point(name);
    };
    Object.assign(button, { onpointerenter: mouse(layer), onpointerleave: mouse(null), onclick: () => this.hand.pin(layer) });
    button.onfocus = () => button.matches(":focus-visible") && this.hand.point(layer);
    button.onblur = () => this.hand.point(null);
  }

  /**
   * @param {Network} net
   * @param {Hung | null} maps of the network that answers
   */
  render(net, maps) {
    blocks(net).forEach(({ halves, out }, i) => {
      const { high, top, right, canvas, shape, channels, bars } = this.cells[i];
      const { side, depth } = size(out);
      const [dx, dy] = [SLANT.right * depth, SLANT.up * depth];
      top.setAttribute("d", `M0 ${high - side}l${dx} ${-dy}h${side}l${-dx} ${dy}z`);
      right.setAttribute("d", `M${side} ${high - side}l${dx} ${-dy}v${side}l${-dx} ${dy}z`);
      canvas.style.width = canvas.style.height = inRem(side);
      this.paint(this.cells[i], maps?.images[i]);
      write(shape, side ? shapeOf(out) : "");
      write(channels, String(out.out_channels));
      halves.forEach((row, half) => (bars[half].style.height = inRem((WORK * row.mult_adds) / this.most)));
    });
  }

  /**
   * @param {Cell} cell
   * @param {ImageBitmap | undefined} map
   */
  paint(cell, map) {
    if (map === cell.painted) return;
    paint(cell.canvas, map);
    cell.painted = map;
  }

  /**
   * @param {string | null} pointed
   * @param {string | null} pinned
   */
  light(pointed, pinned) {
    for (const { button, halves } of this.cells) {
      button.classList.toggle("lit", halves.includes(pointed ?? pinned ?? ""));
      button.setAttribute("aria-pressed", String(halves.includes(pinned ?? "")));
    }
  }
}

const shapeOf = (/** @type {Row} */ row) => `${row.out_size}×${row.out_size}`;
const inRem = (/** @type {number} */ px) => `${px / 16}rem`;

/**
 * All around a volume.
 * @param {number} high of its drawing
 * @param {{ side: number, depth: number }} size
 */
function outline(high, { side, depth }) {
  const [dx, dy] = [SLANT.right * depth, SLANT.up * depth];
  return `M0 ${high}v${-side}l${dx} ${-dy}h${side}v${side}l${-dx} ${dy}z`;
}
