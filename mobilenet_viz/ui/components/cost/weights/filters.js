// The filters of one layer, a button each, in which every square is a weight: a plane of squares for each channel read.

import { draw, make } from "../../shared/elements.js";
import { roving } from "../../shared/roving.js";

const PITCH = 9; // from square to square
const GAP = 4; // between planes

/** @import { LayerFilters } from "./types.js" */

export class Filters {
  /**
   * @param {HTMLElement} box
   * @param {LayerFilters} layer
   * @param {(filter: number | null) => void} point the pointer or the focus is on a filter, or on none any more
   * @param {(filter: number) => void} hold a filter is pressed
   */
  constructor(box, layer, point, hold) {
    this.layer = layer;
    this.point = point;
    this.hold = hold;
    this.title = make("h3");
    this.group = make("div", { class: `filter-group kind-${layer.kind}`, role: "group" });
    this.buttons = Array.from({ length: layer.filters }, (_, i) => this.button(i));
    this.group.append(...this.buttons);
    roving(this.group, { stops: () => this.buttons });
    box.replaceChildren(this.title, this.group);
  }

  /** @param {number} i */
  button(i) {
    const button = make("button", { type: "button", tabindex: i ? "-1" : "0", "aria-pressed": "false" });
    button.append(picture(this.layer));
    button.onpointerenter = (event) => {
      if (event.pointerType === "mouse") this.point(i);
    };
    button.onpointerleave = (event) => {
      if (event.pointerType === "mouse") this.point(null);
    };
    button.onfocus = () => {
      if (button.matches(":focus-visible")) this.point(i);
    };
    button.onblur = () => this.point(null);
    button.onclick = () => this.hold(i);
    return button;
  }

  /**
   * @param {(string | Node)[]} title
   * @param {(i: number) => string} name of a filter
   * @param {number | null} pointed up to it the filters are counted
   * @param {number | null} held
   */
  show(title, name, pointed, held) {
    this.title.replaceChildren(...title);
    this.group.setAttribute("aria-label", this.title.textContent ?? "");
    this.buttons.forEach((button, i) => {
      button.setAttribute("aria-label", name(i));
      button.setAttribute("aria-pressed", String(i === held));
      button.classList.toggle("lit", i === pointed);
      button.classList.toggle("counted", pointed !== null && i <= pointed);
    });
  }
}

/** @param {LayerFilters} layer */
function picture({ kernel, reads }) {
  const plane = kernel * PITCH + GAP;
  const side = kernel * PITCH - 1;
  const end = reads * plane - GAP; // of the squares; the bias stands behind them, close to its own
  const width = end + PITCH + GAP;
  const svg = draw("svg", { viewBox: `0 0 ${width} ${side}`, "aria-hidden": "true" });
  svg.style.width = `calc(var(--unit) * ${width})`;
  for (let channel = 0; channel < reads; channel++) {
    for (let at = 0; at < kernel ** 2; at++) {
      svg.append(
        draw("rect", {
          class: "weight",
          width: PITCH - 1,
          height: PITCH - 1,
          x: channel * plane + (at % kernel) * PITCH,
          y: Math.floor(at / kernel) * PITCH,
        }),
      );
    }
  }
  svg.append(draw("circle", { class: "bias-mark", r: 3.25, cx: end + 5, cy: side / 2 }));
  return svg;
}
