// The photo comes apart: first it is whole, then its lights move, then their colour goes.

import assert from "node:assert/strict";
import { APART, comingApart } from "../../mobilenet_viz/ui/components/filtering/story/apart.js";

Deno.test("whole for a second, on its way for two, at its place before the colour goes", () => {
  assert.deepEqual(comingApart(0), { way: 0, colour: 1 });
  assert.deepEqual(comingApart(1), { way: 0, colour: 1 });
  assert.deepEqual(comingApart(2), { way: 0.5, colour: 1 });
  assert.deepEqual(comingApart(3), { way: 1, colour: 1 });
  assert.deepEqual(comingApart(APART), { way: 1, colour: 0 });
  const ways = Array.from({ length: 41 }, (_, i) => comingApart(i / 10).way);
  assert.deepEqual(ways, ways.toSorted((a, b) => a - b));
});
