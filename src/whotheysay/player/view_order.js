// An order: which step comes next? Picked by buttons, so that a key does as well as a finger.

/** @returns {Picture} */
function pictureOrder(quiz, state, pick, isNew) {
  const found = state.steps.filter((step) => step.right).map((step) => makeFound(quiz, step));
  const last = state.steps[state.used - 1];
  const yet = state.steps.filter((step) => !step.right && step.at === state.at);
  const asked = state.done ? null : makeNextStep(quiz, state, found.length, yet, pick);
  const card = last && !last.right ? asked : found[found.length - 1];
  const notes = card ? card.querySelectorAll(".quiz-note") : [];
  const note = notes.length ? notes[notes.length - 1] : null;
  if (isNew && note) (last.right ? card : note).classList.add("quiz-new");
  return {
    turns: make("div", "", [found.length ? make("ol", "quiz-steps", found) : null, asked]),
    end: state.done ? makeOrderEnd(quiz, state.result) : null,
    forward: note,
    back: asked,
    status: orderProgress(quiz, state, found.length),
  };
}

function orderProgress(quiz, state, found) {
  if (state.done) return quiz.words.status_end;
  return say(quiz.words.progress, { n: found + 1, of: quiz.steps.length });
}

function makeFound(quiz, step) {
  return make("li", "quiz-card", [
    make("b", "", [byId(quiz.steps, step.pick).text]),
    make("p", "quiz-note", [step.feedback]),
  ]);
}

function makeNextStep(quiz, state, found, yet, pick) {
  const buttons = state.choices.map((id) =>
    makeButton(byId(quiz.steps, id).text, "quiz-choice", () => pick(id))
  );
  const ask = make("legend", "", [quiz.words[found ? "ask" : "ask_first"]]);
  return make("div", "quiz-card", [
    make("p", "quiz-progress", [orderProgress(quiz, state, found)]),
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

function makeOrderEnd(quiz, result) {
  const words = quiz.words;
  return makeEnd(quiz, quiz.ending, words.end, [say(words.score, result), words.again_any]);
}
