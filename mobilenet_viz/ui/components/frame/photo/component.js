// The photos to choose from, each a button; the one in use is pressed.

import { component } from "../../shared/component.js";
import { finder, make } from "../../shared/elements.js";

// Streamlit's field offers every file; a phone that knows what is wanted offers photos, and turns HEIC into JPEG itself.
// So a dropped file of another kind still gets its sentence. Set when the dialog is about to open: Streamlit draws the field anew.
let accepted = "";
function offer() {
  field()?.setAttribute("accept", accepted);
}

/** @returns {HTMLInputElement | null} */
const field = () => document.querySelector('[data-testid="stFileUploaderDropzoneInput"]');

/**
 * A file may be dropped anywhere on the page, not only on Streamlit's own field, which takes its own.
 * @param {DragEvent} event
 */
function drop(event) {
  const [into, files] = [field(), event.dataTransfer];
  if (!into || !files?.types.includes("Files") || event.composedPath().includes(/** @type {Node} */ (into.parentNode))) return;
  event.preventDefault(); // or the browser would leave the page for the file
  if (event.type !== "drop" || !files.files.length) return;
  const first = new DataTransfer();
  first.items.add(files.files[0]);
  into.files = first.files;
  into.dispatchEvent(new Event("change", { bubbles: true }));
}

/** @import { Base, Component, Words } from "../../shared/types.js" */

/**
 * @typedef {object} PhotoData
 * @property {Words} words
 * @property {{ name: string, thumbnail: string | null, chosen: boolean }[]} choices
 * @property {Record<string, string>} thumbnails of the samples
 * @property {string} accept what the field's dialog offers
 */

class Photo {
  /** @param {ShadowRoot} root */
  constructor(root) {
    this.group = finder(root)(".choices");
    document.addEventListener("click", offer, true); // by pointer, key or voice; the same listener each time: the browser keeps one
    for (const type of /** @type {const} */ (["dragover", "drop"])) document.addEventListener(type, drop);
  }

  /** @param {Component<Base & PhotoData>} component */
  update({ data: { words, choices, thumbnails, accept }, setTriggerValue }) {
    accepted = accept;
    const { group } = this;
    group.setAttribute("aria-label", words.samples);
    // Kept from run to run, so that the focus stays where it is.
    while (group.children.length > choices.length) group.lastElementChild?.remove();
    while (group.children.length < choices.length) group.append(make("button", { type: "button" }, make("img")));
    choices.forEach(({ name, thumbnail, chosen }, i) => {
      const button = /** @type {HTMLButtonElement} */ (group.children[i]);
      const picture = /** @type {HTMLImageElement} */ (button.firstElementChild);
      const source = thumbnail ?? thumbnails[name];
      if (picture.src !== source) picture.src = source;
      picture.alt = words[name];
      button.title = words[name];
      button.setAttribute("aria-pressed", String(chosen));
      button.onclick = () => setTriggerValue("choice", name);
    });
  }
}

export const show = await component(import.meta.url, Photo);
