// Two maps of one photo that differ in one thing. What is pressed goes to Python; what is pointed at stays here.

import { component } from "../../shared/component.js";
import { HeatMap } from "../../shared/heat.js";
import { ClassSearch } from "../../shared/search.js";
import { renderChoices } from "./choose.js";
import { renderSide } from "./sides.js";
import { renderExplained, renderPointed, renderQuestion } from "./words.js";

class Compare {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.parts = [...root.querySelectorAll(".side")];
    this.heats = this.parts.map((part) => new HeatMap(part.querySelector("figure")));
    this.heats.forEach((heat, i) => {
      heat.onPoint = (cell) => this.point(i, cell);
    });
    this.guesses = {};
    this.search = new ClassSearch(this.find(".search"), (index) => index !== this.data.sides[1].index && this.tell({ class2: index }));
  }

  update({ data, setTriggerValue }) {
    this.tell = (choice) => setTriggerValue("choice", choice);
    this.data = data;
    this.words = data.words;
    this.render();
  }

  arrive() {
    this.render();
  }

  render() {
    this.data.sides.forEach((side, i) => renderSide(this, side, i));
    renderChoices(this);
    renderQuestion(this);
    renderExplained(this);
    this.point(0, this.pointed ?? null);
  }

  // The guess belongs to this pair of maps.
  get pair() {
    return this.data.sides.map(({ picture, alpha, weights, index, method, block }) =>
      [picture, alpha, weights, index, method, block].join("|")
    ).join(" ");
  }

  // A cell of one map marks the cell of the other over its middle.
  point(i, cell) {
    const grids = this.data.sides.map(({ map }) => map?.grid ?? 1);
    const other = (at) => Math.min(grids[1 - i] - 1, Math.floor(((at + 0.5) * grids[1 - i]) / grids[i]));
    const there = cell && { row: other(cell.row), col: other(cell.col) };
    const cells = i === 0 ? [cell, there] : [there, cell];
    this.pointed = cells[0];
    this.heats[1 - i].mark(there);
    renderPointed(this, cells);
  }
}

export const show = await component(import.meta.url, Compare);
