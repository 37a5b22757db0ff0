// The map over the picture, its scale and its sum. Numbers come in hundredths of a logit and add up as printed.

function hundredths(n) {
  return `${n < 0 ? "−" : ""}${(Math.abs(n) / 100).toFixed(2)}`;
}

function renderMap(see) {
  const { words, data, chosen, shown } = see;
  for (const [side, colour] of Object.entries(data.colours)) see.find(".where").style.setProperty(`--${side}`, colour);
  const cam = chosen.map === "gradcam";
  const cells = shown && (cam ? camCells(see) : shown.cells);
  renderHead(see, shown?.name ?? data.classes[chosen.class]);
  renderCells(see, cells);
  see.find(".where").classList.toggle("outdated", see.outdated);
  see.find(".legend").hidden = !cells;
  write(see.find(".where .state"), cells || data.refusal ? "" : mapState(see));
  renderSum(see, cells, cam);
  renderLegend(see, cam);
  renderOpacity(see);
  write(see.find(".about"), fill(words[`about_${chosen.map}`], data.network));
}

function renderHead(see, name) {
  const { words, data, chosen } = see;
  const [before, after] = name ? words.map_title.split("{name}") : [words.map_title_waiting, ""];
  see.find("#where").replaceChildren(before, make("span", { lang: "en" }, name ?? ""), after);
  pressable(see.find(".methods"), words.method_label, ["evidence", "gradcam"], chosen.map, (each) => words[`method_${each}`], (map) => see.choose({ map }));
  const picture = see.find(".stage img");
  showPicture(picture, data.photo.url);
  write(see.find(".stage caption"), fill(words.map_table, { name: name ?? "", grid: data.network.grid }));
}

function camCells(see) {
  const { cam } = see.data.answer;
  return cam?.index === see.shown.index ? cam.cells : null;
}

function mapState(see) {
  const { words, data: { answer } } = see;
  return answer ? (answer.cam?.refusal ?? words.cam_waiting) : words.map_waiting;
}

function renderCells(see, cells) {
  const body = see.find(".stage tbody");
  const side = cells?.length ?? 0;
  if (body.rows.length !== side) {
    body.replaceChildren(...Array.from({ length: side }, () => make("tr", {},
      ...Array.from({ length: side }, () => make("td", {}, make("span"))))));
  }
  cells?.forEach((row, y) => row.forEach((value, x) => {
    const cell = body.rows[y].cells[x];
    const strength = Math.min(1, Math.abs(value) / see.data.answer.scale);
    cell.style.setProperty("--strength", strength);
    cell.style.setProperty("--tone", value < 0 ? "var(--against)" : "var(--for)");
    cell.classList.toggle("strong", strength > 0.3);
    write(cell.firstChild, hundredths(value));
  }));
}

function renderSum(see, cells, cam) {
  const { words, shown } = see;
  const box = see.find(".sum");
  box.classList.toggle("plain", cam);
  const isFlat = cells?.flat().every((value) => value === cells[0][0]);
  write(see.find(".flat"), isFlat ? fill(words.flat, { value: hundredths(cells[0][0]) }) : "");
  if (!cells) return box.replaceChildren();
  const all = cells.flat();
  const add = (numbers) => numbers.reduce((sum, n) => sum + n, 0);
  if (cam) return write(box, fill(words.cam_sum, { count: all.length, sum: hundredths(add(all)), logit: hundredths(shown.logit) }));
  const term = (sign, kind, value) => make("span", {}, fill(words[`sum_${kind}`], { count: all.length }),
    make("b", { class: kind }, make("i", {}, sign), hundredths(value)));
  box.replaceChildren(
    term("", "for", add(all.filter((n) => n > 0))), term("+", "against", add(all.filter((n) => n < 0))),
    term("+", "bias", shown.bias), term("=", "logit", shown.logit));
}

function renderLegend(see, cam) {
  const { words, data: { answer } } = see;
  const most = answer ? answer.scale : 100;
  see.find(".scale").classList.toggle("half", cam);
  const ticks = cam ? ["0", `${words.scale_for} ${hundredths(most)}`]
    : [`${words.scale_against} ${hundredths(-most)}`, "0", `${words.scale_for} ${hundredths(most)}`];
  see.find(".ticks").replaceChildren(...ticks.map((tick) => make("span", {}, tick)));
  write(see.find(".legend p"), `${words.scale_unit} ${cam ? "" : words.sum_note}`);
}

function renderOpacity(see) {
  const { words, chosen } = see;
  const slider = see.find("#opacity");
  if (Number(slider.value) !== chosen.opacity) slider.value = chosen.opacity;
  write(see.find(".opacity label"), words.opacity);
  write(see.find(".opacity output"), fill(words.percent, { value: chosen.opacity }));
  slider.setAttribute("aria-valuetext", fill(words.percent, { value: chosen.opacity }));
  for (const part of [".stage", ".scale"]) see.find(part).style.setProperty("--opacity", chosen.opacity / 100);
}
