// The lines of the picture, from what is read to what is made of it.

/** @import { Machines } from "./machines.js" */
/** @import { Tie } from "./types.js" */

/**
 * On a narrow screen all of them lead down.
 * @param {Machines} machines
 * @returns {Tie[]}
 */
export function tiesOf(machines) {
  return [...filtering(machines), ...mixing(machines), ...convolving(machines)];
}

/**
 * Through a kernel of its own: to the kernel, and from it.
 * @param {Machines} machines
 */
function filtering({ maps, stack, down }) {
  return maps.depthwise.flatMap((map, m) => {
    const filter = stack("filters").children[m];
    const kernel = /** @type {Element} */ (filter.querySelector(down ? "select" : ".kernel"));
    const written = /** @type {Element} */ (filter.querySelector(".written"));
    const same = { group: /** @type {const} */ ("depthwise"), i: m, name: "depthwise", arrow: true };
    return [
      { ...same, from: end(maps.channels[m], down), to: kernel },
      { ...same, from: written, to: map.box },
    ];
  });
}

/**
 * As thick as the weight is large, dashed where it is negative.
 * @param {Machines} machines
 */
function mixing({ maps, stack, down, data: { mix } }) {
  return mix.flatMap((weights, m) =>
    weights.map((weight, n) => {
      const mixture = stack("weights").children[n];
      return {
        group: /** @type {const} */ ("separable"),
        i: n,
        name: "pointwise",
        from: end(maps.depthwise[m], down),
        to: down ? mixture : mixture.children[m],
        at: (m + 1) / (mix.length + 1),
        width: weight ? 1 + 5 * Math.min(1, Math.abs(weight)) : 0,
        dashed: weight < 0,
      };
    })
  );
}

/** @param {Machines} machines */
function convolving({ maps, stack }) {
  return maps.standard.map((map, n) => ({
    group: /** @type {const} */ ("standard"),
    i: n,
    name: "conv",
    from: stack("products").children[n],
    to: map.box,
    arrow: true,
  }));
}

/**
 * Where a line begins that leaves a map: below it stands its caption.
 * @param {import("../../shared/maps.js").PixelMap} map
 * @param {boolean} down
 */
function end(map, down) {
  return down ? map.figure : map.box;
}
