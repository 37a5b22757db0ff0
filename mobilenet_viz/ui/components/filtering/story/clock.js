// The clock of a step: the Mult-Adds done so far. Prices come from Python's ledger.

export const SPEEDS = [100, 500, 3000, 10000, 50000]; // Mult-Adds a second

// What each step computes: one track a machine, each a list of convolutions (their names in `costs`), one after the
// other. All tracks run at once, at the same number of Mult-Adds a second.
export const STEPS = [[["one"]], [["depthwise"]], [["mixture"]], [["pointwise"]], [["conv"]], [["depthwise", "pointwise"], ["conv"]]];
export const RACE = 6;

// The group of maps that a convolution makes.
const MADE = { one: "depthwise", mixture: "separable", pointwise: "separable", conv: "standard" };
export const groupOf = (name) => MADE[name] ?? name;

export class Clock {
  constructor(tracks, costs) {
    this.tracks = tracks;
    this.done = 0;
    this.take(costs);
  }

  // Other prices, as another stride has: what was finished is finished, what was not begins again.
  take(costs) {
    const finished = this.done > 0 && this.finished;
    const same = JSON.stringify(costs) === JSON.stringify(this.costs);
    this.costs = costs;
    this.parts = this.tracks.flatMap((track) =>
      track.map((name, i) => ({ name, start: this.sum(track.slice(0, i)), end: this.sum(track.slice(0, i + 1)) }))
    );
    if (!same) this.done = finished ? this.end : 0;
  }

  sum(names) {
    return names.reduce((total, name) => total + this.costs[name].mult_adds, 0);
  }
  get end() {
    return Math.max(...this.parts.map((part) => part.end));
  }
  get finished() {
    return this.done >= this.end;
  }

  // How many Mult-Adds a machine has done of its own.
  count(track) {
    return Math.min(this.done, this.sum(this.tracks[track]));
  }
  over(track) {
    return this.done >= this.sum(this.tracks[track]);
  }

  advance(multAdds) {
    this.done = Math.min(this.done + multAdds, this.end);
  }

  // The part that sets the pace of single pixels: the first that is not finished.
  get running() {
    return this.parts.find(({ end }) => this.done < end);
  }

  // To the end of the pixel in progress.
  onePixel() {
    if (this.finished) return;
    const { name, start, end } = this.running;
    const price = this.costs[name].per_pixel;
    this.done = Math.min(start + (Math.floor((this.done - start) / price) + 1) * price, end);
  }

  // Without motion: to the next end of a convolution.
  onePicture() {
    this.done = Math.min(...this.parts.map((part) => part.end).filter((end) => end > this.done), this.end);
  }

  // Finished pixels of each convolution of the step, and which of them runs.
  get pixels() {
    return Object.fromEntries(this.parts.map(({ name, start, end }) => [name, {
      count: Math.floor(Math.max(0, Math.min(this.done, end) - start) / this.costs[name].per_pixel),
      runs: this.done < end && this.done >= start,
    }]));
  }

  // The pixel that was finished last, if any.
  get last() {
    const [name, { count } = {}] = Object.entries(this.pixels).findLast(([, part]) => part.count > 0) ?? [];
    return name ? { group: groupOf(name), i: 0, index: count - 1 } : null;
  }
}
