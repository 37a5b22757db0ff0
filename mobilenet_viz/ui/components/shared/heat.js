// A map over a picture: a cell covers the grey picture by opacity · |value| / scale, orange for, blue against.

import { sheet, wear } from "./component.js";
import { make, write } from "./elements.js";
import { inUnits } from "./numbers.js";
import { Pointing } from "./pointing.js";

/** @import { Box, Place } from "./pointing.js" */

/**
 * What a map shows.
 * @typedef {object} Look
 * @property {string} url of the picture
 * @property {number[][] | null} cells rows of whole numbers, 10^digits to the unit; null: no map yet
 * @property {number} [scale] the number with the full colour
 * @property {boolean} [signed] may cells speak against?
 * @property {boolean} [smooth] interpolate between the cells' middles, over the picture in colour; a number shows where it is pointed at
 * @property {number} [opacity] percent
 * @property {string} [label] what the map is, in words
 * @property {string} [how] how to move in it
 * @property {number} [digits]
 */

const READABLE_GRID = 7; // up to here numbers fit into the cells
const SMOOTH_SIDE = 224; // px of an interpolated map, at least

const STYLE = sheet("heat.css", import.meta.url);

export class HeatMap {
  /** @param {HTMLElement} figure gets the picture, the map, its numbers as a table and a surface to point at */
  constructor(figure) {
    wear(figure, STYLE);
    this.picture = make("img", { alt: "" });
    this.canvas = make("canvas", { role: "img", width: 1, height: 1 });
    this.caption = make("caption", { class: "hidden" });
    this.body = make("tbody");
    this.table = make("table", {}, this.caption, this.body);
    this.field = make("i", { class: "field", hidden: "" });
    this.cell = make("i", { class: "cell", hidden: "", "aria-hidden": "true" }, make("b"));
    this.surface = make("div", { class: "surface", role: "application" });
    this.box = make("div", { class: "heat outlined" }, this.picture, this.canvas, this.table, this.field, this.cell, this.surface);
    figure.querySelector(".heat")?.remove(); // of the one before, when a part is shown again
    figure.append(this.box);
    this.pointing = new Pointing(this.surface);
    this.pointing.onPoint = (cell) => {
      this.outline(cell);
      this.onPoint(cell);
    };
    /** @type {(cell: Place | null) => void} */
    this.onPoint = () => {};
    /** @type {unknown[] | null} what is drawn */
    this.drawn = null;
  }

  /** @param {Look} look */
  show({ url, cells, scale = 1, signed = true, smooth = false, opacity = 80, label = "", how = "", digits = 2 }) {
    this.picture.hidden = !url;
    if (url && this.picture.getAttribute("src") !== url) this.picture.src = url;
    this.canvas.style.opacity = String(opacity / 100);
    this.canvas.setAttribute("aria-label", label);
    this.surface.setAttribute("aria-label", `${label} ${how}`.trim());
    write(this.caption, label);
    this.surface.hidden = this.canvas.hidden = !cells;
    if (cells && cells.length !== this.pointing.size) this.mark(null);
    this.pointing.size = cells?.length ?? 1;
    this.box.classList.toggle("smooth", smooth);
    const drawn = cells && [cells, scale, signed, smooth, digits];
    if (drawn?.every((each, i) => each === this.drawn?.[i])) return;
    this.drawn = drawn;
    if (cells) this.paint(cells, scale, smooth);
    this.write(cells ?? [], scale, digits);
  }

  /**
   * @param {number[][]} cells
   * @param {number} scale
   * @param {boolean} smooth
   */
  paint(cells, scale, smooth) {
    const side = smooth ? cells.length * Math.ceil(SMOOTH_SIDE / cells.length) : cells.length;
    const style = getComputedStyle(this.box);
    const [pro, contra] = ["--for", "--against"].map((name) => style.getPropertyValue(name).match(/\d+/g)?.slice(0, 3).map(Number) ?? []);
    const value = smooth ? bilinear(cells, side) : (/** @type {number} */ y, /** @type {number} */ x) => cells[y][x];
    const image = new ImageData(side, side);
    for (let y = 0, i = 0; y < side; y++) {
      for (let x = 0; x < side; x++, i += 4) {
        const share = value(y, x) / scale;
        image.data.set(share < 0 ? contra : pro, i);
        image.data[i + 3] = 255 * Math.min(1, Math.abs(share));
      }
    }
    this.canvas.width = this.canvas.height = side;
    this.canvas.getContext("2d")?.putImageData(image, 0, 0);
  }

  /**
   * The numbers, where there is room for them.
   * @param {number[][]} cells
   * @param {number} scale
   * @param {number} digits
   */
  write(cells, scale, digits) {
    const side = cells.length <= READABLE_GRID ? cells.length : 0;
    this.table.hidden = !side;
    this.table.style.setProperty("--rows", String(side));
    if (this.body.rows.length !== side) {
      this.body.replaceChildren(
        ...Array.from({ length: side }, () => make("tr", {}, ...Array.from({ length: side }, () => make("td", {}, make("span"))))),
      );
    }
    for (let y = 0; y < side; y++) {
      cells[y].forEach((number, x) => {
        const cell = this.body.rows[y].cells[x];
        cell.classList.toggle("strong", Math.abs(number) > 0.3 * scale);
        write(/** @type {Element} */ (cell.firstElementChild), inUnits(number, digits));
      });
    }
  }

  /**
   * Outline the cell that another view points at, or none.
   * @param {Place | null} cell
   * @param {boolean} [kept] it stays when the pointer leaves this map
   */
  mark(cell, kept = false) {
    this.pointing.follow(cell, kept ? cell : null);
    this.outline(cell);
  }

  /** @param {Place | null} cell */
  outline(cell) {
    const share = 1 / this.pointing.size;
    putBox(this.cell, cell && { left: cell.col * share, top: cell.row * share, width: share, height: share });
    const number = cell && this.body.rows[cell.row]?.cells[cell.col]?.textContent;
    write(/** @type {Element} */ (this.cell.firstElementChild), number ?? "");
  }

  /**
   * Outline what a cell has seen: a box larger than the picture or not, or none.
   * @param {Box | null} box
   */
  frame(box) {
    putBox(this.field, box);
  }
}

/**
 * @param {HTMLElement} element
 * @param {Box | null} box
 */
export function putBox(element, box) {
  element.hidden = !box;
  for (const [name, share] of Object.entries(box ?? {})) element.style.setProperty(name, `${100 * share}%`);
}

/**
 * Interpolated as Pillow's BILINEAR enlarges: linear between the middles of cells, level beyond the outer ones.
 * @param {number[][]} cells
 * @param {number} side
 * @returns {(y: number, x: number) => number}
 */
function bilinear(cells, side) {
  const last = cells.length - 1;
  const near = Array.from({ length: side }, (_, i) => {
    const at = Math.min(last, Math.max(0, ((i + 0.5) * cells.length) / side - 0.5));
    const low = Math.min(Math.floor(at), Math.max(0, last - 1));
    return [low, Math.min(low + 1, last), at - low];
  });
  return (y, x) => {
    const [[top, bottom, down], [left, right, along]] = [near[y], near[x]];
    const across = (/** @type {number[]} */ row) => row[left] * (1 - along) + row[right] * along;
    return across(cells[top]) * (1 - down) + across(cells[bottom]) * down;
  };
}

/**
 * The colours with their numbers, in an empty element. words.unit: a sentence.
 * @param {HTMLElement} box
 * @param {{ scale: number, signed?: boolean, opacity?: number, digits?: number, words: Record<"against" | "for" | "unit", string> }} legend
 */
export function heatLegend(box, { scale, signed = true, opacity = 80, digits = 2, words }) {
  if (!box.children.length) {
    box.append(make("div", { class: "scale" }, make("i")), make("div", { class: "ticks" }), make("p", { class: "dim" }));
  }
  box.classList.add("heat-legend");
  const [bar, ticks, unit] = box.children;
  bar.classList.toggle("half", !signed);
  /** @type {HTMLElement} */ (bar.firstElementChild).style.opacity = String(opacity / 100);
  const ends = [...(signed ? [`${words.against} ${inUnits(-scale, digits)}`] : []), "0", `${words.for} ${inUnits(scale, digits)}`];
  ticks.replaceChildren(...ends.map((tick) => make("span", {}, tick)));
  write(unit, words.unit);
}
