// A check: one question at a time, with something to say about every answer.

/** @returns {Picture} */
function pictureCheck(quiz, state, pick) {
  const words = quiz.words;
  return pictureCards(quiz, state, quiz.questions, (question, step) => {
    const asked = make("b", "", [question.text]);
    if (step) return [make("p", "", [asked]), makeAnswers(words, question, step)];
    const hint = make("span", "quiz-hint", [words[question.several ? "pick_several" : "pick_one"]]);
    const type = question.several ? "checkbox" : "radio";
    return [makeForm(words, [asked, " ", hint], type, question.options, pick)];
  });
}

/** Shows what was picked and what is right, and what is said of each. */
function makeAnswers(words, question, step) {
  const picked = step.pick.split("+");
  const isPicked = (one) => picked.indexOf(one.id) >= 0;
  const list = (isWanted) =>
    make("ul", "", question.options.filter(isWanted).map((one) => makeAnswer(words, one, isPicked(one))));
  const told = list((one) => one.right || isPicked(one));
  const others = list((one) => !one.right && !isPicked(one));
  return make("div", "quiz-note", [
    make("p", "", [make("b", "", [step.right ? words.right : words.wrong])]),
    told,
    others.firstChild && make("details", "", [make("summary", "", [words.others]), others]),
  ]);
}

function makeAnswer(words, option, isPicked) {
  const tags = [isPicked && words.your_answer, option.right && words.right_answer].filter(Boolean);
  return make("li", "", [
    make("b", "", [option.text]),
    tags.length ? make("p", "quiz-yours", [tags.join(" · ")]) : null,
    make("p", "", [option.feedback]),
  ]);
}
