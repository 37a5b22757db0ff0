// What one layer does, with its Mult-Adds as a product whose numbers are filled in.

import { coloured, make, sign } from "../../shared/elements.js";
import { percent, shape, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { SYMBOL_FIELDS } from "./numbers.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Row } from "./numbers.js" */

/**
 * @param {HTMLElement} box
 * @param {Row | undefined} row the layer
 * @param {Words} words
 */
export function inspect(box, row, words) {
  box.classList.toggle("empty", !row);
  if (!row) {
    box.replaceChildren(make("p", { class: "dim" }, words.point_at));
    return;
  }
  const kind = words[`kind_${row.kind}`];
  const named = kind.includes(`${row.kernel}×${row.kernel}`); // its name says the kernel already
  const kernel = fill(named ? words.stride : words.kernel_stride, { kernel: row.kernel, stride: row.stride });
  box.replaceChildren(
    make(
      "p",
      { class: `who kind-${row.kind}` },
      make("i", { class: "swatch" }),
      make("b", {}, row.name),
      ` ${kind} · ${kernel} · ${shape(row.in_size, row.in_channels)} → `,
      make("b", {}, shape(row.out_size, row.out_channels)),
    ),
    make("p", { class: "work" }, ...writtenProduct(row, words)),
    make(
      "p",
      { class: "rest" },
      fill(words.layer_rest, { parameters: whole.format(row.parameters), field: row.field }) + (row.whole ? words.field_whole : ""),
    ),
  );
}

/**
 * @param {Row} row
 * @param {Words} words
 */
function writtenProduct(row, words) {
  if (!row.factors.length) return [words.free_layer];
  return [
    `${words.mult_adds} = `,
    ...row.factors.flatMap((symbol, i) => [i ? " · " : "", sign(symbol)]),
    " = ",
    ...row.factors.flatMap((symbol, i) => [i ? "·" : "", coloured(symbol, row[SYMBOL_FIELDS[symbol]])]),
    " = ",
    make("b", {}, whole.format(row.mult_adds)),
    ` (${fill(words.of_network, { share: percent(row.share) })})`,
  ];
}
