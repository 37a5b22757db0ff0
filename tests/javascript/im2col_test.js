// The order of im2col: a column for each output pixel, row by row, and in it the window round that pixel.

import assert from "node:assert/strict";
import { writtenSum } from "../../mobilenet_viz/ui/components/cost/im2col/matrices.js";
import { inWindow, placeOf } from "../../mobilenet_viz/ui/components/cost/im2col/windows.js";

const MAP = { size: 4, kernel: 3 };
const PIXELS = [...Array(16).keys()];
const SIDES = [-1, 0, 1, 2, 3, 4]; // with the ring of zeros
const RING = SIDES.flatMap((y) => SIDES.map((x) => ({ x, y })));

Deno.test("the n-th column belongs to the n-th pixel, row by row", () => {
  assert.deepEqual(placeOf(0, 4), { row: 1, column: 1 });
  assert.deepEqual(placeOf(3, 4), { row: 1, column: 4 });
  assert.deepEqual(placeOf(9, 4), { row: 3, column: 2 });
});

Deno.test("a window holds nine places, its own pixel in the middle", () => {
  for (const pixel of PIXELS) {
    const inside = RING.filter(({ x, y }) => inWindow(x, y, pixel, MAP));
    assert.equal(inside.length, 9);
    const { row, column } = placeOf(pixel, MAP.size);
    assert.deepEqual(inside[4], { x: column - 1, y: row - 1 });
  }
});

Deno.test("corners have five zeros in their window and stand in four, edges three and six, what is inside none and nine", () => {
  const outside = ({ x, y }) => Math.min(x, y) < 0 || Math.max(x, y) >= MAP.size;
  const zeros = PIXELS.map((pixel) => RING.filter((place) => outside(place) && inWindow(place.x, place.y, pixel, MAP)).length);
  assert.deepEqual(zeros, [5, 3, 3, 5, 3, 0, 0, 3, 3, 0, 0, 3, 5, 3, 3, 5]);
  const copies = PIXELS.map((pixel) => {
    const { row, column } = placeOf(pixel, MAP.size);
    return PIXELS.filter((other) => inWindow(column - 1, row - 1, other, MAP)).length;
  });
  assert.deepEqual(copies, [4, 6, 6, 4, 6, 9, 9, 6, 6, 9, 9, 6, 4, 6, 6, 4]);
});

Deno.test("a sum leaves out what is multiplied by zero, and sets negative weights in brackets", () => {
  const words = { sum: "{sum} = {result}" };
  assert.equal(writtenSum(words, [[2, 0, -1], [1, 1, 1]], [[6, 5], [9, 9], [3, 4]], [[9, 6], [18, 18]], 0), "2·6 + (−1)·3 = 9");
  assert.equal(writtenSum(words, [[2, 0, -1]], [[1, 0], [9, 9], [3, 4]], [[-1, -4]], 1), "2·0 + (−1)·4 = −4");
});
