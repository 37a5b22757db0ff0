// One pointer for both views: what is pointed at in the picture or in the map is marked in both, and read everywhere.

import { make, write } from "../../shared/elements.js";
import { putBox } from "../../shared/heat.js";
import { Pointing } from "../../shared/pointing.js";
import { inUnits } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { listed } from "./answer.js";
import { blockOf, EXACT } from "./map.js";

export function startPointing(see) {
  const pixels = (see.pixels = new Pointing(see.find(".pixels .surface")));
  const middle = ({ row, col }, size) => ({ x: (col + 0.5) / size, y: (row + 0.5) / size });
  const from = (pointing, isPixel) => (place) => {
    see.pointed = place && { ...middle(place, pointing.size), kept: Boolean(pointing.kept), isPixel };
    renderPointed(see);
  };
  pixels.onPoint = from(pixels, true);
  see.heat.onPoint = from(see.heat.pointing, false);
  see.find(".pixels img").onload = () => renderPointed(see); // another picture has other numbers
}

export function renderPointed(see) {
  const { words, data, pointed, pixels, heat } = see;
  const { size } = data.network;
  const block = data.blocks[blockOf(see)];
  const cell = pointed && cellAt(pointed, block.grid);
  const field = cell && boxOf(cell, block, size);
  [pixels.size, pixels.leap] = [size, 1];
  heat.mark(cell, pointed?.kept);
  heat.frame(field);
  if (!pointed?.isPixel) pixels.follow(pointed && cellAt(pointed, size), pointed?.kept && cellAt(pointed, size));
  const side = 1 / block.grid;
  putBox(see.find(".pixels .cell"), cell && { left: cell.col * side, top: cell.row * side, width: side, height: side });
  putBox(see.find(".pixels .field"), field);
  write(see.find(".reading"), pointed?.isPixel ? pixelReading(see, cellAt(pointed, size)) : see.caption);
  write(see.find(".point"), cell ? cellReading(see, cell, block) : words.point);
  renderParts(see);
}

function cellAt({ x, y }, grid) {
  return { row: Math.floor(y * grid), col: Math.floor(x * grid) };
}

// What a cell has seen, in shares of the picture; larger than it, maybe.
function boxOf({ row, col }, { start, jump, field }, size) {
  return { left: (start + col * jump) / size, top: (start + row * jump) / size, width: field / size, height: field / size };
}

function cellReading({ words, map, data, shown }, { row, col }, { grid, field }) {
  const { size } = data.network;
  const value = map.cells ? inUnits(map.cells[row][col], map.digits) : "…";
  const where = fill(words.point_cell, { row: row + 1, col: col + 1, grid, value, name: shown?.name ?? "" });
  if (field === 1) return where;
  return `${where} ${fill(field > size ? words.point_field_larger : words.point_field, { field, size })}`;
}

// The three numbers of a pixel as the network gets them.
function pixelReading(see, { row, col }) {
  const { words, data } = see;
  const bytes = bytesOf(see);
  if (!bytes) return see.caption;
  const [red, green, blue] = bytes.subarray(4 * (row * data.network.size + col)).subarray(0, 3);
  const [r, g, b] = [red, green, blue].map((byte) => data.levels[byte]);
  return fill(words.pixel, { row: row + 1, col: col + 1, red: r, green: g, blue: b });
}

// The picture's bytes, read once.
function bytesOf(see) {
  const picture = see.find(".pixels img");
  if (!picture.complete || !picture.naturalWidth) return null;
  if (see.read?.url !== picture.src) {
    const size = picture.naturalWidth;
    const context = make("canvas", { width: size, height: size }).getContext("2d");
    context.drawImage(picture, 0, 0);
    see.read = { url: picture.src, bytes: context.getImageData(0, 0, size, size).data };
  }
  return see.read.bytes;
}

// Beside each class listed, what the place adds to its logit: the evidence of the cell of the last grid it lies in.
// Only with the exact map, whose numbers these are: beside those of another method they would seem to contradict it.
function renderParts(see) {
  const { words, data: { answer, network }, chosen, pointed } = see;
  const cell = chosen.map === EXACT && pointed && answer && cellAt(pointed, network.grid);
  listed(answer).forEach(({ cells }, i) => {
    const part = see.find(".top").children[i]?.querySelector(".part");
    if (!part) return;
    part.hidden = !cell;
    if (!cell) return;
    const value = cells[cell.row][cell.col];
    const [track, number] = part.children;
    const bar = track.firstChild;
    const share = Math.min(1, Math.abs(value) / answer.scale) / 2;
    bar.className = value < 0 ? "against" : "for";
    bar.style.width = `${100 * share}%`;
    bar.style.left = `${100 * (value < 0 ? 0.5 - share : 0.5)}%`;
    write(number, `${value > 0 ? "+" : ""}${inUnits(value)}`);
    part.title = words.part;
  });
}
