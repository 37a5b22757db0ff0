// The picture as the network gets it, some cells grey; under it what the network then says.

import { carried } from "../../shared/carried.js";
import { write } from "../../shared/elements.js";
import { percent } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

export class Covered {
  constructor(figure) {
    this.canvas = figure.querySelector("canvas");
    this.caption = figure.querySelector("figcaption");
    this.figure = figure;
    this.image = new Image();
    this.image.onload = () => this.paint();
  }

  show({ url, size, grid, grey, cells }) {
    Object.assign(this, { size, grid, grey, cells });
    if (url && this.image.getAttribute("src") !== url) this.image.src = url; // paints when it has loaded
    else this.paint();
  }

  paint() {
    const { canvas, size, grid } = this;
    if (!this.image.complete || !this.image.naturalWidth) return;
    if (canvas.width !== size) canvas.width = canvas.height = size;
    const context = canvas.getContext("2d");
    context.drawImage(this.image, 0, 0, size, size);
    context.fillStyle = `rgb(${this.grey} ${this.grey} ${this.grey})`;
    const side = size / grid;
    for (const cell of this.cells) context.fillRect((cell % grid) * side, Math.floor(cell / grid) * side, side, side);
  }

  say(probability, name) {
    write(this.figure.querySelector("b"), probability === undefined ? "…" : percent(probability));
    write(this.figure.querySelector("p span"), name);
  }
}

export function renderPictures(hide) {
  const { words, data, hidden, drawn } = hide;
  const { photo, test, grid } = data;
  const carriedPicture = carried("hide_picture");
  const url = carriedPicture?.digest === photo.picture ? carriedPicture.url : "";
  const orders = [test?.order ?? [], data.random[drawn]];
  const curves = [hide.curves.hot, hide.curves.random?.[drawn]];
  ["hot", "cold"].forEach((name, i) => {
    const picture = hide.pictures[i];
    picture.show({ url, size: photo.size, grid, grey: photo.grey, cells: orders[i].slice(0, hidden) });
    picture.canvas.setAttribute("aria-label", fill(words[`${name}_alt`], { photo: photo.label, count: hidden }));
    write(picture.caption, fill(words[name], { count: hidden }));
    // With nothing hidden the answer itself is known.
    picture.say(curves[i]?.[hidden] ?? (hidden ? undefined : test?.shown.probability), test?.shown.name ?? "");
  });
  write(hide.find(".slide label"), words.slider);
  write(hide.find(".redraw"), words.redraw);
  write(
    hide.find(".grey"),
    fill(words[photo.trained ? "grey" : "grey_mistake"], { grey: photo.grey, level: photo.level, side: photo.size / grid }),
  );
}
