// What every quiz shows, whatever its kind: the frame, the way back, the signs, the help.
// Text enters the page only as text nodes, so no author's text can become markup.

/**
 * What a kind of quiz shows for a state: its turns, with what is asked now; which of them are fresh
 * after a step; where focus goes after it, and after a step back; what is announced.
 * @typedef {{turns: Node, fresh: HTMLElement[], forward: ?HTMLElement, back: ?HTMLElement,
 *   status: string}} Picture
 */

/**
 * Makes an element; strings among the children become text, and what is null or false is left out.
 * @param {string} name
 * @param {string} [className]
 * @param {(Node|string|null|false)[]} [children]
 * @param {Object<string, string>} [attributes]
 * @returns {HTMLElement}
 */
function make(name, className, children = [], attributes = {}) {
  const element = document.createElement(name);
  if (className) element.className = className;
  for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key]);
  fill(element, children);
  return element;
}

function fill(element, children) {
  element.textContent = "";
  element.append(...children.filter(Boolean));
}

/** Puts values into a template's {names}; values are never read as templates themselves. */
function say(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** Looks up what the data names, and nothing that every object has, such as its constructor. */
function named(known, id) {
  return Object.prototype.hasOwnProperty.call(known, id) ? known[id] : null;
}

/**
 * A quiz that is open: its trail so far, as a copy, and a way to show another.
 * `show` goes as far as the trail fits the quiz, and never throws; it takes no focus.
 * @typedef {{trail: function(): string[], show: function(string[]): void}} Opened
 */

/**
 * Opens a quiz in `place`; throws, and leaves `place` as it was, where the quiz can't be shown.
 * @param {HTMLElement} place
 * @param {Object} quiz
 * @param {string[]} trail
 * @param {{moved: function(string[]): void, broken: function(Error): void}} door
 * @returns {Opened}
 */
function openPlayer(place, quiz, trail, door) {
  const stage = make("div", "quiz-stage");
  const status = make("p", "quiz-status quiz-unseen", [], { role: "status" });
  const play = make("div", "quiz-play", [stage, status]);
  let shown = [];

  function draw(state, isNew) {
    const pick = (choice) => move(shown.concat([choice]), true);
    const picture = PICTURES[quiz.kind](quiz, state, pick);
    const end = state.done && makeEnd(quiz, state);
    if (isNew) for (const element of picture.fresh) element.classList.add("quiz-new");
    if (end) picture.status = quiz.words.status_end;
    shown = picksOf(state);
    fill(stage, [picture.turns, end, makeSigns(quiz, state, stage), makeTools(quiz, shown, move)]);
    return picture;
  }

  /** Does what may break on broken data, and then gives the place back. */
  function dare(act) {
    try {
      act();
    } catch (error) {
      play.remove();
      door.broken(error);
    }
  }

  function move(next, forward) {
    dare(() => {
      const picture = draw(advance(quiz, next), forward);
      const note = picture.forward;
      if (forward) lookAt(note, note && note.previousElementSibling);
      else lookAt(picture.back, picture.back);
      status.textContent = picture.status;
      door.moved(shown.slice());
    });
  }

  function show(other) {
    dare(() => {
      const state = advance(quiz, Array.isArray(other) ? other : []);
      if (picksOf(state).join() !== shown.join()) status.textContent = draw(state, false).status;
    });
  }

  draw(advance(quiz, trail), false);
  place.appendChild(play);
  return { trail: () => shown.slice(), show };
}

function picksOf(state) {
  return state.steps.map((step) => step.pick);
}

/** Moves focus to new text, and scrolls to `top` if the quiz doesn't fit the window as it is. */
function lookAt(element, top) {
  if (!element) return;
  element.setAttribute("tabindex", "-1");
  element.focus({ preventScroll: true });
  const box = element.closest(".quiz-play").getBoundingClientRect();
  const fits = box.bottom <= window.innerHeight && top.getBoundingClientRect().top >= 0;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!fits) top.scrollIntoView({ block: "start", behavior: calm ? "instant" : "smooth" });
}

function makeButton(text, className, act) {
  const button = make("button", className, [text], { type: "button" });
  button.addEventListener("click", act);
  return button;
}

function makeTools(quiz, trail, move) {
  return trail.length > 0 && make("div", "quiz-tools", [
    makeButton(quiz.words.back, "quiz-quiet", () => move(trail.slice(0, -1), false)),
    makeButton(quiz.words.again, "quiz-quiet", () => move([], false)),
  ]);
}

/** Lists the signs met so far: closed on the way (unless it was opened), open at the end. */
function makeSigns(quiz, state, stage) {
  const met = state.signs.map((id) => named(quiz.signs, id)).filter(Boolean);
  if (!met.length) return null;
  const opened = stage.querySelector(".quiz-signs[open]") && !stage.querySelector(".quiz-end");
  const summary = make("summary", "", [quiz.words.noticed + " (" + met.length + ")"]);
  const list = make("ul", "", met.map(makeSign));
  const details = make("details", "quiz-signs", [summary, list]);
  details.open = state.done || Boolean(opened);
  return details;
}

function makeSign(sign) {
  return make("li", "", [make("b", "", [sign.name]), make("p", "", [sign.sign + " " + sign.why])]);
}

/** Says how it ended, the next real step, and who can help. */
function makeEnd(quiz, state) {
  const { words, help } = quiz;
  const ending = quiz.ending || byId(quiz.scenes, state.ending).ending;
  const title = ending.title || words.end || words["end_" + quiz.when];
  const texts = ending.text ? [ending.text] : WENT[quiz.kind](quiz, state.result);
  const helpers = ending.help.map((id) => named(help, id)).filter(Boolean);
  return make("div", "quiz-end", [
    make("h4", "", [title]),
    ...texts.map((text) => (typeof text === "string" ? make("p", "", [text]) : text)),
    make("h4", "", [words.next]),
    make("p", "", [ending.next]),
    make("ul", "quiz-help", helpers.map((helper) => makeHelper(helper, words))),
  ]);
}

function makeHelper({ name, what, phone, phone_href, text, web, limits }, words) {
  return make("li", "", [
    make("b", "", [name]),
    make("p", "", [what + (limits ? " " + limits : "")]),
    phone && makeWay("a", say(words.call, { phone }), { href: phone_href }),
    text && makeWay("span", say(words.text, { text })),
    web && makeWay("a", say(words.web, { name }), { href: web, rel: "noreferrer" }),
  ]);
}

function makeWay(name, text, attributes) {
  return make(name, "quiz-way", [text], attributes);
}
