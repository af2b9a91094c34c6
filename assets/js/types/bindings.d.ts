// What wasm-bindgen puts in front of a script: the JS bindings of a module.

/** Compiles and starts the module; afterwards its exports can be called. */
declare function __wbg_init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;

/** The exports of the module. */
declare let wasm: unknown;
/** The memory of the module. */
declare function getUint8ArrayMemory0(): Uint8Array;
