// Loads a wasm module on demand. The build puts `files` and the JS bindings above.
/**
 * Fetches a file, and once more past all caches if it does not match its hash: they may hold half of it for good.
 * @param {string} url
 * @param {string} integrity
 */
const fetchWhole = (url, integrity) =>
  fetch(url, { integrity }).catch(() => fetch(url, { integrity, cache: "reload" }));

const loadModule = async () => {
  const response = await fetchWhole(files.wasm, files.wasmIntegrity);
  if (!response.ok) throw new Error(`a part of the guide could not be fetched: ${response.status}`);
  await __wbg_init({ module_or_path: await WebAssembly.compile(await response.arrayBuffer()) });
};
