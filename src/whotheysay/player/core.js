// Where a trail of choices leads in a quiz: the same answers as advance.py, in the browser.
// Pure: it reads the quiz and the trail, and touches nothing else.

/**
 * @typedef {{at: string, pick: string, right: ?boolean, feedback: string, signs: string[]}} Step
 * @typedef {{kind: string, used: number, at: ?string, done: boolean, steps: Step[],
 *   choices: string[], signs: string[], ending: ?string, result: ?Object}} State
 */

/** What can be said of an item in a sort, in the order the buttons stand. */
const SORT_PICKS = ["genuine", "sign"];

/**
 * Follows the trail as far as its steps are possible; the first that isn't ends the walk.
 * @param {Object} quiz the JSON of quiz_data
 * @param {string[]} trail
 * @returns {State}
 */
function advance(quiz, trail) {
  if (quiz.kind === "scenario") return walkScenario(quiz, trail);
  if (quiz.kind === "sort") return walkSort(quiz, trail);
  if (quiz.kind === "check") return walkCheck(quiz, trail);
  throw new Error("no such kind of quiz: " + quiz.kind);
}

function walkScenario(quiz, trail) {
  let scene = byId(quiz.scenes, quiz.start);
  const passed = [scene];
  const steps = [];
  for (const pick of trail) {
    const choice = find(scene.choices, pick);
    if (!choice) break;
    steps.push(makeStep(scene.id, pick, null, choice.feedback, choice.signs));
    scene = byId(quiz.scenes, choice.to);
    passed.push(scene);
  }
  return scenarioState(passed, steps);
}

function scenarioState(passed, steps) {
  const scene = passed[passed.length - 1];
  const ending = scene.ending ? scene.id : null;
  const signs = unique(
    steps.reduce((met, step, i) => met.concat(step.signs, passed[i + 1].signs), passed[0].signs)
  );
  const told = passed.some((one) => one.telling);
  const result = ending ? { ending, told, signs } : null;
  const choices = scene.choices.map((choice) => choice.id);
  return makeState("scenario", ending ? null : scene.id, steps, choices, signs, ending, result);
}

function walkSort(quiz, trail) {
  const steps = answerEach(quiz.items, trail, sortAnswer);
  const now = quiz.items[steps.length];
  const signs = unique(steps.reduce((met, step) => met.concat(step.signs), []));
  const result = now ? null : sortResult(quiz.items, steps);
  const choices = now ? SORT_PICKS.slice() : [];
  return makeState("sort", now ? now.id : null, steps, choices, signs, null, result);
}

function sortAnswer(item, pick) {
  if (SORT_PICKS.indexOf(pick) < 0) return null;
  return makeStep(item.id, pick, pick === item.answer, item.reason, item.sign ? [item.sign] : []);
}

function sortResult(items, steps) {
  const count = (answer, rights) =>
    items.filter((item, i) => item.answer === answer && rights.indexOf(steps[i].right) >= 0).length;
  return {
    hits: count("sign", [true]),
    misses: count("sign", [false]),
    trusted: count("genuine", [true]),
    false_alarms: count("genuine", [false]),
    signs_total: count("sign", [true, false]),
    genuine_total: count("genuine", [true, false]),
  };
}

function walkCheck(quiz, trail) {
  const steps = answerEach(quiz.questions, trail, checkAnswer);
  const now = quiz.questions[steps.length];
  const right = steps.filter((step) => step.right).length;
  const result = now ? null : { right, of: quiz.questions.length };
  const choices = now ? now.options.map((option) => option.id) : [];
  return makeState("check", now ? now.id : null, steps, choices, [], null, result);
}

function checkAnswer(question, pick) {
  const ids = typeof pick === "string" ? pick.split("+") : [];
  const picked = question.options.filter((option) => ids.indexOf(option.id) >= 0);
  const inOrder = picked.map((option) => option.id).join("+");
  if (!picked.length || inOrder !== pick || (picked.length > 1 && !question.several)) return null;
  const right = question.options.every((option) => option.right === picked.includes(option));
  const feedback = picked.map((option) => option.feedback).join(" ");
  return makeStep(question.id, pick, right, feedback, []);
}

function answerEach(parts, trail, answer) {
  const steps = [];
  for (const part of parts.slice(0, trail.length)) {
    const step = answer(part, trail[steps.length]);
    if (!step) break;
    steps.push(step);
  }
  return steps;
}

function makeStep(at, pick, right, feedback, signs) {
  return { at, pick, right, feedback, signs: signs.slice() };
}

function makeState(kind, at, steps, choices, signs, ending, result) {
  const used = steps.length;
  return { kind, used, at, done: at === null, steps, choices, signs, ending, result };
}

function find(parts, wanted) {
  return parts.find((part) => part.id === wanted);
}

function byId(parts, wanted) {
  const found = find(parts, wanted);
  if (!found) throw new Error("no such part: " + wanted);
  return found;
}

function unique(ids) {
  return ids.filter((id, i) => ids.indexOf(id) === i);
}
