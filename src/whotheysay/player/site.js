// The door to a page: every gamebook on it becomes a player, each on its own.

function upgrade(section) {
  const book = section.querySelector(".quiz-book");
  const data = section.querySelector(".quiz-data");
  if (section.querySelector(".quiz-play")) return;
  const broken = (error) => {
    book.hidden = false;
    console.error(error);
  };
  openPlayer(section, JSON.parse(data.textContent), [], { moved() {}, broken });
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
