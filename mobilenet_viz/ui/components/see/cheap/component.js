// How cheap can it get? The photo through every network at hand; the class guesses before the names are shown.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { Gallery } from "../../shared/gallery.js";
import { percent, writtenAlpha } from "../../shared/numbers.js";
import { Answers } from "../../shared/question.js";
import { quoted } from "../../shared/quoted.js";
import { keepRoom } from "../../shared/room.js";
import { fill } from "../../shared/words.js";
import { Grid, SIGNS } from "./grid.js";
import { renderPhotos } from "./photos.js";

/** @import { Ladder, Rung } from "../../shared/ladder.js" */
/** @import { Data, Pair } from "./types.js" */

/** @extends {Explorer<Data>} */
export class Cheap extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.answers = new Answers(this.find(".answers"), (choice) => this.choose(choice));
    this.grid = new Grid(this.find(".grid", HTMLTableElement), (network) => this.choose(network));
    this.gallery = new Gallery(() => this.render());
    /** @type {Ladder | undefined} */
    this.ladder = undefined;
    this.name = "…"; // that the baseline says, or said last: the room of the sentences with it
  }

  dress() {
    this.ladder = carried("ladder");
    const { words, data: { networks, alphas, baseline, fetch, trained, unnamed, page } } = this;
    this.grid.build(words, networks.rows, alphas);
    this.find(".wide").setAttribute("aria-label", words.grid);
    write(this.find(".about"), fill(words.about, { ...SIGNS, ...written(baseline), page }));
    write(this.find(".trained"), trained);
    this.find(".fetch").hidden = networks.rows.length === alphas.length;
    write(this.find(".fetch span"), words.fetch);
    write(this.find(".fetch code"), fetch);
    write(this.find(".unnamed"), unnamed.join(" "));
    renderPublished(this);
  }

  arrive() {
    this.ladder = carried("ladder");
    if (this.data) this.render();
  }

  /** @param {Pair} network */
  rung({ alpha, size }) {
    return this.ladder?.rungs.find((each) => each.alpha === alpha && each.size === size);
  }

  // All that there are.
  get count() {
    const { alphas, networks } = this.data;
    return alphas.length * networks.rows[0].length;
  }

  render() {
    const { ladder, data: { baseline, best, networks } } = this;
    this.gallery.want(ladder ? networks.rows[0].map(({ size }) => ladder.pictures[size]) : []);
    const asked = renderQuestion(this, this.rung(baseline));
    renderPhotos(this);
    this.grid.render({
      rung: (network) => this.rung(network),
      picture: ({ size }) => ladder && this.gallery.at(ladder.pictures[size])?.images[0],
      covered: asked.guess === null,
      name: this.rung(baseline)?.first[0].index,
      best: asked.guess === null ? null : best,
    });
  }
}

/** @param {Pair} network */
function written({ alpha, size }) {
  return { alpha: writtenAlpha(alpha), size };
}

/**
 * The question, once the baseline has said what it is about, and the line below it.
 * @param {Cheap} cheap
 * @param {Rung | undefined} base
 */
function renderQuestion(cheap, base) {
  const { words, find, data: { question, baseline, best } } = cheap;
  const asked = cheap.answered(question);
  cheap.name = base?.first[0].name ?? cheap.name;
  const about = fill(words.question, { name: cheap.name, ...written(baseline) });
  write(find(".question"), base ? about : cheap.ladder?.refusal ? "" : words.looking);
  keepRoom(find(".ask .room"), [about]);
  find(".answers").classList.toggle("early", !base);
  cheap.answers.render(asked, words, (choice) => words[`guess_${choice}`], Boolean(asked.right));
  write(find(".result"), said(cheap, base, asked.guess));
  keepRoom(find(".below"), [result(cheap, base, best ?? baseline)]);
  return asked;
}

/**
 * @param {Cheap} cheap
 * @param {Rung | undefined} base
 * @param {string | null} guess
 */
function said(cheap, base, guess) {
  const { words, ladder, count: all, data: { best } } = cheap;
  const done = ladder?.rungs.length ?? 0;
  if (ladder?.refusal) return ladder.refusal;
  if (done < all) return fill(words.answered, { done, all });
  if (guess === null || !best) return fill(words.covered, { all });
  return result(cheap, base, best);
}

/**
 * @param {Cheap} cheap
 * @param {Rung | undefined} base
 * @param {Pair} best
 */
function result({ words, name, ladder, count: all, data: { networks } }, base, best) {
  const network = networks.rows.flat().find((each) => each.alpha === best.alpha && each.size === best.size);
  const same = ladder?.rungs.filter((rung) => rung.first[0].index === base?.first[0].index).length ?? 0;
  const share = percent(network?.share ?? 1);
  return fill(words.result, { ...written(best), name, share, same, all });
}

/**
 * A table of its own: of the same networks, but not of this photo.
 * @param {Cheap} cheap
 */
function renderPublished({ words, find, data: { networks: { rows, source } } }) {
  write(find("#published"), words.published);
  write(find("section .dim"), fill(words.published_about, { source }));
  const table = find(".top1", HTMLTableElement);
  const heads = rows[0].map(({ size }) => make("th", { scope: "col" }, fill(words.px, { size })));
  table.tHead?.rows[0].replaceChildren(make("td"), ...heads);
  const cell = (/** @type {number | null} */ top1) =>
    top1 === null
      ? make("td", {}, make("span", { "aria-hidden": "true" }, "–"), make("span", { class: "hidden" }, words.none))
      : make("td", {}, quoted(top1.toFixed(1), source));
  const lines = rows.map((row) => {
    const head = make("th", { scope: "row" }, fill(words.alpha, { alpha: writtenAlpha(row[0].alpha) }));
    return make("tr", {}, head, ...row.map(({ top1 }) => cell(top1)));
  });
  table.tBodies[0].replaceChildren(...lines);
}

export const show = await component(import.meta.url, Cheap);
