// Sphinx's search as this site needs it: no shortcut of a single key, and no word kept on the device.
var SPHINX_HIGHLIGHT_ENABLED = false; // its highlighter would store the words somebody looked for
DOCUMENTATION_OPTIONS.ENABLE_SEARCH_SHORTCUTS = false;
Object.assign(Documentation.TRANSLATIONS, {
  "Search Results": "Results",
  "Search finished, found ${resultCount} page(s) matching the search query.":
    "Pages found: ${resultCount}",
  "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
    "No page has all of these words. Try fewer words, or another spelling.",
});
