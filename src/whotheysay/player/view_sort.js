// A sort: one message at a time, genuine or a warning sign, and why.

/** @returns {Picture} */
function pictureSort(quiz, state, pick, isNew) {
  const items = quiz.items.slice(0, state.used + (state.done ? 0 : 1));
  const cards = items.map((item, i) => makeItem(quiz, item, i, state.steps[i], pick));
  if (isNew) markNew(cards, state);
  const end = state.done ? makeSortEnd(quiz, state.result) : null;
  return pictureCards(cards, end, state, itemProgress(quiz, state));
}

function itemProgress(quiz, state) {
  if (state.done) return quiz.words.status_end;
  return say(quiz.words.progress, { n: state.used + 1, of: quiz.items.length });
}

function makeItem(quiz, item, i, step, pick) {
  const words = quiz.words;
  const progress = say(words.progress, { n: i + 1, of: quiz.items.length });
  return make("li", "quiz-card", [
    make("p", "quiz-progress", [progress]),
    make("p", "quiz-bubble quiz-theirs", [item.text]),
    step ? makeVerdict(quiz, item, step) : makeSortForm(words, pick),
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

function makeSortForm(words, pick) {
  const options = SORT_PICKS.map((id) => ({ id, text: words[id] }));
  return makeForm(words, [words.ask], "radio", options, (ids) => pick(ids[0]));
}

function makeSortEnd(quiz, result) {
  const words = quiz.words;
  const many = (name, n) => say(words[name + (n === 1 ? "_one" : "_many")], { n });
  const score = say(words.score, {
    hits: result.hits,
    signs: many("signs", result.signs_total),
    trusted: result.trusted,
    genuine: many("genuine", result.genuine_total),
  });
  return makeEnd(quiz, quiz.ending, words.end, [score, words["lean_" + result.lean], words.both]);
}
