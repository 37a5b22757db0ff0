// Every run of this session as a row; two of them on the chart are told apart in words.

import { make, write } from "../../shared/elements.js";
import { percent } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { unlike, valueOf } from "./settings.js";

/** @import { Teach } from "./component.js" */
/** @import { Outcome, Run } from "./types.js" */

/** @param {Outcome} outcome */
export function saidOf({ accuracy, low, high }) {
  return { accuracy: percent(accuracy), low: percent(low), high: percent(high) };
}

/** @param {Teach} teach */
export function renderRuns(teach) {
  const { words, data: { runs }, find } = teach;
  find(".runs").hidden = !runs.length;
  const heads = ["shown", "run", "right", "interval", "best", "differs"].map((name) =>
    make("th", { scope: "col" }, words[`column_${name}`])
  );
  const focused = teach.root.activeElement?.getAttribute("data-run");
  find("table").replaceChildren(
    make("thead", {}, make("tr", {}, ...heads)),
    make("tbody", {}, ...[...runs].reverse().map((run) => row(teach, run))),
  );
  if (focused) find(`[data-run="${focused}"]`)?.focus();
  renderCompared(teach);
}

/**
 * @param {Teach} teach
 * @param {Run} run
 */
function row(teach, run) {
  const { words, data } = teach;
  const name = fill(words.run, { number: run.number });
  const box = make("input", { type: "checkbox", "aria-label": `${words.column_shown}: ${name}`, "data-run": run.number });
  box.checked = teach.picked.includes(run.number);
  box.onchange = () => teach.pick(run.number);
  const { outcome } = run;
  const said = outcome && saidOf(outcome);
  const cells = outcome && said
    ? [said.accuracy, `${said.low} … ${said.high}`, String(outcome.best)]
    : [run.refusal ?? words.under_way, "", ""];
  return make(
    "tr",
    {},
    make("td", {}, box),
    make("th", { scope: "row" }, name),
    ...cells.map((cell) => make("td", { class: "number" }, cell)),
    make("td", {}, unlike(data, run.settings, words)),
  );
}

/** @param {Teach} teach */
function renderCompared({ words, data, shown, find }) {
  const [one, other] = [shown[0], shown[shown.length - 1]];
  if (one === other) return write(find(".compared"), "");
  if (!one?.outcome || !other?.outcome) return write(find(".compared"), "");
  const names = Object.keys(one.settings).filter((name) => one.settings[name] !== other.settings[name]);
  const values = { one: one.number, other: other.number };
  const differing = names.map((name) => {
    const [first, second] = [one, other].map(({ settings }) => valueOf(data, name, settings[name]));
    return fill(words.setting_said, { name: words[`setting_${name}`], value: `${first} / ${second}` });
  });
  const overlap = one.outcome.low <= other.outcome.high && other.outcome.low <= one.outcome.high;
  write(
    find(".compared"),
    `${fill(words.differ, { ...values, names: differing.join("; ") })} ${fill(words[overlap ? "alike" : "apart"], values)}`,
  );
}
