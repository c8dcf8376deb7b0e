// A sort: one message at a time, genuine or a warning sign, and why.

/** @returns {Picture} */
function pictureSort(quiz, state, pick) {
  const words = quiz.words;
  const options = SORT_PICKS.map((id) => ({ id, text: words[id] }));
  return pictureCards(quiz, state, quiz.items, (item, step) => [
    make("p", "quiz-bubble quiz-theirs", [item.text]),
    step ? makeVerdict(quiz, item, step) : makeForm(words, [words.ask], "radio", options, pick),
  ]);
}

function makeVerdict(quiz, item, step) {
  const words = quiz.words;
  const verdict = words[item.answer + (step.right ? "_right" : "_wrong")];
  const sign = named(quiz.signs, item.sign);
  return make("div", "quiz-note", [
    make("p", "", [make("b", "", [sign ? verdict + ": " + sign.name : verdict])]),
    make("p", "", [item.reason]),
    make("p", "quiz-yours", [words.your_answer + ": " + words[step.pick]]),
  ]);
}

function saySort({ words }, result) {
  const many = (name, n) => say(words[name + (n === 1 ? "_one" : "_many")], { n });
  const score = say(words.score, {
    hits: result.hits,
    signs: many("signs", result.signs_total),
    trusted: result.trusted,
    genuine: many("genuine", result.genuine_total),
  });
  return [score, words["lean_" + result.lean], words.both];
}
