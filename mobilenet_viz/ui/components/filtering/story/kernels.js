// Kernels as a link writes them, "blur" or "1_2_1_2_4_2_1_2_1_16", and as nine whole numbers over a divisor.

/** @import { Kernel } from "./types.js" */

/**
 * @param {string} written
 * @param {Record<string, Kernel>} named
 * @returns {Kernel}
 */
export function kernelOf(written, named) {
  if (named[written]) return named[written];
  const numbers = written.split("_").map(Number);
  return { cells: numbers.slice(0, 9), divisor: numbers[9] };
}

/**
 * By its name, where it has one.
 * @param {Kernel} kernel
 * @param {Record<string, Kernel>} named
 */
export function writtenKernel({ cells, divisor }, named) {
  const name = Object.keys(named).find((each) => named[each].divisor === divisor && named[each].cells.join() === cells.join());
  return name ?? [...cells, divisor].join("_");
}
