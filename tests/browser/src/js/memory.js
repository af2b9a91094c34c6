// Runs before the page's own scripts and keeps the memory of the module, so that its size can be read.
for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...args) => {
    const started = await original.apply(WebAssembly, args);
    // Instantiating a compiled module returns just the instance; bytes return it together with the module.
    globalThis.wasmMemory = (started.instance ?? started).exports.memory;
    return started;
  };
}
