// Places on maps, and two numbers as a link writes them, from 1: a row and a column, or a channel of each half.

/**
 * @param {number} first from 0
 * @param {number} second
 */
export const written = (first, second) => `${first + 1}.${second + 1}`;

/** @param {string} said */
export const pairOf = (said) => said.split(".").map((number) => Number(number) - 1);

/**
 * Put a marker on the pixel of a map.
 * @param {HTMLElement} marker
 * @param {number} row
 * @param {number} col
 * @param {number} size of the marker's side
 * @param {number} side of the map
 */
export function stand(marker, row, col, size, side) {
  const share = (/** @type {number} */ at) => `${(100 * at) / side}%`;
  Object.assign(marker.style, { top: share(row), left: share(col), width: share(size), height: share(size) });
}
