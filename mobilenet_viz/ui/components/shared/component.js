// What every component is: a folder with component.html, component.css and component.js, which exports what is made here.

import { CARRIED } from "./carried.js";
import { sayFirst } from "./choice.js";
import { withPublished } from "./published.js";

// Style sheets that are still on their way.
const coming = [];

async function read(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.text();
}

// The style sheet `name` beside the module whose `import.meta.url` this is; empty until it is here, before any view is made.
export function sheet(name, url) {
  const style = new CSSStyleSheet();
  coming.push(read(new URL(name, url)).then((css) => style.replace(css)));
  return style;
}

// Give what is around an element, which stands in the page, a style. The component's own comes last: it has the last word.
export function wear(element, style) {
  const root = element.getRootNode();
  const worn = root.adoptedStyleSheets;
  if (!worn.includes(style)) root.adoptedStyleSheets = [...worn.slice(0, -1), style, ...worn.slice(-1)];
}

const SHARED = ["palette.css", "shared.css"].map((name) => sheet(name, import.meta.url));

// What Streamlit calls for the component whose `import.meta.url` this is, first and after every change of the data.
// `View(root, component)` is made once for each root, and stays through all re-renders; then `update(component)` on every run,
// `arrive()` when a carrier has brought something, `stop()` when the root is gone.
export async function component(url, View) {
  const own = sheet("component.css", url);
  const [html] = await Promise.all([read(new URL("component.html", url)), ...coming]);
  return withPublished((given) => {
    const root = given.parentElement;
    const end = keep(given, () => {
      root.getRootNode().adoptedStyleSheets = [...SHARED, own];
      root.replaceChildren(document.createRange().createContextualFragment(html));
      return new View(root, given);
    });
    (root.host ?? root).setAttribute("data-drawn", ""); // it stands
    return end;
  });
}

const views = new WeakMap();

// One view for each root, `made` the first time.
export function keep(given, made) {
  const root = given.parentElement;
  let view = views.get(root);
  if (!view) {
    views.set(root, view = made());
    view.onCarried = () => view.arrive?.();
    view.onLeave = (event) => sayFirst(event, view.rest ?? view.pending?.rest);
    document.addEventListener(CARRIED, view.onCarried);
    window.addEventListener("click", view.onLeave, true);
  }
  view.update(given);
  return () => {
    // Streamlit also ends a call that a newer one overtook before it was made: the root stands, and so does the view.
    if (root.isConnected) return;
    document.removeEventListener(CARRIED, view.onCarried);
    window.removeEventListener("click", view.onLeave, true);
    view.stop?.();
    views.delete(root);
  };
}
