// The picture as the network gets it, some cells grey; under it what the network then says.

import { write } from "../../shared/elements.js";
import { finder } from "../../shared/elements.js";
import { percent } from "../../shared/numbers.js";
import { fill, languageOf } from "../../shared/words.js";

/** @import { Hide } from "./component.js" */

/** @typedef {{ size: number, grid: number, grey: number, cells: number[] }} Cover which cells of the picture are hidden */

export class Covered {
  /** @param {HTMLElement} figure */
  constructor(figure) {
    this.find = finder(figure);
    this.canvas = this.find("canvas", HTMLCanvasElement);
    this.image = new Image();
    this.image.onload = () => this.paint();
    /** @type {Cover | undefined} */
    this.cover = undefined;
  }

  /**
   * @param {string} url
   * @param {Cover} cover
   */
  show(url, cover) {
    this.cover = cover;
    if (url && this.image.getAttribute("src") !== url) this.image.src = url; // paints when it has loaded
    else this.paint();
  }

  paint() {
    const { canvas, cover } = this;
    const context = canvas.getContext("2d");
    if (!cover || !context || !this.image.complete || !this.image.naturalWidth) return;
    const { size, grid, grey, cells } = cover;
    if (canvas.width !== size) canvas.width = canvas.height = size;
    context.drawImage(this.image, 0, 0, size, size);
    context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
    const side = size / grid;
    for (const cell of cells) context.fillRect((cell % grid) * side, Math.floor(cell / grid) * side, side, side);
  }

  /**
   * @param {number | undefined} probability
   * @param {string} name
   */
  say(probability, name) {
    write(this.find("b"), probability === undefined ? "…" : percent(probability));
    write(this.find("p span"), name);
    this.find("p span").lang = languageOf(name);
  }
}

/** @param {Hide} hide */
export function renderPictures(hide) {
  const { words, data, compared: hidden, order, curves, url } = hide;
  const { photo, test, grid } = data;
  const orders = [test?.order ?? [], data.random[order]];
  const probabilities = [curves.hot, curves.random?.[order]];
  ["hot", "cold"].forEach((name, i) => {
    const picture = hide.pictures[i];
    picture.show(url, { size: photo.size, grid, grey: photo.grey, cells: orders[i].slice(0, hidden) });
    picture.canvas.setAttribute("aria-label", fill(words[`${name}_alt`], { photo: photo.label, count: hidden }));
    write(picture.find("figcaption"), fill(words[name], { count: hidden }));
    // With nothing hidden the answer itself is known.
    picture.say(probabilities[i]?.[hidden] ?? (hidden ? undefined : test?.shown.probability), test?.shown.name ?? "");
  });
  write(hide.find(".slide label"), words.slider);
  write(hide.find(".redraw"), words.redraw);
  write(
    hide.find(".grey"),
    fill(words[photo.trained ? "grey" : "grey_mistake"], { grey: photo.grey, level: photo.level, side: photo.size / grid }),
  );
}
