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
  // A clinic's link to the guide as a page of its own, with the clinic's name.
  var isLinked = !isFramed && /[?&]name=/.test(location.search);
  var hasClinic = isFramed || isLinked;
  var mayKeep = !isFramed || isSet("keep=tab");
  var path = location.pathname;
  var AGAIN = "?again";

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
  /**
   * Whether this browser is too old for the app. A module with an `externref` tells: old browsers have `WebAssembly` too, but
   * refuse to compile it under the policy of this page.
   */
  function isTooOld() {
    try {
      new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0]));
      return !("noModule" in HTMLScriptElement.prototype);
    } catch (refused) {
      return true;
    }
  }
  /**
   * Empties storage, page and memory, and only then asks for the other site, which may take long or never come: an installed
   * app opens it beside this page, which then stays as it is.
   * @param {string} url
   */
  function leave(url) {
    erase();
    page.replaceChild(document.createElement("body"), document.body);
    document.title = "";
    try {
      dispatchEvent(new Event("legcheck-left"));
      history.replaceState(null, "", document.baseURI);
    } catch (refused) {}
    location.replace(url);
  }
  /** @param {() => void} run */
  function whenParsed(run) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
    else run();
  }
  // The dark colors stand in rules with a media query. Once a theme was chosen, it holds always or never.
  /** @type {[MediaList, string][] | undefined} */
  var dark;
  function showTheme() {
    var theme = "";
    try {
      theme = (!isFramed && localStorage.getItem("legcheck.theme")) || "";
    } catch (refused) {}
    if (!theme && !dark) return;
    page.style.colorScheme = theme;
    dark = dark || [];
    var rules = dark.length ? [] : document.styleSheets[0].cssRules;
    for (var i = 0; i < rules.length; i++) {
      var media = /** @type {CSSMediaRule} */ (rules[i]).media;
      if (media && /dark/.test(media.mediaText)) dark.push([media, media.mediaText]);
    }
    dark.forEach(function (rule) {
      var holds = (theme === "dark" ? "min" : "max") + "-width: 0";
      rule[0].mediaText = theme ? "screen and " + rule[1].replace(/[a-z-]+: ?dark/, holds) : rule[1];
    });
  }
  showTheme();
  addEventListener("legcheck-theme", showTheme);
  // The region that was chosen, for pages without the app.
  function readRegion() {
    var region = (stored() || "").split("\n")[3];
    if (region) page.setAttribute("data-region", region);
  }
  /**
   * Says what has become true. Until then the words are in an attribute, since a browser without styles cannot hide them.
   * @param {string} place
   */
  function say(place) {
    whenParsed(function () {
      document.querySelectorAll(place).forEach(function (element) {
        var words = element.getAttribute("data-words");
        if (words) element.textContent = words;
        element.removeAttribute("data-words");
      });
    });
  }
  /** Puts the number of the chosen region in place of those of other countries. Without one, the general words stand. */
  function showNumber() {
    var region = page.getAttribute("data-region");
    var known = document.querySelector("[data-numbers]");
    var number = region && known && (known.getAttribute("data-numbers").split(region + "=")[1] || "").split(" ")[0];
    if (number) say("[data-numbers] [data-words]");
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
        var name = url.replace(AGAIN, "");
        var known = [files, offline, frame, clinics, result].some(function (tag) {
          return tag && (name === tag.getAttribute("data-script") || name === tag.getAttribute("data-worker"));
        });
        return known ? url : "";
      },
    });
  /** @param {string} url */
  function address(url) {
    return policy ? policy.createScriptURL(url) : url;
  }
  /**
   * Runs a script. A cache may hold half of a file for a year, since its name says that it never changes: a script that does
   * not match its hash is fetched once more, past all caches.
   * @param {ScriptTag} tag
   * @param {() => void} [onFail]
   */
  function run(tag, onFail) {
    var url = tag.getAttribute("data-script");
    var integrity = tag.getAttribute("data-script-integrity");
    function add(/** @type {string} */ end, /** @type {(() => void) | undefined} */ onError) {
      var script = document.createElement("script");
      script.type = "module";
      script.integrity = integrity;
      script.crossOrigin = "anonymous";
      script.src = address(url + end);
      if (onError) script.onerror = onError;
      document.head.appendChild(script);
    }
    function again() {
      // Under the same address the browser would not try again, and another fragment is the same to its caches.
      add(AGAIN, onFail);
    }
    add("", function () {
      fetch(url, { cache: "reload", integrity: integrity }).then(again, again);
    });
  }
  /** @param {ScriptTag} tag */
  function runApp(tag) {
    run(tag, failed);
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
      run(tag, function () {
        page.setAttribute("data-result", "failed");
      });
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
    if (stored() !== null) page.setAttribute("data-resume", "");
    if (!page.hasAttribute("data-old")) say("#trouble .when-broken[data-words], #trouble .when-broken [data-words]");
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
  }
  if (isLinked) page.setAttribute("data-linked", "");
  if (frame && hasClinic) whenParsed(run.bind(null, frame, undefined));
  if (files) {
    // The static page shows the first step. A visitor who returns to a later one should not see that first.
    if (stored() !== null) {
      page.setAttribute("data-resume", "");
      say(".only-resuming");
    }
    if (isTooOld()) {
      page.setAttribute("data-old", "");
      // The emergency page is complete as it is.
      if (/\/emergency\/(index\.html)?$/.test(path)) page.setAttribute("data-app", "ready");
      else failed();
      afterPaint(attachLater);
    } else {
      afterPaint(startApp.bind(null, files));
    }
  } else {
    // A static page is complete as it is.
    page.setAttribute("data-app", "ready");
    if (clinics) whenParsed(run.bind(null, clinics, undefined));
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
    // The app waits for the clinic's settings, but not for long.
    if (hasClinic && frame && location.search) {
      var isStarted = false;
      var go = function () {
        if (!isStarted) runApp(tag);
        isStarted = true;
      };
      addEventListener("legcheck-set", go);
      if (page.hasAttribute("data-set")) go();
      setTimeout(go, 3000);
    } else {
      runApp(tag);
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
   * Errors of the app's own script count until it is ready, and its traps always. A script that fails to load calls `failed`
   * by itself, and `start.js` announces what it cannot finish. Browsers and their extensions run scripts of their own in the
   * page, whose errors are none of ours.
   * @param {Fault} event
   */
  function onError(event) {
    var error = event.error || event.reason;
    var isTrap = typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
    var from = String(event.filename).replace(AGAIN, "");
    var file = from.slice(from.lastIndexOf("/") + 1);
    var isOwn = files && file === files.getAttribute("data-script") && page.getAttribute("data-app") !== "ready";
    if (files && (isTrap || isOwn)) failed();
  }
  addEventListener("error", onError);
  addEventListener("unhandledrejection", onError);
  addEventListener("legcheck-failed", failed);

  // What is closed on the screen is open on paper. Style rules can do that only in browsers that know `::details-content`.
  /** @type {HTMLDetailsElement[]} */
  var opened = [];
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (details) {
      details.open = true;
      opened.push(details);
    });
  });
  addEventListener("afterprint", function () {
    opened.forEach(function (details) {
      details.open = false;
    });
    opened = [];
  });

  // A press that was meant for the page before must not act on this one: a second press of a trembling hand, or a key that is
  // held. So no press in the main part counts for a moment after another page or an error was shown, and of a double click
  // on the same thing only the first.
  var WAIT = 400;
  var countsFrom = 0;
  var pressedAt = 0;
  var isAgain = false;
  /** @type {EventTarget | null} */
  var pressedOn = null;
  /** @type {number} */
  var timer;
  function wait() {
    countsFrom = performance.now() + WAIT;
    page.setAttribute("data-fresh", "");
    clearTimeout(timer);
    timer = setTimeout(function () {
      page.removeAttribute("data-fresh");
    }, WAIT);
  }
  /**
   * @param {Event} event
   * @param {string} selector
   */
  function isWithin(event, selector) {
    var at = event.target;
    return at && at.closest && at.closest(selector);
  }
  /**
   * Drawing can take a slow phone longer than the wait, so it begins with the frame that shows the page. A tab in the
   * background draws none.
   */
  function waitFromNow() {
    clearTimeout(timer);
    countsFrom = Infinity;
    page.setAttribute("data-fresh", "");
    requestAnimationFrame(wait);
    timer = setTimeout(wait, 1000);
  }
  whenParsed(waitFromNow);
  addEventListener("legcheck-moved", waitFromNow);
  document.addEventListener(
    "pointerdown",
    function (event) {
      pressedAt = performance.now();
      isAgain = event.target === pressedOn;
      pressedOn = event.target;
    },
    true,
  );
  document.addEventListener(
    "mousedown",
    function (event) {
      // Nor does it take the focus from the heading or the error.
      if (event.isTrusted && isWithin(event, "main") && performance.now() < countsFrom) event.preventDefault();
    },
    true,
  );
  /**
   * Whether a click was meant for what was shown before. A mouse or finger says when it went down; a key, assistive technology
   * and scripts have no count of clicks.
   * @param {MouseEvent} event
   */
  function isTooEarly(event) {
    if (!event.isTrusted || !isWithin(event, "main")) return false;
    var at = event.detail ? pressedAt || performance.now() : performance.now();
    return (event.detail > 1 && isAgain) || at < countsFrom;
  }
  document.addEventListener(
    "keydown",
    function (event) {
      var isPress = event.key === "Enter" || event.key === " ";
      if (event.repeat && isPress && isWithin(event, "main :not(textarea)")) event.preventDefault();
    },
    true,
  );

  document.addEventListener(
    "click",
    function (event) {
      if (isTooEarly(event)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      var at = event.target && event.target.closest ? event.target.closest("[data-action]") : null;
      if (!at) return;
      var action = at.getAttribute("data-action");
      if (action === "reload") {
        event.preventDefault();
        location.reload();
      } else if (action === "print" || action === "print-summary") {
        // extras.js watches whether anything prints.
        try {
          print();
        } catch (refused) {}
      } else if (action === "leave" || action === "erase") {
        event.preventDefault();
        leave(at.href + (isFramed || (isLinked && action === "erase") ? location.search : ""));
      } else if ((action === "continue" || action === "skip") && page.getAttribute("data-app") !== "ready") {
        // `start.js` presses it once the app is there.
        event.preventDefault();
        page.setAttribute("data-pressed", action);
        say(".only-waiting");
      }
    },
    true,
  );
})();
