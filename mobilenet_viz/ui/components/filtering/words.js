// The question, the captions before and after each stage, the counters, and all of it once more in words.

const GUESSES = [2, 3, 9];

function dressQuestion(view) {
  const { words } = view.data;
  view.find(".answers").replaceChildren(...GUESSES.map((guess) => {
    const button = make("button", { type: "button", "aria-pressed": String(view.guess === guess) }, fill(words.answer, { times: guess }));
    button.onclick = () => {
      view.guess = guess;
      for (const other of view.find(".answers").children) other.setAttribute("aria-pressed", String(other === button));
      renderWords(view);
    };
    return button;
  }));
}

function renderWords(view) {
  const { clock, data: { words, costs } } = view;
  const times = costs.times.toFixed(2);
  write(view.find(".question"), !view.guess ? words.question : clock.finished ? fill(words.question_answer, { times, guess: fill(words.answer, { times: view.guess }) }) : words.question_act);
  const [lowest, highest] = [costs.mobilenet.from, costs.mobilenet.to];
  const factors = Object.fromEntries(costs.conv.factors);
  writeSigns(view.find(".caption"), fill(words[`caption_${clock.stage}`], {
    depthwise: costs.depthwise.per_pixel, pointwise: costs.pointwise.per_pixel, times, share: costs.share.toFixed(3),
    pixels: percent(clock.pixels.conv / view.data.size ** 2), outputs: factors.N, kernel: factors.D_K,
    few: lowest[0], many: whole.format(highest[0]), least: lowest[1].toFixed(1), most: highest[1].toFixed(1),
  }));
}

// Symbols with an index, D_K, as they are written.
function writeSigns(element, sentence) {
  if (element.said === sentence) return;
  element.said = sentence;
  element.replaceChildren(...sentence.split(/(D_K)/).map((part) => (part === "D_K" ? sign(part) : part)));
}

// Two rows, each a name, a counter, a bar on one scale for both, and the product once it is done.
function dressWork(view) {
  const { words } = view.data;
  const row = (name, kinds) => make("div", { class: name },
    make("dt", {}, words[`machine_${name}`]), make("dd", { class: "count" }),
    make("dd", { class: "bar", "aria-hidden": "true" }, ...kinds.map((kind) => make("i", { class: kind }))),
    make("dd", { class: "product" }));
  view.find(".work").replaceChildren(row("separable", ["depthwise", "pointwise"]), row("standard", ["conv"]));
}

function renderWork(view) {
  const { clock, data: { costs, words } } = view;
  const [filtered, separable, all] = clock.ends;
  const done = { depthwise: Math.min(clock.done, filtered), pointwise: Math.max(0, Math.min(clock.done, separable) - filtered), conv: clock.done };
  for (const [kind, multAdds] of Object.entries(done)) view.find(`.bar .${kind}`).style.width = `${(100 * multAdds) / all}%`;
  write(view.find(".separable .count"), whole.format(Math.floor(done.depthwise + done.pointwise)));
  write(view.find(".standard .count"), whole.format(Math.floor(done.conv)));
  if (view.productsAt === clock.stage) return;
  view.productsAt = clock.stage;
  const weights = (count) => make("span", { class: "dim" }, fill(words.weights, { count }));
  const { depthwise, pointwise, conv } = costs;
  const total = make("b", {}, whole.format(costs.separable.mult_adds));
  view.find(".separable .product").replaceChildren(...[
    [], [...factors(depthwise), ` = ${whole.format(depthwise.mult_adds)}`, " + …"],
    [...factors(depthwise), " + ", ...factors(pointwise), " = ", total, weights(costs.separable.weights)],
  ][Math.min(clock.stage, 2)]);
  view.find(".standard .product").replaceChildren(...(clock.finished ? [...factors(conv), " = ", make("b", {}, whole.format(conv.mult_adds)), weights(conv.weights)] : []));
}

function factors(price) {
  return price.factors.flatMap(([symbol, number], i) => [...(i ? ["·"] : []), make("span", { class: `symbol-${symbol}` }, String(number))]);
}

// The text version of the picture.
function dressStory(view) {
  const { data: { words, maps, chosen, kernels, mix, costs } } = view;
  const letters = CHANNELS.map((channel) => words[`letter_${channel}`]);
  const range = ({ low, high }) => `${signed(low, 2)} … ${signed(high, 2)}`;
  const row = (name, from, map) => make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, from), make("td", {}, range(map)));
  const name = (group, i) => fill(words[`map_${group}`], { number: i + 1, channel: words[CHANNELS[i]] ?? "" });
  const rows = [
    ...maps.channels.map((map, m) => row(name("channels", m), words.from_photo, map)),
    ...maps.depthwise.map((map, m) => row(name("depthwise", m), `${words[`kernel_${chosen[m]}`]}: ${inRows(kernels[m].cells[0], kernels[m].divisor)}`, map)),
    ...maps.separable.map((map, n) => row(name("separable", n), mixture(mix.map((weights) => weights[n]), letters), map)),
  ];
  const head = make("tr", {}, ...["map", "from", "values"].map((column) => make("th", { scope: "col" }, words[`column_${column}`])));
  const signs = (price) => price.factors.flatMap(([symbol], i) => [...(i ? ["·"] : []), sign(symbol)]);
  const product = (kind) => [...signs(costs[kind]), " = ", ...factors(costs[kind]), ` = ${whole.format(costs[kind].mult_adds)}`];
  view.find(".story").replaceChildren(
    make("p", {}, words.story_photo), make("p", {}, words.story_edge), make("p", {}, words.story_split),
    make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)),
    make("ul", {}, ...["depthwise", "pointwise", "conv"].map((kind) => make("li", {}, `${words[`story_${kind}`]}: `, ...product(kind)))),
  );
}
