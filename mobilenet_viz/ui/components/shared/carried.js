// What `components.carry` brought from Python for a component beside it.

// On the window: a module that was asked for again stands there twice, and both bring to the same place.
const shelf = /** @type {{ mobilenetCarried?: Map<string, any> }} */ (globalThis);
const kept = (shelf.mobilenetCarried ??= new Map());
export const CARRIED = "mobilenet:carried";

/**
 * @param {string} name
 * @param {unknown} value
 */
export function carry(name, value) {
  kept.set(name, value);
  document.dispatchEvent(new Event(CARRIED));
}

/**
 * What came last under this name; undefined until it is here, which the event says. Who asks knows its type.
 * @param {string} name
 * @returns {any}
 */
export function carried(name) {
  return kept.get(name);
}
