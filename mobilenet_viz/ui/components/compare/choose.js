// What differs, and what stands on the right: presets as buttons, any class by name.

const OFFERED = 8;

function pressable(group, rows, pressed, choose) {
  while (group.children.length > rows.length) group.lastChild.remove();
  while (group.children.length < rows.length) group.append(make("button", { type: "button" }));
  rows.forEach(([value, said, language], i) => {
    const button = group.children[i];
    write(button, said);
    if (language) button.lang = language;
    else button.removeAttribute("lang");
    button.setAttribute("aria-pressed", String(value === pressed));
    button.onclick = () => choose(value);
  });
}

function renderChoices(compare) {
  const { words, data } = compare;
  const { differ, options, sides: [, right] } = data;
  write(compare.find("#differ"), words.differ);
  pressable(compare.find(".kinds"), Object.keys(data.other).map((kind) => [kind, words[`differ_${kind}`]]), differ, (kind) => compare.tell({ differ: kind }));
  write(compare.find("#right"), words.right);
  const shown = {
    class: () => [...options.class, ...(right.shown && !options.class.some(([index]) => index === right.index) ? [[right.index, right.shown.name]] : [])].map((row) => [...row, "en"]),
    alpha: () => options.alpha.map((alpha) => [alpha, fill(words.alpha, { alpha: shortAlpha(alpha) })]),
    size: () => options.size.map((size) => [size, fill(words.px, { size })]),
    map: () => options.map.map((method) => [method, data.methods[method]]),
  }[differ]();
  const pressed = { class: right.index, alpha: right.alpha, size: right.size, map: right.method }[differ];
  pressable(compare.find(".options"), shown, pressed, (value) => compare.tell({ [data.other[differ]]: value }));
  renderSearch(compare);
}

function startSearch(compare) {
  const field = compare.find("#search");
  compare.find(".search").onsubmit = (event) => { event.preventDefault(); search(compare); };
  field.onchange = () => search(compare);
  field.oninput = () => search(compare, true);
}

function renderSearch(compare) {
  const { words, data } = compare;
  compare.find(".search").hidden = data.differ !== "class";
  write(compare.find(".search label"), words.search);
  compare.find("#search").placeholder = words.search_placeholder;
  const list = compare.find("#classes");
  if (!list.children.length) list.append(...(carried("see_classes") ?? []).map((value) => make("option", { value })));
}

// While typing only a whole name counts; at Enter or when leaving, the names that contain it are offered.
function search(compare, typing = false) {
  const names = carried("see_classes") ?? [];
  const field = compare.find("#search");
  const wanted = field.value.trim().toLowerCase();
  const index = names.findIndex((name) => name.toLowerCase() === wanted);
  const offered = index < 0 && wanted && !typing ? names.filter((name) => name.toLowerCase().includes(wanted)) : [];
  const none = index < 0 && wanted && !typing && !offered.length;
  write(compare.find(".search p"), none ? compare.words.search_none : offered.length ? compare.words.search_some : "");
  compare.find(".offered").replaceChildren(...offered.slice(0, OFFERED).map((name) => {
    const button = make("button", { type: "button", lang: "en" }, name);
    button.onclick = () => { field.value = name; search(compare); };
    return button;
  }));
  if (index >= 0 && index !== compare.data.sides[1].index) compare.tell({ class2: index });
}
