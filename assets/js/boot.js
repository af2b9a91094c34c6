// Runs in every page before anything is drawn. It stands inside the page, so that nothing has to be fetched for it, and
// the content security policy names its hash. Old browsers read it too, so it is written as they need it.
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
  var isApp = !!files;
  var path = location.pathname;

  // What a clinic set must not wait for the part that reads it whole, where it is about safety or about what is kept.
  function isSet(setting) {
    return new RegExp("[?&]" + setting + "(&|$)").test(location.search);
  }
  function begun() {
    try { return mayKeep && sessionStorage.getItem(KEY) !== null; } catch (refused) { return false; }
  }
  function erase() {
    // Where storage is refused nothing was stored.
    try { sessionStorage.removeItem(KEY); } catch (refused) {}
  }
  function whenParsed(run) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
    else run();
  }
  // The one way for a script to come, since the policy lets no address pass but those that stand in the page's own head.
  var policy = window.trustedTypes && trustedTypes.createPolicy("legcheck", {
    createScriptURL: function (url) {
      var known = [files, offline, frame, clinics, result].some(function (tag) {
        return tag && (url === tag.getAttribute("data-script") || url === tag.getAttribute("data-worker"));
      });
      return known ? url : "";
    },
  });
  function address(url) {
    return policy ? policy.createScriptURL(url) : url;
  }
  function run(tag) {
    var script = document.createElement("script");
    script.type = "module";
    script.integrity = tag.getAttribute("data-script-integrity");
    script.crossOrigin = "anonymous";
    script.src = address(tag.getAttribute("data-script"));
    document.head.appendChild(script);
    return script;
  }

  // What keeps the guide for use without a network comes last, so that it takes nothing from the page, and never in a
  // frame, where a browser keeps things apart and for a short time.
  var settledOnce = false;
  function settled() {
    if (settledOnce || !offline || isFramed) return;
    settledOnce = true;
    window.legcheckUrl = address;
    run(offline);
  }
  addEventListener("legcheck-settled", settled);

  // What shows more than the app itself comes when somebody needs it.
  var wantedOnce = false;
  function wanted() {
    if (wantedOnce || !result) return;
    wantedOnce = true;
    function go() {
      run(result).onerror = function () { page.setAttribute("data-result", "failed"); };
    }
    // In the middle of the check it waits for a moment in which nothing else is to be done.
    if (window.requestIdleCallback && !document.querySelector("[data-place]")) requestIdleCallback(go, { timeout: 3000 });
    else go();
  }
  addEventListener("legcheck-result", wanted);

  function failed() {
    var ran = page.getAttribute("data-app") === "ready";
    page.setAttribute("data-app", "failed");
    // A newer release may not have the fault.
    settled();
    whenParsed(function () {
      // The advice stands last, so that the way past the header is the first link; now nothing comes before it.
      var advice = document.getElementById("trouble");
      // Where even this fails, the advice is read where it stands.
      try { document.body.insertBefore(advice, document.body.firstChild); } catch (refused) {}
    });
    if (ran) {
      // What is on the page no longer answers, so it goes, and the advice is read out.
      page.setAttribute("data-broke", "");
      var title = document.getElementById("trouble-title");
      if (title) title.focus();
    }
  }

  // The skip link stays within the present address: that of a frame holds what the clinic set, and a page that does not exist
  // has one of its own.
  whenParsed(function () {
    var skip = document.querySelector(".skip");
    if (skip) skip.href = path + location.search + "#main";
  });
  if (isFramed) {
    page.setAttribute("data-framed", "");
    if (isSet("reading=strict")) page.setAttribute("data-reading", "strict");
    if (frame) whenParsed(function () { run(frame); });
  }
  if (isApp) {
    // The static page shows the first step. Somebody who comes back to a later one should not see that first.
    if (begun()) page.setAttribute("data-resume", "");
    if (!("noModule" in HTMLScriptElement.prototype) || typeof WebAssembly !== "object") {
      failed();
      afterPaint(takeLater);
    } else {
      afterPaint(startApp);
    }
  } else {
    // All of a page that is only read is here already.
    page.setAttribute("data-app", "ready");
    if (clinics) whenParsed(function () { run(clinics); });
    whenParsed(function () { if (document.querySelector("[data-place]")) wanted(); });
    afterPaint(function () {
      takeLater();
      if (document.readyState === "complete") settled();
      else addEventListener("load", settled);
    });
    addEventListener("popstate", function () {
      // An entry that the app made before this page was loaded again; only its own page can show it.
      if (location.pathname !== path) location.reload();
    });
  }

  // What no part of the first sight needs comes after it: styles of paper and of the result, the manifest.
  function takeLater() {
    var later = document.getElementById("later");
    if (later && later.content) document.head.appendChild(later.content);
  }
  // The app comes after the page is drawn too, so that nobody waits for it to read.
  function startApp() {
    takeLater();
    // In a frame the app begins with what the clinic set, or without it where that does not come.
    if (isFramed && frame && location.search) {
      var gone = false;
      var go = function () { if (!gone) run(files); gone = true; };
      addEventListener("legcheck-set", go);
      if (page.hasAttribute("data-set")) go();
      setTimeout(go, 3000);
    } else {
      run(files);
    }
  }
  // Where nothing is drawn, as in a tab in the background, nobody tells; then a short while has to do.
  function afterPaint(next) {
    var done = false;
    function go() {
      if (!done) next();
      done = true;
    }
    whenParsed(function () {
      // The browser tells when it has drawn; one that does not is given two frames.
      try {
        new PerformanceObserver(function (drawn) {
          if (drawn.getEntriesByName("first-contentful-paint").length) setTimeout(go, 0);
        }).observe({ type: "paint", buffered: true });
      } catch (unknown) {
        requestAnimationFrame(function () { requestAnimationFrame(function () { setTimeout(go, 0); }); });
      }
      setTimeout(go, 1000);
    });
  }

  // A script that was not loaded or not as expected, and any fault before the app runs; later, only a fault in the app.
  function fault(event) {
    var error = event.error || event.reason;
    var script = event.target && event.target.nodeName === "SCRIPT";
    var fatal = typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
    if (isApp && (fatal || page.getAttribute("data-app") !== "ready") && (script || error || event.message)) failed();
  }
  addEventListener("error", fault, true);
  addEventListener("unhandledrejection", fault);

  // Who has to hide the page needs no aim: Escape three times is the link "Leave quickly".
  var escapes = 0;
  document.addEventListener("keydown", function (event) {
    escapes = event.key === "Escape" ? escapes + 1 : 0;
    if (escapes < 3) return;
    escapes = 0;
    var leave = document.querySelector("[data-action=leave]");
    if (leave) leave.click();
  });

  // What is pressed before the app is there is kept for it.
  function wait(action, event) {
    event.preventDefault();
    page.setAttribute("data-pressed", action);
  }
  document.addEventListener("click", function (event) {
    var at = event.target && event.target.closest ? event.target.closest("[data-action]") : null;
    var action = at && at.getAttribute("data-action");
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
      wait(action, event);
    }
  }, true);
})();
