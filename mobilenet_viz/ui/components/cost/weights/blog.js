// A blog's sum: both of its numbers under the hand, the fraction with them filled in, and where the blog says it ends. What
// it comes to is shown once the student has asked for it, or has moved a number.

import { dials } from "../../shared/dial.js";
import { coloured, make, sign, write } from "../../shared/elements.js";
import { whole } from "../../shared/numbers.js";
import { quoted } from "../../shared/quoted.js";
import { rich } from "../../shared/rich.js";
import { fill } from "../../shared/words.js";

export class Blog {
  constructor(view) {
    this.view = view;
    this.computed = false;
    this.find = (selector) => view.find(`.blog ${selector}`);
    this.dials = dials(view, { blog_k: [this.find(".kernel"), "D_K"], blog_n: [this.find(".channels"), "N"] });
  }

  dress({ claim, kernels, channels, marks, scale }) {
    const { words } = this.view;
    const [K, M] = [coloured("D_K", "K"), coloured("N", "M")];
    write(this.find("h2"), words.blog_title);
    const says = quoted(fill(words.blog_says, claim), claim.source);
    this.find(".claim").replaceChildren(
      ...rich(words.blog_claim, {
        formula: fraction(K, M),
        K,
        M,
        D_K: sign("D_K"),
        N: sign("N"),
        k: claim.kernel,
        m: claim.out_channels,
        says,
      }),
    );
    this.dials.blog_k.dress({ name: K, note: words.blog_k, steps: kernels, marks: kernels, marksLabel: words.blog_k });
    this.dials.blog_n.dress({ name: M, note: words.blog_m, steps: channels, marks, marksLabel: words.blog_m });
    const compute = this.find(".compute");
    write(compute, words.blog_compute);
    compute.onclick = () => {
      this.computed = true;
      this.render(this.view.data.blog);
      this.dials.blog_k.input.focus({ preventScroll: true }); // the button is gone, and moving K comes next
    };
    this.place = (value) => `${(100 * value) / scale}%`;
    write(this.find(".zero"), "0");
    write(this.find(".said"), fill(words.blog_mark, claim));
    this.find(".scale").style.setProperty("--said", this.place(claim.times));
  }

  render({ claim, kernels, channels, products }) {
    const { words, chosen: { blog_k: k, blog_n: m } } = this.view;
    for (const [field, dial] of Object.entries(this.dials)) dial.show(this.view.chosen[field]);
    const found = products[kernels.indexOf(k)][channels.indexOf(m)];
    const times = found.times.toFixed(2);
    const start = k === claim.kernel && m === claim.out_channels;
    this.computed ||= !start;
    this.find(".compute").hidden = this.computed;
    write(this.find("strong"), this.computed ? `${times}×` : "?");
    const filled = fraction(coloured("D_K", k), coloured("N", m), "·");
    const value = [`${whole.format(found.standard)} / ${whole.format(found.separable)} = `, make("b", {}, times)];
    this.find(".formula").replaceChildren(...filled, " = ", ...(this.computed ? value : ["?"]));
    this.find(".dot").hidden = !this.computed;
    this.find(".dot").style.left = this.place(found.times);
    this.find(".dot").classList.toggle("fits", found.fits);
    const key = !this.computed ? "ask" : start ? "start" : found.fits ? "found" : found.times < 1 ? "none" : "off";
    write(this.find(".verdict"), fill(words[`blog_${key}`], { k, m, times, claimed: claim.times, first: claim.kernel }));
  }
}

// K²M / (K² + M) with letters or numbers.
function fraction(k, m, dot = "") {
  return [k, `²${dot}`, m, " / (", k.cloneNode(true), "² + ", m.cloneNode(true), ")"];
}
