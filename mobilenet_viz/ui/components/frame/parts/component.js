// The title of a page and a button for each of its parts. Kept from run to run, so that the focus stays.

import { component } from "../../shared/component.js";
import { pressable, write } from "../../shared/elements.js";

class Parts {
  constructor(root) {
    this.title = root.querySelector("h1");
    this.group = root.querySelector("[role=group]");
  }

  update({ data, setTriggerValue }) {
    write(this.title, data.title);
    this.group.setAttribute("aria-label", data.label);
    pressable(this.group, Object.entries(data.parts), data.chosen, (part) => setTriggerValue("choice", part));
  }
}

export const show = await component(import.meta.url, Parts);
