// A scenario, as a chat on a phone: their bubbles, yours, and what may be said or done next.

/** @returns {Picture} */
function pictureScenario(quiz, state, pick) {
  const scenes = sceneTrail(quiz, state);
  const lines = scenes.map((scene, i) => makeTurn(quiz, scene, state.steps[i - 1]));
  const last = lines[lines.length - 1];
  const scene = scenes[scenes.length - 1];
  const chat = make("ol", "quiz-chat", lines.reduce((all, turn) => all.concat(turn), []));
  const choices = !state.done && makeChoices(quiz, scene, pick);
  return {
    turns: make("div", "quiz-phone", [makeHead(quiz, scenes), chat, choices]),
    fresh: last,
    forward: last.find((line) => line.classList.contains("quiz-note")),
    back: last.find((line) => line.classList.contains("quiz-said")),
    status: say(quiz.words.status, { messages: scene.messages.length, choices: scene.choices.length }),
  };
}

function sceneTrail(quiz, state) {
  const ids = state.steps.map((step) => step.at).concat(state.at || state.ending);
  return ids.map((id) => byId(quiz.scenes, id));
}

/** Names whoever spoke last, as a phone does above a chat. */
function makeHead(quiz, scenes) {
  const spoken = scenes.reduce((all, scene) => all.concat(scene.messages), []);
  const person = spoken.reduce((now, one) => find(quiz.people, one.who) || now, quiz.people[0]);
  const face = make("span", "quiz-face", [person.name.slice(0, 1)], { "aria-hidden": "true" });
  const role = say(quiz.words.you_are, { you: quiz.you });
  return make("p", "quiz-head", [
    face,
    make("span", "", [make("b", "", [person.name]), " ", make("span", "quiz-role", [role])]),
  ]);
}

/** Makes the lines from one choice to the next: your words, what is said of them, the answers. */
function makeTurn(quiz, scene, step) {
  const lines = scene.messages.map((message, i) => makeLine(quiz, message, scene.messages[i - 1]));
  if (!step) return lines;
  const choice = find(byId(quiz.scenes, step.at).choices, step.pick);
  const mine = makeLine(quiz, { who: "you", text: choice.text });
  return [mine, make("li", "quiz-note", [step.feedback])].concat(lines);
}

function makeLine(quiz, message, before) {
  if (message.who === "narrator") return make("li", "quiz-said quiz-told", [message.text]);
  const person = find(quiz.people, message.who);
  const name = person ? person.name : quiz.words.you;
  const isNamed = person && !(before && before.who === message.who);
  const who = isNamed ? make("b", "quiz-who", [name]) : make("b", "quiz-unseen", [name + ": "]);
  const side = person ? "quiz-theirs" : "quiz-mine";
  return make("li", "quiz-said " + side, [who, make("span", "quiz-bubble", [message.text])]);
}

function makeChoices(quiz, scene, pick) {
  return make("fieldset", "quiz-choices", [
    make("legend", "", [quiz.words.ask]),
    ...scene.choices.map((one) => makeButton(one.text, "quiz-choice", () => pick(one.id))),
  ]);
}
