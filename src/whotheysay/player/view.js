// What every quiz shows, whatever its kind: the frame, the way back, the signs, the help.
// Text enters the page only as text nodes, so no author's text can become markup.

/**
 * What a kind of quiz shows for a state: its turns with what is asked now, and how it ended;
 * where focus goes after a step, and after a step back; what is announced.
 * @typedef {{turns: Node, end: ?Node, forward: ?HTMLElement, back: ?HTMLElement,
 *   status: string}} Picture
 */

/**
 * Makes an element; strings among the children become text.
 * @param {string} name
 * @param {string} [className]
 * @param {(Node|string|null)[]} [children]
 * @param {Object<string, string>} [attributes]
 * @returns {HTMLElement}
 */
function make(name, className, children, attributes) {
  const element = document.createElement(name);
  if (className) element.className = className;
  for (const key of Object.keys(attributes || {})) element.setAttribute(key, attributes[key]);
  fill(element, children || []);
  return element;
}

function fill(element, children) {
  while (element.firstChild) element.removeChild(element.firstChild);
  for (const child of children) {
    if (child === null) continue;
    element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
}

/** Puts values into a template's {names}; values are never read as templates themselves. */
function say(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/**
 * Opens a quiz in `place` and gives a function that shows another trail.
 * @param {HTMLElement} place
 * @param {Object} quiz
 * @param {string[]} trail
 * @param {{moved: function(string[]): void, broken: function(Error): void}} door
 * @returns {function(string[]): void}
 */
function openPlayer(place, quiz, trail, door) {
  const stage = make("div", "quiz-stage");
  const status = make("p", "quiz-status quiz-unseen", [], { role: "status" });
  const play = make("div", "quiz-play", [stage, status]);
  let shown = trail;

  function draw(isNew) {
    const state = advance(quiz, shown);
    const pick = (next) => move(shown.slice(0, state.used).concat([next]), true);
    const picture = PICTURES[quiz.kind](quiz, state, pick, isNew);
    const tools = makeTools(quiz, shown.slice(0, state.used), move);
    fill(stage, [picture.turns, picture.end, makeSigns(quiz, state, stage), tools]);
    return picture;
  }

  function move(next, forward) {
    try {
      shown = next;
      const picture = draw(forward);
      if (forward) lookAt(picture.forward, picture.forward.previousElementSibling);
      else lookAt(picture.back, picture.back);
      status.textContent = picture.status;
      door.moved(next);
    } catch (error) {
      play.remove();
      door.broken(error);
    }
  }

  draw(false);
  place.appendChild(play);
  return (other) => {
    if (JSON.stringify(other) === JSON.stringify(shown)) return;
    shown = other;
    status.textContent = draw(false).status;
  };
}

/** Moves focus to new text, and scrolls to `top` if the quiz doesn't fit the window as it is. */
function lookAt(element, top) {
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
  if (!trail.length) return null;
  return make("div", "quiz-tools", [
    makeButton(quiz.words.back, "quiz-quiet", () => move(trail.slice(0, -1), false)),
    makeButton(quiz.words.again, "quiz-quiet", () => move([], false)),
  ]);
}

/** Lists the signs met so far: closed on the way (unless it was opened), open at the end. */
function makeSigns(quiz, state, stage) {
  const met = state.signs.map((id) => quiz.signs[id]).filter(Boolean);
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
function makeEnd(quiz, ending, title, texts) {
  const helpers = ending.help.map((id) => quiz.help[id]).filter(Boolean);
  return make("div", "quiz-end", [
    make("h4", "", [title]),
    ...texts.map((text) => make("p", "", [text])),
    make("h4", "", [quiz.words.next]),
    make("p", "", [ending.next]),
    make("ul", "quiz-help", helpers.map((helper) => makeHelper(helper, quiz.words))),
  ]);
}

function makeHelper(helper, words) {
  const ways = [];
  if (helper.phone) {
    ways.push(makeLink(say(words.call, { phone: helper.phone }), helper.phone_href, {}));
  }
  if (helper.text) ways.push(make("span", "quiz-way", [say(words.text, { text: helper.text })]));
  if (helper.web) {
    const name = say(words.web, { name: helper.name });
    ways.push(makeLink(name, helper.web, { rel: "noreferrer" }));
  }
  const about = helper.what + (helper.limits ? " " + helper.limits : "");
  return make("li", "", [make("b", "", [helper.name]), make("p", "", [about]), ...ways]);
}

function makeLink(text, href, attributes) {
  return make("a", "quiz-way", [text], Object.assign({ href }, attributes));
}
