// What the cells of a map add up to, and what their colours stand for.

import { make, write } from "../../shared/elements.js";
import { heatLegend } from "../../shared/heat.js";
import { inUnits, sum } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { blockOf, isLast, isSmooth, methodOf } from "./map.js";

/** @import { Drawn } from "../types.js" */
/** @import { MapHere } from "./map.js" */
/** @import { Tallied } from "./types.js" */
/** @import { See } from "./component.js" */

/**
 * A map on the last grid whose cells share out the logit is summed; in the place of the sum there is room for it.
 * @param {See} see
 * @param {MapHere} map
 * @param {boolean} onItsWay what stands here stays until then
 */
export function renderSum(see, { drawn, rests }, onItsWay) {
  const { words, data, shown } = see;
  const method = methodOf(see);
  const box = see.find(".sum");
  const cells = data.blocks[blockOf(see)].grid ** 2;
  box.hidden = !method.adds_up || !isLast(see) || (isSmooth(see) && !method.signed); // of what no number is shown there is no sum
  write(see.find(".why"), method.in_answer ? fill(words.why_it_adds_up, { count: cells }) : "");
  box.classList.toggle("plain", !method.signed);
  if (onItsWay) return;
  const whole = rests ? undefined : drawn;
  const flatness = whole?.flat ? "flat" : whole?.alike ? "alike" : undefined;
  write(see.find(".flat"), whole && flatness ? fill(words[flatness], { value: inUnits(whole.cells[0][0], whole.digits) }) : "");
  if (!whole || !shown || box.hidden) return box.replaceChildren();
  if (method.signed) return box.replaceChildren(...terms(words, whole.cells.flat(), shown));
  const all = whole.cells.flat();
  write(box, fill(words.cam_sum, { count: all.length, sum: inUnits(sum(all), whole.digits), logit: inUnits(shown.logit) }));
}

/**
 * @param {import("../../shared/types.js").Words} words
 * @param {number[]} cells
 * @param {Tallied} shown
 */
function terms(words, cells, { bias, logit }) {
  const parts = /** @type {const} */ ([
    ["", "for", sum(cells.filter((n) => n > 0))],
    ["+", "against", sum(cells.filter((n) => n < 0))],
    ["+", "bias", bias],
    ["=", "logit", logit],
  ]);
  return parts.map(([sign, kind, value]) =>
    make(
      "span",
      {},
      fill(words[`sum_${kind}`], { count: cells.length }),
      make("b", { class: kind }, make("i", {}, sign), inUnits(value)),
    )
  );
}

/** @param {See} see */
export function renderLegend(see) {
  const { words, chosen } = see;
  const box = see.find(".legend");
  box.style.visibility = see.drawn ? "" : "hidden"; // its place is kept
  /** @type {Pick<Drawn, "digits" | "scale">} */
  const { digits, scale } = see.drawn?.drawn ?? { digits: 0, scale: 1 };
  const signed = see.drawn?.signed ?? methodOf(see).signed;
  const ends = { against: words.scale_against, for: words[signed ? "scale_for" : "scale_most"], unit: unitOf(see) };
  heatLegend(box, { digits, scale, signed, opacity: chosen.opacity, words: ends });
}

/** @param {See} see */
function unitOf(see) {
  const { words } = see;
  const { in_answer, unit } = methodOf(see);
  if (in_answer) return `${words.unit_evidence} ${words.sum_note}`;
  const photo = unit === "gradient" && blockOf(see) === 0 ? "_photo" : "";
  return `${words[`unit_${unit}${photo}`]} ${words.scale_own}`;
}
