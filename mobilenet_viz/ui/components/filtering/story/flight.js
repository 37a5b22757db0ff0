// A pixel that is pressed sends what it is made of into the sum: each patch is seen on its way from its map.

/** @import { Filtering } from "./component.js" */
/** @import { Pixel } from "./types.js" */

const LASTS_MS = 800;

/**
 * From where the markers stand, once the sum is written.
 * @param {Filtering} view
 * @param {Pixel} pixel
 */
export function sendPatches({ find, machines: { maps }, sum, still }, { group, i }) {
  if (still.matches || sum.element.classList.contains("nothing")) return;
  const [sources, kind] = group === "separable" ? [maps.depthwise, "pointwise"] : [maps.channels, group === "standard" ? "conv" : group];
  const place = find(".picture");
  const origin = place.getBoundingClientRect();
  sum.terms.forEach(({ patch }, t) => {
    const source = sources[group === "depthwise" ? i : t].markers[kind].getBoundingClientRect();
    const to = patch.getBoundingClientRect();
    const flying = /** @type {HTMLElement} */ (patch.cloneNode(true));
    flying.classList.add("flying");
    flying.setAttribute("aria-hidden", "true");
    place.append(flying);
    Object.assign(flying.style, { left: `${to.left - origin.left}px`, top: `${to.top - origin.top}px`, width: `${to.width}px` });
    const [x, y] = [source.left - to.left, source.top - to.top];
    const from = `translate(${x}px, ${y}px) scale(${source.width / to.width}, ${source.height / to.height})`;
    const flight = flying.animate([{ transform: from }, { transform: "none" }], { duration: LASTS_MS, easing: "ease-in-out" });
    flight.onfinish = flight.oncancel = () => flying.remove();
    patch.animate([{ opacity: 0 }, { opacity: 0 }], LASTS_MS);
  });
}
