// How sure am I? Before or after a lesson: a kind line for every answer, and no score.

/** @returns {Picture} */
function pictureConfidence(quiz, state, pick) {
  const words = quiz.words;
  const picture = pictureCards(quiz, state, quiz.statements, (statement, step) => {
    const said = make("b", "", [statement.text]);
    if (step) return [make("p", "", [said]), makeSaid(quiz, step)];
    const hint = make("span", "quiz-hint", [words.ask]);
    return [makeForm(words, [said, " ", hint], "radio", quiz.scale, pick)];
  });
  const kept = make("p", "quiz-hint", [words.kept]);
  return Object.assign(picture, { turns: make("div", "", [kept, picture.turns]) });
}

function makeSaid(quiz, step) {
  const answer = quiz.words.your_answer + ": " + byId(quiz.scale, step.pick).text;
  return make("div", "quiz-note", [
    make("p", "", [step.feedback]),
    make("p", "quiz-yours", [answer]),
  ]);
}

/** Says what helps where somebody isn't sure, and that no answer is kept. */
function sayConfidence({ words, when, statements }, result) {
  const steps = result.unsure.map((id) => make("li", "", [byId(statements, id).unsure]));
  const list = steps.length ? [words.unsure, make("ul", "", steps)] : [words.sure];
  return [words["turn_" + when], ...list, words.gone];
}
