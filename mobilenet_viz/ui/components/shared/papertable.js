// A table of the paper (`ui/papertables.py`). What stands in a cell is up to who shows it: `cell(it, at)` gives its nodes,
// `it` being the cell and `at` its {row, column} from 0; by default it is what is printed.

const VERDICTS = { same: "✓", cut: "≈", differs: "≠" };

// data: as of `as_data`. words: `source` and `region`. Drawn anew each time; a wide table scrolls in its own region.
function paperTable(box, data, { cell = (it) => [printed(it, data.source)], words }) {
  const head = make("tr", {}, ...data.columns.map((column) => make("th", { scope: "col", class: column.names ? "" : "figure" }, column.name)));
  const body = data.rows.map((row, i) => tableRow(data, row, i, cell));
  const said = fill(words.region, data);
  const table = make("table", { class: "paper" }, make("caption", { class: "hidden" }, said), make("thead", {}, head), make("tbody", {}, ...body));
  const region = make("div", { class: "paper-region", role: "region", tabindex: "0", "aria-label": said }, table);
  box.replaceChildren(region, make("p", { class: "dim paper-source" }, fill(words.source, data)));
}

function tableRow(data, row, i, cell) {
  const cells = row.map((it, j) => {
    const { key, names } = data.columns[j];
    const attributes = { class: names ? "" : "figure", "data-column": key };
    const element = j ? make("td", attributes) : make("th", { scope: "row", ...attributes });
    element.append(...cell(it, { row: i, column: j }));
    return element;
  });
  return make("tr", {}, ...cells);
}

// What is printed, with its table on hover. The paper's own names stay as they are in every language.
function printed(it, source) {
  const element = quoted(it.printed, source);
  element.lang = "en";
  return element;
}

// What comes out instead, in place of nothing: a sign, the value, and the verdict in words.
function verdict(it, words) {
  if (it.verdict === "open") return make("span", { class: "verdict open" }, make("span", { class: "hidden" }, words.verdict_open));
  const said = it.verdict === "same" ? "hidden" : "said";
  const value = it.shown === it.printed ? "" : it.shown;
  return make("span", { class: `verdict ${it.verdict}` },
    make("span", { class: "mark", "aria-hidden": "true" }, VERDICTS[it.verdict]), ` ${value} `,
    make("span", { class: said }, words[`verdict_${it.verdict}`]));
}
