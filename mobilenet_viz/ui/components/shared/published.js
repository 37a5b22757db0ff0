// What `routes.publish` serves: data that are everybody's, fetched once by address, which says their content.

// On the window: a module that was asked for again stands there twice.
const shelf = /** @type {{ mobilenetPublished?: Map<string, unknown> }} */ (globalThis);
const kept = (shelf.mobilenetPublished ??= new Map());

/** @import { Component } from "./types.js" */

/** @param {string} address */
async function bring(address) {
  const answer = await fetch(new URL(address, document.baseURI));
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  kept.set(address, await answer.json());
}

/**
 * Calls `show` with a component's published data among its data: at once, or, when some had to be brought, with a promise.
 * @template Ended
 * @param {(given: Component<any>) => Ended} show
 * @returns {(given: Component) => Ended | Promise<Ended | undefined>}
 */
export function withPublished(show) {
  /** @type {WeakMap<ShadowRoot, Component>} */
  const last = new WeakMap(); // by root: what comes late undoes nothing
  return (given) => {
    last.set(given.parentElement, given);
    const addresses = Object.entries(given.data.published);
    const complete = () => {
      const published = Object.fromEntries(addresses.map(([name, address]) => [name, kept.get(address)]));
      return show({ ...given, data: { ...given.data, ...published } });
    };
    const missing = addresses.flatMap(([, address]) => (kept.has(address) ? [] : [bring(address)]));
    if (!missing.length) return complete();
    return Promise.all(missing).then(() => (last.get(given.parentElement) === given ? complete() : undefined));
  };
}
