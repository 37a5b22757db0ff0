// The clock of a step: the Mult-Adds done so far. Prices come from Python's ledger.

/** @import { Convolution, Costs, Made, Pixel } from "./types.js" */

export const SPEEDS = [100, 500, 3000, 10000, 50000]; // Mult-Adds a second

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
   */
  constructor(tracks, costs) {
    this.tracks = tracks;
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

  /** @returns {Partial<Record<Convolution, { count: number, runs: boolean }>>} finished pixels of each, and which of them runs */
  get pixels() {
    return Object.fromEntries(this.parts.map(({ name, start, end }) => [name, {
      count: Math.floor(Math.max(0, Math.min(this.done, end) - start) / this.costs[name].per_pixel),
      runs: this.done < end && this.done >= start,
    }]));
  }

  /** @returns {Pixel | null} the one that was finished last, if any */
  get last() {
    const { pixels } = this;
    const part = this.parts.findLast(({ name }) => pixels[name]?.count);
    return part ? { group: MAKES[part.name].group, i: 0, index: (pixels[part.name]?.count ?? 0) - 1 } : null;
  }
}
