// Leave: hides the page at once, goes to a neutral place, and keeps Back from showing the course again.
// A tab keeps how often it was left; each entry of its history keeps that number as it was.
// Over http, a worker keeps the pages that were opened, for when there is no connection, until somebody leaves.
(function () {
  "use strict";
  const { to, neutral, worker } = document.currentScript.dataset;
  const root = document.documentElement;
  const bundled = new URL(neutral, location.href).href;
  const KEY = "left";
  const PAUSE = 5000; // milliseconds between two presses of Shift

  function timesLeft() {
    try {
      return Number(sessionStorage.getItem(KEY)) || 0;
    } catch (blocked) {
      return 0; // blocked: leaving works, but Back is as usual
    }
  }

  let going = false;
  let forget = () => {};

  function go() {
    going = true;
    root.style.setProperty("display", "none", "important");
    document.title = "Loading"; // an empty title would show the page's address
    const online = location.protocol !== "file:" && navigator.onLine;
    forget(online);
    location.replace(online ? to : bundled);
  }

  function leave() {
    const times = timesLeft() + 1;
    const wipe = () => {
      try {
        sessionStorage.clear();
        sessionStorage.setItem(KEY, times);
      } catch (blocked) {}
    };
    wipe();
    addEventListener("pagehide", wipe); // after anything else that saves there
    go();
  }

  // An entry without a number is a new visit; a lower number is from before leaving.
  function check() {
    const times = timesLeft();
    const stamp = (history.state || {})[KEY];
    if (stamp < times) return go();
    root.style.opacity = "";
    try {
      if (stamp === undefined) history.replaceState(Object.assign({}, history.state, { [KEY]: times }), "");
    } catch (blocked) {}
  }

  // A page that Firefox keeps for Back reads old storage: a held lock stops the keeping.
  const isFirefox = CSS.supports("-moz-appearance", "none");
  if (isFirefox) {
    addEventListener("unload", () => {}); // for http, which has no locks
    if (navigator.locks) navigator.locks.request(KEY, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});
  }

  // Elsewhere pages are kept unseen, and are checked before they show.
  addEventListener("pagehide", () => (root.style.opacity = 0));
  ["pageshow", "popstate", "hashchange"].forEach((type) => addEventListener(type, check));
  check();

  let presses = 0;
  let alone = false; // Shift is down, and nothing was pressed with it
  let timer;

  function count(number, message) {
    presses = number;
    clearTimeout(timer);
    const link = document.getElementById("leave");
    const said = document.getElementById("leave-said");
    if (link) link.dataset.presses = number;
    if (said) said.textContent = said.dataset[message] || "";
  }

  function press() {
    if (presses === 2) return leave();
    count(presses + 1, "after" + (presses + 1));
    timer = setTimeout(count, PAUSE, 0, "expired");
  }

  function interrupt() {
    alone = false;
    if (presses) count(0);
  }

  const on = (type, listener) => document.addEventListener(type, listener, true);

  // From files Firefox keeps storage apart for each folder, so the pages of one can't know that one of another
  // was left. There the history holds one page of the course only: the one that Leave replaces.
  if (isFirefox && location.protocol === "file:") {
    addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      const apart = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (event.defaultPrevented || !link || apart || link.target || link.hasAttribute("download")) return;
      if (link.protocol !== "file:" || link.href.split("#")[0] === location.href.split("#")[0]) return;
      event.preventDefault();
      location.replace(link.href);
    });
  }

  on("pointerdown", interrupt);
  on("click", (event) => {
    if (!event.target.closest("#leave")) return;
    event.preventDefault();
    leave();
  });
  on("keydown", (event) => {
    if (event.key === "Shift") {
      alone = !(event.ctrlKey || event.altKey || event.metaKey);
      return;
    }
    interrupt();
    const dialog = document.querySelector("dialog[open], [aria-modal=true]");
    if (event.key !== "Escape" || event.isComposing || dialog) return;
    event.preventDefault(); // Escape also stops pages that are loading
    leave();
  });
  on("keyup", (event) => {
    if (event.key === "Shift" && alone) press();
    if (event.key === "Shift") alone = false;
  });

  try {
    const workers = location.protocol !== "file:" && navigator.serviceWorker;
    let known;
    const look = () => (known = known || workers.getRegistration().catch(() => {}));
    const tell = (one) => one && one.postMessage("forget");
    forget = (online) => {
      // Without a connection it shows the page that Leave opens first, and then forgets by itself.
      if (!workers || (!online && workers.controller)) return;
      tell(workers.controller); // now: this page is about to go
      look().then((one) => one && [one.active, one.waiting, one.installing].map(tell));
    };
    const register = () => {
      if (going) return;
      known = workers.register(worker).catch(() => {});
      workers.ready.then((one) => workers.controller || one.active.postMessage("keep"));
    };
    const idle = () => (window.requestIdleCallback || setTimeout)(register);
    if (going || !worker) forget(true); // also a worker that this site once had
    else if (workers) {
      on("DOMContentLoaded", look); // not sooner: the page waits for this script
      addEventListener("load", idle);
    }
  } catch (blocked) {} // a browser that forbids it
})();
