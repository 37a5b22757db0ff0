// The lesson: a guess, a press, and the curves as they grow; beside them what learns, and below all runs of this session.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { percent, short, sum } from "../../shared/numbers.js";
import { Plot } from "../../shared/plot.js";
import { Answers } from "../../shared/question.js";
import { keepRoom } from "../../shared/room.js";
import { renderMissing } from "../../shared/waiting.js";
import { fill } from "../../shared/words.js";
import { renderCurves } from "./curves.js";
import { Experiments } from "./experiments.js";
import { Freezing } from "./freezing.js";
import { renderRuns, saidOf } from "./runs.js";
import { Fields } from "./settings.js";

/** @import { Data, Line, Moving, Run } from "./types.js" */

const TOGETHER = 3; // runs on the chart

/** @param {Data["pictures"]} pictures */
function count({ classes }) {
  return sum(Object.values(classes));
}

/** @extends {Explorer<Data>} */
export class Teach extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(said));
    this.plot = new Plot(this.find(".plot"));
    this.freezing = new Freezing(this);
    this.fields = new Fields(this);
    this.experiments = new Experiments(this);
    /** @type {number[]} the numbers of those on the chart, the one looked at last */
    this.picked = [];
    this.press = 0; // of the button: the last whose runs were shown
    this.resized = new ResizeObserver(() => this.data && renderCurves(this));
    this.resized.observe(this.find(".plot"));
    this.find(".train").onclick = () => this.choose({ train: true });
  }

  stop() {
    super.stop();
    this.resized.disconnect();
  }

  arrive() {
    if (!this.data) return;
    this.renderMoving();
    this.fields.renderVariants();
  }

  get asked() {
    return this.answered(this.data.question);
  }

  /** @returns {Run[]} that are not over */
  get under() {
    return this.data.runs.filter((run) => !run.outcome && !run.refusal);
  }

  /** @returns {Line} the one in the hand */
  get line() {
    const { lines, line } = this.data;
    const name = this.isBehind("freeze") ? this.chosen.freeze ?? lines[lines.length - 1].name : line;
    return lines.find((each) => each.name === name) ?? lines[lines.length - 1];
  }

  /** @returns {Run[]} on the chart, the one looked at last */
  get shown() {
    return this.data.runs.filter(({ number }) => this.picked.includes(number)).sort((a, b) => this.place(a) - this.place(b));
  }

  /** @param {Run} run */
  place({ number }) {
    return this.picked.indexOf(number);
  }

  /**
   * @param {Run} run
   * @returns {Moving}
   */
  moving({ number }) {
    return carried("teach_moving")?.[number] ?? { share: 0, seconds: null, curves: { accuracy: [], val_accuracy: [] } };
  }

  /** @param {number} number of a run that is put on the chart, or taken from it */
  pick(number) {
    const others = this.picked.filter((each) => each !== number);
    this.picked = others.length < this.picked.length ? others : [...others, number].slice(-TOGETHER);
    this.render();
  }

  dress() {
    const { words, data: { runs, pictures } } = this;
    const press = Math.max(0, ...runs.map((run) => run.press));
    if (press !== this.press) this.picked = runs.filter((run) => run.press === press).map(({ number }) => number).slice(-TOGETHER);
    this.press = press;
    for (const name of ["curve", "learns", "runs"]) write(this.find(`#${name}`), words[name]);
    write(this.find(".train"), words.train);
    write(this.find(".same"), words.same);
    write(this.find(".runs-how"), fill(words.runs_how, { count: TOGETHER }));
    write(this.find(".embedded"), pictures.own ? "" : fill(words.embedded, { count: count(pictures) }));
    this.fields.dress();
  }

  render() {
    this.renderQuestion();
    this.freezing.render();
    this.fields.render();
    this.renderMoving();
    renderRuns(this);
    this.experiments.render();
  }

  renderQuestion() {
    const { words, data: { runs, pictures, bases, numbers }, asked } = this;
    const classes = Object.keys(pictures.classes).join(", ");
    const values = { base: bases[this.chosen.base], classes, learnt: pictures.learnt, ten: numbers.ten };
    write(this.find(".question"), fill(words.question, values));
    const first = runs.find((run) => run.outcome && run.own)?.outcome;
    this.answers.render(asked, words, (count) => fill(words.guess, { count }), Boolean(first));
    const found = asked.guess !== null && first && { ...first, ...saidOf(first) };
    write(this.find(".result"), found ? fill(words.question_result, found) : "");
    const most = percent(0.999);
    keepRoom(this.find(".room"), [
      fill(words.question_result, { right: count(pictures), held_back: count(pictures), accuracy: most, low: most, high: most }),
    ]);
  }

  renderMoving() {
    const { words, data: { runs }, asked, under } = this;
    const refused = this.shown.find((run) => run.refusal);
    this.find(".train", HTMLButtonElement).disabled = asked.guess === null || under.length > 0;
    write(this.find(".say"), asked.guess === null ? words.first : runs.length ? "" : words.ready);
    const missing = under.length || refused
      ? { missing: true, refusal: refused?.refusal ?? null, stopped: under.some((run) => run.stopped), progress: this.done(under) }
      : { missing: false, refusal: null };
    const sentences = { answer: words.waiting_answer, running: words.going, unstarted: "" };
    renderMissing(this.find(".asked"), missing, words, sentences, (go) => this.choose({ go }));
    write(this.find(".moment"), under.length ? this.moment(under[0]) : "");
    this.renderWhy();
    renderCurves(this);
  }

  /** @param {Run[]} runs */
  done(runs) {
    return sum(runs.map((run) => this.moving(run).share)) / runs.length;
  }

  /** @param {Run} run */
  moment(run) {
    const { words } = this;
    const { curves, seconds } = this.moving(run);
    if (!curves.accuracy.length) return words.looking;
    const at = fill(words.moment, { done: curves.accuracy.length, most: String(run.settings.epochs) });
    return seconds === null || run.stopped ? at : `${at}, ${fill(words.left, { seconds: Math.ceil(seconds) })}`;
  }

  renderWhy() {
    const { words, data, line } = this;
    const isFrozen = line.name === data.presets.all_frozen;
    const said = fill(words[isFrozen ? "why_frozen" : "why_line"], { each: short(line.each), all: short(line.kept) });
    const also = this.chosen.augment === "on" ? ` ${fill(words.why_augment, { count: data.numbers.variants })}` : "";
    write(this.find(".why"), said + also);
  }
}

export const show = await component(import.meta.url, Teach);
