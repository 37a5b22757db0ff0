// The weights as areas, to one scale: a row for each output channel, a column for each weight it reads. The pointwise
// convolution is as wide as one of the D_K² bands, the depthwise one as high as one of the N rows.

import { make } from "../../shared/elements.js";

/** @import { Steps } from "./types.js" */

const GAP = 0.625; // rem between the pointwise convolution and the strip of the depthwise one

export class Areas {
  /**
   * @param {HTMLElement} standard
   * @param {HTMLElement} separable
   */
  constructor(standard, separable) {
    this.standard = standard;
    this.separable = separable;
  }

  /**
   * @param {Steps} steps now
   * @param {Steps} stepsBefore before the hand took hold of a dial
   * @param {number} groups of the standard convolution
   */
  render(steps, stepsBefore, groups) {
    const [[whole], [strip, square]] = steps;
    const [[wholeBefore], [stripBefore]] = stepsBefore;
    const wide = Math.max(strip.weights, stripBefore.weights);
    const high = Math.max(whole.values.N, wholeBefore.values.N) + 1; // and the strip's row
    /** @type {(name: string, rectangle: [left: number, top: number, width: number, height: number], beneath?: number) => HTMLElement} */
    const place = (name, [left, top, width, height], beneath = 0) => { // a rectangle in weights and rows
      const box = make("i", { class: name });
      const down = (/** @type {number} */ rows) => `(100% - ${GAP}rem) * ${rows / high}`;
      box.style.left = `${(100 * left) / wide}%`;
      box.style.top = `calc(${down(top)} + ${beneath}rem)`;
      box.style.width = `${(100 * width) / wide}%`;
      box.style.height = `calc(${down(height)})`;
      box.style.setProperty("--bands", String(strip.weights / square.values.M));
      return box;
    };
    const { M, N } = square.values;
    const outline = () => place("outline", [0, 0, strip.weights, N]);
    const bands = () => place("bands", [0, 0, strip.weights, N]);
    const moved = stripBefore.weights !== strip.weights || wholeBefore.values.N !== N;
    const ghost = () => (moved ? [place("ghost", [0, 0, stripBefore.weights, wholeBefore.values.N])] : []);
    const blocks = [...Array(groups).keys()].map((i) =>
      place("conv", [(i * strip.weights) / groups, (i * N) / groups, strip.weights / groups, N / groups])
    );
    this.standard.replaceChildren(...ghost(), outline(), ...blocks, ...(groups === 1 ? [bands()] : []));
    this.separable.replaceChildren(
      ...ghost(),
      outline(),
      bands(),
      place("pointwise", [0, 0, M, N]),
      place("depthwise", [0, N, strip.weights, 1], GAP),
    );
  }
}
