// The controls, the totals and the sentences around the score.

import { make, write } from "../../shared/elements.js";
import { percent, short, shortAlpha, whole, writtenAlpha } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

export function dressDial(live, name, steps, marks, label, note) {
  const dial = live.find(`.dial.${name}`);
  const input = live.dials[name];
  write(dial.querySelector(".name"), label);
  write(dial.querySelector(".note"), note);
  input.max = steps.length - 1;
  const group = dial.querySelector(".marks");
  group.setAttribute("aria-label", fill(live.data.words.marks_label, { name: label }));
  group.replaceChildren(...marks.map((value, i) => {
    const button = make("button", { type: "button", "aria-keyshortcuts": String(i + 1) }, String(value));
    button.onclick = () => {
      live.set(name, steps.indexOf(value));
      live.settle();
    };
    return button;
  }));
}

export function renderDials(live) {
  const { net, data } = live;
  const show = (name, index, number, spoken, value) => {
    const dial = live.find(`.dial.${name}`);
    const input = live.dials[name];
    if (Number(input.value) !== index) input.value = index;
    input.setAttribute("aria-valuetext", spoken);
    input.style.setProperty("--at", index / Number(input.max));
    write(dial.querySelector("output b"), number.toFixed(2));
    for (const mark of dial.querySelector(".marks").children) {
      mark.setAttribute("aria-pressed", String(Number(mark.textContent) === value));
    }
  };
  const size = fill(data.words.px, { size: net.resolution });
  write(live.find(".rho output span"), size);
  show("alpha", live.a, net.alpha, writtenAlpha(net.alpha), net.alpha);
  show("rho", live.r, net.rho, size, net.resolution);
}

const TOTALS = ["mult_adds", "parameters", "size"];

export function dressTotals(list, words) {
  list.replaceChildren(
    ...TOTALS.map((name) =>
      make(
        "div",
        { "data-total": name },
        make("dt", {}, words[`total_${name}`]),
        make(
          "dd",
          {},
          make("strong"),
          make("span", { class: "exact dim" }),
          make("span", { class: "ratio" }),
          make("span", { class: "promise dim" }),
        ),
      )
    ),
  );
}

export function renderTotals(live) {
  const { net, base, data: { words } } = live;
  const show = (name, big, exact, ratio, promise) => {
    const cell = live.find(`[data-total="${name}"]`);
    write(cell.querySelector("strong"), big);
    write(cell.querySelector(".exact"), exact);
    write(
      cell.querySelector(".ratio"),
      fill(words.of_baseline, { share: percent(ratio), baseline: `${shortAlpha(base.alpha)}-${base.resolution}` }),
    );
    write(cell.querySelector(".promise"), promise);
  };
  const work = net.mult_adds / base.mult_adds;
  const weights = net.parameters / base.parameters;
  const alphaOnly = live.grid.points[live.a][live.grid.baseline[1]].promise;
  show("mult_adds", short(net.mult_adds), whole.format(net.mult_adds), work, `α²·ρ² = ${percent(net.promise)}`);
  show("parameters", short(net.parameters), whole.format(net.parameters), weights, `α² = ${percent(alphaOnly)}`);
  show(
    "size",
    `${(net.bytes / 1e6).toFixed(net.bytes < 1e7 ? 2 : 1)} MB`,
    fill(words.bytes, { bytes: whole.format(net.bytes) }),
    net.bytes / base.bytes,
    words.four_bytes,
  );
  renderSentences(live);
}

function renderSentences(live) {
  const { net, base, data: { words, check } } = live;
  const atBase = net.alpha === base.alpha;
  write(
    live.find(".law"),
    fill(atBase ? words.law_rho : words.law_alpha, {
      share: percent(net.linear),
      weights: percent(net.linearWeights),
      rounding: net.rounded ? words.law_rounding : "",
    }),
  );
  const published = net.top1.map(([value, source]) => fill(words.top1, { percent: value.toFixed(1), source }));
  write(live.find(".top1"), published.length ? `${words.top1_lead} ${published.join(" · ")}` : words.top1_none);
  const same = check.alpha === net.alpha && check.size === net.resolution;
  write(live.find(".check"), same ? check.sentence : words.check_waiting);
  renderQuestion(live);
}

export function dressLegend(legend, words, grid, base) {
  const kinds = [...new Set(grid.layers.filter((layer) => layer.factors.length).map((layer) => layer.kind))];
  legend.replaceChildren(
    ...kinds.map((kind) => make("span", { class: `kind-${kind}` }, make("i", { class: "swatch" }), words[`kind_${kind}`])),
    make("span", {}, make("i", { class: "swatch ghost" }), fill(words.ghost, { alpha: writtenAlpha(base.alpha), size: base.resolution })),
    make("span", {}, words.scale),
  );
}

// Predict, act, explain: the student commits to an answer, drags there, and only then reads the result.
export function dressQuestion(live) {
  const { words } = live.data;
  live.find(".answers").replaceChildren(...["half", "quarter", "eighth"].map((name) => {
    const button = make("button", { type: "button", "aria-pressed": String(live.guess === name) }, words[`answer_${name}`]);
    button.onclick = () => {
      live.guess = name;
      for (const other of live.find(".answers").children) other.setAttribute("aria-pressed", String(other === button));
      renderQuestion(live);
    };
    return button;
  }));
}

function renderQuestion(live) {
  const { words } = live.data;
  const there = live.net.alpha === live.data.ask.alpha && live.r === live.grid.baseline[1];
  if (live.guess && there) live.found = percent(live.net.mult_adds / live.base.mult_adds); // stays, wherever the sliders go
  write(
    live.find(".question"),
    !live.guess
      ? words.question
      : live.found
      ? fill(words.question_answer, { share: live.found, guess: words[`answer_${live.guess}`] })
      : fill(words.question_act, { alpha: writtenAlpha(live.data.ask.alpha), size: live.base.resolution }),
  );
}
