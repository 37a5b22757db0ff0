// From logits to probabilities, written out for the five and all others together. Numbers come in ten-thousandths.

import { make, write } from "../../shared/elements.js";
import { inUnits, percent } from "../../shared/numbers.js";
import { fill, languageOf } from "../../shared/words.js";

const FINE = 4; // digits

export function renderSoftmax(see) {
  const { words, data } = see;
  const { answer } = data;
  const box = see.find(".softmax");
  box.hidden = !answer;
  if (!answer) return;
  const { rows, others, count, sum } = answer.softmax;
  const number = (whole) => make("td", {}, inUnits(whole, FINE));
  const [summary, about, table, check] = box.children;
  write(summary, words.softmax);
  write(about, fill(words.softmax_about, data));
  const heads = ["class", "logit", "difference", "exponential", "probability"].map((name) =>
    make("th", { scope: "col" }, words[`softmax_${name}`])
  );
  table.tHead.replaceChildren(make("tr", {}, ...heads));
  const line = (head, ...cells) => make("tr", {}, make("th", { scope: "row" }, head), ...cells);
  const share = (part) => make("td", {}, percent(part));
  table.tBodies[0].replaceChildren(
    ...rows.map((row) =>
      line(
        make("span", { lang: languageOf(row.name) }, row.name),
        number(row.logit),
        number(row.difference),
        number(row.exponential),
        share(row.probability),
      )
    ),
    line(fill(words.softmax_others, { count }), make("td"), make("td"), number(others), share(answer.softmax.rest)),
    line(words.softmax_sum, make("td"), make("td"), number(sum), share(1)),
  );
  write(
    check,
    fill(words.softmax_division, {
      name: rows[0].name,
      part: inUnits(rows[0].exponential, FINE),
      sum: inUnits(sum, FINE),
      share: percent(rows[0].probability),
    }),
  );
}
