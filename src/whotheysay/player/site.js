// The door to a page: every gamebook on it becomes a player, each on its own.
// Its section then has a property `quiz`: `trail()` copies the choices made, and `show(trail)` makes
// them, as far as they fit the quiz. A quiz on how sure somebody is has none: its answers stay nowhere.

function upgrade(section) {
  if (section.querySelector(".quiz-play")) return;
  const quiz = readQuiz(section);
  if (advance(quiz, []).done) throw new Error("nothing to choose in " + quiz.id);
  const book = section.querySelector(".quiz-book");
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

function upgradeAll() {
  document.querySelectorAll("[data-quiz]").forEach((section) => {
    try {
      upgrade(section);
    } catch (error) {
      console.error(error);
    }
  });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", upgradeAll);
else upgradeAll();
