// The weights as areas, to one scale: a row for each output channel, a column for each weight it reads. The pointwise
// convolution is as wide as one of the D_K² bands, the depthwise one as high as one of the N rows.

import { make } from "../../shared/elements.js";

const GAP = 10; // px between the pointwise convolution and the strip of the depthwise one

export class Areas {
  constructor(view) {
    this.standard = view.find(".standard .plane");
    this.separable = view.find(".separable .plane");
  }

  // steps, stepsBefore: what `rungs` gives, now and before the hand took hold of a dial.
  render(steps, stepsBefore, bundles) {
    const [now, before] = [steps, stepsBefore].map(([[all], [strip, square]]) => ({ whole: all, strip, square }));
    const wide = Math.max(now.strip.weights, before.strip.weights);
    const high = Math.max(now.whole.values.N, before.whole.values.N) + 1; // and the strip's row
    const place = (name, left, top, width, height, beneath = 0) => {
      const box = make("i", { class: name });
      const down = (rows) => `calc((100% - ${GAP}px) * ${rows / high})`;
      box.style.left = `${(100 * left) / wide}%`;
      box.style.top = `calc((100% - ${GAP}px) * ${top / high} + ${beneath}px)`;
      box.style.width = `${(100 * width) / wide}%`;
      box.style.height = down(height);
      box.style.setProperty("--bands", now.strip.weights / now.square.values.M);
      return box;
    };
    const { M, N } = now.square.values;
    const outline = place("outline", 0, 0, now.strip.weights, N);
    const moved = before.strip.weights !== now.strip.weights || before.whole.values.N !== N;
    const ghost = () => (moved ? [place("ghost", 0, 0, before.strip.weights, before.whole.values.N)] : []);
    const blocks = [...Array(bundles).keys()].map((i) =>
      place("conv", (i * now.strip.weights) / bundles, (i * N) / bundles, now.strip.weights / bundles, N / bundles)
    );
    this.standard.replaceChildren(...ghost(), outline, ...blocks, ...(bundles === 1 ? [place("bands", 0, 0, now.strip.weights, N)] : []));
    this.separable.replaceChildren(
      ...ghost(),
      outline.cloneNode(),
      place("bands", 0, 0, now.strip.weights, N),
      place("pointwise", 0, 0, M, N),
      place("depthwise", 0, N, now.strip.weights, 1, GAP),
    );
  }
}
