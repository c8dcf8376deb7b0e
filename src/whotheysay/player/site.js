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
    console.error(error);
    if (!book.hidden) return;
    book.hidden = false;
    const note = make("p", "quiz-note", [quiz.words.broken], { tabindex: -1 });
    section.insertBefore(note, book);
    note.focus(); // it was on what is gone now
  };
  const opened = openPlayer(section, quiz, [], { moved() {}, broken });
  // A browser may keep a page it has left, for Back, with everything that was answered on it.
  if (quiz.kind === "confidence") window.addEventListener("pagehide", () => opened.show([]));
  else section.quiz = opened;
  book.hidden = true;
}

/** Gives the last quiz that begins above the window, where somebody may be reading already. */
function findPassed(sections) {
  // What nobody has seen can't move; and where a browser leads back to is a place among players.
  if (!performance.getEntriesByType("paint").length) return null;
  if (performance.getEntriesByType("navigation").some((entry) => entry.type !== "navigate")) return null;
  return sections.filter((section) => section.getBoundingClientRect().top < 0).pop();
}

/** Lets what is below a quiz stay where it was in the window; whoever was amid a gamebook comes to the player. */
function keepPlace(section, before) {
  const after = section.getBoundingClientRect();
  if (before.bottom <= 0) window.scrollBy(0, after.bottom - before.bottom);
  else window.scrollBy(0, section.querySelector(".quiz-play") ? after.top : after.top - before.top);
}

function upgradeAll() {
  const sections = Array.from(document.querySelectorAll("[data-quiz]"));
  const passed = findPassed(sections);
  const before = passed && passed.getBoundingClientRect();
  for (const section of sections) {
    try {
      upgrade(section);
    } catch (error) {
      console.error(error);
    }
  }
  if (passed) keepPlace(passed, before);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", upgradeAll);
else upgradeAll();
