// Presenting: nothing of the frame, larger type, a ring around the pointer, and keys that lead through the questions.

import { stepQuestion, turn } from "../../shared/present.js";

const KEY = "p";
/** @type {Record<string, 1 | -1>} the second of each is what a presenter in the hand sends */
const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
const WRITTEN_IN = 'input:not([type="range"], [type="checkbox"], [type="radio"], [type="button"]), textarea, [contenteditable="true"]';
const WITH_OWN_KEYS = 'input, select, textarea, [contenteditable="true"], [role="slider"], [role="combobox"]';

export class Presenting {
  /** @param {(on: boolean) => void} choose */
  constructor(choose) {
    this.choose = choose;
    this.on = false;
    this.deaf = new AbortController();
    const { signal } = this.deaf;
    this.ring = document.createElement("div");
    this.ring.className = "present-ring";
    document.addEventListener("keydown", (event) => this.press(event), { signal });
    window.addEventListener("pointermove", (event) => this.follow(event), { capture: true, passive: true, signal });
    for (const type of ["pointerdown", "pointerup", "pointercancel"]) {
      window.addEventListener(type, () => this.ring.classList.toggle("pressed", type === "pointerdown"), { capture: true, signal });
    }
    document.documentElement.addEventListener("pointerleave", () => this.ring.classList.remove("seen"), { signal });
  }

  /** @param {boolean} on */
  show(on) {
    if (on === this.on) return;
    this.on = on;
    for (const each of [document.documentElement, ...document.querySelectorAll("[data-drawn]")]) each.toggleAttribute("data-present", on);
    if (on) document.body.append(this.ring);
    else this.ring.remove();
    window.dispatchEvent(new Event("resize")); // the type has another size
  }

  /** @param {PointerEvent} event */
  follow({ clientX, clientY }) {
    this.ring.classList.add("seen");
    this.ring.style.translate = `${clientX}px ${clientY}px`;
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const { key, defaultPrevented, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (defaultPrevented || altKey || ctrlKey || metaKey || shiftKey) return;
    const [focused] = event.composedPath();
    const has = (/** @type {string} */ selector) => focused instanceof Element && focused.matches(selector);
    const by = STEPS[key];
    if (key.toLowerCase() === KEY && !has(WRITTEN_IN)) this.choose(!this.on);
    else if (key === "Escape" && this.on && !has(WRITTEN_IN)) this.choose(false);
    else if (by && this.on && !has(WITH_OWN_KEYS)) this.step(by);
    else return;
    event.preventDefault();
  }

  /**
   * The question's answer; then the next question of this part, the next part, the next page.
   * @param {1 | -1} by
   */
  step(by) {
    if (stepQuestion(by) || turn("within", by) || turn("part", by)) return;
    const pages = [...document.querySelectorAll(".st-key-menu a")];
    const here = location.pathname.split("/").at(-1); // "" of the first
    const to = pages[Math.max(0, pages.findIndex((page) => page.getAttribute("href") === here)) + by];
    if (to instanceof HTMLElement) to.click();
  }

  stop() {
    this.deaf.abort();
    this.show(false);
  }
}
