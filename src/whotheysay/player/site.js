// The door to a page: every gamebook on it becomes a player, each on its own.
// Its section then has a property `quiz`: `trail()` copies the choices made, and `show(trail)` makes
// them, as far as they fit the quiz. A quiz on how sure somebody is has none: its answers stay nowhere.

function upgrade(section) {
  const book = section.querySelector(".quiz-book");
  // Whoever follows the gamebook's own links goes on with it.
  const followed = document.getElementById(location.hash.slice(1));
  if (section.querySelector(".quiz-play") || book.contains(followed)) return;
  const quiz = readQuiz(section);
  if (advance(quiz, []).done) throw new Error("nothing to choose in " + quiz.id);
  const broken = (error) => {
    book.hidden = false;
    console.error(error);
  };
  const opened = openPlayer(section, quiz, [], { moved() {}, broken });
  // A browser may keep a page it has left, for Back, with everything that was answered on it.
  if (quiz.kind === "confidence") window.addEventListener("pagehide", () => opened.show([]));
  else section.quiz = opened;
  book.hidden = true;
}

/** Upgrades a section, and lets what somebody reads meanwhile stay where it is in the window. */
function upgradeInPlace(section) {
  const before = section.getBoundingClientRect();
  upgrade(section);
  const after = section.getBoundingClientRect();
  if (before.bottom <= 0) window.scrollBy(0, after.bottom - before.bottom);
  else if (before.top < 0) window.scrollBy(0, after.top);
}

function upgradeAll() {
  // What nobody has seen can't move; and where a browser leads back to is a place in the player.
  const isSeen = performance.getEntriesByType("paint").length > 0;
  const isNew = performance.getEntriesByType("navigation").every((entry) => entry.type === "navigate");
  document.querySelectorAll("[data-quiz]").forEach((section) => {
    try {
      if (isSeen && isNew) upgradeInPlace(section);
      else upgrade(section);
    } catch (error) {
      console.error(error);
    }
  });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", upgradeAll);
else upgradeAll();
