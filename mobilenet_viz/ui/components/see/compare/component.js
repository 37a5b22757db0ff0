// Two maps of one photo that differ in one thing. What is pressed goes to Python; what is pointed at stays here.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { finder } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { HeatMap } from "../../shared/heat.js";
import { Answers } from "../../shared/question.js";
import { ClassSearch } from "../../shared/search.js";
import { renderChoices } from "./choose.js";
import { renderSide } from "./sides.js";
import { renderExplained, renderPointed, renderQuestion } from "./words.js";

/** @import { Place } from "../../shared/pointing.js" */
/** @import { Data, Side } from "./types.js" */

const NAMES = ["left", "right"];

/** @extends {Explorer<Data>} */
export class Compare extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.parts = [...root.querySelectorAll(".side")].map((part) => finder(part));
    this.heats = this.parts.map((find) => new HeatMap(find("figure")));
    this.heats.forEach((heat, i) => {
      heat.onPoint = (cell) => this.point(i, cell);
    });
    this.answers = new Answers(this.find(".answers"), (choice) => this.choose(choice));
    this.search = new ClassSearch(this.find(".search"), (index) => {
      if (index !== this.data.sides[1].index) this.choose({ class2: index });
    });
    /** @type {Data | null} the last with both maps, of which what is drawn stays until others are here */
    this.held = null;
    /** @type {Data | undefined} what Python said last */
    this.fresh = undefined;
    /** @type {Place | null} in the map on the left */
    this.pointed = null;
    /** @type {Record<string, string>} by digest */
    this.urls = {};
  }

  dress() {
    this.fresh = this.data;
    this.bring();
  }

  arrive() {
    this.bring();
    this.render();
  }

  // The pictures and the cells of the maps come by carriers, before or after the rest.
  bring() {
    if (!this.fresh) return;
    const pictures = NAMES.map((name) => carried(`compare_${name}`)).filter(Boolean);
    this.urls = Object.fromEntries([...Object.entries(this.urls), ...pictures.map(({ digest, url }) => [digest, url])].slice(-4));
    const sides = this.fresh.sides.map((side, i) => {
      const brought = carried(`compare_${NAMES[i]}_map`);
      return side.map && brought?.key === side.map.key ? { ...side, brought } : side;
    });
    const data = { ...this.fresh, sides: /** @type {[Side, Side]} */ (sides) };
    if (data.both && sides.every((side) => side.brought)) this.held = data;
    const stays = this.held && sides.some(isOnItsWay);
    this.data = stays ? { ...data, ...this.held, chosen: data.chosen, options: data.options, question: data.question } : data;
  }

  // While others are on their way: what the side on screen is not any more.
  /** @param {number} i */
  isOld(i) {
    const [shown, wanted] = [this.data, this.fresh].map((data) => {
      const { picture, alpha, method, index, block } = data?.sides[i] ?? {};
      return JSON.stringify([picture, alpha, method, index, block]);
    });
    return shown !== wanted;
  }

  render() {
    this.data.sides.forEach((side, i) => renderSide(this, side, i));
    renderChoices(this);
    renderQuestion(this);
    renderExplained(this);
    this.find(".reading").classList.toggle("outdated", this.isOld(0) || this.isOld(1));
    this.point(0, this.pointed);
  }

  /**
   * A cell of one map marks the cell of the other over its middle.
   * @param {number} i
   * @param {Place | null} cell
   */
  point(i, cell) {
    const grids = this.data.sides.map(({ map }) => map?.grid ?? 1);
    const other = (/** @type {number} */ at) => Math.min(grids[1 - i] - 1, Math.floor(((at + 0.5) * grids[1 - i]) / grids[i]));
    const there = cell && { row: other(cell.row), col: other(cell.col) };
    const cells = i === 0 ? [cell, there] : [there, cell];
    this.pointed = cells[0];
    this.heats[1 - i].mark(there);
    renderPointed(this, cells);
  }
}

/**
 * Is there nothing of the map yet, but will there be?
 * @param {Side} side
 */
export function isOnItsWay({ missing, map, refusal, stopped, unstarted, brought }) {
  return map ? !brought : missing && !refusal && !stopped && !unstarted;
}

export const show = await component(import.meta.url, Compare);
