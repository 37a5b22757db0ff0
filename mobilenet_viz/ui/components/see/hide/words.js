// The question, what was found, and the curve as a table.

import { renderAsked, renderNamed } from "../../shared/asked.js";
import { carried } from "../../shared/carried.js";
import { make, write } from "../../shared/elements.js";
import { percent } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

// Predict, act, explain: a guess, the slider, and then what was found.
export function renderQuestion(hide) {
  const { words, data, count, done } = hide;
  const { test, guesses } = data;
  const { outcome } = hide.curves;
  const range = ([first, last]) => fill(first === last ? words.range_one : words.range, { first, last });
  const cells = (number) => (number === null ? words.never : fill(words.cells, { count: number, all: count }));
  const guess = done.guess === null ? "" : range(guesses[done.guess]);
  const question = hide.find(".question");
  hide.find(".ask").style.visibility = test ? "" : "hidden"; // its place is kept
  if (!test) return;
  const name = test.shown.name;
  if (outcome && hide.isWhole) {
    const found = { hot: cells(outcome.hot_halved), random: cells(outcome.random_halved), orders: outcome.orders };
    write(question, done.guess === null ? fill(words.question_result, found) : fill(words.question_result_guessed, { ...found, guess }));
  } else if (done.guess === null) renderNamed(question, words.question, { name, count });
  else write(question, fill(words.question_act, { guess, half: percent(test.shown.probability / 2) }));
  const group = hide.find(".answers");
  while (group.children.length > guesses.length) group.lastChild.remove();
  while (group.children.length < guesses.length) group.append(make("button", { type: "button" }));
  guesses.forEach((each, i) => {
    const button = group.children[i];
    write(button, range(each));
    button.setAttribute("aria-pressed", String(i === done.guess));
    button.onclick = () => hide.guess(i);
  });
}

export function renderVerdict(hide) {
  const { words, data } = hide;
  const { test } = data;
  const { outcome } = hide.curves;
  const here = outcome && hide.isWhole;
  const areas = here && { hot: percent(outcome.hot_area), random: percent(outcome.random_area) };
  if (test) renderNamed(hide.find("#falls"), words.curve, { name: test.shown.name });
  renderKey(hide, areas);
  write(hide.find(".verdict"), here ? fill(words[`verdict_${test.map.flat ? "flat" : outcome.verdict}`], { ...outcome, ...areas }) : "");
  write(hide.find(".whole"), words.whole);
  hide.find(".whole").hidden = !outcome || hide.isWhole;
  hide.find("details").hidden = !here;
  const refused = data.refusal && { missing: true, refusal: data.refusal };
  const running = test?.map ? words.waiting : words.waiting_map;
  const asked = test && { ...test, progress: carried("hide_progress") ?? 0 };
  renderAsked(
    hide.find(".asked"),
    refused ?? asked,
    words,
    { answer: words.waiting_answer, running, unstarted: words.not_started },
    (go) => hide.tell({ go }),
  );
  renderTable(hide);
}

function renderKey(hide, areas) {
  const { words, data } = hide;
  const about = (share) => (areas ? `, ${fill(words.area, { area: share })}` : "");
  const rows = [
    ["hot", words.key_hot + about(areas?.hot)],
    ["median", fill(words.key_median, { orders: data.random.length }) + about(areas?.random)],
    ["random", words.key_random],
  ];
  const list = hide.find(".key");
  if (list.textContent === rows.map(([, said]) => said).join("")) return;
  list.replaceChildren(...rows.map(([name, said]) => make("li", {}, make("i", { class: name }), said)));
}

// The curve in numbers, made when it is opened.
export function renderTable(hide) {
  const { words, data: { test }, count } = hide;
  const { hot, random, median } = hide.curves;
  write(hide.find("summary"), words.table);
  const shown = [hot, median, words, test?.shown.name];
  if (!hide.find("details").open || !hot || !median || shown.every((each, i) => each === hide.tabled?.[i])) return;
  hide.tabled = shown;
  hide.find("thead tr").replaceChildren(
    ...["count", "hot", "median", "range"].map((name) => make("th", { scope: "col" }, words[`column_${name}`])),
  );
  hide.find(".rows").setAttribute("aria-label", fill(words.curve, { name: test.shown.name }));
  hide.find("details tbody").replaceChildren(...Array.from({ length: count + 1 }, (_, k) => {
    const all = random.map((curve) => curve[k]);
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, String(k)),
      make("td", {}, percent(hot[k])),
      make("td", {}, percent(median[k])),
      make("td", {}, `${percent(Math.min(...all))} … ${percent(Math.max(...all))}`),
    );
  }));
}
