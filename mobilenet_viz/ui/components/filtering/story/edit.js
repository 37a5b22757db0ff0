// Kernels and mixing weights that can be changed: a menu for each kernel, cells that keys and a finger step up and down.

import { make, write } from "../../shared/elements.js";
import { inRows, over, tint } from "../../shared/maps.js";
import { signed } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { CHANNELS } from "./machines.js";

const LARGEST = 9; // of a kernel's whole numbers
const QUARTERS = 8; // of a mixing weight: ±2

export class Editor {
  constructor(root, machines, edit) {
    this.machines = machines;
    this.edit = edit; // called with what changes: {kernels} or {mix}
    this.stepper = root.querySelector(".stepper");
    const [less, more] = this.stepper.children;
    for (const [button, by] of [[less, -1], [more, 1]]) {
      button.onpointerdown = (event) => event.preventDefault(); // the cell keeps the focus
      button.onclick = () => this.cell?.change((value) => value + by);
    }
  }

  // Build the cells once; later runs only fill them in.
  build({ named, words, mix }) {
    const options = () => [...Object.keys(named), "own"].map((name) => make("option", { value: name }, words[`kernel_${name}`]));
    if (this.filters) {
      return this.filters.forEach(({ select }) => {
        for (const option of select.options) write(option, words[`kernel_${option.value}`]);
      });
    }
    this.filters = mix.map((_, m) => {
      const select = make("select", {}, ...options());
      select.onchange = () => this.edit({ kernels: this.choice.kernels.with(m, select.value) });
      const cells = Array.from(
        { length: 9 },
        (_, at) => this.number(LARGEST, (value) => this.edit({ kernels: this.choice.kernels.with(m, this.own(m, at, value)) })),
      );
      const grid = this.group("kernel", cells);
      const divisor = make("span", { class: "over" });
      return {
        select,
        cells,
        grid,
        divisor,
        element: make("div", { class: "filter" }, select, make("div", { class: "written" }, grid, divisor)),
      };
    });
    this.mixtures = mix[0].map((_, n) => {
      const cells = mix.map((_, m) =>
        this.number(QUARTERS, (value) => this.edit({ mix: this.choice.mix.with(m * mix[0].length + n, value) }), 4)
      );
      const letters = cells.map(() => make("b", { "aria-hidden": "true" }));
      return { cells, letters, element: this.group("mixture", cells.map((cell, m) => make("span", {}, cell.element, letters[m])), cells) };
    });
    this.machines.stack("filters").replaceChildren(...this.filters.map(({ element }) => element));
    this.machines.stack("weights").replaceChildren(...this.mixtures.map(({ element }) => element));
  }

  own(m, at, value) {
    const { cells, divisor } = this.whole(this.choice.kernels[m]);
    const changed = cells.with(at, value);
    const name = Object.keys(this.named).find((each) =>
      this.named[each].divisor === divisor && this.named[each].cells.join() === changed.join()
    );
    return name ?? [...changed, divisor].join("_");
  }

  // A kernel as the link writes it, in whole numbers.
  whole(kernel) {
    if (this.named[kernel]) return this.named[kernel];
    const numbers = kernel.split("_").map(Number);
    return { cells: numbers.slice(0, 9), divisor: numbers[9] };
  }

  // Fill in what is chosen, {kernels, mix}, and the words.
  take({ words, named, mix }, choice) {
    this.named = named;
    this.choice = choice;
    this.build({ named, words, mix });
    const [less, more] = this.stepper.children;
    less.setAttribute("aria-label", words.less);
    more.setAttribute("aria-label", words.more);
    this.filters.forEach(({ select, cells, grid, divisor }, m) => {
      const kernel = this.whole(choice.kernels[m]);
      const channel = words[CHANNELS[m]];
      const peak = Math.max(...kernel.cells.map(Math.abs));
      select.setAttribute("aria-label", fill(words.filter_for, { channel }));
      select.querySelector("[value=own]").hidden = Boolean(named[choice.kernels[m]]);
      select.value = named[choice.kernels[m]] ? choice.kernels[m] : "own";
      grid.setAttribute("aria-label", `${fill(words.filter_for, { channel })}: ${inRows(kernel.cells, kernel.divisor)}`);
      write(divisor, over(kernel.divisor));
      cells.forEach((cell, at) => {
        cell.take(kernel.cells[at], fill(words.kernel_cell, { row: Math.floor(at / 3) + 1, column: (at % 3) + 1 }));
        tint(cell.element, kernel.cells[at] / peak);
      });
    });
    this.mixtures.forEach(({ cells, letters, element }, n) => {
      element.setAttribute("aria-label", fill(words.mixture_label, { number: n + 1 }));
      cells.forEach((cell, m) => {
        cell.take(choice.mix[m * mix[0].length + n], words[CHANNELS[m]]);
        write(letters[m], words[`letter_${CHANNELS[m]}`]);
      });
    });
  }

  // A group of cells is one stop of the Tab key; the arrows left and right go through it.
  group(name, children, cells = children) {
    cells.forEach((cell, at) => {
      cell.element.tabIndex = at ? -1 : 0;
      cell.move = (by) => cells[(at + by + cells.length) % cells.length].element.focus();
      cell.focused = () =>
        cells.forEach((each) => {
          each.element.tabIndex = each === cell ? 0 : -1;
        });
    });
    return make("div", { class: name, role: "group" }, ...children.map((child) => child.element ?? child));
  }

  // One number: up and down, a digit, a minus sign, or the two buttons that stand beside it while it has the focus.
  number(largest, changed, per = 1) {
    const element = make("span", { role: "spinbutton", class: "number", "aria-valuemin": -largest / per, "aria-valuemax": largest / per });
    const cell = { element };
    const set = (value) => {
      const next = Math.max(-largest, Math.min(largest, value));
      if (next !== cell.value) changed(next);
    };
    cell.change = (by) => set(by(cell.value));
    cell.take = (value, label) => {
      cell.value = value;
      element.setAttribute("aria-label", label);
      element.setAttribute("aria-valuenow", value / per);
      write(element, signed(value / per, per === 1 ? 0 : 2));
    };
    element.onclick = () => element.focus();
    element.onfocus = () => {
      cell.focused();
      cell.minus = false;
      this.beside(cell);
    };
    element.onblur = () => {
      this.stepper.hidden = true;
      this.cell = null;
    };
    element.onkeydown = (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const act = {
        ArrowUp: () => set(cell.value + 1),
        ArrowDown: () => set(cell.value - 1),
        ArrowLeft: () => cell.move(-1),
        ArrowRight: () => cell.move(1),
        "-": () => {
          cell.minus = cell.value === 0;
          set(-cell.value);
        },
      }[event.key] ??
        (/^\d$/.test(event.key)
          ? () => {
            const sign = cell.value < 0 || cell.minus ? -1 : 1;
            cell.minus = false;
            set(sign * per * Number(event.key));
          }
          : null);
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    return cell;
  }

  // Beside the group, where no number is hidden: right of a kernel, left of mixing weights, on a narrow screen below.
  beside(cell) {
    const { stepper } = this;
    const group = cell.element.closest("[role=group]");
    const [box, own, origin] = [group, cell.element, stepper.parentElement].map((element) => element.getBoundingClientRect());
    this.cell = cell;
    stepper.hidden = false;
    const middle = own.top + (own.height - stepper.offsetHeight) / 2;
    const [left, top] = origin.width < 900
      ? [own.left + (own.width - stepper.offsetWidth) / 2, box.bottom + 4]
      : group.matches(".kernel")
      ? [box.right + 4, middle]
      : [box.left - stepper.offsetWidth - 4, middle];
    const inside = Math.max(0, Math.min(left - origin.left, origin.width - stepper.offsetWidth));
    stepper.style.transform = `translate(${inside}px, ${top - origin.top}px)`;
  }
}
