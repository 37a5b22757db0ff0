// What the parts of a picture are, and what they are drawn with: colours and type as a canvas knows them.

import { make } from "./elements.js";

/**
 * @typedef {ShadowRoot | HTMLElement} Root
 * @typedef {{ rgb: string, alpha: number }} Colour
 * @typedef {ReturnType<Ink["font"]>} Font
 * @typedef {{ opacity: number, clip: DOMRect | null, visible?: boolean }} Seen
 * @typedef {object} Outline
 * @property {string} d
 * @property {Colour | null} [fill]
 * @property {Colour | null} [stroke]
 * @property {number} [width]
 * @property {number[]} [dash]
 * @property {DOMMatrix} [matrix]
 * @typedef {{ text: string, x: number, y: number, length: number, font: Font, fill: Colour }} Line
 * @typedef {{ image: HTMLCanvasElement, box: DOMRect, pixelated: boolean }} Image
 * @typedef {Outline | Line | Image} Shape
 * @typedef {Shape & { opacity: number, clip: DOMRect | null, top: number, bottom: number }} Part
 */

export class Ink {
  constructor() {
    const canvas = make("canvas", { width: 1, height: 1 });
    this.pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
    /** @type {Map<string, Colour>} */
    this.colours = new Map();
  }

  /** @param {CSSStyleDeclaration} style */
  font({ fontStyle, fontWeight, fontSize, fontFamily, letterSpacing }) {
    const css = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const spacing = letterSpacing === "normal" ? "0px" : letterSpacing;
    const measured = (/** @type {string} */ text) => Object.assign(this.pen, { font: css, letterSpacing: spacing }).measureText(text);
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = measured("");
    return {
      css,
      spacing,
      measured,
      ascent,
      descent,
      attributes: {
        "font-style": fontStyle,
        "font-weight": fontWeight,
        "font-size": fontSize,
        "font-family": fontFamily,
        "letter-spacing": spacing,
      },
    };
  }

  /**
   * Any CSS colour, as sRGB: not every program that opens an SVG knows color-mix() and light-dark().
   * @param {string} css
   * @param {number} [opacity]
   * @returns {Colour}
   */
  colour(css, opacity = 1) {
    const key = `${css}|${opacity}`;
    let found = this.colours.get(key);
    if (!found) {
      this.pen.clearRect(0, 0, 1, 1);
      this.pen.fillStyle = "#0000"; // stays where the colour is none a canvas knows
      this.pen.fillStyle = css;
      this.pen.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = this.pen.getImageData(0, 0, 1, 1).data;
      found = { rgb: `rgb(${red}, ${green}, ${blue})`, alpha: (alpha / 255) * opacity };
      this.colours.set(key, found);
    }
    return found;
  }
}
