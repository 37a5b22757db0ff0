// Two numbers as a link writes them, from 1: a row and a column, or a channel of each half.

/**
 * @param {number} first from 0
 * @param {number} second
 */
export const written = (first, second) => `${first + 1}.${second + 1}`;

/** @param {string} said */
export const pairOf = (said) => said.split(".").map((number) => Number(number) - 1);
