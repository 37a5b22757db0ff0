// One network of the grid. Everything is looked up; the only products are kernels × out_size² and shares of a total.

/**
 * What Python computed of every network (`grid.live_grid`).
 * @typedef {object} Grid
 * @property {number[]} alphas
 * @property {number[]} resolutions
 * @property {number[]} rho
 * @property {[alpha: number, size: number]} baseline indices
 * @property {{ name: string, kind: string, stride: number, factors: string[] }[]} layers
 * @property {ByAlpha[]} by_alpha
 * @property {Record<"kernel" | "in_size" | "out_size" | "field", number[]>[]} by_resolution
 * @property {Point[][]} points
 *
 * @typedef {object} Point top1: with the baseline's of the same training runs
 * @property {number} mult_adds
 * @property {number} promise
 * @property {number} linear
 * @property {[percent: number, source: string, baseline: number][]} top1
 *
 * @typedef {object} ByAlpha
 * @property {number[]} in_channels
 * @property {number[]} out_channels
 * @property {number[]} kernels
 * @property {number[]} parameters
 * @property {number} total_parameters
 * @property {number} linear
 * @property {boolean} rounded
 * @property {number} float32_bytes
 *
 * @typedef {ReturnType<typeof network>} Network
 * @typedef {Network["rows"][number]} Row
 */

/** @type {Record<string, "kernel" | "in_channels" | "out_channels" | "out_size">} */
export const SYMBOL_FIELDS = { D_K: "kernel", M: "in_channels", N: "out_channels", D_G: "out_size" };

/**
 * @param {Grid} grid
 * @param {number} alphaIndex
 * @param {number} sizeIndex
 */
export function network(grid, alphaIndex, sizeIndex) {
  const byAlpha = grid.by_alpha[alphaIndex];
  const bySize = grid.by_resolution[sizeIndex];
  const point = grid.points[alphaIndex][sizeIndex];
  const rows = grid.layers.map((layer, i) => {
    const mult_adds = byAlpha.kernels[i] * bySize.out_size[i] ** 2;
    return {
      ...layer,
      index: i,
      mult_adds,
      share: mult_adds / point.mult_adds,
      kernel: bySize.kernel[i],
      in_size: bySize.in_size[i],
      out_size: bySize.out_size[i],
      field: bySize.field[i],
      in_channels: byAlpha.in_channels[i],
      out_channels: byAlpha.out_channels[i],
      parameters: byAlpha.parameters[i],
      whole: bySize.field[i] >= grid.resolutions[sizeIndex],
    };
  });
  return {
    rows,
    alpha: grid.alphas[alphaIndex],
    resolution: grid.resolutions[sizeIndex],
    rho: grid.rho[sizeIndex],
    mult_adds: point.mult_adds,
    promise: point.promise,
    linear: point.linear,
    linearWeights: byAlpha.linear,
    rounded: byAlpha.rounded,
    top1: point.top1,
    parameters: byAlpha.total_parameters,
    bytes: byAlpha.float32_bytes,
  };
}
