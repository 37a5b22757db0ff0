// Two programs that build MobileNetV1, side by side. The student marks which of the differences change the Mult-Adds; what
// each does, and all that tells it, is covered until then.

import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { short } from "../../shared/numbers.js";
import { renderProbable } from "../../shared/probable.js";
import { fill } from "../../shared/words.js";
import { Points } from "../points.js";
import { Cards } from "./cards.js";
import { renderLayers } from "./layers.js";

/** @import { Answer, Data } from "./types.js" */

const SIDES = /** @type {const} */ (["variant", "variant2"]);

/** @extends {Explorer<Data>} */
export class Recipes extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.cards = new Cards(this);
    this.points = new Points(this.find(".points"), (point) => this.choose(point));
    this.onlyDiffering = true;
    this.sides = [...root.querySelectorAll(".side")];
    SIDES.forEach((name) => {
      const select = this.find(`#${name}`, HTMLSelectElement);
      select.onchange = () => this.choose({ [name]: select.value });
    });
  }

  // Is what tells the answer covered?
  get covered() {
    return this.data.differences.length > 0 && !this.cards.over;
  }

  // Is what is on screen about other programs, or another network, than is chosen now?
  get old() {
    return this.isBehind("variant", "variant2", "alpha", "size");
  }

  dress() {
    const { words, data: { variants } } = this;
    SIDES.forEach((name, i) => {
      write(this.find(`label[for=${name}]`), words[i ? "second" : "first"]);
      const options = variants.map((each) => make("option", { value: each }, words[`name_${each}`]));
      this.find(`#${name}`).replaceChildren(...options);
    });
    write(this.find("#layers"), words.layers);
  }

  render() {
    this.cards.render();
    this.points.render(this.data.points, this.words, this.chosen);
    this.sides.forEach((side, i) => this.renderSide(side, i));
    renderLayers(this);
    for (const part of this.root.querySelectorAll(".cards, .sides, .layers")) part.classList.toggle("outdated", this.old);
  }

  /**
   * @param {Element} side
   * @param {number} i
   */
  renderSide(side, i) {
    const { words, data, chosen } = this;
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (side.querySelector(selector));
    const { mult_adds, parameters } = data.totals[i];
    const name = chosen[SIDES[i]];
    this.find(`#${SIDES[i]}`, HTMLSelectElement).value = name;
    write(this.find(`#${SIDES[i]} + .about`), words[`about_${name}`]);
    write(find("h2"), words[`name_${name}`]);
    const totals = fill(words.totals, { mult_adds: short(mult_adds), parameters: short(parameters) });
    write(find(".totals"), this.covered ? words.totals_covered : totals);
    write(find("h3"), words.answer_label);
    this.renderAnswer(find, data.answers[i]);
  }

  /**
   * @param {(selector: string) => HTMLElement} find
   * @param {Answer} answer
   */
  renderAnswer(find, { none, refusal, weights, first }) {
    write(find(".says"), none ?? refusal ?? (first ? "" : this.words.waiting));
    write(find(".weights"), first ? weights ?? "" : "");
    renderProbable(find("ol"), first ?? []);
  }
}

export const show = await component(import.meta.url, Recipes);
