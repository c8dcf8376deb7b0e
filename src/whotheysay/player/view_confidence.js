// How sure am I? Before or after a lesson: a kind line for every answer, and no score.

/** @returns {Picture} */
function pictureConfidence(quiz, state, pick, isNew) {
  const statements = quiz.statements.slice(0, state.used + (state.done ? 0 : 1));
  const cards = statements.map((one, i) => makeStatement(quiz, one, i, state.steps[i], pick));
  if (isNew) markNew(cards, state);
  const end = state.done ? makeConfidenceEnd(quiz, state.result) : null;
  const progress = { n: state.used + 1, of: quiz.statements.length };
  const status = state.done ? quiz.words.status_end : say(quiz.words.progress, progress);
  const picture = pictureCards(cards, end, state, status);
  const kept = make("p", "quiz-hint", [quiz.words.kept]);
  return Object.assign(picture, { turns: make("div", "", [kept, picture.turns]) });
}

function makeStatement(quiz, statement, i, step, pick) {
  const words = quiz.words;
  const said = make("b", "", [statement.text]);
  return make("li", "quiz-card", [
    make("p", "quiz-progress", [say(words.progress, { n: i + 1, of: quiz.statements.length })]),
    step ? make("p", "", [said]) : null,
    step ? makeSaid(quiz, step) : makeScale(quiz, said, pick),
  ]);
}

function makeScale(quiz, said, pick) {
  const hint = make("span", "quiz-hint", [quiz.words.ask]);
  return makeForm(quiz.words, [said, " ", hint], "radio", quiz.scale, (ids) => pick(ids[0]));
}

function makeSaid(quiz, step) {
  const answer = quiz.words.your_answer + ": " + byId(quiz.scale, step.pick).text;
  return make("div", "quiz-note", [
    make("p", "", [step.feedback]),
    make("p", "quiz-yours", [answer]),
  ]);
}

/** Says what helps where somebody isn't sure, and that nothing is kept. */
function makeConfidenceEnd(quiz, result) {
  const words = quiz.words;
  const steps = result.unsure.map((id) => byId(quiz.statements, id).unsure);
  const texts = [words["turn_" + quiz.when], steps.length ? words.unsure : words.sure, words.gone];
  const end = makeEnd(quiz, quiz.ending, words["end_" + quiz.when], texts);
  const list = make("ul", "", steps.map((step) => make("li", "", [step])));
  if (steps.length) end.insertBefore(list, end.children[3]);
  return end;
}
