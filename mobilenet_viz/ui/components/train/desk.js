// What is asked of the routes that keep collections (`ui/server/collecting.py`, `sending.py`). They never need a run of the page.

const TOO_MANY = 429;
const PAUSE = 1000; // ms

/** @typedef {{ query?: Record<string, string>, body?: Blob | object }} Asked */

export class Desk {
  /**
   * @param {string} place "collecting" or "sending"
   * @param {() => Record<string, string>} headers that say who asks
   */
  constructor(place, headers) {
    this.place = place;
    this.headers = headers;
  }

  /**
   * The server's answer; asked again while it says that too much comes at once. Rejects where there is no server.
   * @param {string} path
   * @param {Asked} [asked] what has a body is sent, all else is fetched
   * @returns {Promise<Response>}
   */
  async fetch(path, { query = {}, body } = {}) {
    const address = new URL(`${this.place}/${path}?${new URLSearchParams(query)}`, document.baseURI);
    const sent = body === undefined || body instanceof Blob ? body : JSON.stringify(body);
    for (;;) {
      const answer = await fetch(address, { method: sent === undefined ? "GET" : "POST", headers: this.headers(), body: sent });
      if (answer.ok) return answer;
      if (answer.status !== TOO_MANY) throw new Error(`${path}: ${answer.status}`);
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }

  /**
   * @param {string} path
   * @param {Asked} [asked]
   */
  async ask(path, asked) {
    return (await this.fetch(path, asked)).json();
  }
}

/**
 * The elements of a list by key: those that stay are the same ones, so that focus and pictures stay.
 * @template {{ id: string }} Row
 * @param {Element} box
 * @param {Row[]} rows
 * @param {(row: Row) => HTMLElement} made
 * @param {(element: HTMLElement, row: Row) => void} [update]
 */
export function keyed(box, rows, made, update = () => {}) {
  const there = new Map([...box.children].map((each) => [each.getAttribute("data-key"), /** @type {HTMLElement} */ (each)]));
  const wanted = new Set(rows.map(({ id }) => id));
  for (const [key, element] of there) if (!key || !wanted.has(key)) element.remove();
  rows.forEach((row, place) => {
    const element = there.get(row.id) ?? made(row);
    element.dataset.key = row.id;
    if (box.children[place] !== element) box.insertBefore(element, box.children[place] ?? null);
    update(element, row);
  });
}
