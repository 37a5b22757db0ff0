// A count as a bill: a row for each term with the buttons for how often it is counted, what it adds and a bar. The first
// bar is the whole to scale; those of what is added begin where the one above ends, on a longer scale that is written below.

class Account {
  // name: of the account, for its words. change(times): the visitor has pressed a button.
  constructor(box, name, change) {
    this.name = name;
    this.change = change;
    this.total = make("strong");
    this.beside = make("span", { class: "dim" });
    this.met = make("p", { class: "met", role: "status" });
    this.rows = make("ul", { class: "rows" });
    box.append(make("p", { class: "total" }, this.total, " ", this.beside), this.met, this.rows);
  }

  dress(words, terms) {
    this.words = words;
    this.terms = terms;
    if (this.rows.children.length) return this.write();
    this.parts = terms.map(({ key }) => {
      const part = { name: make("b"), hint: make("span", { class: "dim" }), buttons: make("div", { role: "group" }),
        bar: make("div", { class: "bar", "aria-hidden": "true" }), adds: make("span", { class: "adds" }), share: make("span", { class: "dim" }) };
      this.rows.append(make("li", { "data-term": key }, make("p", {}, part.name, " ", part.hint), part.buttons, part.bar,
        make("p", { class: "amount" }, part.adds, " ", part.share)));
      return part;
    });
    this.parts[0].bar.append(make("i", { class: "base" }), make("i"));
    for (const part of this.parts.slice(1)) part.bar.append(make("i"));
    this.lens = draw("svg", { class: "lens", viewBox: "0 0 100 10", preserveAspectRatio: "none" });
    this.lens.append(draw("polygon"));
    this.magnified = make("span", { class: "dim" });
    this.parts[0].bar.after(make("div", { class: "under", "aria-hidden": "true" }, this.lens, this.magnified));
    this.axis = make("div", { class: "axis", "aria-hidden": "true" });
    this.rows.append(make("li", { class: "scale", "aria-hidden": "true" }, this.axis));
    this.write();
  }

  write() {
    this.terms.forEach(({ key }, i) => {
      const name = this.words[`${this.name}_${key}`];
      write(this.parts[i].name, name);
      this.parts[i].buttons.setAttribute("aria-label", fill(this.words.times_label, { name }));
    });
  }

  // times: how often each term is counted; amounts: how many of each the network has.
  show(times, amounts, names) {
    const { words, terms } = this;
    const adds = times.map((n, i) => n * amounts[i]);
    const total = sum(adds);
    const most = sum(amounts.slice(1).map((amount, i) => amount * Math.max(...terms[i + 1].times)));
    const all = Math.max(...terms[0].times) * amounts[0] + most;
    const [paper] = amounts;
    write(this.total, whole.format(total));
    const values = { share: percent(total / paper - 1), times: (total / paper).toFixed(2), more: whole.format(total - paper) };
    write(this.beside, fill(words[total === paper ? "as_paper" : total < 1.5 * paper ? "more" : "times_paper"], values));
    write(this.met, names.length ? fill(words[`${this.name}_lit`], { names: names.join(", ") }) : words[`${this.name}_lit_none`]);
    let before = 0;
    terms.forEach((term, i) => {
      const part = this.parts[i];
      write(part.hint, fill(words[`${this.name}_${term.key}_hint`], { amount: whole.format(amounts[i]) }));
      part.buttons.hidden = term.times.length < 2;
      pressable(part.buttons, term.times.map((n) => [n, `×${n}`]), times[i], (n) => this.change(times.with(i, n)));
      write(part.adds, i ? `+ ${whole.format(adds[i])}` : whole.format(adds[i]));
      write(part.share, i && adds[i] ? percent(adds[i] / paper) : "");
      part.bar.parentElement.classList.toggle("counted", adds[i] > 0);
      if (!i) return;
      stretch(part.bar.firstChild, before / most, adds[i] / most);
      before += adds[i];
    });
    stretch(this.parts[0].bar.firstChild, 0, adds[0] / all);
    stretch(this.parts[0].bar.lastChild, adds[0] / all, before / all);
    const ends = [adds[0], adds[0] + most].map((value) => (100 * value) / all);
    this.lens.firstChild.setAttribute("points", `${ends[0]},0 ${ends[1]},0 100,10 0,10`);
    write(this.magnified, fill(words.magnified, { times: (all / most).toFixed(0) }));
    this.axis.replaceChildren(...ticks(most).map((value) => {
      const tick = make("span", {}, value ? `+ ${short(value).replace(/\.0+(?= )/, "")}` : "0");
      tick.style.left = `${(100 * value) / most}%`;
      return tick;
    }));
  }
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

function stretch(bar, start, length) {
  bar.style.left = `${100 * start}%`;
  bar.style.width = `${100 * length}%`;
}

// Zero and a round number towards the end of an axis.
function ticks(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  return [0, [5, 2, 1, 0.5].map((factor) => factor * power).find((each) => each <= 0.8 * most)];
}
