// One clock for both machines: the Mult-Adds each of them has done so far. Prices come from Python's ledger.

const SPEEDS = [100, 500, 3000, 10000, 50000]; // Mult-Adds a second

// The race in three stages, each with the Mult-Adds at its end: depthwise, pointwise, and what is left of the standard one.
class Clock {
  constructor(costs) {
    const { depthwise, pointwise, conv } = costs;
    this.costs = costs;
    this.ends = [depthwise.mult_adds, depthwise.mult_adds + pointwise.mult_adds, conv.mult_adds];
    this.done = 0;
  }

  // How many stages are finished, which is also the number of the stage that comes next.
  get stage() { return this.ends.filter((end) => this.done >= end).length; }
  get finished() { return this.stage === this.ends.length; }

  advance(multAdds, limit) {
    this.done = Math.min(this.done + multAdds, limit);
  }

  // The end of the stage that runs now, or of the next one.
  get target() { return this.ends[Math.min(this.stage, this.ends.length - 1)]; }

  // To the end of the pixel in progress.
  onePixel() {
    if (this.finished) return;
    const [start, price] = [[0, this.costs.depthwise], [this.ends[0], this.costs.pointwise], [0, this.costs.conv]][this.stage];
    const pixels = Math.floor((this.done - start) / price.per_pixel) + 1;
    this.done = Math.min(start + pixels * price.per_pixel, this.target);
  }

  // Finished pixels of each convolution's maps.
  get pixels() {
    const [filtered, separable] = this.ends;
    return {
      depthwise: finishedPixels(this.done, this.costs.depthwise, filtered),
      pointwise: finishedPixels(this.done - filtered, this.costs.pointwise, separable - filtered),
      conv: finishedPixels(this.done, this.costs.conv, this.ends[2]),
    };
  }
}

function finishedPixels(multAdds, price, most) {
  return Math.floor(Math.max(0, Math.min(multAdds, most)) / price.per_pixel);
}
