// The order of im2col: pixels row by row, one column each; and which pixels its window holds.

/**
 * Where the n-th pixel of a map is, rows and columns from 1.
 * @param {number} pixel from 0
 * @param {number} size of the map, px
 */
export function placeOf(pixel, size) {
  return { row: Math.floor(pixel / size) + 1, column: (pixel % size) + 1 };
}

/**
 * Is the place (x, y), from 0 and beyond the map too, in the window round a pixel?
 * @param {number} x
 * @param {number} y
 * @param {number} pixel
 * @param {{ size: number, kernel: number }} example of the map and of the window, px
 */
export function inWindow(x, y, pixel, { size, kernel }) {
  const { row, column } = placeOf(pixel, size);
  return Math.max(Math.abs(x + 1 - column), Math.abs(y + 1 - row)) <= (kernel - 1) / 2;
}
