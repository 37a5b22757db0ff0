// The photos that the grid can be of, each one press away, with what was found of those that were guessed at.

import { make, write } from "../../shared/elements.js";
import { percent, writtenAlpha } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Cheap } from "./component.js" */

/** @param {Cheap} cheap */
export function renderPhotos(cheap) {
  const { find, words, data: { photos, thumbnails }, chosen } = cheap;
  const box = find(".photos");
  box.setAttribute("aria-label", words.photos);
  // Kept from run to run, so that the focus stays where it is.
  while (box.children.length > photos.length) box.lastElementChild?.remove();
  while (box.children.length < photos.length) box.append(photoButton());
  photos.forEach(({ name, label, thumbnail, found, ...each }, i) => {
    const button = /** @type {HTMLButtonElement} */ (box.children[i]);
    const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (button.querySelector(selector));
    const picture = /** @type {HTMLImageElement} */ (button.firstElementChild);
    const source = thumbnail ?? thumbnails[name];
    if (picture.getAttribute("src") !== source) picture.src = source;
    const share = found && percent(found.share);
    const cheapest = found ? fill(words.found, { alpha: writtenAlpha(found.alpha), size: found.size, share }) : words.unguessed;
    write(part("b"), share ?? "?");
    button.title = `${label}: ${cheapest}`;
    button.setAttribute("aria-label", button.title);
    button.setAttribute("aria-pressed", String(chosen.photo ? chosen.photo === name : each.chosen));
    button.onclick = () => cheap.choose({ photo: name });
  });
}

function photoButton() {
  return make("button", { type: "button" }, make("img", { alt: "" }), make("b"));
}
