// The motion: once a frame, until it is stopped, `move` is called with the seconds gone by.

const LONGEST = 0.1; // s: a hidden page stands still

export class Player {
  /** @param {(seconds: number) => void} move */
  constructor(move) {
    this.move = move;
    /** @type {number | null} */
    this.frame = null;
  }

  get playing() {
    return this.frame !== null;
  }

  play() {
    let last = performance.now();
    const tick = (/** @type {number} */ now) => {
      const seconds = Math.min(Math.max(now - last, 0) / 1000, LONGEST);
      last = now;
      this.frame = requestAnimationFrame(tick);
      this.move(seconds);
    };
    this.frame = requestAnimationFrame(tick);
  }

  stop() {
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.frame = null;
  }
}
