// What a component is that shows data and lets the visitor choose: `components.explore` in Python is its other half.

import { Ahead } from "./choice.js";
import { finder } from "./elements.js";
import { answered } from "./guess.js";

/** @import { Asked, Component, Explored, Said } from "./types.js" */

/**
 * A subclass has `dress()`, for what changes with the language or the data, and `render()`, for what follows a choice.
 * @template {Explored} Data
 */
export class Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    this.root = root;
    this.find = finder(root);
    /** @type {Ahead<Data["chosen"]>} */
    this.ahead = new Ahead();
    /** @type {Data} */
    this.data;
    /** @type {Data["words"]} */
    this.words;
    /** @type {Data["chosen"] & Said} what is chosen now, which Python may not know yet */
    this.chosen;
    /** @type {(choice: unknown) => void} */
    this.tell;
  }

  stop() {
    this.ahead.stop();
  }

  /**
   * Called again on every run.
   * @param {Component<Data>} component
   */
  update({ data, setTriggerValue }) {
    this.tell = (choice) => setTriggerValue("choice", choice);
    this.data = data;
    this.words = data.words;
    this.chosen = this.ahead.over(data.chosen, data.acknowledged);
    this.dress();
    this.render();
  }

  dress() {}
  render() {}

  /**
   * Does what Python computed belong to another value of one of these than the one chosen now?
   * @param {(keyof Data["chosen"] & string)[]} names
   */
  isBehind(...names) {
    /** @type {Data["chosen"]} */
    const known = this.data.chosen;
    return names.some((name) => JSON.stringify(known[name]) !== JSON.stringify(this.chosen[name]));
  }

  /**
   * One of the questions among the data, with the guess that Python may not know yet.
   * @param {Asked} asked
   */
  answered(asked) {
    return answered(asked, this.chosen);
  }

  /**
   * While a slider is dragged: what follows it here in the browser, before Python is told.
   * @param {Partial<Data["chosen"]> & Said} choice
   */
  move(choice) {
    Object.assign(this.chosen, choice);
    this.ahead.take(choice);
    this.render();
  }

  /**
   * What the visitor has settled on.
   * @param {Partial<Data["chosen"]> & Said} choice
   */
  choose(choice) {
    this.move(choice);
    this.ahead.settle(this.tell);
  }
}
