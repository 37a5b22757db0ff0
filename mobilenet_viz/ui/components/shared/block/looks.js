// The style of what this folder draws: maps everywhere, and all of a block.

import { sheet, wear } from "../component.js";

const STYLE = sheet("block.css", import.meta.url);

/**
 * Give it to what is around an element, which stands in a box of class block-view.
 * @param {Element} element
 */
export function wearBlock(element) {
  wear(element, STYLE);
}
