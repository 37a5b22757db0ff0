// Pictures that the server has at an address: fetched once and decoded before they are drawn, so that a drag waits for none.

/** @typedef {{ images: ImageBitmap[], whites: number[] }} Hung whites: the value drawn white, of each */

export class Gallery {
  /** @param {() => void} arrived */
  constructor(arrived) {
    this.arrived = arrived;
    /** @type {Map<string, Hung | null>} by address; null: on its way, or behind what is */
    this.hung = new Map();
    /** @type {Set<string>} */
    this.behind = new Set();
  }

  /**
   * What is wanted from now on; all else is let go.
   * @param {string[]} shown at once
   * @param {string[]} [rest] as soon as all that is shown hangs
   */
  want(shown, rest = []) {
    const wanted = new Set([...shown, ...rest]);
    for (const address of this.hung.keys()) {
      if (wanted.has(address)) continue;
      this.hung.delete(address);
      this.behind.delete(address);
    }
    for (const address of wanted) {
      if (this.hung.has(address)) continue;
      this.hung.set(address, null);
      this.behind.add(address);
    }
    for (const address of shown) if (this.behind.delete(address)) this.bring(address);
    this.shown = shown;
    this.goOn();
  }

  goOn() {
    if (!this.shown?.every((address) => this.hung.get(address))) return;
    for (const address of this.behind) this.bring(address);
    this.behind.clear();
  }

  /** @param {string} address */
  async bring(address) {
    const found = await fetched(address).catch(() => null);
    if (!this.hung.has(address)) return;
    if (!found) return void this.hung.delete(address); // asked for again when it is wanted again
    this.hung.set(address, found);
    this.goOn();
    this.arrived();
  }

  /**
   * What came another way, until it is no longer wanted.
   * @param {string} address
   * @param {Hung} found
   */
  hang(address, found) {
    this.hung.set(address, found);
  }

  // How many of those that are wanted hang.
  get count() {
    return [...this.hung.values()].filter(Boolean).length;
  }

  /** @param {string | undefined} address */
  at(address) {
    return (address && this.hung.get(address)) || null;
  }
}

/**
 * @param {string} address
 * @returns {Promise<Hung>}
 */
async function fetched(address) {
  const answer = await fetch(new URL(address, document.baseURI));
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return decoded(await answer.json());
}

/**
 * @param {{ url: string, white?: number }[]} pictures
 * @returns {Promise<Hung>}
 */
export async function decoded(pictures) {
  const images = await Promise.all(pictures.map(({ url }) => bitmap(url))); // `Image.decode` waits for a frame, which may not come
  return { images, whites: pictures.map(({ white }) => white ?? 0) };
}

/** @param {string} url */
async function bitmap(url) {
  const answer = await fetch(url);
  return createImageBitmap(await answer.blob());
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {ImageBitmap | undefined} image drawn pixel by pixel; undefined: nothing
 */
export function paint(canvas, image) {
  const { width = 1, height = 1 } = image ?? {};
  Object.assign(canvas, { width, height }); // which also clears it
  if (image) canvas.getContext("2d")?.drawImage(image, 0, 0);
}
