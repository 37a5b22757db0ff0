// A block that is opened where the volumes stand: its maps and kernels, what they are mixed to, and the sum at one pixel.

import { Overview } from "../../shared/block/overview.js";
import { pairOf, written } from "../../shared/block/place.js";
import { blank, inHundredths, STAGES, Tile, unpacked } from "../../shared/block/stages.js";
import { filterSum } from "../../shared/block/sums.js";
import { carried } from "../../shared/carried.js";
import { make, write } from "../../shared/elements.js";
import { Pointing } from "../../shared/pointing.js";
import { shortAlpha } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { blocks } from "./faces.js";

/** @import { Live } from "./component.js" */
/** @import { BlockData, Carried, Scene } from "../../shared/block/types.js" */
/** @import { Place } from "../../shared/pointing.js" */

/** @typedef {BlockData & { alpha: number, size: number }} Opened of the network that answers */

export class Inside {
  /** @param {Live} live */
  constructor(live) {
    this.live = live;
    this.find = (/** @type {string} */ selector) => live.find(`.inside-block ${selector}`);
    this.overview = new Overview(live.root, (half, i) => this.look(half, i));
    this.tile = new Tile();
    this.marker = make("i", { class: "marker" });
    this.tile.box.append(this.marker);
    this.find(".spot").append(this.tile.box);
    this.pointing = new Pointing(this.tile.box);
    this.pointing.onPoint = (place) => this.point(place);
    this.find(".close").onclick = () => this.close();
    live.find(".inside-block").onkeydown = (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.close();
    };
    /** @type {Scene | null} what is shown; it stays until other maps are here */
    this.scene = null;
  }

  /** The number of the block that is open, 0 where none is. */
  get number() {
    const { net, chosen: { layer } } = this.live;
    const number = blocks(net).findIndex(({ halves }) => halves.some((row) => row.name === layer));
    return number > 0 && blocks(net)[number].halves.length > 1 ? number : 0;
  }

  // What stands there is not what is chosen.
  get old() {
    const { opened } = this.live.data;
    const other = !opened || opened.block.number !== this.number || this.live.isBehind("alpha", "size");
    return other || this.scene?.maps.shown !== opened.of;
  }

  /** After a press: whoever came by the keyboard goes on here. */
  enter() {
    if (this.number) this.find(".close").focus({ preventScroll: true });
    this.live.find(".inside-block").scrollIntoView?.({ block: "nearest" });
  }

  close() {
    const { number } = this;
    this.live.choose({ layer: null });
    this.live.faces.cells[number]?.button.focus();
  }

  /** @param {number} number */
  go(number) {
    this.live.choose({ layer: blocks(this.live.net)[number].out.name, channel: "1.1", place: null });
  }

  /**
   * @param {0 | 1} half
   * @param {number} i
   */
  look(half, i) {
    const [first, second] = this.scene?.channel ?? [0, 0];
    this.live.choose({ channel: half ? written(first, i) : written(i, second) });
  }

  // The maps come by a carrier, before or after the rest.
  take() {
    const { data: { opened }, words } = this.live;
    if (!opened) return;
    /** @type {Carried | undefined} */
    const sent = carried("block_maps");
    const here = sent && sent.shown === opened.shown;
    if (here && this.scene?.maps.shown !== sent.shown) this.scene = fresh(words, opened, unpacked(sent));
    else if (!this.scene || opened.refusal) this.scene = fresh(words, opened, blank(opened));
    this.scene.words = words;
  }

  render() {
    const { live, number } = this;
    live.find(".network").classList.toggle("opened-block", number > 0);
    if (!number) return;
    this.take();
    const { scene, old } = this;
    live.find(".inside-block").classList.toggle("old", old);
    live.find(".inside-block").classList.toggle("blank", !scene?.maps.shown);
    this.head(number);
    write(this.find(".state"), live.data.opened?.refusal ?? (old ? live.words.opened_waiting : ""));
    if (!scene) return;
    if (!old) this.follow(scene);
    this.overview.render(scene);
    this.spot(scene);
  }

  /** @param {number} number */
  head(number) {
    const { words, net, data: { opened } } = this.live;
    const { out } = blocks(net)[number];
    write(this.find("h3"), `${fill(words.opened_title, { block: number })} `);
    const about = opened && { alpha: shortAlpha(opened.alpha), size: opened.size, channels: out.out_channels, shown: this.shown };
    write(this.find(".of"), about ? fill(words.opened_of, about) : "");
    const ways = /** @type {const} */ ([["back", "‹", number - 1], ["on", "›", number + 1]]);
    for (const [name, sign, to] of ways) {
      const button = this.find(`.${name}`);
      write(button, sign);
      const there = to > 0 && blocks(net)[to].halves.length > 1;
      button.setAttribute("aria-label", words[`opened_${name}`]);
      button.setAttribute("aria-disabled", String(!there));
      button.onclick = () => there && this.go(to);
    }
    this.find(".close").setAttribute("aria-label", words.opened_close);
    const { stride } = blocks(net)[number].halves[0];
    write(this.find(".depthwise"), fill(words.opened_filters, { stride }));
    write(this.find(".pointwise"), fill(words.opened_outputs, { channels: out.in_channels }));
  }

  get shown() {
    return this.scene?.maps.halves[0].length ?? 0;
  }

  /**
   * The channel and the pixel that are chosen, the middle before anybody chose.
   * @param {Scene} scene
   */
  follow(scene) {
    const { channel, place } = this.live.chosen;
    const [first, second] = pairOf(channel);
    const { side } = scene.maps.stages.depthwise;
    scene.channel = [Math.min(first, scene.maps.halves[0].length - 1), Math.min(second, scene.maps.halves[1].length - 1)];
    const [row, col] = (place ? pairOf(place) : [side >> 1, side >> 1]).map((at) => Math.min(at, side - 1));
    this.pointing.size = side;
    this.pointing.follow({ row, col }, { row, col });
    scene.pixel = { row, col, spot: [0, 0] };
  }

  /** @param {Place | null} place under the pointer or chosen by keys */
  point(place) {
    const { scene, live, pointing: { kept } } = this;
    if (!scene || !place || this.old) return;
    scene.pixel = { ...place, spot: [0, 0] };
    this.spot(scene);
    if (kept && kept.row === place.row && kept.col === place.col) live.choose({ place: written(kept.row, kept.col) });
  }

  /**
   * The chosen channel after its filter, the pixel in it, and the sum that made it.
   * @param {Scene} scene
   */
  spot(scene) {
    const { words, maps, channel: [channel], pixel } = scene;
    const stage = maps.stages.depthwise;
    this.tile.show(stage.greys(channel));
    Object.assign(this.marker.style, {
      top: `${(100 * pixel.row) / stage.side}%`,
      left: `${(100 * pixel.col) / stage.side}%`,
      width: `${100 / stage.side}%`,
      height: `${100 / stage.side}%`,
    });
    const where = fill(words.opened_place, { row: pixel.row + 1, col: pixel.col + 1, number: maps.halves[0][channel].number });
    write(this.find(".where"), where);
    this.tile.box.setAttribute("aria-label", `${where}: ${inHundredths(stage.at(channel, pixel.row, pixel.col))}`);
    this.tile.box.setAttribute("role", "img");
    this.find(".sums").replaceChildren(filterSum(scene));
  }
}

/**
 * @param {Scene["words"]} words
 * @param {Opened} data
 * @param {Scene["maps"]} maps
 * @returns {Scene}
 */
function fresh(words, data, maps) {
  return { words, data, maps, step: STAGES.length, half: 0, channel: [0, 0], pixel: { row: 0, col: 0, spot: [0, 0] } };
}
