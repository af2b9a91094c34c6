// Runs before the page does, and keeps the memory of the module that the page starts, so that its size can be asked for.
for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...args) => {
    const started = await original.apply(WebAssembly, args);
    // A compiled module gives the instance alone, bytes give it beside the module.
    globalThis.wasmMemory = (started.instance ?? started).exports.memory;
    return started;
  };
}
