// Padding made visible: where Keras, TensorFlow's SAME and PyTorch put the zeros at stride 2, on a small map with one bright
// pixel and on the photo. All but Keras' small map stays covered until a guess.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { pressable, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { inLink, SHOWN } from "../../shared/guess.js";
import { Answers } from "../../shared/question.js";
import { fill } from "../../shared/words.js";
import { Bench } from "./bench.js";
import { Halvings } from "./halvings.js";

/** @import { Data } from "./types.js" */

/** @extends {Explorer<Data>} */
export class Padding extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.bench = new Bench(this);
    this.halvings = new Halvings(this);
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(inLink("alike", said, String)));
    this.find("#show").onclick = () => {
      this.choose({ alike: SHOWN });
      this.answers.buttons[0].focus(); // this button is gone
    };
  }

  get covered() {
    return this.chosen.alike === null;
  }

  dress() {
    const { words } = this;
    write(this.find("#show"), words.show);
    write(this.find("#padding-side"), words.side);
    write(this.find(".how"), words.how);
    this.bench.dress();
    this.halvings.dress();
  }

  // The photo's maps come by a carrier, before or after the rest.
  arrive() {
    if (this.data) this.halvings.render(carried("padding_pictures"));
  }

  render() {
    const { words, covered, chosen, data: { asked, bench } } = this;
    const right = covered ? null : asked.right; // Python's, who may not have heard of the guess yet
    this.answers.render({ ...asked, right, guess: chosen.alike }, words, (choice) => words[`guess_${choice}`], true);
    this.find("#show").hidden = !covered;
    write(this.find(".question"), covered ? words.question : words.question_answer);
    const sides = bench.sides.map((side) => /** @type {[number, string]} */ ([side, fill(words.map, { side })]));
    pressable(this.find(".sides"), sides, chosen.side, (side) => this.choose({ side }));
    this.bench.render();
    this.find(".network").hidden = covered;
    this.halvings.render(carried("padding_pictures"));
  }
}

export const show = await component(import.meta.url, Padding);
