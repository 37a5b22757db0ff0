// Who is ahead of whom: what the visitor chose holds until Python knows it, or knows better.

import assert from "node:assert/strict";
import { Ahead } from "../../mobilenet_viz/ui/components/shared/choice.js";

const START = { alpha: 1, size: 224 };

// A visitor's choice that is let go and rests at once; returns the message.
function chosen(ahead, choice) {
  let message;
  ahead.take(choice);
  ahead.settle((said) => (message = said));
  ahead.rest.now();
  return message;
}

// A view to which Python has said where things stand.
function begun(acknowledged = null) {
  const ahead = new Ahead();
  ahead.over(START, acknowledged);
  return ahead;
}

Deno.test("an answer that was overtaken undoes nothing, one that knows the choice has the last word", () => {
  const ahead = begun();
  const { number } = chosen(ahead, { alpha: 0.5 });
  assert.equal(ahead.over(START, null).alpha, 0.5); // a run that was already under way
  assert.equal(ahead.over({ ...START, alpha: 0.45 }, number).alpha, 0.45); // Python took another step
  assert.equal(ahead.over({ ...START, alpha: 0.25 }, number).alpha, 0.25); // a link
});

Deno.test("of two quick choices the second holds while only the first is acknowledged, and carries both", () => {
  const ahead = begun();
  const first = chosen(ahead, { alpha: 0.5 });
  const second = chosen(ahead, { size: 128 });
  const third = chosen(ahead, { alpha: 0.25 });
  assert.deepEqual([second.alpha, second.size, third.alpha, third.size], [0.5, 128, 0.25, 128]);
  assert.ok(first.number < second.number && second.number < third.number);
  assert.deepEqual(ahead.over({ ...START, alpha: 0.5 }, first.number), { alpha: 0.25, size: 128 });
  assert.deepEqual(ahead.over({ alpha: 0.25, size: 128 }, third.number), { alpha: 0.25, size: 128 });
  assert.equal("alpha" in chosen(ahead, { size: 160 }), false); // what is acknowledged is not said again
});

Deno.test("after a lost message a Back wins, for the fields it changes", () => {
  const ahead = begun();
  const { number } = chosen(ahead, { alpha: 0.5 });
  ahead.over({ ...START, alpha: 0.5 }, number);
  chosen(ahead, { alpha: 0.25, size: 128 }); // never arrives
  assert.deepEqual(ahead.over({ alpha: 1, size: 224 }, number), { alpha: 1, size: 128 });
  assert.deepEqual(ahead.over({ alpha: 0.75, size: 192 }, number), { alpha: 0.75, size: 192 });
});

Deno.test("after a lost message another choice brings both", () => {
  const ahead = begun();
  chosen(ahead, { alpha: 0.25 }); // never arrives
  ahead.over(START, null);
  const { number, ...said } = chosen(ahead, { size: 128 });
  assert.deepEqual(said, { alpha: 0.25, size: 128 });
  ahead.over(said, number);
  assert.deepEqual(ahead.over(START, number), START);
});

Deno.test("news of another component's making wins as well, but not over what is still in the hand", () => {
  const ahead = begun();
  const { number } = chosen(ahead, { alpha: 0.5 });
  ahead.take({ size: 128 });
  assert.deepEqual(ahead.over({ alpha: 0.75, size: 192 }, null), { alpha: 0.75, size: 128 });
  const later = chosen(ahead, {});
  assert.deepEqual([later.size, "alpha" in later], [128, false]);
  assert.ok(later.number > number);
});

Deno.test("a new component on an old session counts on from where that stands, even if the clock was put back", () => {
  const ahead = begun(Date.now() + 1e9);
  const { number } = chosen(ahead, { alpha: 0.5 });
  assert.ok(number > Date.now() + 1e9 - 1000);
  assert.equal(ahead.over(START, number - 1).alpha, 0.5);
});

Deno.test("a session that is lost knows nothing of the messages: what the link says holds", () => {
  const ahead = begun();
  const { number } = chosen(ahead, { alpha: 0.5 });
  ahead.over({ ...START, alpha: 0.5 }, number);
  chosen(ahead, { alpha: 0.25 }); // into the gap
  assert.equal(ahead.over(START, null).alpha, 1);
});
