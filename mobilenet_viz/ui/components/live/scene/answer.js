// What the network says: its first five names, before the ghost of what the baseline says.

import { make, write } from "../../shared/elements.js";
import { percent } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { answering } from "../../shared/ladder.js";

/** @import { Live } from "./component.js" */
/** @import { Named, Rung } from "../../shared/ladder.js" */

const ROWS = 5;
const LEAST = 96; // px; smaller pictures are answered at this size

export class AnswerPanel {
  /** @param {(selector: string) => HTMLElement} find */
  constructor(find) {
    this.find = find;
    this.rows = Array.from({ length: ROWS }, () => {
      const [name, share, bar, ghost] = [make("span"), make("b"), make("i"), make("u")];
      return {
        row: make("li", {}, name, share, make("span", { class: "bar", "aria-hidden": "true" }, bar, ghost)),
        name,
        share,
        bar,
        ghost,
      };
    });
    find(".says .rows").append(...this.rows.map(({ row }) => row));
    this.first = ""; // the name on screen
    this.said = ""; // aloud
  }

  /** @param {Live} live */
  render(live) {
    const { ladder, words, base, chosen } = live;
    if (!ladder) return;
    const { rung, exact } = answering(ladder, chosen);
    const ghost = ladder.rungs.find((each) => each.alpha === base.alpha && each.size === base.resolution);
    this.find(".says").classList.toggle("inexact", !exact);
    this.find(".says").classList.toggle("empty", !rung);
    this.head(live);
    this.name(rung?.first[0], ghost?.first[0], Boolean(ladder.live));
    write(this.find(".was"), was(live, rung, ghost));
    this.rows.forEach((row, i) => renderRow(row, rung?.first[i], ghost?.first));
    write(this.find(".remark"), rung ? note(live, rung) : ladder.refusal ?? words.rung_waiting);
  }

  /**
   * Whose answer it is, where it is not that of the network under the hand.
   * @param {Live} live
   */
  head({ ladder, words, chosen }) {
    const { alpha, size, exact } = answering(/** @type {import("../../shared/ladder.js").Ladder} */ (ladder), chosen);
    write(this.find("#says"), exact ? words.scene_says : fill(words.scene_says_other, { alpha: alpha.toFixed(2), size }));
  }

  /**
   * The moment it changes is seen; of a camera, where it may change with each frame, nothing flashes.
   * @param {Named | undefined} now
   * @param {Named | undefined} before of the baseline
   * @param {boolean} still
   */
  name(now, before, still) {
    const place = this.find(".first");
    const name = now?.name ?? "";
    place.dataset.gloss = now?.gloss ?? "";
    place.classList.toggle("other", Boolean(now && before && now.index !== before.index));
    if (name === this.first) return;
    write(place, name || "…");
    if (this.first && name && !still) place.animate?.([{ opacity: 0.2 }, { opacity: 1 }], { duration: reduced.matches ? 0 : 350 });
    this.first = name;
  }

  /**
   * Once a choice has settled, and only what has changed.
   * @param {Live} live
   */
  say({ ladder, words, chosen }) {
    const rung = ladder && answering(ladder, chosen).rung;
    if (!rung) return;
    const said = fill(words.rung_said, { name: rung.first[0].name, share: percent(rung.first[0].probability) });
    if (said === this.said) return;
    if (this.said) write(this.find(".said"), said);
    this.said = said;
  }
}

const reduced = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * @param {Live} live
 * @param {Rung | undefined} rung
 * @param {Rung | undefined} ghost
 */
function was({ words, base }, rung, ghost) {
  if (!rung || !ghost || rung === ghost) return "";
  const { name, index, probability } = ghost.first[0];
  const values = { alpha: base.alpha.toFixed(2), size: base.resolution, name, share: percent(probability) };
  return fill(index === rung.first[0].index ? words.rung_same : words.rung_was, values);
}

/**
 * @param {{ name: HTMLElement, share: HTMLElement, bar: HTMLElement, ghost: HTMLElement }} row
 * @param {Named | undefined} named
 * @param {Named[] | undefined} ghosts
 */
function renderRow({ name, share, bar, ghost }, named, ghosts) {
  const before = ghosts?.find((each) => each.index === named?.index);
  write(name, named?.name ?? "");
  write(share, named ? percent(named.probability) : "");
  bar.style.width = `${100 * (named?.probability ?? 0)}%`;
  ghost.style.width = `${100 * (before?.probability ?? 0)}%`;
  ghost.hidden = !before;
}

/**
 * What is to be said of the network that answers: another α, another size, other weights than those asked for.
 * @param {Live} live
 * @param {Rung} rung
 */
function note({ ladder, words, chosen }, { alpha, size, trained }) {
  const notes = [];
  if (!ladder?.alphas.includes(chosen.alpha)) {
    notes.push(fill(words.rung_alpha, { asked: chosen.alpha.toFixed(2), alpha: alpha.toFixed(2) }));
  }
  if (chosen.size < LEAST) notes.push(fill(words.rung_small, { size }));
  else if (size !== trained) notes.push(fill(words.rung_size, { trained, size }));
  return notes.join(" ");
}
