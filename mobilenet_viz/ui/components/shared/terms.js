// A term is explained where it stands: it has the focus, by a tap, a click or the keyboard, and one sentence of the glossary
// lies over the page beside it. Escape closes it. The sentence stands in the same root as the term, which it describes.

import { carried } from "./carried.js";
import { make, rem } from "./elements.js";

const ID = "term-said";
const GAP = 3; // px at the smallest type, from the term and from the edges of the window

/** @typedef {{ names: Record<string, string>, said: string }} Entry */

/** @type {{ term: HTMLElement, close: () => void } | null} */
let open = null;

/**
 * Explain the terms in here.
 * @param {ShadowRoot} root
 */
export function explainTerms(root) {
  const on = (/** @type {string} */ type, /** @type {(term: HTMLElement, event: any) => void} */ act) =>
    root.addEventListener(type, (event) => {
      const term = event.target instanceof Element && event.target.closest("dfn[data-term]");
      if (term instanceof HTMLElement) act(term, event);
    });
  on("focusin", explain);
  on("click", explain);
  on("focusout", () => open?.close());
  on("keydown", (term, event) => {
    const closes = event.key === "Escape" && open;
    if (!closes && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation(); // it is meant for nobody else
    if (closes) closes.close();
    else explain(term);
  });
}

/** @param {HTMLElement} term */
function explain(term) {
  if (open?.term === term) return;
  open?.close();
  /** @type {Entry | undefined} */
  const entry = carried("glossary")?.[term.dataset.term ?? ""];
  if (!entry) return;
  const box = saidOf(entry);
  const deaf = new AbortController();
  /** @type {ShadowRoot} */ (term.getRootNode()).append(box);
  box.showPopover();
  place(box, term);
  term.setAttribute("aria-describedby", ID);
  const gone = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting || open?.close()); // out of sight, or taken away
  gone.observe(term);
  open = {
    term,
    close() {
      open = null;
      deaf.abort();
      gone.disconnect();
      term.removeAttribute("aria-describedby");
      box.remove();
    },
  };
  const { signal } = deaf;
  for (const type of ["scroll", "resize"]) window.addEventListener(type, () => place(box, term), { capture: true, signal });
  window.addEventListener("pointerdown", (event) => { // a finger that taps beside it takes no focus away
    if (!event.composedPath().some((each) => each === term || each === box)) open?.close();
  }, { capture: true, signal });
}

/**
 * The term in the language of the page, beside it in the others, and the sentence.
 * @param {Entry} entry
 */
function saidOf({ names, said }) {
  const own = document.documentElement.lang;
  const others = Object.keys(names).filter((language) => language !== own && names[language] !== names[own]);
  return make(
    "div",
    { id: ID, class: ID, role: "tooltip", popover: "manual" },
    make("b", {}, names[own]),
    ...others.flatMap((language) => [" ", make("span", { lang: language }, names[language])]),
    make("p", {}, said),
  );
}

/**
 * Below the term, or above it where there is no room; inside the window in any case.
 * @param {HTMLElement} box
 * @param {HTMLElement} term
 */
function place(box, term) {
  const { left, top, bottom } = term.getClientRects()[0] ?? term.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const gap = rem(GAP);
  const inside = (/** @type {number} */ at, /** @type {number} */ size, /** @type {number} */ of) =>
    Math.max(gap, Math.min(at, of - size - gap));
  const fits = bottom + gap + height <= clientHeight - gap;
  box.style.left = `${inside(left, width, clientWidth)}px`;
  box.style.top = `${inside(fits ? bottom + gap : top - gap - height, height, clientHeight)}px`;
}
