// Greys on three scales, the order of channels, and the cell of a layer under a point of the photo.

import assert from "node:assert/strict";
import { cellAt } from "../../mobilenet_viz/ui/components/filtering/layers/figures.js";
import { ordered, scaled, whites } from "../../mobilenet_viz/ui/components/filtering/layers/greys.js";
import { columnsOf } from "../../mobilenet_viz/ui/components/filtering/layers/wall.js";

const WHITE = [3, 0, 1.5];

Deno.test("white is the largest of the map, of its layer, or of the network", () => {
  assert.deepEqual(whites("map", WHITE, 6), WHITE);
  assert.deepEqual(whites("layer", WHITE, 6), [3, 3, 3]);
  assert.deepEqual(whites("network", WHITE, 6), [6, 6, 6]);
});

Deno.test("a map that is silent stays black on any scale, a faint one is dim on the scale of its layer", () => {
  const seen = (map, i) =>
    ["map", "layer", "network"].map((scope) => [...scaled(Uint8Array.of(...map), WHITE[i], whites(scope, WHITE, 6)[i])]);
  assert.deepEqual(seen([0, 0], 1), [[0, 0], [0, 0], [0, 0]]);
  assert.deepEqual(seen([255, 51], 2), [[255, 51], [128, 26], [64, 13]]);
});

Deno.test("where values have a sign the middle stays where it is", () => {
  assert.deepEqual([...scaled(Uint8Array.of(0, 128, 255), 2, 4, true)], [64, 128, 191]);
  assert.deepEqual([...scaled(Uint8Array.of(128), 0, 0, true)], [128]);
});

Deno.test("channels go from the largest number to the smallest, equal ones as they come", () => {
  assert.deepEqual(ordered([1, 3, -2, 3]), [1, 3, 0, 2]);
});

Deno.test("a point of the photo is in the cell whose middle is nearest", () => {
  const last = { start: -157, jump: 32, field: 315, side: 7 }; // middles at 0.5, 32.5, …
  assert.deepEqual([-9, 0, 16, 17, 97, 300].map((at) => cellAt(last, at)), [0, 0, 0, 1, 3, 6]);
});

Deno.test("all channels of a layer find their place on a wall of seven to five", () => {
  for (const count of [1, 8, 16, 32, 64, 128, 256, 512, 1000, 1024]) {
    const columns = columnsOf(count);
    assert.ok(Math.ceil(count / columns) * 7 <= columns * 5, `${count}`);
  }
  assert.equal(columnsOf(1024), 38);
});
