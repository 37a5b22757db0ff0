// The network that answers, its five most probable classes as buttons, and any other class by name.

import { make, write } from "../../shared/elements.js";
import { inUnits, percent, short, shortAlpha } from "../../shared/numbers.js";
import { fill, languageOf } from "../../shared/words.js";

export function renderAnswer(see) {
  const { words, data } = see;
  const { network } = data;
  write(see.find("#says"), words.answer_title);
  const cost = (name) =>
    `${fill(words[`cost_${name}`], { count: short(network[name]) })}, ${
      fill(words.of_baseline, { share: percent(network[`${name}_ratio`]), baseline: network.baseline })
    }`;
  see.find(".network").replaceChildren(
    make("b", {}, fill(words.network, { alpha: shortAlpha(network.alpha), size: network.size })),
    make("span", {}, cost("mult_adds")),
    make("span", {}, cost("parameters")),
  );
  see.find(".notes").replaceChildren(...data.notes.map((note) => make("p", {}, note)));
  see.find(".says").classList.toggle("outdated", see.outdated);
  write(see.find(".changed"), see.before && data.answer ? change(see) : "");
  write(see.find(".says .state"), data.refusal ?? (data.answer ? "" : words.waiting));
  write(see.find(".outside"), [fill(words.outside, data), ...(data.answer?.notes ?? [])].join(" "));
  see.search.render(words, see.data.classes);
  renderTop(see);
}

// What the answer was and what it is now.
function change({ words, before, last }) {
  const tell = ({ name, probability }) => `${name} ${percent(probability)}`;
  return fill(words.changed, { before: tell(before), now: tell(last) });
}

function renderTop(see) {
  const { words, data } = see;
  const { answer } = data;
  const list = see.find(".top");
  list.setAttribute("aria-label", words.top_label);
  const rows = listed(answer);
  while (list.children.length > rows.length) list.lastChild.remove();
  while (list.children.length < rows.length) list.append(topRow());
  rows.forEach((row, i) => {
    const button = list.children[i].firstChild;
    const [name, part, logit, probability, bar] = button.children;
    write(name.firstChild, row.name);
    name.firstChild.lang = languageOf(row.name);
    write(name.lastChild, i < answer.top.length ? "" : fill(words.rank, { rank: row.rank, count: data.count }));
    part.hidden = true; // until a place is pointed at
    write(logit, fill(words.logit, { value: inUnits(row.logit) }));
    write(probability, percent(row.probability));
    bar.firstChild.style.width = `${100 * row.probability}%`;
    button.setAttribute("aria-pressed", String(row === see.shown));
    // Pressing the first goes back to "whichever is first": another network may have another first.
    button.onclick = () => {
      see.search.clear();
      see.choose({ class: i === 0 ? null : row.index });
    };
  });
}

// The first five, and the chosen class when it is none of them.
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
