// Where a trail of choices leads in a quiz: the same answers as advance.py, in the browser.
// Pure: it reads the quiz and the trail, and touches nothing else.

/**
 * @typedef {{at: string, pick: string, right: ?boolean, feedback: string, signs: string[]}} Step
 * @typedef {{kind: string, used: number, at: ?string, done: boolean, steps: Step[],
 *   choices: string[], signs: string[], ending: ?string, result: ?Object}} State
 */

/** What can be said of an item in a sort, in the order the buttons stand. */
const SORT_PICKS = ["genuine", "sign"];

/** From this bias somebody leans. */
const LEANS = 0.5;

/**
 * Follows the trail as far as its steps are possible; the first that isn't ends the walk.
 * @param {Object} quiz the JSON of quiz_data
 * @param {string[]} trail
 * @returns {State}
 */
function advance(quiz, trail) {
  return WALKS[quiz.kind](quiz, trail);
}

const WALKS = {
  scenario: walkScenario,
  sort: walkSort,
  check: walkCheck,
  order: walkOrder,
  confidence: walkConfidence,
};

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
  const hits = count("sign", [true]);
  const alarms = count("genuine", [false]);
  const signs = count("sign", [true, false]);
  return Object.assign(
    {
      hits,
      misses: signs - hits,
      trusted: items.length - signs - alarms,
      false_alarms: alarms,
      signs_total: signs,
      genuine_total: items.length - signs,
    },
    discernment(hits, signs, alarms, items.length - signs)
  );
}

/** Says how well the kinds were told apart, and which way somebody leaned; advance.py has the sources. */
function discernment(hits, signs, alarms, genuine) {
  const hit = zScore((hits + 0.5) / (signs + 1));
  const alarm = zScore((alarms + 0.5) / (genuine + 1));
  const bias = rounded(-(hit + alarm) / 2);
  const lean = bias > LEANS ? "trusting" : bias < -LEANS ? "careful" : "balanced";
  return { d_prime: rounded(hit - alarm), bias, lean };
}

/** The point of the normal distribution below which the share lies: Abramowitz and Stegun, 26.2.23. */
function zScore(share) {
  const t = Math.sqrt(-2 * Math.log(Math.min(share, 1 - share)));
  const above = 2.515517 + 0.802853 * t + 0.010328 * t * t;
  const below = 1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t;
  return share > 0.5 ? t - above / below : above / below - t;
}

function rounded(value) {
  return Math.floor(value * 100 + 0.5) / 100;
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

/** Looks for what comes next; a step that was tried at a place isn't offered there again. */
function walkOrder(quiz, trail) {
  const steps = [];
  let found = 0;
  let tried = [];
  const isOpen = (id) => find(quiz.steps.slice(found), id) && tried.indexOf(id) < 0;
  const place = () => "place-" + (found + 1);
  for (const pick of trail) {
    if (!isOpen(pick)) break;
    const one = byId(quiz.steps, pick);
    const right = one === quiz.steps[found];
    steps.push(makeStep(place(), pick, right, right ? one.why : one.early, []));
    tried = right ? [] : tried.concat(pick);
    if (right) found += 1;
  }
  const done = found === quiz.steps.length;
  const first = steps.filter((step, i) => step.right && (i === 0 || steps[i - 1].right)).length;
  const result = done ? { first, of: found } : null;
  return makeState("order", done ? null : place(), steps, quiz.shown.filter(isOpen), [], null, result);
}

function walkConfidence(quiz, trail) {
  const steps = answerEach(quiz.statements, trail, (statement, pick) => {
    const level = find(quiz.scale, pick);
    return level ? makeStep(statement.id, pick, null, level.line, []) : null;
  });
  const now = quiz.statements[steps.length];
  const low = quiz.scale.slice(0, Math.floor(quiz.scale.length / 2)).map((level) => level.id);
  const unsure = steps.filter((step) => low.indexOf(step.pick) >= 0).map((step) => step.at);
  const choices = now ? quiz.scale.map((level) => level.id) : [];
  return makeState("confidence", now ? now.id : null, steps, choices, [], null, now ? null : { unsure });
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
