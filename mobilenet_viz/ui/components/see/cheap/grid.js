// The grid: a row for each α, a column for each size; in a cell the network's picture, as large as its work, and its answer.

import { make, write } from "../../shared/elements.js";
import { paint } from "../../shared/gallery.js";
import { percent, short, writtenAlpha } from "../../shared/numbers.js";
import { roving, tabStop } from "../../shared/roving.js";
import { fill, languageOf } from "../../shared/words.js";

/** @import { Rung } from "../../shared/ladder.js" */
/** @import { Words } from "../../shared/types.js" */
/** @import { Network, Pair } from "./types.js" */

export const SIGNS = { same: "✓", other: "≠" };

/**
 * A cell that is drawn; a network that is not here has no button.
 * @typedef {object} Cell
 * @property {Network} network
 * @property {HTMLButtonElement | null} button
 * @property {HTMLCanvasElement} canvas
 * @property {HTMLElement} name
 * @property {HTMLElement} share
 * @property {HTMLElement} mark
 *
 * What is shown in it.
 * @typedef {object} Shown
 * @property {(network: Pair) => Rung | undefined} rung
 * @property {(network: Pair) => ImageBitmap | undefined} picture
 * @property {boolean} covered nobody has guessed yet
 * @property {number | undefined} name the class that the baseline says
 * @property {Pair | null} best
 */

export class Grid {
  /**
   * @param {HTMLTableElement} table
   * @param {(network: Pair) => void} open
   */
  constructor(table, open) {
    this.table = table;
    this.open = open;
    /** @type {Cell[]} row by row */
    this.cells = [];
    this.built = "";
    /** @type {Words} */
    this.words;
    roving(table, { stops: () => this.cells.map(({ button }) => button), across: () => this.across });
    // Of what is half in sight a browser shows no more by itself; what a pointer presses stays where it is.
    table.addEventListener("focusin", ({ target }) => {
      if (target instanceof Element && target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }

  get across() {
    return this.cells.filter(({ network }) => network.alpha === this.cells[0].network.alpha).length;
  }

  /**
   * Made anew only with the language or the weights: it would lose the focus.
   * @param {Words} words
   * @param {Network[][]} rows
   * @param {number[]} alphas with weights here
   */
  build(words, rows, alphas) {
    this.words = words;
    const built = JSON.stringify([words.grid, alphas]);
    if (built === this.built) return;
    this.built = built;
    const heads = rows[0].map(({ size, side }) =>
      make("th", { scope: "col", class: "symbol-rho", style: `--side:${side}` }, fill(words.px, { size }))
    );
    this.table.tHead?.rows[0].replaceChildren(make("td"), ...heads);
    this.cells = [];
    const lines = rows.map((row) => {
      const alpha = writtenAlpha(row[0].alpha);
      const head = make("th", { scope: "row", class: "symbol-alpha" }, fill(words.alpha, { alpha }));
      return make("tr", {}, head, ...row.map((network) => make("td", {}, this.cell(network, alphas.includes(network.alpha)))));
    });
    this.table.tBodies[0].replaceChildren(...lines);
    const stops = this.cells.map(({ button }) => button);
    tabStop(stops, stops.find((stop) => stop) ?? null);
  }

  /**
   * @param {Network} network
   * @param {boolean} isHere
   */
  cell(network, isHere) {
    const [canvas, name, share, mark] = [make("canvas", { "aria-hidden": "true" }), ...["name", "share", "mark"].map(labelled)];
    const frame = make("span", { class: "frame", style: `--side:${network.side}` }, ...(isHere ? [canvas] : []));
    const said = make("span", { class: "said" }, make("span", { class: "cost" }, short(network.mult_adds)), name, share, mark);
    if (!isHere) write(name, this.words.not_here);
    const drawn = isHere
      ? make("button", { type: "button", class: "cell" }, frame, said)
      : make("div", { class: "cell away" }, frame, said);
    const button = drawn instanceof HTMLButtonElement ? drawn : null;
    if (button) button.onclick = () => this.open({ alpha: network.alpha, size: network.size });
    this.cells.push({ network, button, canvas, name, share, mark });
    return drawn;
  }

  /** @param {Shown} shown */
  render(shown) {
    for (const cell of this.cells) if (cell.button) renderCell(cell, shown, this.words);
  }
}

/** @param {string} name */
function labelled(name) {
  return make("span", { class: name });
}

/** @type {WeakMap<HTMLCanvasElement, ImageBitmap | undefined>} what is painted */
const painted = new WeakMap();

/**
 * @param {Cell} cell
 * @param {Shown} shown
 * @param {Words} words
 */
function renderCell({ network, button, canvas, name, share, mark }, shown, words) {
  const [rung, image] = [shown.rung(network), shown.picture(network)];
  if (painted.get(canvas) !== image) paint(canvas, image);
  painted.set(canvas, image);
  const first = shown.covered ? undefined : rung?.first[0];
  const verdict = first && shown.name !== undefined ? (first.index === shown.name ? "same" : "other") : "";
  const { alpha, size } = network;
  const isBest = Boolean(first) && shown.best?.alpha === alpha && shown.best.size === size;
  if (button) Object.assign(button.dataset, { verdict, best: String(isBest) });
  renderName(name, rung, first?.name, words);
  share.replaceChildren(...(first && verdict ? [...sign(verdict, words), percent(first.probability)] : []));
  write(mark, isBest ? words.cheapest : "");
}

/**
 * @param {HTMLElement} place
 * @param {Rung | undefined} rung
 * @param {string | undefined} name undefined while it is covered
 * @param {Words} words
 */
function renderName(place, rung, name, words) {
  place.lang = name ? languageOf(name) : "";
  if (!place.lang) place.removeAttribute("lang");
  if (name || !rung) return write(place, name ?? words.no_answer);
  place.replaceChildren(make("span", { "aria-hidden": "true" }, "?"), make("span", { class: "hidden" }, words.name_covered));
}

/**
 * @param {"same" | "other"} verdict
 * @param {Words} words
 */
function sign(verdict, words) {
  return [make("b", { "aria-hidden": "true" }, SIGNS[verdict]), make("span", { class: "hidden" }, words[verdict]), " "];
}
