// Shows nothing: brings data that another component uses, see `carried`.

import { carry } from "../../shared/carried.js";

export function show({ data, parentElement }) {
  carry(data.name, data.value);
  parentElement.host.setAttribute("data-drawn", "");
}
