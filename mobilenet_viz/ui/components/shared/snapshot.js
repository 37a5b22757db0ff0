// What is seen of a component at this moment, as outlines, lines of text and images: what still.js makes pictures of.
// Buttons stay behind, and so does whatever is marked data-still="no"; "yes" keeps one.

import { make, rem } from "./elements.js";
import { Ink } from "./ink.js";
import { clipped, stillBox, stillLines, stillShape, stillSide } from "./outlines.js";

/** @import { Part, Root, Seen, Shape } from "./ink.js" */

const STILL_MARGIN = 16; // of `rem`: ground around the picture
const STILL_BEHIND =
  `[data-still="no"], button:not([data-still="yes"]):not(:has(canvas, img)), summary, style, script, template, title, desc,
  defs, clipPath, mask, marker, input:is([type="range"], [type="checkbox"], [type="radio"], [type="file"], [type="hidden"])`;
const STILL_SHAPES = "path, line, rect, circle, ellipse, polyline, polygon";

// Collects parts in the order of the document, in px of the window, each with an opacity and, inside what scrolls, a box
// that clips it.
export class Snapshot {
  /** @param {Root} root */
  constructor(root) {
    /** @type {Part[]} */
    this.parts = [];
    this.ink = new Ink();
    this.ground = this.groundOf(root);
    const restore = this.unstuck(root);
    const seen = { opacity: 1, clip: null };
    const host = root instanceof ShadowRoot ? root.host : root;
    if (host !== root) { for (const child of root.childNodes) this.take(child, seen); }
    else this.take(root, seen);
    restore();
    this.frame = this.around(host.getBoundingClientRect());
  }

  /** @param {Root} root */
  groundOf(root) {
    const probe = make("i", { style: "color: var(--ground)" });
    root.append(probe);
    const ground = this.ink.colour(getComputedStyle(probe).color);
    probe.remove();
    return ground;
  }

  /**
   * What sticks to an edge of the window while the page is scrolled goes to its own place, until the picture is taken.
   * @param {Root} root
   */
  unstuck(root) {
    const stuck = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("*"))].filter((element) =>
      getComputedStyle(element).position === "sticky"
    );
    for (const element of stuck) element.style.position = "static";
    return () => stuck.forEach((element) => element.style.removeProperty("position"));
  }

  /**
   * As wide as the component, as high as what is drawn.
   * @param {DOMRect} box
   */
  around(box) {
    const tops = this.parts.map((part) => part.top);
    const bottoms = this.parts.map((part) => part.bottom);
    const top = tops.length ? Math.min(...tops) : box.top;
    const bottom = bottoms.length ? Math.max(...bottoms) : box.bottom;
    const margin = rem(STILL_MARGIN);
    return {
      x: box.left - margin,
      y: top - margin,
      width: Math.ceil(box.width + 2 * margin),
      height: Math.ceil(bottom - top + 2 * margin),
    };
  }

  /**
   * @param {Node} node
   * @param {Seen} seen
   * @returns {void}
   */
  take(node, seen) {
    if (node instanceof Text) return this.takeText(node, seen);
    if (!(node instanceof Element) || node.matches(STILL_BEHIND)) return;
    if (node.checkVisibility && !node.checkVisibility()) return;
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    const here = { ...seen, opacity: seen.opacity * Number(style.opacity), visible: style.visibility === "visible" };
    if (here.opacity === 0 || this.isForReaders(style, box)) return;
    if (node instanceof SVGGraphicsElement && node.matches(STILL_SHAPES)) return this.takeShape(node, style, here);
    if (!(node instanceof SVGElement)) this.takeBox(box, style, here);
    if (node instanceof HTMLCanvasElement || node instanceof HTMLImageElement) return this.takeImage(node, box, style, here);
    if (node instanceof HTMLSelectElement || node instanceof HTMLInputElement) return this.takeField(node, box, style, here);
    const inside = style.overflowX === "visible" || style.display === "inline" ? here : { ...here, clip: clipped(seen.clip, box) };
    for (const child of (node.shadowRoot ?? node).childNodes) this.take(child, inside);
  }

  /**
   * Words for screen readers only: there, and not to be seen.
   * @param {CSSStyleDeclaration} style
   * @param {DOMRect} box
   */
  isForReaders(style, box) {
    return style.clipPath.startsWith("inset(50%") || (style.overflowX === "hidden" && box.width <= 1);
  }

  /**
   * @param {DOMRect} box
   * @param {Seen} seen
   * @param {Shape} part
   */
  put(box, { opacity, clip, visible = true }, part) {
    const seen = clip ? clipped(clip, box) : box;
    if (visible && seen.width >= 0 && seen.height >= 0 && (!clip || seen.width * seen.height > 0)) {
      this.parts.push({ ...part, opacity, clip, top: seen.top, bottom: seen.bottom });
    }
  }

  /**
   * @param {DOMRect} box
   * @param {CSSStyleDeclaration} style
   * @param {Seen} seen
   */
  takeBox(box, style, seen) {
    if (!box.width || !box.height) return;
    const fill = this.ink.colour(style.backgroundColor);
    const radius = Math.min(
      parseFloat(style.borderTopLeftRadius) * (style.borderTopLeftRadius.endsWith("%") ? box.width / 100 : 1) || 0,
      box.width / 2,
      box.height / 2,
    );
    if (fill.alpha) this.put(box, seen, { d: stillBox(box, 0, radius), fill });
    const sides = ["top", "right", "bottom", "left"].map((side) => this.line(style, `border-${side}`));
    const [first] = sides;
    if (first && sides.every((side) => side?.width === first.width && side.stroke === first.stroke)) {
      this.put(box, seen, { d: stillBox(box, -first.width / 2, radius), ...first });
    } else sides.forEach((side, i) => side && this.put(box, seen, { d: stillSide(box, i, side.width / 2), ...side }));
    const outline = this.line(style, "outline");
    if (outline) this.put(box, seen, { d: stillBox(box, parseFloat(style.outlineOffset) + outline.width / 2, radius), ...outline });
  }

  /**
   * @param {CSSStyleDeclaration} style
   * @param {string} name
   */
  line(style, name) {
    const [wide, kind, tint] = ["width", "style", "color"].map((of) => style.getPropertyValue(`${name}-${of}`));
    const [width, stroke] = [parseFloat(wide), this.ink.colour(tint)];
    if (!width || !stroke.alpha || kind === "none" || kind === "hidden") return null;
    return {
      width,
      stroke,
      dash: /** @type {Record<string, number[]>} */ ({ dashed: [3 * width, 2 * width], dotted: [width, width] })[kind] ?? [],
    };
  }

  /**
   * @param {SVGGraphicsElement} shape
   * @param {CSSStyleDeclaration} style
   * @param {Seen} seen
   */
  takeShape(shape, style, seen) {
    const matrix = shape.getScreenCTM();
    if (!matrix) return;
    const paint = (
      /** @type {string} */ paint,
      /** @type {string} */ opacity,
    ) => (paint === "none" ? null : this.ink.colour(paint, Number(opacity)));
    const dash = style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat);
    const scale = style.vectorEffect === "non-scaling-stroke" ? 1 : Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));
    const stroke = paint(style.stroke, style.strokeOpacity);
    const part = {
      d: stillShape(shape),
      matrix,
      fill: paint(style.fill, style.fillOpacity),
      stroke,
      width: parseFloat(style.strokeWidth) * scale,
      dash: dash.map((each) => each * scale),
    };
    if (part.fill?.alpha || (stroke?.alpha && part.width)) this.put(shape.getBoundingClientRect(), seen, part);
  }

  /**
   * @param {HTMLCanvasElement | HTMLImageElement} element
   * @param {DOMRect} box
   * @param {CSSStyleDeclaration} style
   * @param {Seen} seen
   */
  takeImage(element, box, style, seen) {
    const [width, height] = element instanceof HTMLCanvasElement
      ? [element.width, element.height]
      : [element.naturalWidth, element.naturalHeight];
    if (!width || !height || !box.width || !box.height) return;
    const image = make("canvas", { width, height }); // a copy: what is animated goes on
    image.getContext("2d")?.drawImage(element, 0, 0);
    this.put(box, seen, { image, box, pixelated: style.imageRendering === "pixelated" });
  }

  /**
   * @param {HTMLSelectElement | HTMLInputElement} field
   * @param {DOMRect} box
   * @param {CSSStyleDeclaration} style
   * @param {Seen} seen
   */
  takeField(field, box, style, seen) {
    const text = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.textContent ?? "") : field.value || field.placeholder;
    const font = this.ink.font(style);
    const [start, end] = [
      box.left + parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth),
      box.right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth),
    ];
    const room = end - start - font.measured(text).width;
    const x = start + (/** @type {Record<string, number>} */ ({ center: room / 2, right: room, end: room })[style.textAlign] ?? 0);
    if (text) {
      this.put(box, seen, {
        text,
        x,
        y: (box.top + box.bottom + font.ascent - font.descent) / 2,
        length: font.measured(text).width,
        font,
        fill: this.ink.colour(style.color),
      });
    }
  }

  /**
   * @param {Text} node
   * @param {Seen} seen
   */
  takeText(node, seen) {
    if (!node.data.trim()) return;
    const style = getComputedStyle(node.parentElement ?? /** @type {ShadowRoot} */ (node.getRootNode()).host);
    const fill = this.ink.colour(node.parentElement instanceof SVGElement ? style.fill : style.color);
    const font = this.ink.font(style);
    for (const { text, box } of stillLines(node)) {
      const said = style.textTransform === "uppercase" ? text.toUpperCase() : text;
      this.put(box, seen, {
        text: said,
        x: box.left,
        y: box.top + (box.height + font.ascent - font.descent) / 2,
        length: box.width,
        font,
        fill,
      });
    }
  }
}
