// Numbers as people read them.

import assert from "node:assert/strict";
import { addingUp, inUnits, percent, short, signed, sum } from "../../mobilenet_viz/ui/components/shared/numbers.js";

Deno.test("a share keeps three figures, its sign stays with it, and what is left is never a plain zero", () => {
  const shares = [1, 0.9996, 0.9994, 0.263, 0.0721, 0.0003, 0.00004, 0];
  const said = ["100", "100", "99.9", "26.3", "7.21", "0.03", "< 0.01", "0.00"];
  assert.deepEqual(shares.map(percent), said.map((figures) => `${figures}\u00a0%`));
});

Deno.test("large numbers are short, small ones whole", () => {
  assert.deepEqual([568740352, 4253864, 12345, 9999, 7].map(short), ["568.7 M", "4.25 M", "12.3 K", "9,999", "7"]);
});

Deno.test("what is printed as zero has no sign", () => {
  const numbers = [[-0.004, 2], [-0.006, 2], [-0.0, 2], [-0.4, 0], [-3, 0], [0.004, 2], [-0.0004, 3]];
  assert.deepEqual(numbers.map(([number, digits]) => signed(number, digits)), ["0.00", "−0.01", "0.00", "0", "−3", "0.00", "0.000"]);
});

Deno.test("a whole number of hundredths is printed in its unit", () => {
  assert.deepEqual([1307, -5, 0].map((count) => inUnits(count)), ["13.07", "−0.05", "0.00"]);
});

Deno.test("rounded terms add up to the rounded total, and what is exactly zero stays so", () => {
  for (const exact of [[1.4, 1.4, 1.4], [0.5, 0, 0.5, -0.6], [-1.5, -2.5, 0], [33.3, 33.3, 33.3]]) {
    const total = Math.round(sum(exact));
    const terms = addingUp(exact, total);
    assert.equal(sum(terms), total);
    exact.forEach((number, i) => assert.ok(number === 0 ? terms[i] === 0 : Math.abs(terms[i] - number) < 1, `${exact} → ${terms}`));
  }
});
