// The ratio over N for the chosen D_K: two bands, 1/D_K² of the pointwise convolution and on it 1/N of the depthwise.

import { draw, make, write } from "../../shared/elements.js";
import { percent, whole } from "../../shared/numbers.js";

export class Curve {
  constructor(view) {
    this.box = view.find(".plot");
    this.svg = draw("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none" });
    this.bands = ["pointwise", "depthwise", "line"].map((name) => draw("path", { class: name }));
    this.svg.append(...this.bands);
    this.dot = make("i", { class: "dot" });
    this.stem = make("i", { class: "stem" });
    this.here = make("b", { class: "here" });
    this.ticks = make("div", { class: "ticks" });
    this.dotless = make("span", { class: "dotless" });
    this.box.replaceChildren(this.svg, this.ticks, this.stem, this.dot, this.here, this.dotless);
  }

  // points: (N, 1/N, 1/D_K²) for rising N; n: where we are; marks: values of N with a tick; dotless: why we are not on the curve.
  render(points, n, marks, dotless) {
    const most = points.at(-1)[0];
    const top = Math.ceil(2 * (points[0][1] + points[0][2])) / 2;
    const x = (count) => (100 * Math.log(count)) / Math.log(most);
    const y = (share) => 100 - (100 * share) / top;
    const path = (of) => points.map((point) => `${x(point[0])} ${y(of(point))}`).join("L");
    const all = path(([, depthwise, pointwise]) => depthwise + pointwise);
    const floor = y(points[0][2]);
    this.bands[0].setAttribute("d", `M0 100V${floor}H100V100Z`);
    this.bands[1].setAttribute("d", `M${all}V${floor}H0Z`);
    this.bands[2].setAttribute("d", `M${all}`);
    const at = points.find(([count]) => count === n);
    const here = at[1] + at[2];
    const put = (element, left, up) => {
      element.style.left = `${left}%`;
      element.style.top = `${up}%`;
      return element;
    };
    put(this.dot, x(n), y(here));
    put(this.stem, x(n), y(here));
    put(this.here, x(n), y(here)).classList.toggle("late", x(n) > 60);
    write(this.here, percent(here));
    for (const element of [this.dot, this.stem, this.here]) element.hidden = Boolean(dotless);
    write(this.dotless, dotless);
    const sharp = marks.filter((_, i) => i % 2 === 0); // every other one, so that they stay apart on a phone
    const across = [points[0][0], ...sharp].map((count) => put(make("span", { class: "x" }, whole.format(count)), x(count), 100));
    const up = [...Array(2 * top + 1).keys()].map((half) => put(make("span", { class: "y" }, String(half / 2)), 0, y(half / 2)));
    this.ticks.replaceChildren(...across, ...up);
  }
}
