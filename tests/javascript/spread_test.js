// How the values of a map lie, as bars on one axis.

import assert from "node:assert/strict";
import { axisOf, barsOf } from "../../mobilenet_viz/ui/components/filtering/block/spread.js";
import { Stage } from "../../mobilenet_viz/ui/components/shared/block/stages.js";

const stage = (values, steps = 100) => new Stage("depthwise", { steps, side: 2, white: [] }, Int16Array.from(values));

Deno.test("one axis holds all maps beside it, and 0 and the top", () => {
  const [first, second] = [stage([100, 200, 300, 400, -900, 0, 0, 0]), stage([10_000, 20_000, 30_000, 0], 10_000)];
  assert.deepEqual(axisOf([{ stage: first, channel: 0 }], 6), [0, 6]);
  assert.deepEqual(axisOf([{ stage: first, channel: 1 }, { stage: second, channel: 0 }], 6), [-9, 6]);
  assert.deepEqual(axisOf([{ stage: new Stage("before", { steps: 1, side: 2, white: [] }, new Int16Array()), channel: 0 }], 6), [0, 6]);
});

Deno.test("a bar for each part of the axis, the fullest is 1, the highest value is in the last", () => {
  const bars = barsOf(stage([-600, -600, 0, 600]), 0, [-6, 6]);
  assert.deepEqual(bars.map((share, i) => [i, share]).filter(([, share]) => share), [[0, 1], [bars.length / 2, 0.5], [
    bars.length - 1,
    0.5,
  ]]);
});
