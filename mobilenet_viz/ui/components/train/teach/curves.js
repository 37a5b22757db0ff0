// Accuracy over epochs: of the pictures held back, thick and with how sure it is; of those that are learnt from, thin.

import { make, write } from "../../shared/elements.js";
import { percent } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Teach } from "./component.js" */
/** @import { Run } from "./types.js" */

const NAMES = ["first", "second", "third"]; // of the runs on the chart, the one looked at last

/** @param {Teach} teach */
export function renderCurves(teach) {
  const { words, data, shown } = teach;
  const runs = shown.map((run, i) => ({ run, name: NAMES[shown.length - 1 - i], curves: teach.moving(run).curves }));
  const lengths = shown.map((run) => (run.outcome ? teach.moving(run).curves.accuracy.length : Number(run.settings.epochs)));
  const count = Math.max(...(lengths.length ? lengths : [teach.chosen.epochs]));
  const chance = 1 / Object.keys(data.pictures.classes).length;
  const known = runs.filter(({ curves }) => curves.accuracy.length);
  teach.plot.show({
    lines: [
      { name: "chance", values: Array(count + 1).fill(chance) },
      ...runs.flatMap(({ name, curves }) => [
        { name: `learnt ${name}`, values: [null, ...curves.accuracy] },
        { name: `held ${name}`, values: [null, ...curves.val_accuracy] },
      ]),
    ],
    bands: runs.slice(-1).flatMap((
      { name, curves: { low, high } },
    ) => (low && high ? [{ name, low: [null, ...low], high: [null, ...high] }] : [])),
    marks: runs.flatMap(({ run, name }) => (run.outcome ? [{ name, value: run.outcome.accuracy, at: run.outcome.best }] : [])),
    count,
    seen: count,
    at: null,
    most: 1,
    axis: words.axis,
    label: known.length ? fill(words.curve_alt, alt(teach, known)) : words.curve_none,
  });
  renderKey(teach, chance);
}

/**
 * @param {Teach} teach
 * @param {{ run: Run, curves: { val_accuracy: number[] } }[]} known
 */
function alt({ words }, known) {
  return {
    runs: known.map(({ run }) => fill(words.run, { number: run.number })).join(", "),
    epochs: Math.max(...known.map(({ curves }) => curves.val_accuracy.length)),
    ends: known.map(({ curves }) => percent(curves.val_accuracy[curves.val_accuracy.length - 1])).join(", "),
  };
}

/**
 * @param {Teach} teach
 * @param {number} chance
 */
function renderKey({ words, shown, find }, chance) {
  const several = shown.length > 1;
  const runs = [...shown].reverse();
  const said = (/** @type {Run} */ run, /** @type {string} */ what) =>
    several ? `${fill(words.run, { number: run.number })}: ${what}` : what;
  const lines = runs.flatMap((
    run,
    i,
  ) => [[`held ${NAMES[i]}`, said(run, words.key_held)], [`learnt ${NAMES[i]}`, said(run, words.key_learnt)]]);
  const held = runs[0]?.outcome?.held_back;
  const rows = [
    ...(lines.length ? lines : [["held first", words.key_held], ["learnt first", words.key_learnt]]),
    ...(held ? [["band", fill(words.key_band, { held_back: held })]] : []),
    ["chance", fill(words.key_chance, { share: percent(chance) })],
  ];
  const list = find(".key");
  if (list.textContent !== rows.map(([, each]) => each).join("")) {
    list.replaceChildren(...rows.map(([name, each]) => make("li", {}, make("i", { class: name }), each)));
  }
  write(find("#curve"), words.curve);
}
