// A check: one question at a time, with something to say about every answer.

/** @returns {Picture} */
function pictureCheck(quiz, state, pick, isNew) {
  const questions = quiz.questions.slice(0, state.used + (state.done ? 0 : 1));
  const cards = questions.map((one, i) => makeQuestion(quiz, one, i, state.steps[i], pick));
  if (isNew) markNew(cards, state);
  const end = state.done ? makeCheckEnd(quiz, state.result) : null;
  return pictureCards(cards, end, state, questionProgress(quiz, state));
}

function questionProgress(quiz, state) {
  if (state.done) return quiz.words.status_end;
  return say(quiz.words.progress, { n: state.used + 1, of: quiz.questions.length });
}

function makeQuestion(quiz, question, i, step, pick) {
  const progress = say(quiz.words.progress, { n: i + 1, of: quiz.questions.length });
  const asked = make("b", "", [question.text]);
  return make("li", "quiz-card", [
    make("p", "quiz-progress", [progress]),
    step ? make("p", "", [asked]) : null,
    step ? makeAnswers(quiz.words, question, step) : makeCheckForm(quiz.words, question, asked, pick),
  ]);
}

function makeCheckForm(words, question, asked, pick) {
  const hint = make("span", "quiz-hint", [words[question.several ? "pick_several" : "pick_one"]]);
  const type = question.several ? "checkbox" : "radio";
  return makeForm(words, [asked, " ", hint], type, question.options, (ids) => pick(ids.join("+")));
}

/** Shows what was picked and what is right, and what is said of each. */
function makeAnswers(words, question, step) {
  const picked = step.pick.split("+");
  const isTold = (one) => one.right || picked.indexOf(one.id) >= 0;
  const list = (options) =>
    make("ul", "", options.map((one) => makeAnswer(words, one, picked.indexOf(one.id) >= 0)));
  const others = question.options.filter((one) => !isTold(one));
  return make("div", "quiz-note", [
    make("p", "", [make("b", "", [step.right ? words.right : words.wrong])]),
    list(question.options.filter(isTold)),
    others.length ? make("details", "", [make("summary", "", [words.others]), list(others)]) : null,
  ]);
}

function makeAnswer(words, option, isPicked) {
  const tags = [isPicked ? words.your_answer : "", option.right ? words.right_answer : ""];
  const said = tags.filter(Boolean).join(" · ");
  return make("li", "", [
    make("b", "", [option.text]),
    said ? make("p", "quiz-yours", [said]) : null,
    make("p", "", [option.feedback]),
  ]);
}

function makeCheckEnd(quiz, result) {
  const score = say(quiz.words.score, result);
  return makeEnd(quiz, quiz.ending, quiz.words.end, [score, quiz.words.again_any]);
}
