// The small worked example drawn weight by weight, with biases or without, and below it a blog's sum to be checked.

import { component } from "../../shared/component.js";
import { colouredProduct, make, pressable, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { shape } from "../../shared/numbers.js";
import { quoted } from "../../shared/quoted.js";
import { rich } from "../../shared/rich.js";
import { fill } from "../../shared/words.js";
import { Blog } from "./blog.js";
import { Filters } from "./filters.js";

class Weights extends Explorer {
  constructor(root) {
    super(root);
    this.pointed = null; // [layer, filter]
    this.kept = null;
    this.blog = new Blog(this);
  }

  get asking() {
    return this.chosen.counted === null;
  } // the sums of the separable layer stay hidden until a guess
  get biased() {
    return this.chosen.bias === "on";
  }

  dress() {
    const { words, data: { example } } = this;
    this.find(".intro").replaceChildren(...rich(words.intro, { ...example, tutorial: quoted(words.tutorial, example.source) }));
    this.layers ??= example.layers.map((layer, i) => new Filters(this.root.querySelectorAll(".filters")[i], layer, i, this));
    write(this.find(".standard h2"), words.standard);
    write(this.find(".separable h2"), words.separable);
    write(this.find("#bias"), words.bias);
    this.blog.dress(this.data.blog);
  }

  point(filter) {
    this.pointed = filter;
    this.renderFilters();
  }

  keep(filter) {
    this.kept = String(filter) === String(this.kept) ? null : filter;
    this.renderFilters();
  }

  render() {
    const { words, data: { example, biases }, chosen: { bias } } = this;
    this.renderQuestion();
    this.renderFilters();
    this.root.querySelectorAll(".layers > section").forEach((section) => section.classList.toggle("biased", this.biased));
    const [full, depthwise, pointwise] = example.layers;
    this.total(".standard .total", [full], example.totals[bias].standard);
    this.total(".separable .total", [depthwise, pointwise], example.totals[bias].separable);
    pressable(
      this.find(".bias [role=group]"),
      biases.map((value) => [value, words[`bias_${value}`]]),
      bias,
      (value) => this.choose({ bias: value }),
    );
    write(
      this.find(".bias p"),
      fill(words[`bias_says_${bias}`], { standard: full.biases, depthwise: depthwise.biases, pointwise: pointwise.biases }),
    );
    this.blog.render(this.data.blog);
  }

  // The guess is about weights. With biases it says that they are left out, and the answer what they change.
  renderQuestion() {
    const { words, asking, biased, chosen: { counted }, data: { example } } = this;
    const [{ weights: standard }, { weights: depthwise }, { weights: pointwise }] = example.layers;
    const { separable, times } = example.totals.off;
    const values = { standard, depthwise, pointwise, separable, times: times.toFixed(2), guess: example.guesses[counted] };
    const key = asking ? (biased ? "question_biased" : "question") : `answer_${counted}`;
    const { on } = example.totals;
    const also = !asking && biased ? ` ${fill(words.answer_biased, { ...on, times: on.times.toFixed(2) })}` : "";
    write(this.find(".question"), fill(words[key], values) + also);
    const guesses = Object.entries(example.guesses).sort(([, a], [, b]) => a - b);
    this.find(".answers").hidden = !asking;
    pressable(
      this.find(".answers"),
      asking ? [...guesses.map(([name, count]) => [name, String(count)]), ["shown", words.show]] : [],
      null,
      (answer) => {
        this.choose({ counted: answer });
        this.find(".separable [tabindex='0']").focus({ preventScroll: true }); // its button is gone, and counting comes next
      },
    );
  }

  // The sum in large figures, and what it is made of: a product for each layer, and the biases.
  total(selector, layers, count) {
    const hidden = this.asking && layers.length > 1;
    const parts = layers.flatMap((
      layer,
      i,
    ) => [
      ...(i ? [" + "] : []),
      ...colouredProduct(layer.factors),
      ...(this.biased ? [" + ", make("span", { class: "biases" }, String(layer.biases))] : []),
    ]);
    this.find(selector).replaceChildren(make("strong", {}, hidden ? "?" : String(count)), make("span", {}, ...(hidden ? [] : parts)));
  }

  renderFilters() {
    const { words, data: { example } } = this;
    const at = this.pointed ?? this.kept;
    this.layers.forEach((filters, i) => {
      const layer = example.layers[i];
      const name = (filter) => fill(words.filter, { number: filter + 1, filters: layer.filters, weights: layer.each });
      const title = rich(words.filters, {
        kind: words[`kind_${layer.kind}`],
        filters: layer.filters,
        size: shape(layer.kernel, layer.reads),
      });
      filters.show(title, name, at?.[0] === i ? at[1] : null, this.kept?.[0] === i ? this.kept[1] : null);
    });
    if (!at) return write(this.find(".says"), words.says_hint);
    const layer = example.layers[at[0]];
    const channels = words.channels.split(", ");
    const values = {
      number: at[1] + 1,
      filters: layer.filters,
      reads: layer.reads,
      channel: channels[at[1]],
      channels: words.channels,
      each: layer.each,
      product: each(layer),
      total: (at[1] + 1) * layer.each,
    };
    this.find(".says").replaceChildren(
      ...rich(words[`says_${layer.kind}`], values),
      ...(this.biased ? [` ${words.says_bias}`] : []),
      ` ${fill(words.says_total, values)}`,
    );
  }
}

// Factors in the colours of their symbols: 3·3·3·32.
function each({ kernel, reads }) {
  return colouredProduct([["D_K", kernel], ["D_K", kernel], ...(reads > 1 ? [["M", reads]] : [])]);
}

export const show = await component(import.meta.url, Weights);
