// progress.js, leave.js and offline.js.

/** Attributes of `meta[name=legcheck-offline]`. */
type OfflineFiles = { offers: string; worker: string };

interface ParentNode {
  querySelector(selectors: "meta[name=legcheck-offline]"): { dataset: OfflineFiles };
}

/** The event of Chromium that offers to install the app. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}
interface WindowEventMap {
  beforeinstallprompt: InstallPrompt;
}

/** A release, as the worker and the host describe it. */
interface Release {
  id: string;
  version: string;
  changes: string;
  safety: boolean;
}

/** What worker.js answers: to `describe` the release, to `check` its version and whether the copy is complete. */
interface WorkerAnswer extends Release {
  ready: boolean;
}
