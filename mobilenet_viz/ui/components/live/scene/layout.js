// Where the score stands: upright, a column for each layer; on a narrow screen turned, a row for each.

import { rem } from "../../shared/elements.js";

/** @typedef {ReturnType<typeof upright>} Layout */

const BREAKPOINT = 720; // where the type has 16 px: below it a column would be too narrow for a finger

/**
 * Where things stand, in px of the window. One record feeds drawing and pointer alike.
 * @param {number} width
 * @param {number} count of layers
 * @param {{ map: number, channels: number }} most the largest map and the most channels that are ever drawn, the baseline's
 * @returns {Layout}
 */
export function layoutFor(width, count, most) {
  return width < rem(BREAKPOINT) ? turned(width, count, most) : upright(width, count, most);
}

/** @param {number} width @param {number} count @param {{ map: number, channels: number }} most @returns {Layout} */
function turned(width, count, most) {
  const [pitch, top] = [rem(44), rem(26)];
  const shape = Math.min(width * 0.19, rem(160));
  const labelX = rem(8) + shape + rem(8);
  const lanes = labelX + rem(84);
  const room = (width - lanes) / 2 - rem(8);
  return {
    turned: true,
    width,
    pitch,
    height: top + count * pitch,
    top,
    base: 0,
    sizeY: 0,
    channelY: 0,
    shapeX: rem(4),
    labelX,
    work: { at: lanes, room },
    weights: { at: lanes + room + rem(12), room },
    mapScale: (pitch - rem(10)) / most.map,
    channelScale: shape / most.channels,
  };
}

/** @param {number} width @param {number} count @param {{ map: number, channels: number }} most */
function upright(width, count, most) {
  const pitch = width / count;
  const [base, labels, work, weights] = [160, 46, 98, 80].map(rem);
  return {
    turned: false,
    width,
    pitch,
    height: base + labels + work + weights,
    top: 0,
    base,
    sizeY: base + rem(19),
    channelY: base + rem(39),
    shapeX: 0,
    labelX: 0,
    work: { at: base + labels + work - rem(6), room: work - rem(30) },
    weights: { at: base + labels + work + weights - rem(2), room: weights - rem(28) },
    mapScale: (base - rem(44)) / most.map,
    channelScale: (pitch - rem(8)) / most.channels,
  };
}
