// A group of buttons that is one stop of the Tab key; arrows, Home and End go from one to the next.

/**
 * @param {HTMLElement} box around the buttons
 * @param {object} how
 * @param {() => (HTMLElement | SVGElement | null)[]} how.stops the buttons row by row; null is a place without one, which is passed over
 * @param {() => number} [how.across] how many are in a row
 * @param {(index: number) => void} [how.reached] a key has led there
 */
export function roving(box, { stops, across = () => 1, reached = () => {} }) {
  const place = (/** @type {Event} */ { target }) => stops().findIndex((stop) => stop !== null && stop === target);
  box.addEventListener("focusin", (event) => {
    const at = place(event);
    if (at >= 0) tabStop(stops(), stops()[at]);
  });
  box.onkeydown = (event) => {
    const all = stops();
    const from = place(event);
    /** @type {Record<string, number>} */
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across(), ArrowDown: across(), Home: 1, End: -1 };
    const by = steps[event.key];
    if (from < 0 || !by) return;
    let to = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : from + by;
    while (all[to] === null) to += by;
    const stop = all[to];
    if (!stop) return;
    event.preventDefault();
    reached(to);
    stop.focus();
  };
}

/**
 * Let Tab come to this one of them.
 * @param {(HTMLElement | SVGElement | null)[]} stops
 * @param {HTMLElement | SVGElement | null} button
 */
export function tabStop(stops, button) {
  for (const each of stops) if (each) each.tabIndex = each === button ? 0 : -1;
}
