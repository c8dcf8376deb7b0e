// An order: which step comes next? Picked by buttons, so that a key does as well as a finger.

/** @returns {Picture} */
function pictureOrder(quiz, state, pick) {
  const found = state.steps.filter((step) => step.right).map((step) => makeFound(quiz, step));
  const last = state.steps[state.used - 1];
  const yet = state.steps.filter((step) => !step.right && step.at === state.at);
  const status = sayProgress(quiz, found.length, quiz.steps);
  const asked = state.done ? null : makeNextStep(quiz, state, status, yet, pick);
  const note = last && (last.right ? found[found.length - 1] : asked).querySelector(".quiz-note:last-of-type");
  return {
    turns: make("div", "", [found.length ? make("ol", "quiz-steps", found) : null, asked]),
    fresh: note ? [last.right ? note.parentNode : note] : [],
    forward: note,
    back: asked,
    status,
  };
}

function makeFound(quiz, step) {
  return make("li", "quiz-card", [
    make("b", "", [byId(quiz.steps, step.pick).text]),
    make("p", "quiz-note", [step.feedback]),
  ]);
}

function makeNextStep(quiz, state, status, yet, pick) {
  const buttons = state.choices.map((id) =>
    makeButton(byId(quiz.steps, id).text, "quiz-choice", () => pick(id))
  );
  const ask = make("legend", "", [quiz.words[state.at === "place-1" ? "ask_first" : "ask"]]);
  return make("div", "quiz-card", [
    make("p", "quiz-progress", [status]),
    ...yet.map((step) => makeYet(quiz, step)),
    make("fieldset", "quiz-choices", [ask, ...buttons]),
  ]);
}

function makeYet(quiz, step) {
  const title = say(quiz.words.yet, { step: byId(quiz.steps, step.pick).text });
  return make("div", "quiz-note", [
    make("p", "", [make("b", "", [title])]),
    make("p", "", [step.feedback]),
  ]);
}
