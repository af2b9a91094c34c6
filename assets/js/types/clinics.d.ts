// module.js and clinics.js, after the JS bindings of the module of `crates/embed/`.

interface Files {
  embed: string;
  embedIntegrity: string;
}

/** What the page for clinics always holds. */
interface Document {
  getElementById(id: "clinic-settings"): ClinicForm;
  getElementById(id: "clinic-snippet" | "clinic-link" | "clinic-file"): HTMLTextAreaElement;
  getElementById(id: "clinic-preview"): HTMLElement;
  getElementById(id: "pick-colour"): HTMLInputElement;
}
interface ParentNode {
  querySelector(selectors: "[data-nearest]"): HTMLElement & { textContent: string };
}
interface ClinicForm extends HTMLFormElement {
  elements: HTMLFormControlsCollection & { [field: string]: HTMLInputElement | undefined; colour: HTMLInputElement };
}
