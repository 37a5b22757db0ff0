// The photo comes apart: red, green and blue light lie on each other and are the photo in colour; then each goes to its own map,
// where its colour goes and its numbers stay.

import { make } from "../../shared/elements.js";

/** @import { Machines } from "./machines.js" */

const HELD = 1; // s: the photo, whole
const MOVED = 3; // s: when each is at its place
export const APART = 4; // s: when the colours are gone

/**
 * How far each is on its way after so many seconds, and how much of its colour is left.
 * @param {number} seconds
 */
export function comingApart(seconds) {
  const share = Math.max(0, Math.min(1, (seconds - HELD) / (MOVED - HELD)));
  const gone = Math.max(0, Math.min(1, (seconds - MOVED) / (APART - MOVED)));
  return { way: share ** 2 * (3 - 2 * share), colour: 1 - gone };
}

export class Photo {
  /** @param {(selector: string) => HTMLElement} find */
  constructor(find) {
    this.place = find(".apart");
    this.colour = make("canvas", { role: "img" });
    this.caption = make("figcaption");
    find(".colour").append(make("div", { class: "map" }, this.colour), this.caption);
    this.lights = Array.from({ length: 3 }, () => make("canvas"));
    this.place.append(...this.lights);
    this.seconds = 0;
  }

  /** @param {string[]} greys of red, green and blue, in base64, a byte each */
  take(greys) {
    const bytes = greys.map((each) => atob(each));
    const light = (/** @type {number} */ m) =>
    (
      /** @type {number} */ i,
    ) => (m < 0 ? bytes.map((each) => each.charCodeAt(i)) : at(m, bytes[m].charCodeAt(i)));
    [this.colour, ...this.lights].forEach((canvas, k) => paint(canvas, bytes[0].length, light(k - 1)));
  }

  /** @param {number} seconds */
  advance(seconds) {
    this.seconds = Math.min(APART, this.seconds + seconds);
  }

  get whole() {
    return this.seconds < APART;
  }

  /**
   * @param {Machines} machines
   * @param {boolean} shown false: nothing of it is seen, the maps are there
   */
  render({ maps, svg }, shown) {
    const { way, colour } = comingApart(this.seconds);
    const on = shown && colour > 0;
    this.place.hidden = !on;
    maps.channels.forEach(({ figure, caption }, m) => (m ? figure : caption).classList.toggle("coming", on && way < 1));
    if (!on) return;
    const origin = svg.getBoundingClientRect();
    const [from] = maps.channels.map(({ box }) => box.getBoundingClientRect());
    maps.channels.forEach(({ box }, m) => {
      const to = box.getBoundingClientRect();
      const between = (/** @type {number} */ a, /** @type {number} */ b) => a + way * (b - a);
      const { style } = this.lights[m];
      style.transform = `translate(${between(from.left, to.left) - origin.left}px, ${between(from.top, to.top) - origin.top}px)`;
      style.width = style.height = `${between(from.width, to.width)}px`;
      style.opacity = String(colour);
    });
  }
}

/**
 * A light of one colour.
 * @param {number} m
 * @param {number} value
 */
const at = (m, value) => [0, 1, 2].map((each) => (each === m ? value : 0));

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} count of pixels
 * @param {(i: number) => number[]} colour
 */
function paint(canvas, count, colour) {
  const side = Math.sqrt(count);
  canvas.width = canvas.height = side;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(side, side);
  for (let i = 0; i < count; i++) image.data.set([...colour(i), 255], 4 * i);
  context.putImageData(image, 0, 0);
}
