// Figures 4 and 5 as charts of the sixteen networks: which of them, whose accuracies, and the question of each view.

import { component } from "../../shared/component.js";
import { pressable, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";

// Plotly would take a finger on the chart for a drag, which holds the page still, and a tap for the point tapped before.
// Kept from it, a finger scrolls the page, and a tap reaches it as the browser's own mouse events.
function keepFromPlotly(event) {
  if (event.target.closest?.(".js-plotly-plot")) event.stopPropagation();
}

class Figures extends Explorer {
  constructor(root) {
    super(root);
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
    write(this.find("#question"), said.verdict ?? said.question);
    write(this.find(".description"), said.description);
    const answers = this.find(".answers");
    const left = said.verdict && answers.contains(answers.getRootNode().activeElement); // its button is about to go
    const ask = (answer) => this.choose({ guess: `${this.data.view}:${answer}` });
    pressable(answers, said.verdict ? [] : said.answers, null, ask);
    if (left) this.find("#question").focus();
  }

  render() {
    const { views, said } = this.data;
    const is = (view) => Object.entries(views[view]).every(([field, value]) => this.chosen[field] === value);
    const names = Object.entries(said.views);
    pressable(this.find(".views"), names, names.map(([view]) => view).find(is), (view) => this.choose(views[view]));
    pressable(this.find(".accuracies"), Object.entries(said.labels), this.chosen.accuracies, (accuracies) => this.choose({ accuracies }));
  }
}

export const show = await component(import.meta.url, Figures);
