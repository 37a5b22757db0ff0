// The block that is pointed at or pressed: what it costs, what its map's white is, and the way into it.

import { write } from "../../shared/elements.js";
import { percent, short } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { blocks } from "./faces.js";

/** @import { Live } from "./component.js" */
/** @import { Hung } from "../../shared/gallery.js" */

/**
 * @param {Live} live
 * @param {string | null} layer of which the block is shown
 * @param {Hung | null} maps
 */
export function renderOpened({ find, words, net }, layer, maps) {
  const number = blocks(net).findIndex(({ halves }) => halves.some((row) => row.name === layer));
  const block = blocks(net)[number];
  const inside = find(".inside", HTMLButtonElement);
  const isBlock = number > 0 && block.halves.length > 1;
  inside.hidden = !isBlock;
  if (!block) return write(find(".what"), "");
  const work = block.halves.reduce((sum, row) => sum + row.mult_adds, 0);
  const white = maps?.whites[number]?.toFixed(2);
  const name = words[number ? "head" : "stem"];
  const values = { name, block: number, count: short(work), share: percent(work / net.mult_adds), white: white ?? "" };
  const said = [fill(isBlock ? words.opened_block : words.opened_other, values), white ? fill(words.opened_white, values) : ""];
  write(find(".what"), said.join(" "));
  write(inside, fill(words.opened_inside, values));
  inside.dataset.block = String(number);
}
