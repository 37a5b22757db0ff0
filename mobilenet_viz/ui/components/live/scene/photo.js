// The photo as the network gets it: as many pixels as the size under the hand.

import { write } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";
import { paint } from "../../shared/gallery.js";

/** @import { Live } from "./component.js" */
/** @import { Hung } from "../../shared/gallery.js" */

export class PhotoPanel {
  /** @param {<Kind extends Element>(selector: string, kind?: new () => Kind) => Kind} find */
  constructor(find) {
    this.canvas = find(".photo canvas", HTMLCanvasElement);
    this.pixels = find(".photo .pixels");
    /** @type {ImageBitmap | undefined} */
    this.painted = undefined;
  }

  /**
   * @param {Live} live
   * @param {Hung | null} hung
   */
  render({ words, chosen, ladder }, hung) {
    const image = hung?.images[0];
    this.canvas.classList.toggle("outdated", !image); // that of the photo or the size before
    if (image && image !== this.painted) {
      paint(this.canvas, image);
      this.painted = image;
    }
    const said = fill(words.pixels, { size: chosen.size });
    write(this.pixels, said);
    this.canvas.setAttribute("aria-label", `${ladder?.label ?? ""}, ${said}`);
  }
}
