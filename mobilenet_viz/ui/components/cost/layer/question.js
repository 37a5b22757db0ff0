// Predict, act, explain: does a layer with more output channels gain more? The student answers, then drags N.

import { write } from "../../shared/elements.js";
import { isShown } from "../../shared/guess.js";
import { Answers } from "../../shared/question.js";
import { rich } from "../../shared/rich.js";
import { keepRoom } from "../../shared/room.js";
import { product } from "./cost.js";
import { ratioAt } from "./curve.js";
import { isSide, SIGNS } from "./equations.js";

/**
 * @import { Explorer } from "../../shared/explorer.js"
 * @import { Data } from "./types.js"
 */

const memory = {
  /** @type {string | null} the guess of the last time */
  guess: null,
  covered: true, // what answers the question, until there is a guess, or N has moved, or the visitor just wants to see
  /** @type {Set<number>} values of N, at the question's D_K */
  seen: new Set(),
};

export class Question {
  /** @param {Explorer<Data>} view */
  constructor(view) {
    this.view = view;
    this.answers = new Answers(view.find(".answers"), (said) => view.choose(said));
    this.show = view.find("#show");
    this.show.onclick = () => {
      memory.covered = false;
      view.render();
      this.answers.buttons[0].focus(); // this button is gone
    };
    /** @type {number | undefined} N when the visitor came */
    this.start = undefined;
  }

  // Every sentence takes its room from the start, so that no slider moves away under the hand that holds it.
  dress() {
    const { view, view: { words } } = this;
    const sentences = [words.question, words.question_act, words.question_found + words.one_group];
    keepRoom(view.find(".room"), sentences.map((each) => this.said(each)));
    view.find(".cover p").replaceChildren(...rich(words.covered, SIGNS));
    write(this.show, words.show);
  }

  /** @param {number} groups of the standard convolution */
  render(groups) {
    const { view, view: { words, chosen, data: { about } } } = this;
    const asked = view.answered(view.data.asked);
    if (asked.guess === null && memory.guess !== null) { // it is asked again
      Object.assign(memory, { covered: true, seen: new Set() });
      this.start = chosen.n;
    }
    memory.guess = asked.guess;
    if (asked.guess !== null && chosen.dk === about.dk) memory.seen.add(chosen.n);
    this.start ??= chosen.n;
    if (asked.guess !== null || chosen.n !== this.start) memory.covered = false;
    view.find(".curve").classList.toggle("covered", memory.covered);
    view.find(".cover").hidden = !memory.covered;
    const found = (isShown(asked) || (memory.seen.has(about.few) && memory.seen.has(about.many))) && Boolean(asked.right);
    this.answers.render(asked, words, (choice) => words[`answer_${choice}`], found);
    const sentence = asked.guess === null ? words.question : found ? words.question_found : words.question_act;
    view.find(".question").replaceChildren(...this.said(found && groups > 1 ? sentence + words.one_group : sentence));
  }

  /** @param {string} sentence */
  said(sentence) {
    const { about: { dk, few, many }, tables } = this.view.data;
    const [before, after] = [few, many].map((n) => (1 / ratioAt(tables.curve[dk], n)).toFixed(2));
    const most = product(tables.weights.depthwise.filter(isSide), { D_K: dk });
    return rich(sentence, { ...SIGNS, dk, few, many, before, after, most });
  }
}
