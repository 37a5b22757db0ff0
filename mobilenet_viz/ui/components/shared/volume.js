// What a layer puts out as a volume in cabinet projection: the front is as wide as there are channels and as high as the
// map, the side is the map's other edge.

import { sheet, wear } from "./component.js";
import { draw } from "./elements.js";

export const SIDE = { right: 0.22, up: 0.11 }; // how far the other edge goes, for each px of height

const STYLE = sheet("volume.css", import.meta.url);

/** @typedef {{ side: SVGPathElement, top: SVGPathElement, front: SVGRectElement }} Volume */

/**
 * Give what is around a box of volumes their style.
 * @param {Element} box
 */
export function wearVolumes(box) {
  wear(box, STYLE);
}

/** @returns {Volume} */
export function volumeParts() {
  return { side: draw("path"), top: draw("path"), front: draw("rect") };
}

/**
 * @param {Volume} parts
 * @param {{ x: number, bottom: number, thick: number, high: number }} at x, bottom: of the front's lower left corner, px
 */
export function placeVolume(parts, { x, bottom, thick, high }) {
  const [dx, dy, y] = [high * SIDE.right, high * SIDE.up, bottom - high];
  for (const [name, value] of Object.entries({ x, y, width: thick, height: high })) parts.front.setAttribute(name, String(value));
  parts.side.setAttribute("d", `M${x + thick} ${y}l${dx} ${-dy}v${high}l${-dx} ${dy}z`);
  parts.top.setAttribute("d", `M${x} ${y}l${dx} ${-dy}h${thick}l${-dx} ${dy}z`);
}
