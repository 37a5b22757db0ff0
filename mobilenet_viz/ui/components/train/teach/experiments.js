// The experiments: one is opened, guessed and tried with a press; what came of it is said once all its runs are over.

import { make, pressable, write } from "../../shared/elements.js";
import { percent } from "../../shared/numbers.js";
import { Answers } from "../../shared/question.js";
import { fill } from "../../shared/words.js";

/** @import { Teach } from "./component.js" */
/** @import { Run } from "./types.js" */

export class Experiments {
  /** @param {Teach} teach */
  constructor(teach) {
    this.teach = teach;
    this.opened = "";
    this.answers = new Answers(teach.find(".experiment .answers"), (said) => teach.choose(said));
    teach.find(".try").onclick = () => teach.choose({ experiment: this.opened });
  }

  get row() {
    const { experiments } = this.teach.data;
    return experiments.find(({ id }) => id === this.opened) ?? experiments[0];
  }

  render() {
    const { teach, row } = this;
    const { words, data, find } = teach;
    this.opened = row.id;
    write(find("#experiments"), words.experiments);
    write(find(".experiments-how"), words.experiments_how);
    const titles = data.experiments.map(({ id }) => /** @type {[string, string]} */ ([id, words[`${id}_title`]]));
    pressable(find(".titles"), titles, row.id, (id) => {
      this.opened = id;
      this.render();
    });
    write(find("#experiment-question"), words[`${row.id}_question`]);
    const asked = teach.answered(row.question);
    const runs = row.runs.map((number) => data.runs.find((run) => run.number === number));
    const over = runs.every((run) => run?.outcome);
    this.answers.render(asked, words, (choice) => words[`guess_${choice}`], over);
    const button = find(".try", HTMLButtonElement);
    write(button, words.experiment_run);
    button.disabled = asked.guess === null || teach.under.length > 0;
    write(find(".experiment-first"), asked.guess === null ? words.experiment_first : "");
    const result = find(".experiment-result");
    result.replaceChildren(...(over && asked.guess !== null ? this.found(/** @type {Run[]} */ (runs)) : []));
  }

  /** @param {Run[]} runs */
  found(runs) {
    const { words } = this.teach;
    const [first, last] = [runs[0], runs[runs.length - 1]].map(({ outcome }) => percent(outcome?.accuracy ?? 0));
    const values = { first, last, held_back: runs[0].outcome?.held_back };
    return [make("p", {}, fill(words.experiment_result, values)), make("p", {}, words[`${this.opened}_why`])];
  }
}
