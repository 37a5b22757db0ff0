// A file of the visitor's: of however large a one only the two ends travel, in which its description stands.

/**
 * @param {File} file
 * @param {{ head: number, tail: number }} lengths bytes
 * @returns {Promise<{ head: string, tail: string, size: number }>} in base64
 */
export async function ends(file, { head, tail }) {
  const rest = Math.max(head, file.size - tail);
  return { head: await base64(file.slice(0, head)), tail: await base64(file.slice(rest)), size: file.size };
}

/**
 * @param {Blob} blob
 * @returns {Promise<string>}
 */
function base64(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,?/, "")); // behind "data:…;base64,"
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}

/**
 * Take a model that is dropped anywhere on the page, before the chooser of the photo takes it for a photo; and whatever is
 * dropped on the zone itself. Until `signal`.
 * @param {HTMLElement} zone
 * @param {(file: File) => void} take
 * @param {AbortSignal} signal
 */
export function onDrop(zone, take, signal) {
  const options = { capture: true, signal };
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); // or nothing could be dropped
  }, options);
  document.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file || !(file.name.toLowerCase().endsWith(".keras") || event.composedPath().includes(zone))) return;
    event.preventDefault(); // or the browser would leave the page for the file
    event.stopPropagation();
    take(file);
  }, options);
}
