// The photo with what a pixel has seen of it, the chosen channel, the whole layer; and that channel on every photo.

import { finder, make, write } from "../../shared/elements.js";
import { signed as printed } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { stand } from "../../shared/block/place.js";
import { Tile } from "../../shared/block/stages.js";
import { bytesOf, scaled } from "./greys.js";

/** @import { Layers } from "./component.js" */
/** @import { Layer } from "./types.js" */

/** @type {Record<string, [rows: number, columns: number]>} */
const KEYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export class Figures {
  /**
   * @param {ShadowRoot} root
   * @param {(row: number, col: number) => void} onPixel while it moves
   * @param {() => void} onRest
   */
  constructor(root, onPixel, onRest) {
    this.find = finder(root);
    this.onPixel = onPixel;
    this.onRest = onRest;
    this.image = make("img", { alt: "" });
    this.photo = this.figure(make("span", { class: "map photo" }, this.image), "field-marker");
    this.channel = new Tile();
    this.whole = new Tile();
    this.figures = [this.photo, this.figure(this.channel.box), this.figure(this.whole.box)];
    const box = this.find(".figures");
    box.replaceChildren(...this.figures.map(({ figure }) => figure));
    box.onkeydown = (event) => this.press(event);
    /** @type {Layers} */
    this.view;
  }

  /**
   * @param {HTMLElement} box
   * @param {string} [kind] of marker
   */
  figure(box, kind = "") {
    const [marker, title, caption] = [make("i", { class: `marker ${kind}` }), make("span", { class: "title" }), make("figcaption")];
    box.append(marker);
    box.onpointermove = box.onpointerdown = (event) => this.point(event, box);
    box.onpointerleave = () => this.onRest();
    return { marker, title, caption, figure: make("figure", {}, title, box, caption) };
  }

  /**
   * @param {PointerEvent} event
   * @param {HTMLElement} box
   */
  point({ clientX, clientY }, box) {
    const { left, top, width, height } = box.getBoundingClientRect();
    const { layer } = this.view;
    const share = [(clientY - top) / height, (clientX - left) / width];
    const onPhoto = box.contains(this.image);
    const [row, col] = share.map((at) => onPhoto ? cellAt(layer, at * this.extent - this.margin) : Math.floor(at * layer.side));
    this.onPixel(row, col);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const by = KEYS[event.key];
    if (!by) return;
    event.preventDefault();
    const { row, col } = this.view.pixel;
    this.onPixel(row + by[0], col + by[1]);
    this.onRest();
    write(this.find(".said"), this.view.placed);
  }

  // How far what a pixel sees can reach beyond the photo, px of the photo: so wide is the frame around it.
  get margin() {
    const { layer: { start, jump, side, field }, scene: { network: { size } }, isUnasked } = this.view;
    if (isUnasked && field > size) return 0; // how far is the question
    return Math.max(0, -start, start + jump * (side - 1) + field - size);
  }

  get extent() {
    return this.view.scene.network.size + 2 * this.margin;
  }

  /** @param {Layers} view */
  render(view) {
    this.view = view;
    const { words, layer, brought: { channels, whole }, number, of, chosen } = view;
    this.find(".figures").setAttribute("aria-label", words.figures);
    this.renderPhoto();
    const [, channel, all] = this.figures;
    write(channel.title, fill(words.channel, { number }));
    write(all.title, words[`whole_${chosen.whole}`]);
    const white = channels ? channels.white[number] : 0;
    const map = channels?.bytes.subarray(number * layer.side ** 2, (number + 1) * layer.side ** 2);
    this.channel.show(map && channels ? scaled(map, white, of[number], !layer.cut) : null);
    write(channel.caption, channels ? scaleOf(words, of[number], !layer.cut) : "");
    const one = whole?.maps[view.scene.layers.indexOf(layer)];
    this.whole.show(one ? new Uint8ClampedArray(bytesOf(one.greys)) : null);
    write(all.caption, one ? scaleOf(words, one.white, one.signed) : "");
    this.mark();
  }

  renderPhoto() {
    const { words, scene, pictured } = this.view;
    write(this.photo.title, words.photo);
    this.image.alt = scene.photo;
    if (pictured && this.image.getAttribute("src") !== pictured) this.image.src = pictured;
    else if (!pictured) this.image.removeAttribute("src");
    stand(this.image, this.margin, this.margin, scene.network.size, this.extent);
    write(this.photo.caption, words.photo_frame);
  }

  // The pixel, called whenever it moves: what it has seen of the photo, and where it is in the maps.
  mark() {
    const { layer, pixel: { row, col }, words, scene: { network: { size } } } = this.view;
    const [photo, ...maps] = this.figures;
    const first = (/** @type {number} */ at) => layer.start + layer.jump * at + this.margin;
    stand(photo.marker, first(row), first(col), layer.field, this.extent);
    for (const { marker } of maps) stand(marker, row, col, 1, layer.side);
    const beyond = layer.field > size;
    photo.marker.hidden = beyond && this.view.isUnasked; // what the question asks
    const sentence = photo.marker.hidden ? words.field_guess : beyond ? words.field_beyond : words.field_inside;
    write(this.find(".field"), fill(sentence, { ...layer, size, place: this.view.placed }));
  }

  // The same channel on every photo, on one scale: white is the largest value of all of them.
  renderPhotos() {
    const { words, data: { labels }, brought: { photos }, layer } = this.view;
    const rows = photos?.rows.map((row, i) => ({ label: labels[i], ...row })) ??
      labels.map((label) => ({ label, greys: "", white: 0, mean: 0 }));
    const white = Math.max(...rows.map((row) => row.white));
    const most = rows.toSorted((a, b) => b.mean - a.mean);
    this.find(".photos").replaceChildren(...most.map((row) => {
      const tile = new Tile();
      tile.show(photos ? scaled(bytesOf(row.greys), row.white, white, !layer.cut) : null);
      const caption = make("figcaption", {}, make("b", {}, row.label), photos ? ` ${printed(row.mean, 2)}` : "");
      return make("figure", { title: row.label }, tile.box, caption);
    }));
    const said = photos ? fill(words.photos, { number: photos.number, white: printed(white, 2) }) : words.photos_waiting;
    write(this.find("#photos"), said);
  }
}

/**
 * The cell whose middle of the photo is nearest.
 * @param {Layer} layer
 * @param {number} at px of the photo
 */
export function cellAt({ start, jump, field, side }, at) {
  return Math.max(0, Math.min(side - 1, Math.round((at - start - field / 2) / jump)));
}

/**
 * @param {Record<string, string>} words
 * @param {number} white
 * @param {boolean} signed
 */
function scaleOf(words, white, signed) {
  return white ? fill(signed ? words.scale_signed : words.scale_cut, { white: printed(white, 2) }) : words.scale_none;
}
