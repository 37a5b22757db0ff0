// Room for what is not said yet: a sentence that becomes longer moves nothing.

import { make } from "./elements.js";

/** @import { Child } from "./elements.js" */

/**
 * Keep in a box with class "room" the room for each of these sentences, beside the one that is seen.
 * @param {HTMLElement} box
 * @param {Child[]} sentences
 */
export function keepRoom(box, sentences) {
  for (const each of box.querySelectorAll(":scope > .unseen")) each.remove();
  box.append(...sentences.map((sentence) => make("p", { class: "unseen", "aria-hidden": "true" }, sentence)));
}
