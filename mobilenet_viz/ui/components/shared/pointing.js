// Where in a picture somebody points, with the mouse, a finger or the arrow keys.

/**
 * @typedef {{ row: number, col: number }} Place
 * @typedef {{ left: number, top: number, width: number, height: number }} Box in shares of a picture
 */

// A square of size × size places to point at: with the mouse (a click keeps the place), a finger or the arrow keys.
export class Pointing {
  /** @param {HTMLElement} surface */
  constructor(surface) {
    this.surface = surface;
    this.size = 1;
    this.leap = 1; // places that an arrow key goes
    /** @type {Place | null} */
    this.place = null;
    /** @type {Place | null} */
    this.kept = null;
    /** @type {(place: Place | null) => void} */
    this.onPoint = () => {};
    surface.tabIndex = 0;
    surface.onpointerdown = (event) => {
      const place = this.at(event);
      this.kept = samePlace(place, this.kept) ? null : place;
      this.point(this.kept ?? (event.pointerType === "mouse" ? place : null));
    };
    surface.onpointermove = (event) => {
      const pressed = event.buttons > 0;
      if (pressed) this.kept = this.at(event);
      if (pressed || event.pointerType === "mouse") this.point(this.at(event));
    };
    surface.onpointerleave = () => this.point(this.kept);
    surface.onkeydown = (event) => this.key(event);
  }

  /**
   * @param {{ clientX: number, clientY: number }} pointer
   * @returns {Place}
   */
  at({ clientX, clientY }) {
    const box = this.surface.getBoundingClientRect();
    const within = (/** @type {number} */ share) => Math.min(this.size - 1, Math.max(0, Math.floor(this.size * share)));
    return { row: within((clientY - box.top) / box.height), col: within((clientX - box.left) / box.width) };
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    /** @type {Record<string, [number, number] | null>} */
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Escape: null };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const middle = Math.floor(this.size / 2);
    const within = (/** @type {number} */ n) => Math.min(this.size - 1, Math.max(0, n));
    const [down, right] = (step ?? [0, 0]).map((by) => by * this.leap);
    const { row, col } = this.place ?? { row: middle - down, col: middle - right };
    this.kept = step && { row: within(row + down), col: within(col + right) };
    this.point(this.kept);
  }

  /** @param {Place | null} place */
  point(place) {
    if (samePlace(place, this.place)) return;
    this.place = place;
    this.onPoint(place);
  }

  /**
   * The place that another view points at: arrow keys go on from there.
   * @param {Place | null} place
   * @param {Place | null} kept
   */
  follow(place, kept) {
    this.place = place;
    this.kept = kept;
  }
}

/**
 * @param {Place | null} a
 * @param {Place | null} b
 */
function samePlace(a, b) {
  return a === b || (a && b && a.row === b.row && a.col === b.col);
}
