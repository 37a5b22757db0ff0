// Shows nothing: tells Python which collection is this browser's own.

import { token } from "../token.js";

/** @import { Base, Component } from "../../shared/types.js" */

/** @param {Component<Base & { known: string | null }>} component */
export function show({ data, parentElement, setTriggerValue }) {
  if (data.known !== token()) setTriggerValue("choice", token());
  parentElement.host.setAttribute("data-drawn", "");
}
