// Figures 4 and 5 as charts of the sixteen networks: which of them, whose accuracies, and the question of each view.

import { component } from "../../shared/component.js";
import { pressable, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { Answers } from "../../shared/question.js";

/** @import { Asked } from "../../shared/types.js" */
/** @import { Gets } from "../types.js" */

/** @typedef {{ figure: number, line: string, accuracies: string }} Chosen */

/**
 * @typedef {object} Said `sentences.of`
 * @property {string} question
 * @property {Record<string, string>} answers by choice
 * @property {string | null} verdict
 * @property {string} description
 * @property {Record<string, string>} views
 * @property {Record<string, string>} labels
 */

/** @typedef {{ views: Record<string, Partial<Chosen>>, view: string, said: Said, question: Asked }} Own */

// Plotly would take a finger on the chart for a drag, which holds the page still, and a tap for the point tapped before.
// Kept from it, a finger scrolls the page, and a tap reaches it as the browser's own mouse events.
/** @param {TouchEvent} event */
function keepFromPlotly(event) {
  if (event.target instanceof Element && event.target.closest(".js-plotly-plot")) event.stopPropagation();
}

/** @extends {Explorer<Gets<Chosen, Own>>} */
class Figures extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(said));
    document.addEventListener("touchstart", keepFromPlotly, { capture: true, passive: true });
  }

  stop() {
    super.stop();
    document.removeEventListener("touchstart", keepFromPlotly, true);
  }

  dress() {
    const { said } = this.data;
    write(this.find("#of"), this.words.of);
    this.find(".views").setAttribute("aria-label", this.words.views);
    write(this.find("#question"), said.question);
    write(this.find(".verdict"), said.verdict ?? "");
    write(this.find(".description"), said.description);
  }

  render() {
    const { views, said, question } = this.data;
    const is = (/** @type {string} */ view) => Object.entries(views[view]).every(([field, value]) => value === Object(this.chosen)[field]);
    const names = Object.entries(said.views);
    const shown = names.map(([view]) => view).find(is) ?? null;
    pressable(this.find(".views"), names, shown, (view) => this.choose(views[view]));
    pressable(this.find(".accuracies"), Object.entries(said.labels), this.chosen.accuracies, (accuracies) => this.choose({ accuracies }));
    this.answers.render(this.answered(question), this.words, (choice) => said.answers[choice], said.verdict !== null);
  }
}

export const show = await component(import.meta.url, Figures);
