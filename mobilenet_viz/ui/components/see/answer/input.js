// The question, and what the network gets.

import { make, pressable, write } from "../../shared/elements.js";
import { percent, shortAlpha } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { renderWeights } from "./weights.js";

/** @import { Fields } from "./types.js" */
/** @import { See } from "./component.js" */

/**
 * Predict, act, explain: the student commits to an answer, switches α, and only then reads what both networks said.
 * @param {See} see
 */
export function renderQuestion(see) {
  const { words, data } = see;
  const asked = see.answered(data.question);
  write(see.find(".question"), questionOf(see));
  see.answers.render(asked, words, (choice) => words[`answer_${choice}`], Boolean(data.question.said));
}

/**
 * Asked is about the network that is not on screen.
 * @param {See} see
 */
function questionOf(see) {
  const { words, data, chosen } = see;
  const { wide, thin, said } = data.question;
  const values = { wide: shortAlpha(wide), thin: shortAlpha(thin), share: percent(data.share) };
  if (see.answered(data.question).guess === null) return fill(words[chosen.alpha === thin ? "question_wide" : "question"], values);
  if (!said) return fill(words.question_act, { alpha: shortAlpha(chosen.alpha === wide ? thin : wide) });
  const [first, second] = said.map(({ name, probability }) => `${name} (${percent(probability)})`);
  return fill(words.question_result, { ...values, first, second });
}

/** @param {See} see */
export function renderInput(see) {
  write(see.find("#gets"), see.words.gets_title);
  renderPicture(see);
  renderDials(see);
  renderValues(see);
  renderWeights(see);
}

/**
 * The picture as the network gets it, pixel by pixel, in a frame as large as the one it was trained with.
 * @param {See} see
 */
function renderPicture(see) {
  const { words, data, url } = see;
  const { size, trained } = data.network;
  const picture = see.find(".pixels img", HTMLImageElement);
  picture.hidden = !url; // not here yet
  if (url && picture.getAttribute("src") !== url) picture.src = url;
  see.find(".frame").style.setProperty("--trained", `${trained / 16}rem`);
  picture.style.width = picture.style.height = `${size / 16}rem`;
  picture.alt = fill(words.gets_alt, { photo: data.photo.label, fit: words[`fit_${data.chosen.fit}`] });
  see.find(".pixels .surface").setAttribute("aria-label", words.pixels_how);
  see.caption = fill(words[`gets_${data.chosen.fit}`], { size }) + (size < trained ? ` (${fill(words.ghost, data.network)})` : "");
}

/** @param {See} see */
function renderDials(see) {
  const { words, data } = see;
  write(see.find("#fit"), words.fit_name);
  see.find("#alpha").replaceChildren(`${words.alpha_name} `, make("b", {}, "α"));
  see.find("#size").replaceChildren(`${words.size_name} `, make("b", {}, "px"));
  dial(see, "fit", data.fits, (fit) => words[`fit_${fit}`]);
  dial(see, "size", data.sizes, String);
  const published = [...new Set(data.weights.map(([alpha]) => alpha))];
  dial(see, "alpha", published, shortAlpha);
  const buttons = see.find(".alpha .marks").querySelectorAll("button");
  published.forEach((alpha, i) => {
    const missing = !data.alphas.includes(alpha); // the nearest answers, and the page offers to fetch this one
    buttons[i].classList.toggle("missing", missing);
    buttons[i].setAttribute("aria-label", missing ? `${shortAlpha(alpha)}, ${words.weights_not_here}` : shortAlpha(alpha));
    buttons[i].title = missing ? words.weights_not_here : "";
  });
}

/** @param {See} see */
function renderValues(see) {
  const { words, data, chosen } = see;
  write(see.find(".values summary"), `${words.values_name} ${words[`range_${chosen.values}`]}`);
  write(see.find(".values p"), words.values_about);
  see.find(".values .marks").setAttribute("aria-label", words.values_name);
  dial(see, "values", data.values, (values) => words[`values_${values}`]);
}

/**
 * A field of a link as a group of buttons.
 * @template {"alpha" | "size" | "fit" | "values"} Field
 * @param {See} see
 * @param {Field} field
 * @param {Fields[Field][]} values
 * @param {(value: Fields[Field]) => string} named
 */
function dial(see, field, values, named) {
  pressable(
    see.find(`.${field} .marks`),
    values.map((value) => [value, named(value)]),
    see.chosen[field],
    (value) => see.choose(/** @type {Partial<Fields>} */ ({ [field]: value })),
  );
}
