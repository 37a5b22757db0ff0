// What the tools reported, beside what is computed for the chosen network; and the published numbers that no switch gives.

import { make, pressable, write } from "../../shared/elements.js";
import { whole, writtenAlpha } from "../../shared/numbers.js";
import { quoted, VERDICT_SIGNS } from "../../shared/quoted.js";
import { rich } from "../../shared/rich.js";
import { fill } from "../../shared/words.js";
import { ConventionsList } from "./conventions_list.js";

/** @import { Point, Report, Tool } from "./types.js" */
/** @import { Tools } from "./component.js" */

export class Reports {
  /** @param {Tools} view */
  constructor(view) {
    this.view = view;
    this.table = new ConventionsList(view.find(".tools table"), view.find(".choose div"), (convention) => view.press({ convention }));
    /** @type {Report[]} */
    this.points = [];
  }

  dress() {
    const { find, words, data: { riddles, tools } } = this.view;
    write(find("#points"), words.points);
    write(find("h3"), words.riddles);
    find(".riddles").replaceChildren(...riddles.map((riddle) => {
      const { name, version, source, reports: [report] } = riddle;
      const printed = quoted(report.printed, source);
      return make("li", {}, ...rich(words[`riddle_${riddle.key}`], { name, version, source, printed, at: this.at(report) }));
    }));
    const reports = tools.filter((tool) => !tool.source).flatMap((tool) => tool.reports);
    this.points = reports.filter((report, i) => reports.findIndex((each) => sameNetwork(each, report)) === i);
  }

  // Only some networks were measured, or printed by the paper: for another one nothing was reported.
  render() {
    const { find, words, data: { tools }, chosen } = this.view;
    const at = this.points.findIndex((point) => sameNetwork(point, chosen));
    const at_chosen = { at: this.at(chosen) };
    const columns = [words.column_measured, words.column_here].map((name) => fill(name, at_chosen));
    this.table.dress([["", words.column_name], ["number", columns[0]], ["number", columns[1]]]);
    this.table.show(tools.map((tool) => this.row(tool)), chosen.convention);
    pressable(find(".points div"), this.points.map((each, i) => [i, this.at(each)]), at, (i) => {
      const { alpha, size } = this.points[i];
      this.view.choose({ alpha, size });
    });
  }

  /** @param {Tool} tool */
  row(tool) {
    const { words, data: { operations }, chosen } = this.view;
    const convention = operations.conventions[tool.key];
    const report = tool.reports.find((each) => sameNetwork(each, chosen));
    const note = fill(words.says, { ...tool, from: report?.source || tool.source || tool.version });
    const cells = [
      report ? this.printed(tool, report) : [make("span", { class: "dim" }, words.not_run)],
      [whole.format(this.view.total(operations, convention))],
    ];
    return { convention, name: this.called(tool), note, cells };
  }

  /**
   * A sign and its words, which are seen where digits were cut off: a tick would claim more than that.
   * @param {Tool} tool
   * @param {Report} report
   */
  printed(tool, { printed, source, verdict }) {
    const { words } = this.view;
    if (verdict === null) throw new Error(`${tool.key}: nothing is computed`);
    const said = make("span", { class: verdict === "cut" ? "cut" : "hidden" }, words[verdict]);
    return [quoted(printed, source || fill(words.run, tool)), ` ${VERDICT_SIGNS[verdict]}`, said];
  }

  /** @param {Tool} tool */
  called({ key, name }) {
    return key === "paper" ? this.view.words.paper : name;
  }

  /** @param {Point} point */
  at({ alpha, size }) {
    const { words } = this.view;
    return fill(words.at, { alpha: writtenAlpha(alpha), size: fill(words.px, { size }) });
  }
}

/**
 * @param {Point} one
 * @param {Point} other
 */
function sameNetwork(one, other) {
  return one.alpha === other.alpha && one.size === other.size;
}
