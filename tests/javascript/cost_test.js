// What a layer costs, from tables as Python gives them.

import assert from "node:assert/strict";
import { divisors, groupsShown, product, rungs, total } from "../../mobilenet_viz/ui/components/cost/layer/cost.js";

const TABLES = {
  weights: { standard: ["D_K", "D_K", "M", "N"], depthwise: ["D_K", "D_K", "M"], pointwise: ["M", "N"] },
  mult_adds: {
    standard: ["D_K", "D_K", "M", "N", "D_G", "D_G"],
    depthwise: ["D_K", "D_K", "M", "D_G", "D_G"],
    pointwise: ["M", "N", "D_G", "D_G"],
  },
  channels_read: { 1: { 12: 12, 24: 24, 512: 512 }, 2: { 12: 6, 24: 12, 512: 256 }, 4: { 12: 3, 24: 6, 512: 128 }, 8: { 24: 3, 512: 64 } },
  thinner: { 0.75: { 512: 384 }, 1: { 12: 12, 24: 24, 512: 512 } },
  smaller: { 160: { 14: 10 }, 224: { 14: 14 } },
  out_size: { 1: { 14: 14, 10: 10 }, 2: { 14: 7, 10: 5 } },
};
const STEPS = [1, 2, 4, 8];
const TABLE_3 = { dk: 3, m: 512, n: 512, df: 14, stride: 1, bundles: 1, alpha: 0.75, size: 160 };

const counted = (chosen, groups, column) => rungs(TABLES, chosen, groups).map((parts) => total(parts, column));

Deno.test("the four steps of Table 3 come out", () => {
  assert.deepEqual(counted(TABLE_3, 1, "mult_adds"), [462422016, 52283392, 29578752, 15091200]);
  assert.deepEqual(counted(TABLE_3, 1, "weights"), [2359296, 266752, 150912, 150912]);
});

Deno.test("groups divide the standard convolution alone, a stride of two quarters all", () => {
  const [standard, ...others] = counted(TABLE_3, 1, "mult_adds");
  assert.deepEqual(counted(TABLE_3, 4, "mult_adds"), [standard / 4, ...others]);
  assert.deepEqual(counted({ ...TABLE_3, stride: 2 }, 1, "mult_adds"), [standard, ...others].map((each) => each / 4));
});

Deno.test("of groups that do not divide both channel counts the next smaller are shown", () => {
  const shown = (m, n, bundles) => groupsShown(TABLES, STEPS, { m, n, bundles });
  assert.deepEqual(divisors(TABLES, STEPS, { m: 12, n: 512 }), [1, 2, 4]);
  assert.deepEqual([shown(12, 512, 8), shown(24, 512, 8), shown(512, 12, 2), shown(12, 24, 1)], [4, 8, 2, 1]);
});

Deno.test("a factor that has no value makes no number", () => {
  assert.equal(product(["D_K", "D_K"], { D_K: 5 }), 25);
  assert.ok(Number.isNaN(product(["D_K", "M"], { D_K: 5 })));
});
