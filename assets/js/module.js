// Loads a module that comes on demand; above it the build puts `files` and the glue.
const loadModule = async () => {
  const answer = await fetch(files.wasm, { integrity: files.wasmIntegrity });
  if (!answer.ok) throw new Error(`a part of the guide did not come: ${answer.status}`);
  await __wbg_init({ module_or_path: await WebAssembly.compile(await answer.arrayBuffer()) });
};
