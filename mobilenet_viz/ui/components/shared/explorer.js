// What a component is that shows data and lets the visitor choose: `components.explore` in Python is its other half.
// A subclass has `dress()`, for what changes with the language or the data, and `render()`, for what follows a choice.

import { Pending } from "./choice.js";

// What the visitor has done and no link carries, such as a guess, is in a `memory` beside the class: it outlasts the view, for
// who comes back to a part goes on there, and is gone when the page is loaded anew.

export class Explorer {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.pending = new Pending();
  }

  stop() {
    this.pending.stop();
  }

  // Called again on every run.
  update({ data, setTriggerValue }) {
    this.tell = (choice) => setTriggerValue("choice", choice);
    this.data = data;
    this.words = data.words;
    this.chosen = this.pending.over(data.chosen, data.heard);
    this.dress();
    this.render();
  }

  dress() {}

  // While a slider is dragged: what follows it here in the browser, before Python is told.
  move(choice) {
    Object.assign(this.chosen, choice);
    this.pending.take(choice);
    this.render();
  }

  // What the visitor has settled on.
  choose(choice) {
    this.move(choice);
    this.pending.settle(this.tell);
  }
}
