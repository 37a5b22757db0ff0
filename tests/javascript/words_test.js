// Words with their placeholders, and where no line ends in them.

import assert from "node:assert/strict";
import { fill, parts, plain, terms } from "../../mobilenet_viz/ui/components/shared/words.js";

Deno.test("placeholders are filled, twice too, and a missing value is an error", () => {
  assert.equal(fill("{n} of {total}, {n}", { n: 3, total: 49 }), "3 of 49, 3");
  assert.throws(() => fill("{n} of {total}", { n: 3 }), /no value for \{total\} in "\{n\} of \{total\}"/);
});

const TERMS = {
  "MobileNet with α = 0.75, at 224×224 px, needs 325 million Mult-Adds.": ["α = 0.75", "224×224 px", "Mult-Adds"],
  "α = 0.5인 신경망은 곱셈-누산이 26.2 %입니다": ["α = 0.5", "곱셈-누산이", "26.2 %"],
  "Grad-CAM, a short-haired pointer, 1.0-224": ["Grad-CAM", "short-haired"],
  "α 1.00: 568.7 M, 4.82 MB": ["α 1.00", "568.7 M", "4.82 MB"],
  "52 M에서 13 M로": ["52 M", "13 M"],
  "top-1 = 12, 3 Kinds": [],
};

for (const [text, terms] of Object.entries(TERMS)) {
  Deno.test(`no line ends inside a term of "${text}", which stays the same`, () => {
    const found = parts(text);
    assert.equal(found.map(([part]) => part).join(""), text);
    assert.deepEqual(found.filter(([, together]) => together).map(([part]) => part), terms);
  });
}

Deno.test("a marked term is parted from its text, which is read without the mark", () => {
  const text = "half its [[channel|channels]], [[pointwise|1×1 layers]]";
  assert.deepEqual(terms(text), [["half its ", null], ["channels", "channel"], [", ", null], ["1×1 layers", "pointwise"]]);
  assert.equal(plain(text), "half its channels, 1×1 layers");
  assert.equal(plain("[[1, 2]]"), "[[1, 2]]");
});
