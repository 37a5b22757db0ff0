// A small map, padded in each way: its ring of zeros, the windows of a 3×3 at stride 2 with their centres, and the output.
// One bright pixel moves over all of them, with the mouse, a finger or the arrow keys.

import { make, write } from "../../shared/elements.js";
import { kernelGrid } from "../../shared/maps.js";
import { Pointing } from "../../shared/pointing.js";
import { fill } from "../../shared/words.js";

/** @import { Place } from "../../shared/pointing.js" */
/** @import { Padding } from "./component.js" */
/** @import { BenchMap, Way } from "./types.js" */

const RING = 1; // px round the map, for the zeros of all ways
const TEXTS = /** @type {const} */ (["title", "code", "zeros", "centres", "shape", "verdict"]);

/** @typedef {ReturnType<typeof panel>} Panel */

/**
 * An element over the pixels (row, column) and so many to either side, which may lie on the ring.
 * @template {HTMLElement} Made
 * @param {Made} element
 * @param {number} row from 0
 * @param {number} column
 * @param {number} [pixels]
 */
function lay(element, row, column, pixels = 1) {
  element.style.gridArea = `${row + RING + 1} / ${column + RING + 1} / span ${pixels} / span ${pixels}`;
  return element;
}

/** @param {number} count */
const range = (count) => [...Array(count).keys()];

// One way's figure.
function panel() {
  const surface = make("div", { class: "surface", role: "application" });
  const cells = make("div", { class: "cells" });
  const output = make("div", { class: "output", role: "img" });
  const texts = Object.fromEntries(TEXTS.map((name) => [name, make("span", { class: name })]));
  const figure = make(
    "figure",
    { class: "way" },
    make("figcaption", {}, texts.title, texts.code),
    make("div", { class: "both" }, make("div", { class: "field" }, cells, surface), make("div", { class: "out" }, texts.shape, output)),
    make("p", {}, texts.zeros, texts.centres),
    make("p", {}, texts.verdict),
  );
  /** @type {{ row: number, col: number, cell: HTMLElement }[]} */
  const pixels = [];
  /** @type {{ window: HTMLElement, number: HTMLElement }[]} */
  const outputs = [];
  return { figure, surface, cells, output, texts, pointing: new Pointing(surface), pixels, outputs, side: 0 };
}

/**
 * The map of another side: pixels, zeros, windows, centres and the empty output.
 * @param {Panel} to
 * @param {number} side
 * @param {BenchMap} map
 * @param {{ kernel: number, stride: number }} window
 */
function build(to, side, { before, after, size }, { kernel, stride }) {
  to.side = side;
  const inside = (/** @type {number} */ at) => at >= 0 && at < side;
  const around = range(before + side + after).map((at) => at - before);
  const every = around.flatMap((row) => around.map((col) => ({ row, col })));
  const made = every.map(({ row, col }) => {
    const zero = !inside(row) || !inside(col);
    return { row, col, zero, cell: lay(make("span", { class: zero ? "zero" : "pixel" }, zero ? "0" : ""), row, col) };
  });
  to.pixels = made.filter(({ zero }) => !zero);
  const starts = range(size).map((k) => k * stride - before);
  to.outputs = starts.flatMap((row, k) =>
    starts.map((col, l) => {
      const window = make("i", { class: `window ${(k + l) % 2 ? "odd" : ""}` });
      return { window: lay(window, row, col, kernel), number: make("span") };
    })
  );
  const middle = (kernel - 1) / 2;
  const centres = starts.flatMap((row) => starts.map((col) => lay(make("i", { class: "centre" }), row + middle, col + middle)));
  to.cells.replaceChildren(...made.map(({ cell }) => cell), ...to.outputs.map(({ window }) => window), ...centres);
  to.output.style.setProperty("--size", String(size));
  to.output.replaceChildren(...to.outputs.map(({ number }) => number));
  lay(to.surface, 0, 0, side);
  to.pointing.size = side;
}

export class Bench {
  /** @param {Padding} view */
  constructor(view) {
    this.view = view;
    /** @type {Place | null} under the mouse, over the pixel that is chosen */
    this.hovered = null;
    /** @type {Record<Way, Panel> | undefined} */
    this.panels = undefined;
  }

  get chosen() {
    const { impulse, side } = this.view.chosen;
    const [row, col] = impulse.split(".").map((number) => Math.min(Number(number), side) - 1);
    return { row, col };
  }

  dress() {
    const { words, find, data: { bench } } = this.view;
    this.panels ??= this.make(bench.ways);
    find(".bench").style.setProperty("--across", String(Math.max(...bench.sides) + 2 * RING));
    for (const way of bench.ways) {
      const { texts, surface } = this.panels[way];
      write(texts.title, words[`way_${way}`]);
      write(texts.code, bench.codes[way]);
      surface.setAttribute("aria-label", fill(words.surface, { way: words[`way_${way}`] }));
    }
    find(".blur").replaceChildren(make("span", {}, words.kernel), kernelGrid(bench.cells, words.kernel));
  }

  /** @param {Way[]} ways */
  make(ways) {
    const panels = /** @type {Record<Way, Panel>} */ (Object.fromEntries(ways.map((way) => [way, panel()])));
    this.view.find(".bench").replaceChildren(...ways.map((way) => panels[way].figure));
    for (const way of ways) {
      const { pointing, surface, figure } = panels[way];
      figure.dataset.way = way;
      pointing.onPoint = (place) => this.point(place, pointing.kept);
      surface.onclick = () => this.choose(this.hovered ?? this.chosen);
    }
    return panels;
  }

  /**
   * @param {Place | null} place
   * @param {Place | null} kept by a click, a finger or a key
   */
  point(place, kept) {
    const keeps = place && kept && place.row === kept.row && place.col === kept.col;
    if (keeps) return this.choose(place);
    this.hovered = place;
    this.render();
  }

  /** @param {Place} place */
  choose({ row, col }) {
    this.hovered = null;
    const impulse = `${row + 1}.${col + 1}`;
    if (impulse === this.view.chosen.impulse) this.render();
    else this.view.choose({ impulse });
  }

  render() {
    const { panels, hovered, chosen, view: { words, covered, chosen: { side }, data: { bench } } } = this;
    if (!panels) return;
    const at = hovered ?? chosen;
    const seen = bench.ways.map((way) => {
      const to = panels[way];
      const map = bench.maps[side][way];
      if (to.side !== side) build(to, side, map, bench);
      to.figure.classList.toggle("covered", covered && way !== bench.ways[0]);
      this.say(to, way, map);
      to.pointing.follow(at, hovered ? null : chosen);
      return [way, light(to, map, at)];
    });
    const values = { row: at.row + 1, column: at.col + 1, ...Object.fromEntries(seen) };
    write(this.view.find(".pointed"), fill(words[covered ? "pointed_covered" : "pointed"], values));
  }

  /**
   * @param {Panel} to
   * @param {Way} way
   * @param {BenchMap} map
   */
  say({ texts, output }, way, map) {
    const { words, data: { bench } } = this.view;
    write(texts.zeros, fill(words[map.before === map.after ? "zeros_all" : "zeros"], map));
    write(texts.centres, fill(words[placed("centres", map.off)], { px: Math.abs(map.off) }));
    write(texts.shape, fill(words.output, { side: map.size }));
    output.setAttribute("aria-label", fill(words.output, { side: map.size }));
    const verdict = way === bench.ways[0] ? "first" : map.like !== way ? `like_${map.like}` : map.moved ? "moved" : "larger";
    write(texts.verdict, fill(words[`verdict_${verdict}`], { moved: Math.abs(map.moved) }));
  }
}

/**
 * The key of a sentence on how far from the middle something lies.
 * @param {string} key
 * @param {number} off
 */
export function placed(key, off) {
  return `${key}_${off > 0 ? "after" : off < 0 ? "before" : "even"}`;
}

/**
 * Show the bright pixel, the windows that see it and what it gives; returns how many see it.
 * @param {Panel} to
 * @param {BenchMap} map
 * @param {Place} at
 */
function light({ side, pixels, outputs }, { responses }, at) {
  for (const { row, col, cell } of pixels) cell.classList.toggle("bright", row === at.row && col === at.col);
  const given = responses[at.row * side + at.col];
  outputs.forEach(({ window, number }, k) => {
    window.classList.toggle("lit", given[k] !== 0);
    number.classList.toggle("lit", given[k] !== 0);
    write(number, String(given[k]));
  });
  return given.filter((response) => response !== 0).length;
}
