// One pointer for both views: what is pointed at in the picture or in the map is marked in both, and read everywhere.

import { make, write } from "../../shared/elements.js";
import { putBox } from "../../shared/heat.js";
import { Pointing } from "../../shared/pointing.js";
import { inUnits } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { listed } from "./answer.js";
import { blockOf, methodOf } from "./map.js";

/** @import { Place } from "../../shared/pointing.js" */
/** @import { Block } from "./types.js" */
/** @import { See } from "./component.js" */

export class Pointer {
  /** @param {See} see */
  constructor(see) {
    this.pixels = new Pointing(see.find(".pixels .surface"));
    /** @type {{ x: number, y: number, kept: boolean, isPixel: boolean } | null} in shares of the picture */
    this.at = null;
    /** @type {{ url: string, bytes: Uint8ClampedArray } | undefined} the picture's, read once */
    this.read = undefined;
    const from = (/** @type {Pointing} */ pointing, /** @type {boolean} */ isPixel) => (/** @type {Place | null} */ place) => {
      const middle = (/** @type {number} */ index) => (index + 0.5) / pointing.size;
      this.at = place && { x: middle(place.col), y: middle(place.row), kept: Boolean(pointing.kept), isPixel };
      renderPointed(see);
    };
    this.pixels.onPoint = from(this.pixels, true);
    see.heat.onPoint = from(see.heat.pointing, false);
    see.find(".pixels img").onload = () => renderPointed(see); // another picture has other numbers
  }

  /**
   * The bytes of a picture; null until it is here.
   * @param {HTMLImageElement} picture
   */
  bytesOf(picture) {
    if (!picture.complete || !picture.naturalWidth) return null;
    if (this.read?.url !== picture.src) {
      const size = picture.naturalWidth;
      const context = make("canvas", { width: size, height: size }).getContext("2d");
      if (!context) return null;
      context.drawImage(picture, 0, 0);
      this.read = { url: picture.src, bytes: context.getImageData(0, 0, size, size).data };
    }
    return this.read.bytes;
  }
}

/** @param {See} see */
export function renderPointed(see) {
  const { words, data, heat, pointer: { at, pixels } } = see;
  const { size } = data.network;
  const block = data.blocks[blockOf(see)];
  const cell = at && cellAt(at, block.grid);
  const field = cell && boxOf(cell, block, size);
  [pixels.size, pixels.leap] = [size, 1];
  heat.mark(at && cellAt(at, see.drawn?.drawn.cells.length ?? block.grid), at?.kept);
  heat.frame(field);
  if (!at?.isPixel) pixels.follow(at && cellAt(at, size), at?.kept ? cellAt(at, size) : null);
  const side = 1 / block.grid;
  putBox(see.find(".pixels .cell"), cell && { left: cell.col * side, top: cell.row * side, width: side, height: side });
  putBox(see.find(".pixels .field"), field);
  write(see.find(".reading"), (at?.isPixel && pixelReading(see, cellAt(at, size))) || see.caption);
  write(see.find(".point"), cell ? cellReading(see, cell, block) : words.point);
  renderParts(see);
}

/**
 * @param {{ x: number, y: number }} at
 * @param {number} grid
 * @returns {Place}
 */
function cellAt({ x, y }, grid) {
  return { row: Math.floor(y * grid), col: Math.floor(x * grid) };
}

/**
 * What a cell has seen, in shares of the picture; larger than it, maybe.
 * @param {Place} cell
 * @param {Block} block
 * @param {number} size
 */
function boxOf({ row, col }, { start, jump, field }, size) {
  return { left: (start + col * jump) / size, top: (start + row * jump) / size, width: field / size, height: field / size };
}

/**
 * @param {See} see
 * @param {Place} cell
 * @param {Block} block
 */
function cellReading({ words, map, data, shown }, { row, col }, { grid, field }) {
  const { size } = data.network;
  const number = map.drawn?.cells[row]?.[col];
  const value = number === undefined ? "…" : inUnits(number, map.drawn?.digits);
  const where = fill(words.point_cell, { row: row + 1, col: col + 1, grid, value, name: shown?.name ?? "" });
  if (field === 1) return where;
  return `${where} ${fill(field > size ? words.point_field_larger : words.point_field, { field, size })}`;
}

/**
 * The three numbers of a pixel as the network gets them; "" until the picture is here.
 * @param {See} see
 * @param {Place} place
 */
function pixelReading({ words, data, find, pointer }, { row, col }) {
  const bytes = pointer.bytesOf(find(".pixels img", HTMLImageElement));
  if (!bytes) return "";
  const first = 4 * (row * data.network.size + col);
  const [red, green, blue] = [0, 1, 2].map((channel) => data.levels[bytes[first + channel]]);
  return fill(words.pixel, { row: row + 1, col: col + 1, red, green, blue });
}

/**
 * Beside each class listed, what the place adds to its logit: the evidence of the cell of the last grid it lies in.
 * Only with the exact map, whose numbers these are: beside those of another method they would seem to contradict it.
 * @param {See} see
 */
function renderParts(see) {
  const { words, answer, pointer: { at } } = see;
  const parts = see.find(".top").querySelectorAll(".part");
  listed(answer).forEach(({ cells }, i) => {
    const part = /** @type {HTMLElement} */ (parts[i]);
    const cell = methodOf(see).in_answer && at && cellAt(at, cells.length);
    part.hidden = !cell;
    if (!answer || !cell) return;
    const value = cells[cell.row][cell.col];
    const bar = /** @type {HTMLElement} */ (part.querySelector(".track i"));
    const share = Math.min(1, Math.abs(value) / answer.scale) / 2;
    bar.className = value < 0 ? "against" : "for";
    bar.style.width = `${100 * share}%`;
    bar.style.left = `${100 * (value < 0 ? 0.5 - share : 0.5)}%`;
    write(/** @type {Element} */ (part.querySelector("b")), `${value > 0 ? "+" : ""}${inUnits(value)}`);
    part.title = words.part;
  });
}
