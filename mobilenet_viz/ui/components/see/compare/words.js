// The question, what was found, and the values under the pointer.

import { make, write } from "../../shared/elements.js";
import { inUnits, percent } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { nameOf, renderLegend, renderNotes, titleOf } from "./sides.js";

/** @import { Side } from "./types.js" */
/** @import { Place } from "../../shared/pointing.js" */
/** @import { Compare } from "./component.js" */

/**
 * A guess can be made before the maps are here; what was found stands here with both of them.
 * @param {Compare} compare
 */
export function renderQuestion(compare) {
  const { words, data: { both, share, peaks_meet, question } } = compare;
  const asked = compare.answered(question);
  const none = both && share === null;
  const found = both && share !== null && asked.guess !== null;
  const peaks = words[peaks_meet ? "peaks_same" : "peaks_other"];
  write(
    compare.find(".question"),
    none ? words.result_none : found ? fill(words.result, { share: percent(share), peaks }) : words.question,
  );
  compare.find(".answers").hidden = none;
  compare.answers.render(asked, words, (choice) => words[`guess_${choice}`], found);
}

/** @param {Compare} compare */
export function renderExplained(compare) {
  const { words, data } = compare;
  write(compare.find(".explained"), explained(compare));
  renderNotes(compare.find(".reading .notes"), data.notes);
  renderLegend(compare, compare.find(".reading .legend"), data.both && data.one_scale ? data.sides : []);
  const unit = [...new Set(data.sides.map((side) => words[`unit_${side.unit}`]))].join(", ");
  write(compare.find(".scale-note"), data.both ? fill(words[data.one_scale ? "scale_shared" : "scale_own"], { unit }) : "");
}

/** @param {Compare} compare */
function explained(compare) {
  const { words, data: { differ, cells, sides } } = compare;
  const [left, right] = sides;
  if (!left.shown || !right.shown) return "";
  const values = {
    p_left: percent(left.shown.probability),
    p_right: percent(right.shown.probability),
    g_left: left.map?.grid ?? "…",
    g_right: right.map?.grid ?? "…",
    left: nameOf(compare, left),
    right: nameOf(compare, right),
    name: left.shown.name,
  };
  return fill(words[`about_${differ}`], values) + (cells ? ` ${fill(words.about_cells, cells)}` : "");
}

/**
 * @param {Compare} compare
 * @param {(Place | null)[]} places
 */
export function renderPointed(compare, places) {
  const { words, data: { sides } } = compare;
  const rows = sides.flatMap((side, i) => pointed(compare, side, places[i]));
  compare.find(".pointed").replaceChildren(...rows);
  write(compare.find(".point"), rows.length ? "" : words.point);
}

/**
 * @param {Compare} compare
 * @param {Side} side
 * @param {Place | null} place
 */
function pointed(compare, side, place) {
  const number = place && side.brought?.cells[place.row]?.[place.col];
  if (!place || number === null || number === undefined) return [];
  const where = fill(compare.words.pointed, { row: place.row + 1, col: place.col + 1, grid: side.map?.grid ?? 1 });
  const value = make("b", {}, inUnits(number, side.brought?.digits));
  return [make("div", {}, make("dt", {}, titleOf(compare, side)), make("dd", {}, value, make("small", {}, where)))];
}
