// Puts LegCheck on a clinic's page: sizes the frame, moves the view, and says what to do when the guide does not come.
// Without this script a plain frame still works and scrolls. Types are in embed.d.ts; docs/EMBEDDING.md has the messages.
(() => {
  "use strict";
  const VERSION = "1.0.0";
  const SELECTOR = "iframe[data-legcheck]";
  const PATIENCE = 20_000;
  const base = new URL(".", document.currentScript?.src || location.href);
  const settings = ["name", "colour", "colour-dark", "phone", "out-of-hours", "booking", "region", "lang", "reading", "causes", "keep", "counts"];
  const known = new WeakSet();

  /** Says what to do while the guide is not there. The words stand here, since nothing else may have come. */
  const advice = () => {
    const box = document.createElement("div");
    box.setAttribute("role", "alert");
    box.dataset.legcheckAdvice = "";
    box.append(
      "The symptom guide did not load. Call emergency help now if weak legs came on suddenly, or come with trouble speaking, " +
        "a drooping face, trouble breathing, chest pain, loss of control of bladder or bowel, or numbness between the legs: ",
    );
    for (const number of ["112", "911"]) {
      const link = document.createElement("a");
      link.href = "tel:" + number;
      link.textContent = "Call " + number;
      box.append(link, " ");
    }
    return box;
  };

  const adopt = (frame) => {
    if (known.has(frame)) return;
    known.add(frame);
    const handle = [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
    // A frame without an origin of its own cannot be named as a receiver. What it is told is no secret.
    const isOpaque = frame.sandbox.length > 0 && !frame.sandbox.contains("allow-same-origin");
    const target = isOpaque ? "null" : new URL(frame.src, location.href).origin;
    let count = 0;
    let box;
    let isThere = false;
    const post = (message) => frame.contentWindow?.postMessage({ messageId: `${++count}`, ...message }, isOpaque ? "*" : target);
    const tell = (name, detail) => frame.dispatchEvent(new CustomEvent("legcheck-" + name, { bubbles: true, detail }));

    frame.title ||= "Weak legs: symptom guide";
    frame.style.border = "0";
    if (frame.dataset.logo?.startsWith("https://")) {
      const logo = new Image();
      logo.src = frame.dataset.logo;
      logo.alt = "";
      logo.style.maxHeight = "64px";
      frame.before(logo);
    }

    const done = {
      "legcheck.height": ({ height }) => {
        if (!("fixed" in frame.dataset) && height > 0 && height < 1e5) frame.style.height = Math.ceil(height) + "px";
      },
      "legcheck.step": (payload) => {
        // The new page begins above what is seen.
        if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
        tell("step", payload);
      },
      "legcheck.result": (payload) => tell("result", payload),
      "ui.done": () => tell("done"),
    };

    addEventListener("message", ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== target || !data?.payload) return;
      if (data.responseToMessageId && data.payload.application?.name === "LegCheck") {
        isThere = true;
        box?.remove();
      } else if (data.messagingHandle === handle && Object.hasOwn(done, data.messageType)) {
        done[data.messageType](data.payload);
        // Height and step are told so often that an answer to each would be noise.
        if (!/height|step/.test(data.messageType)) post({ responseToMessageId: data.messageId, payload: { status: "success" } });
      }
    });

    // The guide cannot know who is round it, so it is asked until it answers, and once more when it is loaded anew.
    const shake = () => post({ messagingHandle: handle, messageType: "status.handshake", payload: { version: VERSION } });
    frame.addEventListener("load", shake);
    const asking = setInterval(() => (isThere ? clearInterval(asking) : shake()), 250);
    setTimeout(() => {
      clearInterval(asking);
      if (!isThere) frame.before((box = advice()));
    }, Number(frame.dataset.patience) || PATIENCE);
  };

  const adoptAll = () => document.querySelectorAll(SELECTOR).forEach(adopt);

  /** `<leg-check>`: makes the frame itself. `settings` is the address of a file with settings on the clinic's own host. */
  class LegCheck extends HTMLElement {
    async connectedCallback() {
      if (this.firstChild) return;
      const frame = document.createElement("iframe");
      this.append(frame);
      const own = Object.fromEntries(settings.map((name) => [name, this.getAttribute(name)]).filter(([, value]) => value));
      const address = this.getAttribute("settings");
      const ask = () => fetch(address).then((answer) => answer.json());
      const lost = (error) => console.error("LegCheck: the settings did not come, so the guide is shown as it is.", error);
      // A connection that was just closed fails once.
      const file = address ? ((await ask().catch(ask).catch(lost)) ?? {}) : {};
      const all = { ...file, ...own };
      const url = new URL(this.getAttribute("guide") || "..", base);
      url.searchParams.set("v", "1");
      for (const name of settings) if (all[name]) url.searchParams.set(name, all[name]);
      frame.dataset.legcheck = "";
      const logo = this.getAttribute("logo") || all.logo;
      if (logo) frame.dataset.logo = logo;
      const height = this.getAttribute("height") || all.height;
      if (height) frame.dataset.fixed = "";
      if (this.dataset.patience) frame.dataset.patience = this.dataset.patience;
      frame.width = "100%";
      frame.height = height || 800;
      frame.setAttribute(
        "sandbox",
        "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-popups" +
          " allow-popups-to-escape-sandbox allow-top-navigation-to-custom-protocols",
      );
      frame.allow = "web-share; clipboard-write";
      frame.referrerPolicy = "no-referrer";
      frame.title = this.title;
      frame.src = url;
      adopt(frame);
    }
  }
  if (!customElements.get("leg-check")) customElements.define("leg-check", LegCheck);

  adoptAll();
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", adoptAll);
})();
