// What a sort, a check and a confidence quiz share: a row of cards, the last of them with a form.

/**
 * @param {Object} quiz
 * @param {Object} state
 * @param {Object[]} parts what the quiz asks, one on a card
 * @param {function(Object, Object=): (Node|null)[]} inside what a card holds, with its step once answered
 * @returns {Picture}
 */
function pictureCards(quiz, state, parts, inside) {
  const cards = parts.slice(0, state.used + 1).map((part, i) => {
    const progress = make("p", "quiz-progress", [sayProgress(quiz, i, parts)]);
    return make("li", "quiz-card", [progress, ...inside(part, state.steps[i])]);
  });
  const answered = cards[state.used - 1];
  return {
    turns: make("ol", "quiz-cards", cards),
    fresh: cards.slice(Math.max(state.used - 1, 0)),
    forward: answered && answered.querySelector(".quiz-note"),
    back: cards[state.used],
    status: sayProgress(quiz, state.used, parts),
  };
}

function sayProgress(quiz, i, parts) {
  return say(quiz.words.progress, { n: i + 1, of: parts.length });
}

/**
 * Makes a form with visible radio buttons or boxes; groups of radios belong to their own form.
 * @param {Object} words
 * @param {(Node|string)[]} asked what stands in the legend
 * @param {"radio"|"checkbox"} type
 * @param {{id: string, text: string}[]} options
 * @param {function(string): void} pick takes the picked ids, in order, as a step of a trail
 */
function makeForm(words, asked, type, options, pick) {
  const inputs = options.map(({ id }) => make("input", "", [], { type, name: "pick", value: id }));
  const labels = options.map((one, i) => make("label", "quiz-option", [inputs[i], " " + one.text]));
  const legend = make("legend", "", asked);
  const form = make("form", "quiz-form", [
    make("fieldset", "", [legend, ...labels]),
    make("button", "quiz-submit", [words.submit], { type: "submit" }),
  ]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const ids = inputs.filter((input) => input.checked).map((input) => input.value);
    if (ids.length) return pick(ids.join("+"));
    fill(legend, [...asked, " ", make("strong", "quiz-missing", [words.pick_first])]);
    if (inputs.length) inputs[0].focus();
  });
  return form;
}

/** What each kind shows on the way. */
const PICTURES = {
  scenario: pictureScenario,
  sort: pictureSort,
  check: pictureCheck,
  order: pictureOrder,
  confidence: pictureConfidence,
};

/** What each kind says at the end of how it went; a scenario's endings say it themselves. */
const WENT = { sort: saySort, check: sayScore, order: sayScore, confidence: sayConfidence };

function sayScore({ words }, result) {
  return [say(words.score, result), words.again_any];
}
