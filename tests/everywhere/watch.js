// First on every page of the copy that the tests open: notes what goes wrong there, and what is seen.
// WebKit's driver tells neither, and no engine tells it in the same words.
(function () {
  "use strict";
  const said = (window.complaints = []);
  const failed = (event) => event.message || "cannot load " + (event.target.src || event.target.href);
  addEventListener("error", (event) => said.push(failed(event)), true);
  addEventListener("unhandledrejection", (event) => said.push(String(event.reason)));
  document.addEventListener("securitypolicyviolation", (event) =>
    said.push("the policy stops " + event.violatedDirective + " " + event.blockedURI)
  );
  for (const kind of ["error", "warn"]) {
    const print = console[kind];
    console[kind] = (...words) => {
      said.push(words.join(" "));
      print.apply(console, words);
    };
  }

  // A machine without a network says so, and Leave would take the page beside it.
  Object.defineProperty(Navigator.prototype, "onLine", { get: () => true });

  // A page that is drawn tells the server, which knows when that was; a page kept for Back tells it again.
  function look() {
    const style = getComputedStyle(document.documentElement);
    const shows = style.display !== "none" && style.opacity !== "0" && document.body;
    if (!shows || !document.body.innerText.trim()) return requestAnimationFrame(look);
    if (location.protocol === "http:") new Image().src = "/seen?" + Date.now() + location.pathname;
  }
  addEventListener("pageshow", (event) => event.persisted && requestAnimationFrame(look));
  requestAnimationFrame(look);
})();
