// What is marked of an answer.

import assert from "node:assert/strict";
import { answered, isShown, markOf, reveal, SHOWN } from "../../mobilenet_viz/ui/components/shared/guess.js";

const CHOICES = ["half", "quarter", "eighth"];
const asked = (guess, right = "quarter") => ({ id: "live", choices: CHOICES, guess, right });
const marks = (question, found) => CHOICES.map((choice) => markOf(choice, question, found));

Deno.test("nothing is marked before anybody chose", () => {
  for (const found of [false, true]) assert.deepEqual(marks(asked(null), found), ["", "", ""]);
});

Deno.test("a guess is the visitor's, and what is right is told when they have found it", () => {
  assert.deepEqual(marks(asked("half"), false), ["yours", "", ""]);
  assert.deepEqual(marks(asked("half"), true), ["wrong_yours", "right", ""]);
  assert.deepEqual(marks(asked("quarter"), true), ["", "right_yours", ""]);
});

Deno.test("of an answer that is withheld, or that nobody knows, only the guess is marked", () => {
  for (const right of [null, ""]) assert.deepEqual(marks(asked("eighth", right), true), ["", "", "yours"]);
});

Deno.test("a guess on its way to Python counts already, and so does a question that is asked again", () => {
  assert.equal(answered(asked(null, null), { guess: ["live", "half"] }).guess, "half");
  assert.equal(answered(asked("half"), { guess: ["tools", "one"] }).guess, "half");
  const again = answered(asked("half"), { guess: ["live", null] });
  assert.deepEqual([again.guess, again.right], [null, null]);
});

Deno.test("what is right is shown without a guess, or after one, until the question is asked again", () => {
  assert.ok(isShown(asked(SHOWN)));
  assert.deepEqual(marks(asked(SHOWN), true), ["", "right", ""]);
  reveal("live", true);
  assert.ok(isShown(asked("half")));
  assert.ok(!isShown(asked(null)));
  reveal("live", false);
  assert.ok(!isShown(asked("half")));
});
