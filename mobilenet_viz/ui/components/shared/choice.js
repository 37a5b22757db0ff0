// A choice on its way to Python.

/** @import { Said } from "./types.js" */

const SENT_WITHIN_MS = 100;
const REST_MS = 120;

// Waits for a moment of rest before it acts, for keys repeat; or acts `now`, as when the visitor turns to something else.
export class Rest {
  constructor() {
    /** @type {(() => void) | undefined} */
    this.act = undefined;
    /** @type {number | undefined} */
    this.timer = undefined;
    this.acted = -Infinity;
  }

  /** @param {() => void} act */
  wait(act) {
    this.stop();
    this.act = act;
    this.timer = setTimeout(() => this.now(), REST_MS);
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

/**
 * What the visitor has chosen and Python may not have yet. It holds until Python has acknowledged the message that
 * carries it, so that it outlasts what was on its way here; or until there is news from Python: it says another value
 * of that field than before, and not because of a message of ours (a Back, a link, another component). So a lost
 * message holds nothing up. What is still in the hand is no message yet, and holds. Each message carries all that is
 * not acknowledged, so that none that is overtaken is lost.
 *
 * @template {object} Fields what is chosen, by field
 */
export class Ahead {
  constructor() {
    /** @type {Partial<Fields> & Said} */
    this.choice = {};
    /** @type {Map<string, number>} by field: the number of the last message that carries its value */
    this.sent = new Map();
    /** @type {Map<string, string>} by field: what Python said last, as JSON */
    this.known = new Map();
    this.acknowledged = 0;
    this.number = 0;
    this.rest = new Rest();
  }

  /**
   * What the visitor has in the hand; `settle` when it is let go.
   * @param {Partial<Fields> & Said} choice
   */
  take(choice) {
    Object.assign(this.choice, choice);
    for (const name of Object.keys(choice)) this.sent.delete(name);
  }

  /**
   * What holds.
   * @param {Fields} chosen what Python says is chosen
   * @param {number | null} acknowledged the number of the last message that it had
   * @returns {Fields & Said}
   */
  over(chosen, acknowledged) {
    const last = acknowledged ?? 0;
    const said = new Map(Object.entries(chosen).map(([name, value]) => [name, JSON.stringify(value)]));
    for (const [name, number] of this.sent) {
      const news = last <= this.acknowledged && said.get(name) !== this.known.get(name);
      if (number <= last || news) this.drop(name);
    }
    this.acknowledged = last;
    this.known = said;
    return { ...chosen, ...this.choice };
  }

  /** @param {string} name */
  drop(name) {
    delete this.choice[/** @type {keyof typeof this.choice} */ (name)];
    this.sent.delete(name);
  }

  /** @param {(message: Partial<Fields> & Said & { number: number }) => void} tell called when the choice rests */
  settle(tell) {
    this.rest.wait(() => {
      // It grows beyond what was acknowledged to whoever stood here before, or may still be.
      this.number = Math.max(Date.now(), this.number + 1, this.acknowledged + 1);
      for (const name of Object.keys(this.choice)) this.sent.set(name, this.number);
      tell({ ...this.choice, number: this.number });
    });
  }

  stop() {
    this.rest.stop();
  }
}

/**
 * A page in the menu is pressed while a choice still rests: the choice goes first, then the page. The other way round
 * Streamlit would go back to the page that the choice comes from.
 * @param {MouseEvent} event
 * @param {Rest} [rest]
 */
export function sayFirst(event, rest) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLElement) || !rest?.busy || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  rest.now();
  setTimeout(() => link.click(), SENT_WITHIN_MS);
}
