// Where the score stands: upright, a column for each layer; on a narrow screen turned, a row for each.

/** @typedef {ReturnType<typeof upright>} Layout */

const BREAKPOINT = 720; // px: below it a column would be too narrow for a finger

/**
 * Where things stand, in px of the container. One record feeds drawing and pointer alike.
 * @param {number} width
 * @param {number} count of layers
 * @param {{ map: number, channels: number }} most the largest map and the most channels that are ever drawn, the baseline's
 * @returns {Layout}
 */
export function layoutFor(width, count, most) {
  return width < BREAKPOINT ? turned(width, count, most) : upright(width, count, most);
}

/** @param {number} width @param {number} count @param {{ map: number, channels: number }} most @returns {Layout} */
function turned(width, count, most) {
  const [pitch, top] = [44, 26];
  const shape = Math.min(width * 0.19, 160);
  const labelX = 8 + shape + 8;
  const lanes = labelX + 84;
  const room = (width - lanes) / 2 - 8;
  return {
    turned: true,
    width,
    pitch,
    height: top + count * pitch,
    top,
    base: 0,
    sizeY: 0,
    channelY: 0,
    shapeX: 4,
    labelX,
    work: { at: lanes, room },
    weights: { at: lanes + room + 12, room },
    mapScale: (pitch - 10) / most.map,
    channelScale: shape / most.channels,
  };
}

/** @param {number} width @param {number} count @param {{ map: number, channels: number }} most */
function upright(width, count, most) {
  const pitch = width / count;
  const [base, labels, work, weights] = [160, 46, 98, 80];
  return {
    turned: false,
    width,
    pitch,
    height: base + labels + work + weights,
    top: 0,
    base,
    sizeY: base + 19,
    channelY: base + 39,
    shapeX: 0,
    labelX: 0,
    work: { at: base + labels + work - 6, room: work - 30 },
    weights: { at: base + labels + work + weights - 2, room: weights - 28 },
    mapScale: (base - 44) / most.map,
    channelScale: (pitch - 8) / most.channels,
  };
}
