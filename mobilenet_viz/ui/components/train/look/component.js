// What a run has learnt: the confusion matrix, whose cells open their pictures, its surest mistakes, and another photo.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { percent } from "../../shared/numbers.js";
import { renderProbable } from "../../shared/probable.js";
import { Answers } from "../../shared/question.js";
import { renderMissing } from "../../shared/waiting.js";
import { fill } from "../../shared/words.js";
import { Matrix } from "./matrix.js";
import { renderMistakes } from "./mistakes.js";

/** @import { Data, Found } from "./types.js" */

/** @extends {Explorer<Data>} */
export class Look extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(said));
    this.matrix = new Matrix(this);
    const run = this.find("select.run", HTMLSelectElement);
    run.onchange = () => this.choose({ run: Number(run.value) });
  }

  arrive() {
    if (this.data?.found) this.renderOpened(this.data.found);
  }

  get asked() {
    return this.answered(this.data.question);
  }

  dress() {
    const { words, data: { runs, run } } = this;
    for (const name of ["matrix", "tried", "mistakes"]) write(this.find(`#${name}`), words[name]);
    write(this.find(".head span"), words.run);
    write(this.find(".how"), words.matrix_how);
    const list = this.find("select.run", HTMLSelectElement);
    list.replaceChildren(...runs.map((number) => make("option", { value: number }, fill(words.run_said, { number }))));
    list.value = String(run);
  }

  render() {
    const { words, data: { found, runs, missing, refusal, stopped, progress } } = this;
    write(this.find(".nothing"), runs.length ? "" : words.nothing);
    this.find(".learnt").hidden = !runs.length;
    const asked = runs.length ? { missing, refusal, stopped, progress } : { missing: false, refusal: null };
    const sentences = { answer: words.waiting_answer, running: words.waiting_answer, unstarted: "" };
    renderMissing(this.find(".asked"), asked, words, sentences, (go) => this.choose({ go }));
    this.renderQuestion();
    this.find(".columns").hidden = this.find(".mistakes").hidden = !found;
    if (!found) return;
    this.matrix.render(found);
    this.renderOpened(found);
    this.renderTried(found);
    renderMistakes(this, found);
  }

  renderQuestion() {
    const { words, data: { found }, asked } = this;
    write(this.find(".question"), words.question);
    this.answers.render(asked, words, (count) => fill(words.guess, { count }), Boolean(found));
    const said = found?.sureness === null ? words.question_none : fill(words.question_result, { share: percent(found?.sureness ?? 0) });
    write(this.find(".result"), found && asked.guess !== null ? said : "");
  }

  /** @param {Found} found */
  renderOpened({ classes, cell, most }) {
    const { words, find } = this;
    /** @type {string[]} */
    const pictures = (cell && carried("look_cell")) ?? [];
    const [is, called] = (cell ?? []).map((place) => classes[place].name);
    const count = cell ? classes[cell[0]].counts[cell[1]] : 0;
    write(find("#opened"), cell ? fill(words.opened, { is, called }) : words.opened_none);
    write(find(".opened p"), cell ? (count ? (count > most ? fill(words.opened_most, { most, count }) : "") : words.opened_empty) : "");
    const images = pictures.map((src, i) => make("img", { src, alt: fill(words.picture_alt, { is, called, number: i + 1 }) }));
    find(".pictures").replaceChildren(...images);
  }

  /** @param {Found} found */
  renderTried({ tried: { photo, picture, refusal, probable } }) {
    const { words, find } = this;
    const image = find("img.photo", HTMLImageElement);
    image.src = picture;
    image.alt = photo;
    renderProbable(find(".tried ol"), probable ?? []);
    write(find(".says"), refusal ?? (probable ? fill(words.tried_said, { photo }) : words.tried_wait));
  }
}

export const show = await component(import.meta.url, Look);
