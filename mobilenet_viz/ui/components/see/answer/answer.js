// The network that answers, its five most probable classes as buttons, and any other class by name.

import { make, write } from "../../shared/elements.js";
import { inUnits, percent, short, shortAlpha } from "../../shared/numbers.js";
import { fill, languageOf } from "../../shared/words.js";

/** @import { See } from "./component.js" */
/** @import { Answer, Tallied } from "./types.js" */

/** @param {See} see */
export function renderAnswer(see) {
  const { words, data, answer } = see;
  write(see.find("#says"), words.answer_title);
  renderNetwork(see);
  see.find(".notes").replaceChildren(...data.notes.map((note) => make("p", {}, note)));
  see.find(".says").classList.toggle("outdated", see.outdated);
  write(see.find(".changed"), see.outdated ? words.outdated : answer ? change(see) : "");
  write(see.find(".says .state"), data.refusal ?? (answer ? "" : words.waiting));
  write(see.find(".outside"), [fill(words.outside, { count: data.count }), ...(answer?.notes ?? [])].join(" "));
  see.search.render(words, data.classes);
  renderTop(see);
}

/** @param {See} see */
function renderNetwork({ find, words, data: { network } }) {
  const cost = (/** @type {"mult_adds" | "parameters"} */ name) =>
    `${fill(words[`cost_${name}`], { count: short(network[name]) })}, ${
      fill(words.of_baseline, { share: percent(network[`${name}_ratio`]), baseline: network.baseline })
    }`;
  find(".network").replaceChildren(
    make("b", {}, fill(words.network, { alpha: shortAlpha(network.alpha), size: network.size })),
    make("span", {}, cost("mult_adds")),
    make("span", {}, cost("parameters")),
  );
}

/**
 * What the answer was and what it is now.
 * @param {See} see
 */
function change({ words, before, last }) {
  if (!before || !last) return "";
  const tell = (/** @type {import("./component.js").Said} */ { name, probability }) => `${name} ${percent(probability)}`;
  return fill(words.changed, { before: tell(before), now: tell(last) });
}

/** @param {See} see */
function renderTop(see) {
  const { words, answer } = see;
  const list = see.find(".top");
  list.setAttribute("aria-label", words.top_label);
  const rows = listed(answer);
  while (list.children.length > rows.length) list.lastElementChild?.remove();
  while (list.children.length < rows.length) list.append(topRow());
  rows.forEach((row, i) => {
    const button = list.querySelectorAll("button")[i];
    // Pressing the first goes back to "whichever is first": another network may have another first.
    button.onclick = () => {
      see.search.clear();
      see.choose({ class: i === 0 ? null : row.index });
    };
    button.setAttribute("aria-pressed", String(row === see.shown));
    renderRow(see, button, row, i >= (answer?.top.length ?? 0));
  });
}

/**
 * @param {See} see
 * @param {HTMLElement} button
 * @param {Tallied} row
 * @param {boolean} added is it none of the first?
 */
function renderRow({ words, data }, button, row, added) {
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (button.querySelector(selector));
  const name = part(".name span");
  write(name, row.name);
  name.lang = languageOf(row.name);
  const rank = added ? fill(words.rank, { rank: row.rank, count: data.count }) : "";
  write(part(".name small"), [row.gloss, rank].filter(Boolean).join(" · "));
  part(".part").hidden = true; // until a place is pointed at
  write(part(".logit"), fill(words.logit, { value: inUnits(row.logit) }));
  write(part(".probability"), percent(row.probability));
  part(".bar i").style.width = `${100 * row.probability}%`;
}

/**
 * The first five, and the chosen class when it is none of them.
 * @param {Answer | null} answer
 */
export function listed(answer) {
  if (!answer) return [];
  return answer.top.some(({ index }) => index === answer.shown.index) ? answer.top : [...answer.top, answer.shown];
}

function topRow() {
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button" },
      make("span", { class: "name" }, make("span"), make("small")),
      make("span", { class: "part", hidden: "" }, make("span", { class: "track" }, make("i")), make("b")),
      make("span", { class: "logit" }),
      make("span", { class: "probability" }),
      make("span", { class: "bar" }, make("i")),
    ),
  );
}
