// As much of the player as an example needs.
const block = document.querySelector("script[type='application/json']");
const quiz = JSON.parse(block.textContent);
block.before(quiz.title);
