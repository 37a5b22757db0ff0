// The axes of a plot.

import assert from "node:assert/strict";
import { axisTop, ticksOf } from "../../mobilenet_viz/ui/components/shared/axes.js";

Deno.test("the axis ends at a round share that is not below the curve", () => {
  for (const [most, top] of [[0, 1], [0.582, 0.6], [0.6, 0.6], [0.61, 0.8], [1, 1], [0.1, 0.1], [0.034, 0.04], [0.0051, 0.006]]) {
    assert.ok(Math.abs(axisTop(most) - top) < 1e-9, `${most}: ${axisTop(most)}`);
  }
});

Deno.test("numbers of cells are written in round steps, the last one with room before it", () => {
  assert.deepEqual(ticksOf(49), [0, 10, 20, 30, 40, 49]);
  assert.deepEqual(ticksOf(25), [0, 10, 20, 25]);
  assert.deepEqual(ticksOf(16), [0, 5, 10, 16]);
  assert.deepEqual(ticksOf(9), [0, 3, 6, 9]);
});
