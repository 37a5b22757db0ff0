// The filters of one layer, a button each, in which every square is a weight: a plane of squares for each channel read.

import { draw, make } from "../../shared/elements.js";
import { roving } from "../../shared/roving.js";

const PITCH = 9; // from square to square
const GAP = 4; // between planes

export class Filters {
  // point([layer, filter] or null): the pointer is over a filter; a click keeps it.
  constructor(box, layer, index, view) {
    this.layer = layer;
    this.index = index;
    this.view = view;
    this.title = make("h3");
    this.group = make("div", { class: `filter-group kind-${layer.kind}`, role: "group" });
    this.buttons = Array.from({ length: layer.filters }, (_, i) => this.button(i));
    this.group.append(...this.buttons);
    roving(this.group, { stops: () => this.buttons });
    box.replaceChildren(this.title, this.group);
  }

  button(i) {
    const button = make("button", { type: "button", tabindex: i ? "-1" : "0", "aria-pressed": "false" });
    button.append(picture(this.layer));
    button.onpointerenter = (event) => {
      if (event.pointerType === "mouse") this.view.point([this.index, i]);
    };
    button.onpointerleave = (event) => {
      if (event.pointerType === "mouse") this.view.point(null);
    };
    button.onfocus = () => {
      if (button.matches(":focus-visible")) this.view.point([this.index, i]);
    };
    button.onblur = () => this.view.point(null);
    button.onclick = () => this.view.keep([this.index, i]);
    return button;
  }

  // title: nodes; name(i): what a filter is called. pointed: its number or null; up to it the filters are counted.
  show(title, name, pointed, kept) {
    this.title.replaceChildren(...title);
    this.group.setAttribute("aria-label", this.title.textContent);
    this.buttons.forEach((button, i) => {
      button.setAttribute("aria-label", name(i));
      button.setAttribute("aria-pressed", String(i === kept));
      button.classList.toggle("lit", i === pointed);
      button.classList.toggle("counted", pointed !== null && i <= pointed);
    });
  }
}

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
