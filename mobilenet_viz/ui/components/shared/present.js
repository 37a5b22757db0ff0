// A page that is presented: one step on or back, which whoever has one takes.

export const STEP = "mobilenet:step";

/**
 * A step on the question of the page: on, what is right is shown; back, it is asked again. Has somebody taken it?
 * @param {1 | -1} by
 */
export function stepQuestion(by) {
  return !document.dispatchEvent(new CustomEvent(STEP, { detail: by, cancelable: true }));
}

/**
 * Take such steps for as long as an element stands in the page.
 * @param {Element} element
 * @param {(by: 1 | -1) => boolean} take whether there was one
 */
export function onStep(element, take) {
  const hear = (/** @type {any} */ event) => {
    if (!element.isConnected) document.removeEventListener(STEP, hear);
    else if (!event.defaultPrevented && element.checkVisibility() && take(event.detail)) event.preventDefault();
  };
  document.addEventListener(STEP, hear);
}

/**
 * The next or the previous button of a group with `data-turns`, such as the parts of the page, is pressed, if there is one.
 * @param {string} turns
 * @param {1 | -1} by
 */
export function turn(turns, by) {
  const roots = [...document.querySelectorAll("[data-drawn]")].map((host) => host.shadowRoot ?? host);
  return roots.some((root) => {
    const buttons = [...root.querySelectorAll(`[data-turns="${turns}"] button`)];
    const at = buttons.findIndex((button) => button.matches('[aria-pressed="true"], [aria-current]'));
    const to = buttons[at + by];
    if (at >= 0 && to instanceof HTMLElement) to.click();
    return at >= 0 && Boolean(to);
  });
}
