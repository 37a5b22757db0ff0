// How fast a step goes by itself: the first pixels so slowly that each product is seen, the others faster and faster.

/**
 * slow: so many first pixels, each of which takes `each` seconds; rest: seconds for all the others.
 * @typedef {{ slow: number, each: number, rest: number }} Pace
 *
 * What a step computes, in Mult-Adds: one pixel of it, and all of it.
 * @typedef {{ pixel: number, end: number }} Work
 */

/**
 * By step. The standard convolution is watched in the race, at one speed for both: in the step before it soon fills its maps.
 * @type {Pace[]}
 */
export const PACES = [
  { slow: 3, each: 2, rest: 4 },
  { slow: 3, each: 1.5, rest: 4 },
  { slow: 3, each: 1.5, rest: 4 },
  { slow: 3, each: 1.5, rest: 4 },
  { slow: 2, each: 4, rest: 2 },
  { slow: 0, each: 1, rest: 10 },
];

/**
 * The Mult-Adds of the slow pixels, the speed at which the rest begins, and how that grows: the rest is v·t + a·t².
 * @param {Pace} pace
 * @param {Work} work
 */
function curve({ slow, each, rest }, { pixel, end }) {
  const before = slow * pixel;
  const v = slow ? pixel / each : end / rest;
  return { before, v, a: (end - before - v * rest) / rest ** 2 };
}

/**
 * The Mult-Adds done after so many seconds.
 * @param {Pace} pace
 * @param {Work} work
 * @param {number} seconds
 */
export function doneAfter(pace, work, seconds) {
  const { before, v, a } = curve(pace, work);
  const slowly = pace.slow * pace.each;
  if (seconds <= slowly) return v * seconds;
  if (seconds >= slowly + pace.rest) return work.end;
  const t = seconds - slowly;
  return before + v * t + a * t ** 2;
}

/**
 * After how many seconds so many Mult-Adds are done.
 * @param {Pace} pace
 * @param {Work} work
 * @param {number} done
 */
export function secondsOf(pace, work, done) {
  const { before, v, a } = curve(pace, work);
  if (done <= before) return done / v;
  const more = done - before;
  return pace.slow * pace.each + (2 * more) / (v + Math.sqrt(v ** 2 + 4 * a * more));
}
