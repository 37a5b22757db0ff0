// The deletion curve: probability against hidden cells, drawn as far as the student has seen.

import { percent } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Hide } from "./component.js" */

/** @param {Hide} hide */
export function renderPlot(hide) {
  const { words, data: { test }, count, compared: hidden, order } = hide;
  const { hot, random, median } = hide.curves;
  const at = (/** @type {(number | null)[] | null | undefined} */ curve) => curve?.[hidden] ?? null;
  const value = (/** @type {(number | null)[] | null | undefined} */ curve) => (at(curve) === null ? "…" : percent(Number(at(curve))));
  const chosen = random?.[order];
  const lines = [
    ...(random ?? []).filter((values) => values !== chosen).map((values) => ({ name: "random", values })),
    ...(chosen ? [{ name: "random shown", values: chosen }] : []), // on top of the other ones
    ...(median ? [{ name: "median", values: median }] : []),
    ...(hot ? [{ name: "hot", values: hot }] : []),
  ];
  const marks = [
    { name: "cold", value: at(chosen) },
    { name: "hot", value: at(hot) },
  ].flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
  hide.plot.show({
    lines,
    count,
    marks,
    at: hidden,
    axis: words.axis,
    seen: hide.isWhole ? count : hide.seen,
    label: test
      ? fill(words.curve_alt, { name: test.shown.name, count: hidden, hot: value(hot), random: value(chosen) })
      : words.waiting_answer,
  });
}
