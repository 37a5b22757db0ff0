// The small worked example drawn weight by weight, with biases or without, and below it a blog's sum to be checked.

import { component } from "../../shared/component.js";
import { colouredProduct, make, pressable, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { shape } from "../../shared/numbers.js";
import { inLink, SHOWN } from "../../shared/guess.js";
import { Answers } from "../../shared/question.js";
import { quoted } from "../../shared/quoted.js";
import { rich } from "../../shared/rich.js";
import { fill } from "../../shared/words.js";
import { Blog } from "./blog.js";
import { Filters } from "./filters.js";

/** @import { Data, LayerFilters, Place } from "./types.js" */

/** @extends {Explorer<Data>} */
class Weights extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    /** @type {Place | null} */
    this.pointed = null;
    /** @type {Place | null} a filter that was pressed: it stays lit */
    this.held = null;
    /** @type {Filters[]} */
    this.layers = [];
    this.blog = new Blog(this);
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(inLink("counted", said, String)));
    this.find("#show").onclick = () => {
      this.choose({ counted: SHOWN });
      this.find(".separable [tabindex='0']").focus({ preventScroll: true }); // its button is gone, and counting comes next
    };
  }

  get asking() {
    return this.chosen.counted === null;
  } // the sums of the separable layer stay hidden until a guess
  get biased() {
    return this.chosen.bias === "on";
  }

  dress() {
    const { words, data: { example } } = this;
    const { in_channels, out_channels, source } = example;
    const tutorial = quoted(words.tutorial, source);
    this.find(".intro").replaceChildren(...rich(words.intro, { in_channels, out_channels, tutorial }));
    if (!this.layers.length) this.build();
    write(this.find(".standard h2"), words.standard);
    write(this.find(".separable h2"), words.separable);
    write(this.find("#bias"), words.bias);
    write(this.find("#show"), words.show);
    this.blog.dress(this.data.blog);
  }

  build() {
    /** @type {NodeListOf<HTMLElement>} */
    const boxes = this.root.querySelectorAll(".filters");
    this.layers = this.data.example.layers.map((layer, i) =>
      new Filters(boxes[i], layer, (filter) => {
        this.pointed = filter === null ? null : [i, filter];
        this.renderFilters();
      }, (filter) => {
        this.held = String(this.held) === String([i, filter]) ? null : [i, filter];
        this.renderFilters();
      })
    );
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
    const counts = { standard: full.biases, depthwise: depthwise.biases, pointwise: pointwise.biases };
    write(this.find(".bias p"), fill(words[`bias_says_${bias}`], counts));
    this.blog.render(this.data.blog);
  }

  // The guess is about weights. With biases it says that they are left out, and the answer what they change.
  renderQuestion() {
    const { words, asking, biased, chosen: { counted }, data: { asked, example } } = this;
    const right = asking ? null : asked.right; // Python's, who may not have heard of the guess yet
    this.answers.render({ ...asked, right, guess: counted }, words, (choice) => String(example.guesses[choice]), true);
    this.find("#show").hidden = !asking;
    const [{ weights: standard }, { weights: depthwise }, { weights: pointwise }] = example.layers;
    if (right === null) return write(this.find(".question"), fill(words[biased ? "question_biased" : "question"], { standard }));
    const { off: { separable, times }, on } = example.totals;
    const guess = counted === SHOWN ? undefined : example.guesses[counted ?? right];
    const values = { standard, depthwise, pointwise, separable, times: times.toFixed(2), guess };
    const also = biased ? ` ${fill(words.answer_biased, { ...on, times: on.times.toFixed(2) })}` : "";
    write(this.find(".question"), fill(words[`answer_${counted}`], values) + also);
  }

  /**
   * The sum in large figures, and what it is made of: a product for each layer, and the biases.
   * @param {string} selector
   * @param {LayerFilters[]} layers
   * @param {number} count
   */
  total(selector, layers, count) {
    const hidden = this.asking && layers.length > 1;
    const parts = layers.flatMap((layer, i) => {
      const biases = this.biased ? [" + ", make("span", { class: "biases" }, String(layer.biases))] : [];
      return [...(i ? [" + "] : []), ...colouredProduct(layer.factors), ...biases];
    });
    this.find(selector).replaceChildren(make("strong", {}, hidden ? "?" : String(count)), make("span", {}, ...(hidden ? [] : parts)));
  }

  renderFilters() {
    const { words, held, data: { example } } = this;
    const at = this.pointed ?? held;
    const inLayer = (/** @type {Place | null} */ place, /** @type {number} */ i) => (place?.[0] === i ? place[1] : null);
    this.layers.forEach((filters, i) => {
      const layer = example.layers[i];
      const name = (/** @type {number} */ filter) =>
        fill(words.filter, { number: filter + 1, filters: layer.filters, weights: layer.each });
      const size = shape(layer.kernel, layer.reads);
      const title = rich(words.filters, { kind: words[`kind_${layer.kind}`], filters: layer.filters, size });
      filters.show(title, name, inLayer(at, i), inLayer(held, i));
    });
    if (!at) return write(this.find(".says"), words.says_hint);
    const [layer, number] = [example.layers[at[0]], at[1] + 1];
    const { filters, reads, each } = layer;
    const channel = words.channels.split(", ")[at[1]];
    const values = { number, filters, reads, channel, channels: words.channels, each, product: productOf(layer), total: number * each };
    this.find(".says").replaceChildren(
      ...rich(words[`says_${layer.kind}`], values),
      ...(this.biased ? [` ${words.says_bias}`] : []),
      ` ${fill(words.says_total, { total: values.total })}`,
    );
  }
}

/**
 * The weights of one filter as factors in the colours of their symbols: 3·3·3.
 * @param {LayerFilters} layer
 */
function productOf({ kernel, reads }) {
  return colouredProduct([["D_K", kernel], ["D_K", kernel], ...(reads > 1 ? [pairOf("M", reads)] : [])]);
}

/**
 * @param {string} symbol
 * @param {number} value
 * @returns {[string, number]}
 */
function pairOf(symbol, value) {
  return [symbol, value];
}

export const show = await component(import.meta.url, Weights);
