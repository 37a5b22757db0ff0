// The greys of maps on one scale or another. Each map comes on its own: white is its largest value, in either direction.

/** @param {string} greys base64 */
export function bytesOf(greys) {
  return Uint8Array.from(atob(greys), (letter) => letter.charCodeAt(0));
}

/**
 * A map's own greys on a scale whose white is another value: 0 stays what it is, black, or grey where values have a sign.
 * @param {Uint8Array} greys
 * @param {number} white of the map
 * @param {number} of what white shall be
 * @param {boolean} signed
 */
export function scaled(greys, white, of, signed) {
  const zero = signed ? 127.5 : 0;
  const factor = of ? white / of : 0;
  return Uint8ClampedArray.from(greys, (grey) => Math.round(zero + (grey - zero) * factor));
}

/**
 * What white stands for, for each channel: its own largest value, that of its layer, or that of the network.
 * @param {"map" | "layer" | "network"} scope
 * @param {number[]} white of each channel
 * @param {number} network the largest value behind any ReLU6
 * @returns {number[]}
 */
export function whites(scope, white, network) {
  if (scope === "map") return white;
  const one = scope === "layer" ? Math.max(...white) : network;
  return white.map(() => one);
}

/**
 * Channels from the largest number to the smallest; of equal ones the first comes first.
 * @param {number[]} numbers
 */
export function ordered(numbers) {
  return numbers.map((_, channel) => channel).sort((a, b) => numbers[b] - numbers[a] || a - b);
}
