// The clock of a step: the Mult-Adds done so far. Prices come from Python's ledger.

import { doneAfter, PACES, secondsOf } from "./pace.js";

/** @import { Convolution, Costs, Made, Pixel } from "./types.js" */

export const SPEEDS = [0.25, 0.5, 1, 2, 10]; // times a step's own pace

/**
 * What each step computes: one track a machine, each a list of convolutions, one after the other. All tracks run at
 * once, at the same number of Mult-Adds a second.
 * @type {Convolution[][][]}
 */
export const STEPS = [[["one"]], [["depthwise"]], [["mixture"]], [["pointwise"]], [["conv"]], [["depthwise", "pointwise"], ["conv"]]];
export const RACE = 6;

/** @type {Record<Convolution, { group: Made, alone?: boolean }>} the maps a convolution makes: all of a group, or the first alone */
export const MAKES = {
  one: { group: "depthwise", alone: true },
  depthwise: { group: "depthwise" },
  mixture: { group: "separable", alone: true },
  pointwise: { group: "separable" },
  conv: { group: "standard" },
};

export const CONVOLUTIONS = /** @type {Convolution[]} */ (Object.keys(MAKES));

export class Clock {
  /**
   * @param {Convolution[][]} tracks
   * @param {Costs} costs
   * @param {import("./pace.js").Pace} [pace]
   */
  constructor(tracks, costs, pace = PACES[STEPS.indexOf(tracks)]) {
    this.tracks = tracks;
    this.pace = pace;
    this.done = 0;
    this.costs = costs;
    this.parts = this.timetable();
  }

  /**
   * Other prices, as another stride has: what was finished is finished, what was not begins again.
   * @param {Costs} costs
   */
  take(costs) {
    const { finished } = this;
    const same = JSON.stringify(costs) === JSON.stringify(this.costs);
    this.costs = costs;
    this.parts = this.timetable();
    if (!same) this.done = finished ? this.end : 0;
  }

  // When each convolution begins and ends, in Mult-Adds.
  timetable() {
    return this.tracks.flatMap((track) =>
      track.map((name, i) => ({ name, start: this.sum(track.slice(0, i)), end: this.sum(track.slice(0, i + 1)) }))
    );
  }

  /** @param {Convolution[]} names */
  sum(names) {
    return names.reduce((total, name) => total + this.costs[name].mult_adds, 0);
  }
  get end() {
    return Math.max(...this.parts.map((part) => part.end));
  }
  get finished() {
    return this.done >= this.end;
  }

  /**
   * When a machine has done all of its own.
   * @param {number} track
   */
  endOf(track) {
    return this.sum(this.tracks[track]);
  }
  /**
   * How many Mult-Adds a machine has done of its own.
   * @param {number} track
   */
  count(track) {
    return Math.min(this.done, this.endOf(track));
  }
  /** @param {number} track */
  over(track) {
    return this.done >= this.endOf(track);
  }

  restart() {
    this.done = 0;
  }

  /** @param {number} multAdds */
  advance(multAdds) {
    this.done = Math.min(this.done + multAdds, this.end);
  }

  /**
   * On by so many seconds of the step's own pace.
   * @param {number} seconds
   */
  play(seconds) {
    const work = { pixel: this.costs[this.tracks[0][0]].per_pixel, end: this.end };
    this.done = doneAfter(this.pace, work, secondsOf(this.pace, work, this.done) + seconds);
  }

  // To the end of the pixel in progress: of the first part that is not finished, which sets the pace of single pixels.
  onePixel() {
    const running = this.parts.find(({ end }) => this.done < end);
    if (!running) return;
    const price = this.costs[running.name].per_pixel;
    this.done = Math.min(running.start + (Math.floor((this.done - running.start) / price) + 1) * price, running.end);
  }

  // Without motion: to the next end of a convolution.
  onePicture() {
    this.done = Math.min(...this.parts.map((part) => part.end).filter((end) => end > this.done), this.end);
  }

  /**
   * Finished pixels of each convolution, which of them runs, and how much of the next pixel is done while each product is seen.
   * @returns {Partial<Record<Convolution, { count: number, runs: boolean, share: number }>>}
   */
  get pixels() {
    return Object.fromEntries(this.parts.map(({ name, start, end }) => {
      const pixels = Math.max(0, Math.min(this.done, end) - start) / this.costs[name].per_pixel;
      const count = Math.floor(pixels);
      return [name, { count, runs: this.done < end && this.done >= start, share: count < this.pace.slow ? pixels - count : 0 }];
    }));
  }

  /** @returns {{ pixel: Pixel, share: number } | null} the one in progress, as far as it is done, or the one finished last, if any */
  get last() {
    const { pixels } = this;
    const part = this.parts.findLast(({ name }) => pixels[name]?.count || pixels[name]?.share);
    if (!part) return null;
    const { count, share } = pixels[part.name] ?? { count: 0, share: 0 };
    return { pixel: { group: MAKES[part.name].group, i: 0, index: share ? count : count - 1 }, share: share || 1 };
  }
}
