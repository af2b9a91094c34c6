// Embeds LegCheck in a clinic's page: sizes the frame, scrolls to it on each step, and shows advice if the guide does not load.
// A plain frame works without this script too. embed.d.ts has the types, docs/EMBEDDING.md the messages.
//
// This is version 1.0.0, and published: clinics' pages name its hash, so only comments may change here.
(() => {
  "use strict";
  const VERSION = "1.0.0";
  const SELECTOR = "iframe[data-legcheck]";
  const PATIENCE = 20_000;
  const base = new URL(".", document.currentScript?.src || location.href);
  const settings = ["name", "colour", "colour-dark", "phone", "out-of-hours", "booking", "region", "lang", "reading", "causes", "keep", "counts"];
  const known = new WeakSet();

  /** What to do while the guide is not there. The words are here, since nothing else may have loaded. */
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

  /** @param {HTMLIFrameElement} frame */
  const adopt = (frame) => {
    if (known.has(frame)) return;
    known.add(frame);
    const handle = [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
    // A frame with an opaque origin can be addressed only as "*". What is sent to it is no secret.
    const isOpaque = frame.sandbox.length > 0 && !frame.sandbox.contains("allow-same-origin");
    const target = isOpaque ? "null" : new URL(frame.src, location.href).origin;
    let count = 0;
    /** @type {HTMLElement | undefined} */
    let box;
    let isThere = false;
    /** @param {object} message */
    const post = (message) => frame.contentWindow?.postMessage({ messageId: `${++count}`, ...message }, isOpaque ? "*" : target);
    /**
     * @param {string} name
     * @param {unknown} [detail]
     */
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

    /** @type {{ [messageType: string]: (payload: any) => void }} */
    const done = {
      "legcheck.height": ({ height }) => {
        if (!("fixed" in frame.dataset) && height > 0 && height < 1e5) frame.style.height = Math.ceil(height) + "px";
      },
      "legcheck.step": (payload) => {
        // The new page starts above the visible part.
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
        // Height and step come so often that answering each would be noise.
        if (!/height|step/.test(data.messageType)) post({ responseToMessageId: data.messageId, payload: { status: "success" } });
      }
    });

    // The guide does not know its host page, so the handshake is repeated until it answers, and after each load of the frame.
    const shake = () => post({ messagingHandle: handle, messageType: "status.handshake", payload: { version: VERSION } });
    frame.addEventListener("load", shake);
    const asking = setInterval(() => (isThere ? clearInterval(asking) : shake()), 250);
    setTimeout(() => {
      clearInterval(asking);
      if (!isThere) frame.before((box = advice()));
    }, Number(frame.dataset.patience) || PATIENCE);
  };

  const adoptAll = () => document.querySelectorAll(SELECTOR).forEach(adopt);

  /** `<leg-check>` creates the frame itself. `settings` is the address of a settings file on the clinic's own host. */
  class LegCheck extends HTMLElement {
    async connectedCallback() {
      if (this.firstChild) return;
      const frame = document.createElement("iframe");
      this.append(frame);
      const own = Object.fromEntries(settings.map((name) => [name, this.getAttribute(name)]).filter(([, value]) => value));
      const address = this.getAttribute("settings");
      // @ts-expect-error It is called only if there is an address.
      const ask = () => fetch(address).then((answer) => answer.json());
      /** @param {unknown} error */
      const lost = (error) => console.error("LegCheck: the settings did not come, so the guide is shown as it is.", error);
      // The first request fails if it meets a connection that was just closed, so it is repeated once.
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
      // @ts-expect-error The browser turns the URL into a string.
      frame.src = url;
      adopt(frame);
    }
  }
  if (!customElements.get("leg-check")) customElements.define("leg-check", LegCheck);

  adoptAll();
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", adoptAll);
})();
