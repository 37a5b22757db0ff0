// Kernels and mixing weights as numbers. A kernel's cells are greys like a map's: it looks like what it answers to.

const READABLE = 118; // on a grey from here up black text has 4.5:1, below it white text

function kernelGrid(cells, label) {
  const peak = Math.max(...cells.map(Math.abs));
  const squares = cells.map((cell) => {
    const grey = Math.round(127.5 * (1 + cell / peak));
    const square = make("span", {}, signed(cell));
    square.style.background = `rgb(${grey} ${grey} ${grey})`;
    square.style.color = grey < READABLE ? "#fff" : "#000";
    return square;
  });
  return make("div", { class: "kernel", role: "img", "aria-label": label }, ...squares);
}

function over(divisor) {
  return divisor === 1 ? "" : `÷${divisor}`;
}

function inRows(cells, divisor) {
  const rows = [0, 3, 6].map((start) => cells.slice(start, start + 3).map((cell) => signed(cell)).join(" "));
  return `${rows.join(" / ")}${divisor === 1 ? "" : ` ÷ ${divisor}`}`;
}

function signed(number, digits = 0) {
  return `${number < 0 ? "−" : ""}${Math.abs(number).toFixed(digits)}`;
}

// An output as the sum it is: "0.50·R + 0.50·G − 0.25·B".
function mixture(weights, letters) {
  return weights.map((weight, m) => `${m ? (weight < 0 ? " − " : " + ") : weight < 0 ? "−" : ""}${Math.abs(weight).toFixed(2)}·${letters[m]}`).join("");
}
