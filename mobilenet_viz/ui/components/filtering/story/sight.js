// On a narrow screen the machines are longer than the screen: what one looks for is brought into sight.

import { rem } from "../../shared/elements.js";
import { MAKES } from "./clock.js";

/** @import { Filtering } from "./component.js" */
/** @import { Pixel } from "./types.js" */

/**
 * @param {Filtering} view
 * @returns {ScrollBehavior}
 */
const how = (view) => (view.still.matches ? "auto" : "smooth");

/**
 * The map that is made last, and what is above it.
 * @param {Filtering} view
 */
export function bringMachine(view) {
  const last = view.clock.parts.at(-1);
  if (!view.machines.down || !last) return;
  view.machines.stack(MAKES[last.name].group).scrollIntoView({ block: "end", behavior: how(view) });
}

/**
 * Where the sum has no fixed place beside the picture: a long one is scrolled to, a short one comes and must not hide its map.
 * @param {Filtering} view
 * @param {Pixel} pixel
 */
export function bringSum(view, { group, i }) {
  if (!view.machines.down) return;
  const sum = view.find(".sum");
  const { canvas } = view.machines.maps[group][i];
  canvas.style.scrollMarginBottom = `${view.find(".work").offsetHeight + sum.offsetHeight + rem(8)}px`;
  (group === "standard" ? sum : canvas).scrollIntoView({ block: "nearest", behavior: how(view) });
}
