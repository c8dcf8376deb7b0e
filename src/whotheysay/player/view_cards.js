// What a sort, a check and a confidence quiz share: a row of cards, the last of them with a form.

/** @returns {Picture} */
function pictureCards(cards, end, state, status) {
  const answered = cards[state.used - 1];
  return {
    turns: make("ol", "quiz-cards", cards),
    end,
    forward: answered ? answered.querySelector(".quiz-note") : null,
    back: state.done ? null : cards[state.used],
    status,
  };
}

function markNew(cards, state) {
  for (const card of cards.slice(state.used - 1)) card.classList.add("quiz-new");
}

/**
 * Makes a form with visible radio buttons or boxes; groups of radios belong to their own form.
 * @param {Object} words
 * @param {(Node|string)[]} asked what stands in the legend
 * @param {"radio"|"checkbox"} type
 * @param {{id: string, text: string}[]} options
 * @param {function(string[]): void} answered takes the picked ids, in order
 */
function makeForm(words, asked, type, options, answered) {
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
    if (ids.length) return answered(ids);
    fill(legend, [...asked, " ", make("strong", "quiz-missing", [words.pick_first])]);
    if (inputs.length) inputs[0].focus();
  });
  return form;
}

const PICTURES = {
  scenario: pictureScenario,
  sort: pictureSort,
  check: pictureCheck,
  order: pictureOrder,
  confidence: pictureConfidence,
};
