// Embeds LegCheck in a clinic's page: sizes the frame, scrolls to it on each step, and shows advice if the guide does not load.
// A plain frame works without this script too. embed.d.ts has the types, docs/EMBEDDING.md the messages.
//
// Clinics' pages name the hash of what is built from this file. Once a release has published version 1.0.0, a change gets a new
// number and a file of its own.
(() => {
  "use strict";
  // The build puts `files` here.
  // Each copy of the lines on a page brings the script along; the first looks after all frames.
  if (customElements.get("leg-check")) return;
  const VERSION = "1.0.0";
  const SELECTOR = "iframe[data-legcheck]";
  const PATIENCE = 20_000;
  /** The first and the longest pause between two questions to a frame whether the guide is there, in milliseconds. */
  const [FIRST_PAUSE, LONGEST_PAUSE] = [250, 2000];
  const base = new URL(".", document.currentScript?.src || location.href);
  const settings = ["name", "colour", "colour-dark", "phone", "out-of-hours", "booking", "region", "lang", "reading", "causes", "keep", "idle", "counts"];
  const known = new WeakSet();

  /** @param {string} address */
  const parse = (address) => {
    try {
      return new URL(address, location.href);
    } catch {
      return undefined;
    }
  };

  /**
   * The address of the guide in a frame. There is none while a consent tool or a lazy loader holds it back: they take `src` away,
   * or put another page or a text in its place and the address into an attribute such as `data-src`.
   * @param {HTMLIFrameElement} frame
   */
  const addressOf = (frame) => {
    const address = parse(frame.src);
    if (!frame.getAttribute("src") || frame.hasAttribute("srcdoc") || !address?.protocol.startsWith("http")) return undefined;
    const held = Object.entries(frame.dataset).find(([name]) => /src/i.test(name));
    return held && parse(held[1] ?? "")?.origin !== address.origin ? undefined : address;
  };

  /**
   * What to do while the guide is not there, with the emergency numbers of the clinic's region.
   * @param {string} region
   */
  const advice = (region) => {
    const box = document.createElement("div");
    box.setAttribute("role", "alert");
    box.dataset.legcheckAdvice = "";
    box.lang = files.language;
    box.append(files.advice, " ");
    for (const number of files.numbers[region] ?? files.general) {
      const link = document.createElement("a");
      link.href = "tel:" + number;
      link.textContent = files.call.replace("#", number);
      // A page translator may not touch a number.
      link.translate = false;
      box.append(link, " ");
    }
    return box;
  };

  /** @param {HTMLIFrameElement} frame */
  const adopt = (frame) => {
    if (known.has(frame)) return;
    known.add(frame);
    const handle = [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
    let count = 0;
    /** @type {HTMLElement | undefined} */
    let box;
    let [isThere, isSeen, isLate, wasUsed] = [false, false, false, false];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let asking;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let patience;
    /** A frame with an opaque origin can be addressed only as "*". What is sent to it is no secret. */
    const isOpaque = () => frame.sandbox.length > 0 && !frame.sandbox.contains("allow-same-origin");
    /**
     * @param {object} message
     * @param {string} target
     */
    const post = (message, target) => frame.contentWindow?.postMessage({ messageId: `${++count}`, ...message }, target);
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
        wasUsed = true;
        // The new page starts above the visible part.
        if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
        tell("step", payload);
      },
      "legcheck.result": (payload) => tell("result", payload),
      "ui.done": () => tell("done"),
    };

    /** Ends the wait: the guide is there, or is held back. */
    const rest = () => {
      clearTimeout(asking);
      clearTimeout(patience);
      patience = undefined;
      isLate = false;
      box?.remove();
    };

    addEventListener("message", ({ source, origin, data }) => {
      if (source !== frame.contentWindow || !data?.payload) return;
      if (origin !== (isOpaque() ? "null" : addressOf(frame)?.origin)) return;
      if (data.responseToMessageId && data.payload.application?.name === "LegCheck") {
        isThere = true;
        rest();
      } else if (data.messagingHandle === handle && Object.hasOwn(done, data.messageType)) {
        done[data.messageType](data.payload);
        // Height and step come so often that answering each would be noise.
        if (!/height|step/.test(data.messageType))
          post({ responseToMessageId: data.messageId, payload: { status: "success" } }, isOpaque() ? "*" : origin);
      }
    });

    // The guide does not know its host page, so the page asks until it answers. Nobody can tell from outside what is in the frame
    // by then, and a browser complains about a question to another origin than the one there. So the question goes to any. It
    // holds no secret, and an answer counts only from the guide's own origin.
    const shake = () => {
      const payload = { version: VERSION, again: wasUsed };
      post({ messagingHandle: handle, messageType: "status.handshake", payload }, "*");
    };
    /** @param {number} pause */
    const ask = (pause) => {
      if (!frame.isConnected) return;
      shake();
      asking = setTimeout(ask, pause, Math.min(pause * 1.5, LONGEST_PAUSE));
    };
    const advise = () => {
      if (isThere || !isLate || !isSeen) return;
      box?.remove();
      box = advice(addressOf(frame)?.searchParams.get("region") ?? "");
      frame.before(box);
    };
    /**
     * A document is on its way into the frame, has come, or will come: a lazy frame is asked for when it nears the visible part.
     * @param {boolean} hasCome
     */
    const begin = (hasCome) => {
      isThere = false;
      clearTimeout(asking);
      if (!addressOf(frame)) return rest();
      if (frame.loading === "lazy" && !isSeen && !hasCome) return shake();
      ask(FIRST_PAUSE);
      patience ??= setTimeout(() => {
        isLate = true;
        advise();
      }, Number(frame.dataset.patience) || PATIENCE);
    };
    // A page that moves the frame loads it again.
    frame.addEventListener("load", () => begin(true));
    new MutationObserver(() => begin(false)).observe(frame, { attributeFilter: ["src", "srcdoc", "sandbox"] });
    // Nobody needs advice beside a frame out of sight, and to a screen reader it would come out of nowhere.
    const sight = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      sight.disconnect();
      isSeen = true;
      if (!isThere) begin(false);
      advise();
    });
    sight.observe(frame);
    begin(false);
  };

  const adoptAll = () => document.querySelectorAll(SELECTOR).forEach(adopt);

  /** `<leg-check>` creates the frame itself. `settings` is the address of a settings file on the clinic's own host. */
  class LegCheck extends HTMLElement {
    async connectedCallback() {
      // It may hold a link for browsers without scripts.
      if (this.querySelector("iframe")) return;
      const frame = document.createElement("iframe");
      this.replaceChildren(frame);
      const own = Object.fromEntries(settings.map((name) => [name, this.getAttribute(name)]).filter(([, value]) => value));
      const address = this.getAttribute("settings");
      // @ts-expect-error It is called only if there is an address.
      const ask = () => fetch(address).then((answer) => answer.json());
      /** @param {unknown} error */
      const lost = (error) => console.error("LegCheck: the settings did not come, so the guide is shown as it is.", error);
      // The first request fails if it meets a connection that was just closed, so it is repeated once.
      const file = address ? ((await ask().catch(ask).catch(lost)) ?? {}) : {};
      const all = { ...file, ...own };
      const url = new URL(this.getAttribute("guide") || "", base);
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

  // Pages add frames later too: while they are parsed, and after consent.
  new MutationObserver(adoptAll).observe(document, { childList: true, subtree: true, attributeFilter: ["data-legcheck"] });
  adoptAll();
})();
