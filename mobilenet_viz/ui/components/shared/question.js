// The answers to a question as buttons, fed by what `guesses.asked` sends. After a guess it is marked as the visitor's;
// when they have found what is right, that is marked as right. Below each answer there is room for its mark from the
// start, and the buttons stay, so that nothing moves and no focus is lost.

import { sheet, wear } from "./component.js";
import { make, write } from "./elements.js";
import { isShown, markOf, reveal, SHOWN, SIGNS } from "./guess.js";
import { onStep } from "./present.js";

/** @import { Asked, Said, Words } from "./types.js" */

const STYLE = sheet("question.css", import.meta.url);

const MARKS = /** @type {(keyof typeof SIGNS)[]} */ (Object.keys(SIGNS));

export class Answers {
  /**
   * @param {HTMLElement} box an element with role="group" and its question as aria-labelledby
   * @param {(choice: Said) => void} choose such as `Explorer.choose`
   */
  constructor(box, choose) {
    wear(box, STYLE);
    this.box = box;
    this.choose = choose;
    box.classList.add("question-answers");
    this.again = make("button", { type: "button", class: "again" });
    box.replaceChildren(this.again);
    /** @type {HTMLButtonElement[]} */
    this.buttons = []; // the answers, for `roving`
    /** @type {Asked | null} */
    this.asked = null;
    this.over = false;
    onStep(box, (by) => this.step(by));
  }

  /**
   * Presented: what is right is shown, or the question asked again. Is there such a step?
   * @param {1 | -1} by
   */
  step(by) {
    const { asked } = this;
    if (!asked || (by > 0) === (this.over || isShown(asked))) return false;
    reveal(asked.id, by > 0);
    this.box.scrollIntoView({ block: "nearest" });
    this.choose({ guess: [asked.id, by > 0 ? asked.guess ?? SHOWN : null] });
    return true;
  }

  /**
   * @param {Asked} asked as `answered` gives it
   * @param {Words} words with those of room `common`
   * @param {(choice: string) => string} say what stands on the button of an answer
   * @param {boolean} [found] has the visitor seen what is right?
   */
  render(asked, words, say, found = false) {
    this.make(asked.choices.length);
    if (asked.guess === null) reveal(asked.id, false); // it is asked again
    this.asked = asked;
    found ||= isShown(asked);
    const over = this.over = found && Boolean(asked.right);
    const room = MARKS.map((mark) => `${SIGNS[mark]} ${words[`answer_is_${mark}`]}`).join("\n");
    asked.choices.forEach((choice, i) => {
      const button = this.buttons[i];
      const said = /** @type {HTMLElement} */ (button.nextElementSibling);
      const mark = markOf(choice, asked, found);
      write(button, say(choice));
      button.setAttribute("aria-disabled", String(over));
      button.onclick = () => {
        if (!over) this.choose({ guess: [asked.id, choice] });
      };
      said.dataset.mark = mark;
      said.dataset.room = room;
      write(said, mark && `${SIGNS[mark]} ${words[`answer_is_${mark}`]}`);
    });
    write(this.again, words.ask_again);
    this.again.classList.toggle("unasked", asked.guess === null);
    this.again.onclick = () => {
      this.buttons[0].focus(); // this button goes
      this.choose({ guess: [asked.id, null] });
    };
  }

  /** @param {number} count */
  make(count) {
    while (this.buttons.length > count) this.buttons.pop()?.parentElement?.remove();
    while (this.buttons.length < count) {
      const id = `answer-${this.box.getAttribute("aria-labelledby") ?? ""}-${this.buttons.length}`;
      const button = /** @type {HTMLButtonElement} */ (make("button", { type: "button", "aria-describedby": id }));
      this.again.before(make("div", { class: "answer" }, button, make("span", { id })));
      this.buttons.push(button);
    }
  }
}
