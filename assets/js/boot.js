// Inlined in every page, so that nothing has to be fetched before it runs; the content security policy allows it by its
// hash. It also decides whether a browser is too old for the app, so it is written in ES5.
(function () {
  var page = document.documentElement;
  var KEY = "legcheck.session";
  var files = document.querySelector("meta[name=legcheck-app]");
  var offline = document.querySelector("meta[name=legcheck-offline]");
  var frame = document.querySelector("meta[name=legcheck-frame]");
  var clinics = document.querySelector("meta[name=legcheck-clinics]");
  var result = document.querySelector("meta[name=legcheck-result]");
  var isFramed = window.top !== window;
  var mayKeep = !isFramed || isSet("keep=tab");
  var path = location.pathname;

  /**
   * Whether the address of a frame holds this setting, such as `keep=tab`. What concerns safety or storage cannot wait for
   * the module that reads all settings.
   * @param {string} setting
   */
  function isSet(setting) {
    return new RegExp("[?&]" + setting + "(&|$)").test(location.search);
  }
  function stored() {
    try {
      return mayKeep ? sessionStorage.getItem(KEY) : null;
    } catch (refused) {
      return null;
    }
  }
  function erase() {
    // A browser that refuses access has stored nothing.
    try {
      sessionStorage.removeItem(KEY);
    } catch (refused) {}
  }
  /** @param {() => void} run */
  function whenParsed(run) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
    else run();
  }
  // The region that was chosen, for pages without the app.
  function readRegion() {
    var region = (stored() || "").split("\n")[3];
    if (region) page.setAttribute("data-region", region);
  }
  /** Puts the number of the chosen region in place of those of other countries. Without one, the general words stand. */
  function showNumber() {
    var region = page.getAttribute("data-region");
    var known = document.querySelector("[data-numbers]");
    var number = region && known && (known.getAttribute("data-numbers").split(region + "=")[1] || "").split(" ")[0];
    var places = number ? document.querySelectorAll("[data-numbers], [data-number], [data-general]") : [];
    for (var i = 0; i < places.length; i++) {
      var place = places[i];
      var call = place.hasAttribute("data-numbers") && place.querySelector("a");
      place.hidden = place.hasAttribute("data-general");
      if (call) call.href = "tel:" + number;
      else if (!place.hidden) {
        place.textContent = number;
        place.translate = false;
      }
    }
  }
  readRegion();
  whenParsed(showNumber);
  addEventListener("legcheck-set", showNumber);
  addEventListener("legcheck-page", showNumber);
  addEventListener("pageshow", function () {
    readRegion();
    showNumber();
  });
  // The only way to load a script: the policy accepts nothing but the addresses in this page's own <meta> tags.
  var policy =
    window.trustedTypes &&
    trustedTypes.createPolicy("legcheck", {
      createScriptURL: function (url) {
        var known = [files, offline, frame, clinics, result].some(function (tag) {
          return tag && (url === tag.getAttribute("data-script") || url === tag.getAttribute("data-worker"));
        });
        return known ? url : "";
      },
    });
  /** @param {string} url */
  function address(url) {
    return policy ? policy.createScriptURL(url) : url;
  }
  /** @param {ScriptTag} tag */
  function run(tag) {
    var script = document.createElement("script");
    script.type = "module";
    script.integrity = tag.getAttribute("data-script-integrity");
    script.crossOrigin = "anonymous";
    script.src = address(tag.getAttribute("data-script"));
    document.head.appendChild(script);
    return script;
  }

  // The script for offline use loads last, so that it delays nothing else. Not in a frame, where browsers partition storage
  // and keep it only for a short time.
  var isSettled = false;
  function settled() {
    if (isSettled || !offline || isFramed) return;
    isSettled = true;
    window.legcheckUrl = address;
    run(offline);
  }
  addEventListener("legcheck-settled", settled);

  // The second module loads on demand.
  var isResultWanted = false;
  function loadResult() {
    if (isResultWanted || !result) return;
    isResultWanted = true;
    var tag = result;
    function go() {
      run(tag).onerror = function () {
        page.setAttribute("data-result", "failed");
      };
    }
    // During the check it waits until the browser is idle.
    var isIdleKnown = "requestIdleCallback" in window;
    if (isIdleKnown && !document.querySelector("[data-place]")) requestIdleCallback(go, { timeout: 3000 });
    else go();
  }
  addEventListener("legcheck-result", loadResult);

  function failed() {
    var ran = page.getAttribute("data-app") === "ready";
    page.setAttribute("data-app", "failed");
    // A newer release may not have the fault.
    settled();
    whenParsed(function () {
      // The advice is last in the page, so that the skip link comes first in the tab order. Now it moves to the top.
      var advice = document.getElementById("trouble");
      // If even this fails, the advice is still readable at the end.
      try {
        document.body.insertBefore(/** @type {Node} */ (advice), document.body.firstChild);
      } catch (refused) {}
    });
    if (ran) {
      // The page no longer responds, so style rules hide it, and the focus makes a screen reader read the advice.
      page.setAttribute("data-broke", "");
      var title = document.getElementById("trouble-title");
      if (title) title.focus();
    }
  }

  // The skip link keeps the present address: in a frame the query holds the clinic's settings, and a page that was not found
  // keeps the address that was asked for.
  whenParsed(function () {
    var skip = document.querySelector(".skip");
    if (skip) skip.href = path + location.search + "#main";
  });
  if (isFramed) {
    page.setAttribute("data-framed", "");
    if (isSet("reading=strict")) page.setAttribute("data-reading", "strict");
    if (frame) whenParsed(run.bind(null, frame));
  }
  if (files) {
    // The static page shows the first step. A visitor who returns to a later one should not see that first.
    if (stored() !== null) page.setAttribute("data-resume", "");
    if (!("noModule" in HTMLScriptElement.prototype) || typeof WebAssembly !== "object") {
      failed();
      afterPaint(attachLater);
    } else {
      afterPaint(startApp.bind(null, files));
    }
  } else {
    // A static page is complete as it is.
    page.setAttribute("data-app", "ready");
    if (clinics) whenParsed(run.bind(null, clinics));
    whenParsed(function () {
      if (document.querySelector("[data-place]")) loadResult();
    });
    afterPaint(function () {
      attachLater();
      if (document.readyState === "complete") settled();
      else addEventListener("load", settled);
    });
    addEventListener("popstate", function () {
      // A history entry that the app made before a reload of this page: only the page of that address can show it.
      if (location.pathname !== path) location.reload();
    });
  }

  // Links that the first paint does not need: styles for print and for the result, the manifest.
  function attachLater() {
    var later = document.getElementById("later");
    if (later && later.content) document.head.appendChild(later.content);
  }
  /**
   * The app, too, loads after the first paint, so that it does not delay what can be read.
   * @param {ScriptTag} tag
   */
  function startApp(tag) {
    attachLater();
    // In a frame the app waits for the clinic's settings, but not for long.
    if (isFramed && frame && location.search) {
      var isStarted = false;
      var go = function () {
        if (!isStarted) run(tag);
        isStarted = true;
      };
      addEventListener("legcheck-set", go);
      if (page.hasAttribute("data-set")) go();
      setTimeout(go, 3000);
    } else {
      run(tag);
    }
  }
  /** @param {() => void} next */
  function afterPaint(next) {
    var done = false;
    function go() {
      if (!done) next();
      done = true;
    }
    whenParsed(function () {
      // Without paint timing, two frames have to do.
      try {
        new PerformanceObserver(function (drawn) {
          if (drawn.getEntriesByName("first-contentful-paint").length) setTimeout(go, 0);
        }).observe({ type: "paint", buffered: true });
      } catch (unknown) {
        requestAnimationFrame(function () {
          requestAnimationFrame(function () {
            setTimeout(go, 0);
          });
        });
      }
      // A background tab never paints, so fall back to a timeout.
      setTimeout(go, 1000);
    });
  }

  /**
   * A script that failed to load or to match its hash, or any error before the app is ready. After that only a wasm trap
   * counts, since other errors need not be the app's.
   * @param {Fault} event
   */
  function onError(event) {
    var error = event.error || event.reason;
    var script = event.target && event.target.nodeName === "SCRIPT";
    var fatal = typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
    if (files && (fatal || page.getAttribute("data-app") !== "ready") && (script || error || event.message)) failed();
  }
  addEventListener("error", onError, true);
  addEventListener("unhandledrejection", onError);

  // Pressing Escape three times is the same as "Leave quickly".
  var escapes = 0;
  document.addEventListener("keydown", function (event) {
    escapes = event.key === "Escape" ? escapes + 1 : 0;
    if (escapes < 3) return;
    escapes = 0;
    var leave = document.querySelector("[data-action=leave]");
    if (leave) leave.click();
  });

  document.addEventListener(
    "click",
    function (event) {
      var at = event.target && event.target.closest ? event.target.closest("[data-action]") : null;
      if (!at) return;
      var action = at.getAttribute("data-action");
      if (action === "reload") {
        event.preventDefault();
        location.reload();
      } else if (action === "erase") {
        erase();
      } else if (action === "leave") {
        event.preventDefault();
        erase();
        location.replace(at.href);
      } else if ((action === "continue" || action === "skip") && page.getAttribute("data-app") !== "ready") {
        // `start.js` presses it once the app is there.
        event.preventDefault();
        page.setAttribute("data-pressed", action);
      }
    },
    true,
  );
})();
