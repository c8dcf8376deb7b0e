// Sphinx's search as this site needs it: no shortcut of a single key, and no word kept on the device, or put
// into the address, which the browser's history and a server's log would hold.
var SPHINX_HIGHLIGHT_ENABLED = false; // its highlighter would store the words somebody looked for
DOCUMENTATION_OPTIONS.ENABLE_SEARCH_SHORTCUTS = false;
Object.assign(Documentation.TRANSLATIONS, {
  "Search Results": "Results",
  "Search finished, found ${resultCount} page(s) matching the search query.":
    "Pages found: ${resultCount}",
  "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
    "No page has all of these words. Try fewer words, or another spelling.",
});

(function () {
  "use strict";
  const form = document.querySelector(".search-form");
  const field = form.querySelector("input");
  const out = document.getElementById("search-results");
  const failed = document.getElementById("search-failed");
  let wanted = ""; // what is looked for next
  let busy = false; // Sphinx adds what it finds bit by bit
  let asked = false; // somebody waits at the form
  let timer;

  function look() {
    clearTimeout(timer);
    const known = typeof Search === "object";
    failed.hidden = true;
    if (document.readyState === "complete" && !(known && Search.hasIndex())) {
      fail();
    } else if (!known || busy) {
      timer = setTimeout(look, 20);
    } else if (wanted) {
      out.textContent = "";
      busy = true;
      Search.startPulse = () => {}; // its dots would move for ever
      Search.stopPulse = () => (busy = false);
      try {
        Search.performSearch(wanted);
      } catch (odd) {
        return fail(); // it stumbles over what JavaScript itself has a name for, as "constructor"
      }
      wanted = "";
      look();
    } else {
      tell();
    }
  }

  function fail() {
    busy = false;
    wanted = "";
    out.textContent = "";
    failed.hidden = false;
  }

  // Says what was found where the results begin, unless somebody has gone elsewhere.
  function tell() {
    const at = document.activeElement;
    if (!asked || (at !== document.body && !form.contains(at))) return;
    asked = false;
    Search.status.setAttribute("tabindex", "-1");
    Search.status.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    wanted = field.value.trim();
    asked = true;
    if (wanted) look();
  });

  // An address from elsewhere may hold words: they are looked for, and taken out of it.
  const given = new URLSearchParams(location.search).get("q");
  try {
    if (!given) return;
    history.replaceState(history.state, "", location.pathname + location.hash);
    field.value = wanted = given;
    look();
  } catch (blocked) {} // then Sphinx looks for them itself
})();
