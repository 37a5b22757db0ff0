// A model of Keras: a small example to guess at, then the visitor's own, each drawn and counted in the same way.

import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { percent } from "../../shared/numbers.js";
import { Answers } from "../../shared/question.js";
import { wearVolumes } from "../../shared/volume.js";
import { fill } from "../../shared/words.js";
import { drawing } from "./drawing.js";
import { ends, onDrop } from "./file.js";
import { plot } from "./plot.js";
import { layers, totals } from "./tables.js";

/** @import { Count, Data } from "./types.js" */

/** @type {Count[]} */
const COUNTS = ["parameters", "mult_adds"];

/** @extends {Explorer<Data>} */
class OwnModel extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    wearVolumes(this.find(".drawing"));
    this.asks = COUNTS.map((count) => {
      const question = this.find(`#own-${count}`);
      return {
        count,
        question,
        answers: new Answers(/** @type {HTMLElement} */ (question.nextElementSibling), (said) => this.choose(said)),
      };
    });
    this.deaf = new AbortController();
    this.input = this.find("input", HTMLInputElement);
    this.input.onchange = () => this.input.files?.[0] && this.take(this.input.files[0]);
    onDrop(this.find(".drop"), (file) => this.take(file), this.deaf.signal);
    this.size = this.find("select", HTMLSelectElement);
    this.size.onchange = () => this.choose({ size: Number(this.size.value) });
    this.came = 0;
    this.said = ""; // of a file that Python has not had yet
    this.shown = ""; // what the drawing and the tables were made of
    this.resize = new ResizeObserver(() => this.data && this.renderPictures()); // their lengths are the type's
    this.resize.observe(this.find(".plot"));
  }

  stop() {
    super.stop();
    this.deaf.abort();
    this.resize.disconnect();
  }

  get model() {
    return this.data.own ?? this.data.example;
  }

  get title() {
    const { words, data } = this;
    return data.own ? fill(words.model_own, { name: data.own.name }) : words.model_example;
  }

  /** @param {File} file */
  async take(file) {
    this.input.value = ""; // so that the same file, saved anew, can be chosen again
    this.said = this.words.reading;
    this.renderSaid();
    try {
      this.tell({ file: await ends(file, this.data.ends) });
    } catch {
      this.said = this.words.unreadable;
      this.renderSaid();
    }
  }

  /**
   * Would it tell the answer?
   * @param {Count} count
   */
  isCovered(count) {
    return !this.data.own && this.answered(this.data.questions[count]).guess === null;
  }

  dress() {
    const { words, data } = this;
    if (data.came !== this.came) this.said = "";
    this.came = data.came;
    write(this.find(".lead"), fill(words.lead, { size: data.example.drawn[0].side }));
    this.find("pre").setAttribute("aria-label", words.program);
    this.find("code").textContent = data.program;
    write(this.find(".file span"), words.choose);
    write(this.find(".how"), words.how);
    write(this.find(".size label"), words.size);
    this.size.replaceChildren(...data.sizes.map((size) => make("option", { value: size }, String(size))));
    this.find(".size").hidden = !data.open;
    for (const name of ["totals", "among", "layers"]) write(this.find(`#${name}`), words[name]);
    write(this.find(".note"), words.note);
    write(this.find(".command"), words.command);
  }

  render() {
    const { words, data, chosen } = this;
    this.size.value = String(chosen.size);
    for (const { count, question, answers } of this.asks) {
      const asked = this.answered(data.questions[count]);
      const right = data.example.rows.find(({ name }) => name === asked.right);
      const values = right && { layer: right.name, share: percent(right[`${count}_share`]) };
      write(question, values ? fill(words[`answer_${count}`], values) : words[`question_${count}`]);
      answers.render(asked, words, (layer) => layer, asked.guess !== null);
    }
    this.renderSaid();
    const shown = JSON.stringify([data.language, this.model.totals, this.title, COUNTS.map((count) => this.isCovered(count)), chosen.size]);
    if (shown === this.shown) return; // thousands of layers are not drawn anew for nothing
    this.shown = shown;
    this.renderModel();
  }

  renderSaid() {
    const { words, data: { refusal, reading } } = this;
    write(this.find(".said"), this.said || (reading ? words.reading : refusal ?? ""));
    this.find(".said").classList.toggle("refused", !this.said && !reading && refusal !== null);
  }

  renderModel() {
    const { words, data, model, title } = this;
    write(this.find("#model"), title);
    totals(this.find(".totals"), words, model, title, data.beside);
    layers(this.find(".layers"), words, model, (count) => this.isCovered(count));
    this.renderPictures();
  }

  renderPictures() {
    const { words, data: { beside }, model, title } = this;
    const known = COUNTS.filter((count) => !this.isCovered(count));
    this.find(".drawing").replaceChildren(drawing(model, known, fill(words.drawing_label, { count: model.drawn.length })));
    const own = { title, ...model.totals };
    this.find(".plot").replaceChildren(plot(words, beside.networks, own, fill(words.among_label, { count: beside.networks.length })));
  }
}

export const show = await component(import.meta.url, OwnModel);
