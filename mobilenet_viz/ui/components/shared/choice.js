// A choice on its way to Python.

// Waits for a moment of rest before it acts, for keys repeat; or acts `now`, as when the visitor turns to something else.
export class Rest {
  wait(act) {
    this.stop();
    this.act = act;
    this.timer = setTimeout(() => this.now(), 120);
  }

  get waiting() {
    return Boolean(this.act);
  }

  // Waiting, or what it did may still be on its way out of the browser.
  get busy() {
    return this.waiting || performance.now() - this.acted < SENT_WITHIN_MS / 2;
  }

  now() {
    const { act } = this;
    this.stop();
    this.acted = performance.now();
    act?.();
  }

  stop() {
    clearTimeout(this.timer);
    this.act = undefined;
  }
}

// What the visitor has chosen and Python may not have yet. It outlasts what was already on its way here, and each
// message carries all of it, so that none that is overtaken is lost.
export class Pending {
  constructor() {
    this.choice = {};
    this.sent = {}; // by field: the number of the last message that carries its value
    this.number = 0;
    this.rest = new Rest();
  }

  take(choice) {
    Object.assign(this.choice, choice);
    for (const name of Object.keys(choice)) delete this.sent[name];
  }

  // What holds, when Python says what is chosen and the number of the last message it had (`looking.heard`).
  over(chosen, heard) {
    for (const name of Object.keys(this.choice)) {
      if (this.sent[name] <= (heard ?? 0)) delete this.choice[name];
    }
    return { ...chosen, ...this.choice };
  }

  settle(tell) {
    this.rest.wait(() => {
      this.number = Math.max(Date.now(), this.number + 1); // grows when the component is made anew, too
      for (const name of Object.keys(this.choice)) this.sent[name] = this.number;
      tell({ ...this.choice, number: this.number });
    });
  }

  stop() {
    this.rest.stop();
  }
}

// A page in the menu is pressed while a choice still rests: the choice goes first, then the page. The other way round
// Streamlit would go back to the page that the choice comes from.
const SENT_WITHIN_MS = 100;

export function sayFirst(event, rest) {
  const link = event.target.closest?.("a[href]");
  if (!link || !rest?.busy || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  rest.now();
  setTimeout(() => link.click(), SENT_WITHIN_MS);
}
