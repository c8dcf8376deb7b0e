// For editors only: loads a page again when it has changed, at the same place and with quizzes as they were.
// A page may connect to nothing, so news comes as a script, which is answered when there is any.
(function () {
  "use strict";
  const { news, state } = document.currentScript.dataset;
  const KEY = "course-trails";
  const sections = () => Array.from(document.querySelectorAll("[data-quiz]")).filter((one) => one.quiz);

  window.courseAsk = function () {
    const script = document.createElement("script");
    script.src = `${news}?page=${encodeURIComponent(location.pathname)}&state=${state}&at=${Date.now()}`;
    document.head.appendChild(script);
  };

  window.courseReload = function () {
    const trails = sections().map((one) => [one.id, one.quiz.trail()]);
    sessionStorage.setItem(KEY, JSON.stringify({ page: location.pathname, trails, top: scrollY }));
    location.reload();
  };

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    if (!kept || kept.page !== location.pathname) return;
    const trails = new Map(kept.trails);
    sections().forEach((one) => trails.has(one.id) && one.quiz.show(trails.get(one.id)));
    scrollTo({ top: kept.top, behavior: "instant" });
  }

  addEventListener("load", () => {
    restore();
    courseAsk();
  });
})();
