// Which network's answer stands for the α and the size under the hand.

import assert from "node:assert/strict";
import { answering, nearest } from "../../mobilenet_viz/ui/components/shared/ladder.js";

const rung = (alpha, size) => ({ alpha, size, first: [], maps: "" });
const ladder = { alphas: [1, 0.25], sizes: [96, 128, 160, 192, 224], rungs: [rung(1, 224), rung(0.25, 96)] };

Deno.test("the nearest answers, halfway between two the larger", () => {
  assert.equal(nearest([1, 0.25], 0.6), 0.25);
  assert.equal(nearest([1, 0.25], 0.65), 1);
  assert.equal(nearest([1, 0.75, 0.5], 0.875), 1);
  assert.equal(nearest([0.5, 0.25], 0.35), 0.25);
  assert.equal(nearest([96, 128], 112), 128);
});

Deno.test("an answer is exact only for what was asked", () => {
  assert.deepEqual(answering(ladder, { alpha: 1, size: 224 }), { alpha: 1, size: 224, rung: ladder.rungs[0], exact: true });
  assert.deepEqual(answering(ladder, { alpha: 0.3, size: 32 }), { alpha: 0.25, size: 96, rung: ladder.rungs[1], exact: false });
  assert.equal(answering(ladder, { alpha: 1, size: 160 }).rung, undefined);
});

Deno.test("of a camera the last answer stands until the next one is here, and is nobody else's", () => {
  const camera = { ...ladder, rungs: [rung(0.25, 160)], live: true };
  assert.deepEqual(answering(camera, { alpha: 0.25, size: 160 }), { alpha: 0.25, size: 160, rung: camera.rungs[0], exact: true });
  assert.deepEqual(answering(camera, { alpha: 1, size: 224 }), { alpha: 0.25, size: 160, rung: camera.rungs[0], exact: false });
});
