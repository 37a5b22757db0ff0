// Predict, act, explain: does a layer with more output channels gain more? The student answers, then drags N.

import { make, pressable } from "../../shared/elements.js";
import { rich } from "../../shared/rich.js";
import { product } from "./cost.js";
import { isSide, SIGNS } from "./equations.js";

const ANSWERS = ["much", "little", "not"];

// asked: what answers it is covered until there is a guess, or N has moved, or the visitor just wants to see.
// seen: values of N, at the question's D_K.
const memory = { asked: true, guess: null, seen: new Set() };

export class Question {
  constructor(view) {
    this.view = view;
  }

  // Every sentence takes its room from the start, so that no slider moves away under the hand that holds it.
  dress() {
    const room = this.view.find(".room");
    room.querySelectorAll(".unseen").forEach((each) => each.remove());
    const sentences = [this.said("question"), this.said("question_act"), ...ANSWERS.map((answer) => this.said("question_found", answer))];
    room.append(...sentences.map((nodes) => make("p", { class: "unseen", "aria-hidden": "true" }, ...nodes)));
  }

  uncover() {
    memory.asked = false;
  }

  render() {
    const { data: { ask }, words, chosen } = this.view;
    const { guess, seen } = memory;
    if (guess && chosen.dk === ask.dk) seen.add(chosen.n);
    this.start ??= chosen.n;
    if (guess || chosen.n !== this.start) memory.asked = false;
    this.view.find(".curve").classList.toggle("covered", memory.asked);
    this.view.find(".cover").hidden = !memory.asked;
    const found = seen.has(ask.few) && seen.has(ask.many);
    pressable(this.view.find(".answers"), ANSWERS.map((name) => [name, words[`answer_${name}`]]), guess, (name) => {
      memory.guess = name;
      this.view.render();
    });
    this.view.find(".question").replaceChildren(...this.said(!guess ? "question" : !found ? "question_act" : "question_found", guess));
  }

  said(sentence, guess) {
    const { data: { ask, tables }, words } = this.view;
    const times = (n) => {
      const [, depthwise, pointwise] = tables.curve[ask.dk].find(([count]) => count === n);
      return (1 / (depthwise + pointwise)).toFixed(2);
    };
    const values = { dk: String(ask.dk), few: String(ask.few), many: String(ask.many) };
    const most = product(tables.weights.depthwise.filter(isSide), { D_K: ask.dk });
    const about = sentence === "question_found" && this.view.bundles > 1 ? words.one_group : "";
    return rich(words[sentence] + about, {
      ...SIGNS,
      ...values,
      before: times(ask.few),
      after: times(ask.many),
      most: String(most),
      guess: guess ? words[`answer_${guess}`] : "",
    });
  }
}
