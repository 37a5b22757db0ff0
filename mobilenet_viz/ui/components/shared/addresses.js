// Addresses that others can open.

// How the teacher's machine calls itself, where nobody else finds it.
const OWN = /^(localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/;

/**
 * An address of this server as others can open it: on the teacher's own machine with its name in the network. Null where
 * only this machine can.
 * @param {URL} address
 * @param {string | null} host the machine's name in the network, `shell.class_host`
 */
export function forOthers(address, host) {
  const url = new URL(address);
  if (!OWN.test(url.hostname)) return url;
  if (!host) return null;
  url.hostname = host;
  return url;
}
