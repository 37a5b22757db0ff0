// The pictures it named wrong and was surest of, each with the map of what spoke for the wrong name.

import { make, write } from "../../shared/elements.js";
import { HeatMap } from "../../shared/heat.js";
import { percent } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Look } from "./component.js" */
/** @import { Found, Mistake } from "./types.js" */

/**
 * @param {Look} look
 * @param {Found} found
 */
export function renderMistakes({ words, asked, find }, { mistakes, linear }) {
  const covered = asked.guess === null;
  write(find(".about"), covered ? words.mistakes_covered : !mistakes.length ? "" : words[linear ? "mistakes_how" : "mistakes_no_map"]);
  const shown = covered ? [] : mistakes;
  const box = find(".maps");
  const said = JSON.stringify(shown);
  if (box.dataset.said === said) return;
  box.dataset.said = said;
  box.replaceChildren(...shown.map((mistake) => figure(mistake, words)));
  if (linear) shown.forEach((mistake, i) => addMap(/** @type {HTMLElement} */ (box.children[i].lastElementChild), mistake, words));
}

/**
 * @param {Mistake} mistake
 * @param {Record<string, string>} words
 */
function figure({ picture, is, called, probability }, words) {
  const caption = make("figcaption", {}, fill(words.mistake, { is, called, share: percent(probability) }));
  const photo = make("img", { src: picture, alt: fill(words.opened, { is, called }) });
  return make("figure", {}, caption, make("div", { class: "pair" }, photo));
}

/**
 * Into what stands in the page: a map brings its style there.
 * @param {HTMLElement} pair
 * @param {Mistake} mistake
 * @param {Record<string, string>} words
 */
function addMap(pair, { picture, is, called, map }, words) {
  const heat = make("div");
  pair.append(heat);
  const label = fill(words.map_label, { is, called });
  new HeatMap(heat).show({ url: picture, cells: map?.cells ?? null, scale: map?.scale, digits: map?.digits, label });
}
