// Loads a wasm module on demand. The build puts `files` and the JS bindings above.
const loadModule = async () => {
  const response = await fetch(files.wasm, { integrity: files.wasmIntegrity });
  if (!response.ok) throw new Error(`a part of the guide could not be fetched: ${response.status}`);
  await __wbg_init({ module_or_path: await WebAssembly.compile(await response.arrayBuffer()) });
};
