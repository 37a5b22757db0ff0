// Shows nothing: tells Python how large the type is in this window.

import { Rest } from "../../shared/choice.js";
import { keep } from "../../shared/component.js";
import { rem } from "../../shared/elements.js";

/** @import { Base, Component } from "../../shared/types.js" */

/** @typedef {Component<Base & { px: number }>} Given */

class TypeSize {
  constructor() {
    this.rest = new Rest();
    this.said = 0; // px
    this.say = () => this.rest.wait(() => this.tell());
    window.addEventListener("resize", this.say);
  }

  /** @param {Given} given */
  update(given) {
    this.given = given;
    this.tell();
  }

  // Each size once: one that Python does not take is not told again.
  tell() {
    const px = rem(16);
    if (px !== this.said && px !== this.given?.data.px) this.given?.setTriggerValue("choice", px);
    this.said = px;
  }

  stop() {
    this.rest.stop();
    window.removeEventListener("resize", this.say);
  }
}

/** @param {Given} given */
export function show(given) {
  const end = keep(given, () => new TypeSize());
  given.parentElement.host.setAttribute("data-drawn", "");
  return end;
}
