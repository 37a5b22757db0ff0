// How fast the steps of the story go by themselves.

import assert from "node:assert/strict";
import { Clock, MAKES, RACE, STEPS } from "../../mobilenet_viz/ui/components/filtering/story/clock.js";
import { doneAfter, PACES, secondsOf } from "../../mobilenet_viz/ui/components/filtering/story/pace.js";

const PER_PIXEL = { one: 9, depthwise: 27, mixture: 3, pointwise: 12, conv: 108 };
const costsOf = (pixels) =>
  Object.fromEntries(Object.entries(PER_PIXEL).map(([name, per_pixel]) => [name, { per_pixel, mult_adds: per_pixel * pixels }]));
const clocks = (pixels = 1024) => STEPS.map((tracks) => new Clock(tracks, costsOf(pixels)));

// Seconds until something is so, at sixty frames a second.
function until(clock, so) {
  let frames = 0;
  while (!so(clock) && frames < 6000) clock.play(1 / 60), frames++;
  return frames / 60;
}

Deno.test("every step takes about ten seconds, with any stride", () => {
  for (const pixels of [1024, 256]) {
    for (const clock of clocks(pixels)) {
      const seconds = until(clock, ({ finished }) => finished);
      assert.ok(seconds > 7.5 && seconds < 10.5, `${seconds}`);
    }
  }
});

Deno.test("the first pixels show each product for a tenth of a second or longer, and the last ones are faster", () => {
  for (const [i, clock] of clocks().entries()) {
    if (i + 1 === RACE) continue;
    const [name] = STEPS[i][0];
    const outputs = MAKES[name].alone ? 1 : { depthwise: 3, pointwise: 4, conv: 4 }[name];
    const products = PER_PIXEL[name] / outputs; // of the sum that is written out
    const first = until(clock, ({ pixels }) => pixels[name].count >= 1);
    assert.ok(first / products > 0.1, `step ${i + 1}: ${first}`);
    until(clock, ({ done, end }) => done > 0.99 * end);
    const last = until(clock, ({ finished }) => finished) / (0.01 * 1024);
    assert.ok(last < first / 100, `step ${i + 1}: ${last}`);
  }
});

Deno.test("in the race both machines keep one speed: the pair is done when its share of the Mult-Adds is", () => {
  const race = clocks()[RACE - 1];
  const pair = until(race, (clock) => clock.over(0));
  assert.ok(Math.abs(pair - 10 * (39_936 / 110_592)) < 0.05, `${pair}`);
});

Deno.test("the standard convolution is watched once: in step 5 it fills its maps in a fifth of the time it takes in the race", () => {
  const clock = clocks()[4];
  until(clock, ({ pixels }) => pixels.conv.count >= PACES[4].slow);
  assert.ok(until(clock, ({ finished }) => finished) <= 10 / 5 + 0.05);
});

Deno.test("what is done and how long it takes are each other's inverse", () => {
  for (const pace of PACES) {
    const work = { pixel: 27, end: 27_648 };
    for (const seconds of [0, 0.5, 2.9, 4, 7, 7.9]) {
      const done = doneAfter(pace, work, seconds);
      assert.ok(Math.abs(secondsOf(pace, work, done) - seconds) < 1e-9);
    }
    assert.equal(doneAfter(pace, work, 100), work.end);
  }
});

Deno.test("a pixel in progress is named while each product is seen, later the one finished last", () => {
  const [clock] = clocks();
  assert.equal(clock.last, null);
  clock.play(1); // half of the first pixel
  assert.deepEqual(clock.last, { pixel: { group: "depthwise", i: 0, index: 0 }, share: 0.5 });
  clock.onePixel();
  assert.deepEqual(clock.last, { pixel: { group: "depthwise", i: 0, index: 0 }, share: 1 });
  clock.done = 9 * 500 + 4;
  assert.deepEqual(clock.last, { pixel: { group: "depthwise", i: 0, index: 499 }, share: 1 });
});
