// A number that keys change: up and down, a digit, a minus sign; or the two buttons that stand beside it while it has the focus.

import { make, rem, write } from "../../shared/elements.js";
import { signed } from "../../shared/numbers.js";

/** @import { Words } from "../../shared/types.js" */

/** @type {Record<string, number>} */
const STEPS = { ArrowUp: 1, ArrowDown: -1 };

export class NumberCell {
  /**
   * It counts in whole steps, from -largest to largest.
   * @param {number} largest
   * @param {Stepper} stepper
   * @param {(value: number) => void} changed
   * @param {number} [per] so many steps are 1
   */
  constructor(largest, stepper, changed, per = 1) {
    this.largest = largest;
    this.changed = changed;
    this.per = per;
    this.value = 0;
    this.minus = false; // typed before a digit
    this.element = make("span", {
      role: "spinbutton",
      class: "number",
      "aria-valuemin": -largest / per,
      "aria-valuemax": largest / per,
    });
    this.element.onclick = () => this.element.focus();
    this.element.onfocus = () => {
      this.minus = false;
      stepper.stand(this);
    };
    this.element.onblur = () => stepper.go();
    this.element.onkeydown = (event) => this.press(event);
  }

  /**
   * @param {number} value
   * @param {string} label
   */
  take(value, label) {
    this.value = value;
    this.element.setAttribute("aria-label", label);
    this.element.setAttribute("aria-valuenow", String(value / this.per));
    write(this.element, signed(value / this.per, this.per === 1 ? 0 : 2));
  }

  /** @param {number} value */
  set(value) {
    const next = Math.max(-this.largest, Math.min(this.largest, value));
    if (next !== this.value) this.changed(next);
  }

  /** @param {number} by */
  step(by) {
    this.set(this.value + by);
  }

  turn() {
    this.minus = this.value === 0; // of the digit that follows
    this.set(-this.value);
  }

  /** @param {number} digit */
  type(digit) {
    const sign = this.value < 0 || this.minus ? -1 : 1;
    this.minus = false;
    this.set(sign * this.per * digit);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key in STEPS) this.step(STEPS[event.key]);
    else if (event.key === "-") this.turn();
    else if (/^\d$/.test(event.key)) this.type(Number(event.key));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

const NARROW = 900; // of `rem`: from here down the buttons stand below
const GAP = 4; // of `rem`

// The two buttons, less and more, for whoever has no keys.
export class Stepper {
  /** @param {HTMLElement} element with both buttons, positioned in its parent */
  constructor(element) {
    this.element = element;
    /** @type {NumberCell | null} */
    this.cell = null;
    const [less, more] = element.querySelectorAll("button");
    this.buttons = { less, more };
    for (const [button, by] of /** @type {const} */ ([[less, -1], [more, 1]])) {
      button.onpointerdown = (event) => event.preventDefault(); // the cell keeps the focus
      button.onclick = () => this.cell?.step(by);
    }
  }

  /** @param {Words} words */
  dress({ less, more }) {
    this.buttons.less.setAttribute("aria-label", less);
    this.buttons.more.setAttribute("aria-label", more);
  }

  go() {
    this.element.hidden = true;
    this.cell = null;
  }

  /**
   * Beside the group of a number, where none is hidden: right of a kernel, left of mixing weights, on a narrow screen below.
   * @param {NumberCell} cell
   */
  stand(cell) {
    this.cell = cell;
    this.element.hidden = false;
    const around = /** @type {HTMLElement} */ (this.element.parentElement).getBoundingClientRect();
    const { offsetWidth: width } = this.element;
    const [left, top] = this.place(cell.element, around.width < rem(NARROW));
    const inside = Math.max(0, Math.min(left - around.left, around.width - width));
    this.element.style.transform = `translate(${inside}px, ${top - around.top}px)`;
  }

  /**
   * @param {HTMLElement} number
   * @param {boolean} narrow
   * @returns {[left: number, top: number]} px in the window
   */
  place(number, narrow) {
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const group = /** @type {HTMLElement} */ (number.closest("[role=group]"));
    const [box, own] = [group.getBoundingClientRect(), number.getBoundingClientRect()];
    if (narrow) return [own.left + (own.width - width) / 2, box.bottom + rem(GAP)];
    const middle = own.top + (own.height - height) / 2;
    return [group.matches(".kernel") ? box.right + rem(GAP) : box.left - width - rem(GAP), middle];
  }
}
