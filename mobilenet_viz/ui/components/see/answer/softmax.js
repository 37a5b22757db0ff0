// From logits to probabilities, written out for the five and all others together. Numbers come in ten-thousandths.

import { make, write } from "../../shared/elements.js";
import { inUnits, percent } from "../../shared/numbers.js";
import { fill, languageOf } from "../../shared/words.js";

/** @import { See } from "./component.js" */

const FINE = 4; // digits
const COLUMNS = ["class", "logit", "difference", "exponential", "probability"];

/** @param {See} see */
export function renderSoftmax({ find, words, data, answer }) {
  const box = find(".softmax");
  box.style.visibility = answer ? "" : "hidden"; // its place is kept
  write(find(".softmax summary"), words.softmax);
  write(find(".softmax .about"), fill(words.softmax_about, { count: data.count }));
  if (!answer) return;
  const { rows, others, rest, count, sum } = answer.softmax;
  const table = find(".softmax table", HTMLTableElement);
  table.tHead?.replaceChildren(make("tr", {}, ...COLUMNS.map((name) => make("th", { scope: "col" }, words[`softmax_${name}`]))));
  table.tBodies[0].replaceChildren(
    ...rows.map(({ name, logit, difference, exponential, probability }) =>
      line(make("span", { lang: languageOf(name) }, name), [logit, difference, exponential], probability)
    ),
    line(fill(words.softmax_others, { count }), [null, null, others], rest),
    line(words.softmax_sum, [null, null, sum], 1),
  );
  const [{ name, exponential, probability }] = rows;
  const division = { name, part: inUnits(exponential, FINE), sum: inUnits(sum, FINE), share: percent(probability) };
  write(find(".softmax .check"), fill(words.softmax_division, division));
}

/**
 * @param {string | HTMLElement} head
 * @param {(number | null)[]} numbers
 * @param {number} probability
 */
function line(head, numbers, probability) {
  const cells = numbers.map((number) => make("td", {}, number === null ? "" : inUnits(number, FINE)));
  return make("tr", {}, make("th", { scope: "row" }, head), ...cells, make("td", {}, percent(probability)));
}
