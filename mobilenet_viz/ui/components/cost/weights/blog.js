// A blog's sum: both of its numbers under the hand, the fraction with them filled in, and where the blog says it ends. What
// it comes to is shown once the student has asked for it, or has moved a number.

import { dials } from "../../shared/dial.js";
import { coloured, finder, make, sign, write } from "../../shared/elements.js";
import { whole } from "../../shared/numbers.js";
import { quoted } from "../../shared/quoted.js";
import { rich } from "../../shared/rich.js";
import { fill } from "../../shared/words.js";

/**
 * @import { Explorer } from "../../shared/explorer.js"
 * @import { BlogData, Data } from "./types.js"
 */

export class Blog {
  /** @param {Explorer<Data>} view */
  constructor(view) {
    this.view = view;
    this.computed = false;
    this.find = finder(view.find(".blog"));
    this.dials = dials(view, { blog_k: [this.find(".kernel"), "D_K"], blog_n: [this.find(".channels"), "N"] });
    this.scale = 1; // where the axis ends
    this.find(".compute").onclick = () => {
      this.computed = true;
      this.render(view.data.blog);
      this.dials.blog_k.input.focus({ preventScroll: true }); // the button is gone, and moving K comes next
    };
  }

  /** @param {number} value */
  place(value) {
    return `${(100 * value) / this.scale}%`;
  }

  /** @param {BlogData} data */
  dress({ claim, kernels, channels, marks, scale }) {
    const { words } = this.view;
    const [K, M] = [coloured("D_K", "K"), coloured("N", "M")];
    this.scale = scale;
    write(this.find("h2"), words.blog_title);
    const says = quoted(fill(words.blog_says, claim), claim.source);
    const symbols = { K, M, D_K: sign("D_K"), N: sign("N"), formula: fraction(K, M) };
    this.find(".claim").replaceChildren(...rich(words.blog_claim, { ...symbols, k: claim.kernel, m: claim.out_channels, says }));
    this.dials.blog_k.dress({ name: [K], note: words.blog_k, steps: kernels, marks: kernels, marksLabel: words.blog_k });
    this.dials.blog_n.dress({ name: [M], note: words.blog_m, steps: channels, marks, marksLabel: words.blog_m });
    write(this.find(".compute"), words.blog_compute);
    write(this.find(".zero"), "0");
    write(this.find(".said"), fill(words.blog_mark, claim));
    this.find(".scale").style.setProperty("--said", this.place(claim.times));
  }

  /** @param {BlogData} data */
  render({ claim, kernels, channels, products }) {
    const { words, chosen: { blog_k: k, blog_n: m } } = this.view;
    this.dials.blog_k.show(k);
    this.dials.blog_n.show(m);
    const found = products[kernels.indexOf(k)][channels.indexOf(m)];
    const times = found.times.toFixed(2);
    const start = k === claim.kernel && m === claim.out_channels;
    this.computed ||= !start;
    this.find(".compute").hidden = this.computed;
    write(this.find("strong"), this.computed ? `${times}×` : "?");
    const filled = fraction(coloured("D_K", k), coloured("N", m), "·");
    const value = [`${whole.format(found.standard)} / ${whole.format(found.separable)} = `, make("b", {}, times)];
    this.find(".formula").replaceChildren(...filled, " = ", ...(this.computed ? value : ["?"]));
    const dot = this.find(".dot");
    dot.hidden = !this.computed;
    dot.style.left = this.place(found.times);
    dot.classList.toggle("fits", found.fits);
    const key = !this.computed ? "ask" : start ? "start" : found.fits ? "found" : found.times < 1 ? "none" : "off";
    write(this.find(".verdict"), fill(words[`blog_${key}`], { k, m, times, claimed: claim.times, first: claim.kernel }));
  }
}

/**
 * K²M / (K² + M) with letters or numbers.
 * @param {Node} k
 * @param {Node} m
 */
function fraction(k, m, dot = "") {
  return [k, `²${dot}`, m, " / (", k.cloneNode(true), "² + ", m.cloneNode(true), ")"];
}
