// A table of the paper as rows of bars: outlined what is printed, filled what is computed. One row is compared with the
// reference in a sentence below.

import { draw, make } from "../../shared/elements.js";
import { computed, paperTable, printed } from "../../shared/papertable.js";
import { fill } from "../../shared/words.js";

// Drawn as the last in `place`. first: the number of the first row among all rows of the story. row: the one compared, from 0,
// or null. answered: what is computed may be seen.
export function barTable(place, chart, { first, row, answered }, words, choose) {
  const { table } = chart;
  const shows = (it) => answered && it.shown !== null;
  const names = table.columns.findLastIndex((column) => column.names);
  const most = table.columns.map((_, j) => Math.max(...table.rows.map((cells) => longest(cells[j]))));
  const cell = (it, { row: i, column: j }) => {
    if (j < names) return [printed(it, table.source)];
    if (j === names) return [nameOf(it, i)];
    return [barOf(it, most[j], shows(it)), printed(it, table.source), ...(shows(it) ? [computed(it, words)] : [])];
  };
  const nameOf = (it, i) => {
    if (i === chart.reference) return printed(it, table.source);
    const button = make("button", { type: "button", lang: "en", "data-row": first + i, "aria-pressed": String(i === row) }, it.printed);
    button.onclick = () => choose(first + i);
    return button;
  };
  const box = place.appendChild(make("div", { class: "chart" }));
  const drawn = box.appendChild(make("div"));
  paperTable(drawn, table, { cell, words });
  const reference = chart.names[chart.reference];
  const known = table.rows.some((cells) => cells.some(shows));
  box.append(
    make("h3", {}, fill(words.region, table)),
    drawn,
    make("p", { class: "dim" }, known ? words.printed : answered ? words.printed_only : "", " ", fill(words.press, { reference })),
    make("p", { class: "compared", role: "status" }, row === null ? "" : compared(chart, row, reference, words)),
    ...notesOf(answered ? table.rows[row] : []),
  );
}

function longest(it) {
  return Math.max(Number(it.printed) || 0, Number(it.shown) || 0);
}

function barOf(it, most, ours) {
  const svg = draw("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
  if (ours) svg.append(draw("rect", { class: "ours", width: (100 * Number(it.shown)) / most, height: 10 }));
  svg.append(draw("rect", { class: "theirs", width: (100 * Number(it.printed)) / most, height: 10 }));
  return svg;
}

function compared(chart, row, reference, words) {
  const parts = chart.against[row].map(([how, amount], j) => fill(words[`part_${how}`], { name: chart.short[j], amount }));
  return fill(words.compared, { row: chart.names[row], reference, parts: parts.join(" · ") });
}

function notesOf(cells) {
  return cells.filter((it) => it.note).map((it) => make("p", { class: "note" }, it.note));
}
