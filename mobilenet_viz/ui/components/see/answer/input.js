// The question, and what the network gets.

import { make, pressable, write } from "../../shared/elements.js";
import { percent, shortAlpha } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

// Predict, act, explain: the student commits to an answer, switches α, and only then reads what both networks said.
export function renderQuestion(see) {
  const { words, data, chosen } = see;
  const [wide, thin] = [Math.max(...data.alphas), Math.min(...data.alphas)];
  const said = see.said[see.place(data.chosen)] ?? {};
  const guess = see.guesses[data.photo.digest];
  const values = { wide: shortAlpha(wide), thin: shortAlpha(thin), share: percent(data.share) };
  const tell = ([name, probability]) => `${name} (${percent(probability)})`;
  const other = chosen.alpha === wide ? thin : wide;
  const sentence = !guess
    ? fill(words.question, values)
    : said[wide] && said[thin]
    ? fill(words.question_result, { ...values, first: tell(said[wide]), second: tell(said[thin]), guess: words[`answer_${guess}`] })
    : fill(words.question_act, { alpha: shortAlpha(other) });
  write(see.find(".question"), sentence);
  pressable(see.find(".answers"), ["same", "other"].map((name) => [name, words[`answer_${name}`]]), guess, (name) => {
    see.guesses[data.photo.digest] = name;
    renderQuestion(see);
  });
}

export function renderInput(see) {
  const { words, data, chosen } = see;
  const { size, trained } = data.network;
  write(see.find("#gets"), words.gets_title);
  const picture = see.find(".pixels img");
  picture.hidden = !data.photo.url; // not here yet
  if (data.photo.url && picture.getAttribute("src") !== data.photo.url) picture.src = data.photo.url;
  see.find(".frame").style.setProperty("--trained", `${trained}px`);
  picture.width = picture.height = size;
  picture.alt = fill(words.gets_alt, { photo: data.photo.label, fit: words[`fit_${data.chosen.fit}`] });
  see.find(".pixels .surface").setAttribute("aria-label", words.pixels_how);
  see.caption = fill(words[`gets_${data.chosen.fit}`], { size }) + (size < trained ? ` (${fill(words.ghost, data.network)})` : "");
  write(see.find("#fit"), words.fit_name);
  see.find("#alpha").replaceChildren(`${words.alpha_name} `, make("b", {}, "α"));
  see.find("#size").replaceChildren(`${words.size_name} `, make("b", {}, "px"));
  const dial = (name, values, named) =>
    pressable(
      see.find(`.${name} .marks`),
      values.map((value) => [value, named(value)]),
      chosen[name],
      (value) => see.choose({ [name]: value }),
    );
  dial("fit", data.fits, (fit) => words[`fit_${fit}`]);
  dial("size", data.sizes, String);
  const published = [...new Set(data.weights.map(([alpha]) => alpha))];
  dial("alpha", published, shortAlpha);
  published.forEach((alpha, i) => {
    const button = see.find(".alpha .marks").children[i];
    const missing = !data.alphas.includes(alpha); // the nearest answers, and the page offers to fetch this one
    button.classList.toggle("missing", missing);
    button.setAttribute("aria-label", missing ? `${shortAlpha(alpha)}, ${words.weights_not_here}` : shortAlpha(alpha));
    button.title = missing ? words.weights_not_here : "";
  });
  renderWeights(see, published);
  write(see.find(".values summary"), `${words.values_name} ${words[`range_${chosen.values}`]}`);
  write(see.find(".values p"), words.values_about);
  see.find(".values .marks").setAttribute("aria-label", words.values_name);
  dial("values", data.values, (values) => words[`values_${values}`]);
}

// Which of the published weights are here, and the command that fetches the others.
function renderWeights({ find, words, data }, published) {
  const [summary, about, table, fetch, command] = find(".weights").children;
  const sizes = [...new Set(data.weights.map(([, size]) => size))];
  const here = new Set(data.weights.filter(([, , is]) => is).map(([alpha, size]) => `${alpha} ${size}`));
  write(summary, fill(words.weights, { here: here.size, count: data.weights.length }));
  write(about, words.weights_about);
  const mark = (is) =>
    make(
      "td",
      {},
      make("span", { "aria-hidden": "true" }, is ? "✓" : "–"),
      make("span", { class: "hidden" }, words[is ? "weights_here" : "weights_not_here"]),
    );
  const head = (text, scope) => make("th", { scope }, text);
  table.tHead.replaceChildren(make("tr", {}, head("α / px", "col"), ...sizes.map((size) => head(size, "col"))));
  table.tBodies[0].replaceChildren(
    ...published.map((alpha) => make("tr", {}, head(shortAlpha(alpha), "row"), ...sizes.map((size) => mark(here.has(`${alpha} ${size}`))))),
  );
  fetch.hidden = command.hidden = here.size === data.weights.length;
  write(fetch, words.weights_fetch);
  write(command.firstChild, data.fetch);
}
