// The title of a page and a button for each of its parts. Kept from run to run, so that the focus stays.

import { component } from "../../shared/component.js";
import { finder, pressable, write } from "../../shared/elements.js";

/** @import { Base, Component } from "../../shared/types.js" */

class Parts {
  /** @param {ShadowRoot} root */
  constructor(root) {
    const find = finder(root);
    this.title = find("h1");
    this.group = find("[role=group]");
  }

  /** @param {Component<Base & { title: string, label: string, parts: Record<string, string>, chosen: string }>} component */
  update({ data, setTriggerValue }) {
    write(this.title, data.title);
    this.group.setAttribute("aria-label", data.label);
    pressable(this.group, Object.entries(data.parts), data.chosen, (part) => setTriggerValue("choice", part));
  }
}

export const show = await component(import.meta.url, Parts);
