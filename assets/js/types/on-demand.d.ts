// What the build puts in front of the bundles whose module loads on demand: extras, frame, clinics.
// crates/prerender/src/app_files.rs writes it.

interface Files {
  wasm: string;
  wasmIntegrity: string;
}

declare const files: Files;
