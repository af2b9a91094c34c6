// worker.js, in a service worker: the library of TypeScript has its types, but gives them to no global.

/** The release; crates/prerender/src/release.rs writes it in front of the script. */
declare const RELEASE: {
  id: string;
  version: string;
  changes: string;
  safety: boolean;
  lastResort: string;
  /** Each file with the SHA-256 of its bytes, in base64. */
  files: { [file: string]: string };
  /** The file with the text of each page, and the SHA-256 of its bytes. */
  pages: { file: string; hash: string };
};

interface WorkerGlobalScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: Clients;
  skipWaiting(): Promise<void>;
}
interface DedicatedWorkerGlobalScopeEventMap {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  fetch: FetchEvent;
}
interface MessageEvent {
  waitUntil(promise: Promise<unknown>): void;
}
