// Shows nothing: brings data that another component uses, see `carried`.

import { carry } from "../../shared/carried.js";

/** @import { Base, Component } from "../../shared/types.js" */

/** @param {Component<Base & { name: string, value: unknown }>} component */
export function show({ data, parentElement }) {
  carry(data.name, data.value);
  parentElement.host.setAttribute("data-drawn", "");
}
