// The program of a network, to read and to copy: a block alone, the whole for Keras, and for PyTorch.

import { component } from "../../shared/component.js";
import { copy } from "../../shared/copying.js";
import { make, pressable, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { Answers } from "../../shared/question.js";
import { fill } from "../../shared/words.js";
import { Points } from "../points.js";

/** @import { Data, Text } from "./types.js" */

/** @extends {Explorer<Data>} */
export class Code extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(said));
    this.points = new Points(this.find(".points"), (point) => this.choose(point));
    this.variant = this.find("#variant", HTMLSelectElement);
    this.variant.onchange = () => this.choose({ variant: this.variant.value });
    this.find("#copy").onclick = () => this.copy();
  }

  get text() {
    return this.data.texts[this.chosen.text];
  }

  dress() {
    const { words, data: { variants } } = this;
    write(this.find("label"), words.variant);
    this.variant.replaceChildren(...Object.entries(variants).map(([value, name]) => make("option", { value }, name)));
    this.find(".texts").setAttribute("aria-label", words.texts);
    write(this.find(".command span"), words.command);
    write(this.find("#copy"), words.copy);
  }

  render() {
    const { words, data, chosen } = this;
    this.variant.value = chosen.variant;
    this.points.render(data.points, words, chosen);
    /** @type {[Text, string][]} */
    const texts = [["block", words.text_block], ["keras", words.text_keras], ["pytorch", words.text_pytorch]];
    pressable(this.find(".texts"), texts, chosen.text, (text) => this.choose({ text }));
    write(this.find(".note"), words[`note_${chosen.text}`]);
    this.find("pre").setAttribute("aria-label", words[`text_${chosen.text}`]);
    this.find("pre code").textContent = this.text; // as it is: `write` would mark terms in it
    this.find(".command code").textContent = data.command;
    this.find("pre").classList.toggle("outdated", this.isBehind("variant", "alpha", "size"));
    const question = this.answered(data.question);
    write(
      this.find(".question"),
      fill(words[question.guess === null ? "question" : "question_answer"], { lines: data.lines, layers: data.layers }),
    );
    this.answers.render(question, words, (choice) => fill(words.guess, { lines: choice }), question.guess !== null);
  }

  async copy() {
    const button = this.find("#copy");
    write(button, (await copy(this.text)) ? this.words.copied_code : this.words.copy_by_hand);
    button.addEventListener("blur", () => write(button, this.words.copy), { once: true });
  }
}

export const show = await component(import.meta.url, Code);
