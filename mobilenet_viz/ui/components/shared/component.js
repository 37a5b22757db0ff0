// What every component is: a folder with component.html, component.css and component.js, which exports what is made here.

import { CARRIED } from "./carried.js";
import { sayFirst } from "./choice.js";
import { withPublished } from "./published.js";
import { explainTerms } from "./terms.js";

/** @import { Component, View } from "./types.js" */

/** @type {Map<string, CSSStyleSheet>} by path, those that are still empty */
const sheets = new Map();

/**
 * The path that the server knows a file by which is beside a module, such as "shared/dial.css".
 * @param {string} name
 * @param {string} url the module's
 */
function pathOf(name, url) {
  return new URL(name, url).pathname.replace(/^.*\/modules\/\w+\/\d+\//, "");
}

/**
 * The style sheet `name` beside the module whose `import.meta.url` this is; empty until the looks of a component that imports
 * the module are here, before any view is made.
 * @param {string} name
 * @param {string} url
 */
export function sheet(name, url) {
  const style = new CSSStyleSheet();
  sheets.set(pathOf(name, url), style);
  return style;
}

/**
 * The HTML of the component whose `import.meta.url` this is. It comes with the styles of all that it imports, in one file
 * (`routes.looks`): each file a browser asks for takes its time.
 * @param {string} url
 */
async function dressed(url) {
  const answer = await fetch(new URL("looks.json", url));
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  /** @type {Record<string, string>} */
  const looks = await answer.json();
  for (const [path, css] of Object.entries(looks)) {
    sheets.get(path)?.replaceSync(css);
    sheets.delete(path); // what stands already is not styled anew
  }
  return looks[pathOf("component.html", url)];
}

/**
 * What an element's style sheets belong to.
 * @param {Node} node
 */
function around(node) {
  return /** @type {ShadowRoot | Document} */ (node.getRootNode());
}

/**
 * Give what is around an element, which stands in the page, a style. The component's own comes last: it has the last word.
 * @param {Element} element
 * @param {CSSStyleSheet} style
 */
export function wear(element, style) {
  const root = around(element);
  const worn = root.adoptedStyleSheets;
  if (!worn.includes(style)) root.adoptedStyleSheets = [...worn.slice(0, -1), style, ...worn.slice(-1)];
}

const SHARED = ["palette.css", "shared.css", "terms.css"].map((name) => sheet(name, import.meta.url));

/**
 * What Streamlit calls for the component whose `import.meta.url` this is, first and after every change of the data.
 * A view is made once for each root, and stays through all re-renders; then `update(component)` on every run,
 * `arrive()` when a carrier has brought something, `stop()` when the root is gone.
 * @param {string} url
 * @param {new (root: ShadowRoot, given: Component<any>) => View} Kind
 */
export async function component(url, Kind) {
  const own = sheet("component.css", url);
  const html = await dressed(url);
  return withPublished((given) => {
    const root = given.parentElement;
    const end = keep(given, () => {
      around(root).adoptedStyleSheets = [...SHARED, own];
      root.replaceChildren(document.createRange().createContextualFragment(html));
      explainTerms(root);
      return new Kind(root, given);
    });
    const host = root.host ?? root;
    host.setAttribute("data-drawn", ""); // it stands
    host.toggleAttribute("data-present", document.documentElement.hasAttribute("data-present")); // see frame/bar/present.js
    return end;
  });
}

/** @type {WeakMap<ShadowRoot, { view: View, deaf: AbortController }>} by root */
const views = new WeakMap();

/**
 * One view for each root, `made` the first time.
 * @param {Component<any>} given
 * @param {() => View} made
 */
export function keep(given, made) {
  const root = given.parentElement;
  const { view, deaf } = views.get(root) ?? listening(root, made());
  view.update(given);
  return () => {
    // Streamlit also ends a call that a newer one overtook before it was made: the root stands, and so does the view.
    if (root.isConnected) return;
    deaf.abort();
    view.stop?.();
    views.delete(root);
  };
}

/**
 * @param {ShadowRoot} root
 * @param {View} view
 */
function listening(root, view) {
  const kept = { view, deaf: new AbortController() };
  const { signal } = kept.deaf;
  document.addEventListener(CARRIED, () => view.arrive?.(), { signal });
  window.addEventListener("click", (event) => sayFirst(event, view.ahead?.rest), {
    capture: true,
    signal,
  });
  views.set(root, kept);
  return kept;
}
