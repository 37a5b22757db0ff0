// The question, what was found, and the values under the pointer.

import { make, pressable, write } from "../../shared/elements.js";
import { inUnits, percent } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { cellsOf, nameOf, renderLegend, renderNotes, titleOf } from "./sides.js";

export function renderQuestion(compare) {
  const { words, data } = compare;
  const guess = compare.guesses[compare.pair];
  // A guess can be made before the maps are here; what was found stands here with both of them.
  const none = data.both && data.share === null;
  const found = none ? words.result_none : guess === undefined || !data.both ? words.question : fill(words.result, {
    share: percent(data.share),
    said: fill(words[guess === data.range ? "said_right" : "said_wrong"], { guess: words[`guess_${guess}`] }),
    peaks: words[data.peaks_meet ? "peaks_same" : "peaks_other"],
  });
  write(compare.find(".question"), found);
  const rows = none ? [] : Array.from({ length: data.guesses }, (_, i) => [i, words[`guess_${i}`]]);
  pressable(compare.find(".answers"), rows, guess, (i) => {
    compare.guesses[compare.pair] = i;
    renderQuestion(compare);
  });
}

export function renderExplained(compare) {
  const { words, data } = compare;
  const [left, right] = data.sides;
  if (left.shown && right.shown) {
    const [p_left, p_right] = data.sides.map(({ shown }) => percent(shown.probability));
    const [g_left, g_right] = data.sides.map(({ map }) => map?.grid ?? "…");
    const values = { p_left, p_right, g_left, g_right, left: nameOf(compare, left), right: nameOf(compare, right), name: left.shown.name };
    const cells = data.cells ? ` ${fill(words.about_cells, data.cells)}` : "";
    write(compare.find(".explained"), fill(words[`about_${data.differ}`], values) + cells);
  } else write(compare.find(".explained"), "");
  renderNotes(compare.find(".reading .notes"), data.notes);
  renderLegend(compare, compare.find(".reading .legend"), data.both && data.one_scale ? data.sides : []);
  const units = [...new Set(data.sides.map(({ unit }) => words[`unit_${unit}`]))];
  write(
    compare.find(".scale-note"),
    data.both ? fill(words[data.one_scale ? "scale_shared" : "scale_own"], { unit: units.join(", ") }) : "",
  );
}

export function renderPointed(compare, cells) {
  const { words, data } = compare;
  const rows = data.sides.flatMap((side, i) => {
    const numbers = cellsOf(side, i);
    const cell = cells[i];
    if (!cell || !numbers || !numbers[cell.row]) return [];
    const where = fill(words.pointed, { row: cell.row + 1, col: cell.col + 1, grid: side.map.grid });
    return [
      make(
        "div",
        {},
        make("dt", {}, titleOf(compare, side)),
        make("dd", {}, make("b", {}, inUnits(numbers[cell.row][cell.col], side.map.digits)), make("small", {}, where)),
      ),
    ];
  });
  compare.find(".pointed").replaceChildren(...rows);
  write(compare.find(".point"), rows.length ? "" : words.point);
}
