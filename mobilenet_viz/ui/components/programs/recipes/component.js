// Two programs that build MobileNetV1, side by side.

import { component } from "../../shared/component.js";
import { Explorer } from "../../shared/explorer.js";

/** @extends {Explorer<any>} */
export class Recipes extends Explorer {}

export const show = await component(import.meta.url, Recipes);
