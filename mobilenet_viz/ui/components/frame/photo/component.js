// The photos to choose from, each a button; the one in use is pressed.

import { component } from "../../shared/component.js";
import { make } from "../../shared/elements.js";

// Streamlit's field offers every file; a phone that knows what is wanted offers photos, and turns HEIC into JPEG itself.
// So a dropped file of another kind still gets its sentence. Set when the dialog is about to open: Streamlit draws the field anew.
let accepted = "";
function offer() {
  for (const field of document.querySelectorAll('[data-testid="stFileUploaderDropzoneInput"]')) field.accept = accepted;
}

class Photo {
  constructor(root) {
    this.group = root.querySelector(".choices");
    document.addEventListener("click", offer, true); // by pointer, key or voice; the same listener each time: the browser keeps one
  }

  update({ data: { words, choices, thumbnails, accept }, setTriggerValue }) {
    accepted = accept;
    const { group } = this;
    group.setAttribute("aria-label", words.samples);
    // Kept from run to run, so that the focus stays where it is.
    while (group.children.length > choices.length) group.lastChild.remove();
    while (group.children.length < choices.length) group.append(make("button", { type: "button" }, make("img")));
    choices.forEach(({ name, thumbnail, chosen }, i) => {
      const button = group.children[i];
      const picture = button.firstChild;
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
