// Random events on a page with quizzes; needs fuzz.js.

/** Elements that quizzes are made of; anything else came from a text. */
const MADE_OF = new Set(
  ("SECTION DIV P UL OL LI B SPAN BUTTON FORM FIELDSET LEGEND LABEL INPUT DETAILS SUMMARY " +
    "H3 H4 H5 A STRONG SCRIPT FONT").split(" ")
);
const KEYS = ["Enter", " ", "Tab", "Escape", "ArrowDown", "ArrowUp", "Home", "End", "a", "Shift", "F5", "Unidentified"];
const HAPPENINGS = ["pagehide", "pageshow", "visibilitychange", "resize", "popstate", "hashchange", "beforeprint",
  "afterprint", "languagechange", "offline", "online", "freeze", "resume", "blur", "focus"];

/** What a person, a browser or a translator may do next; `stale` holds elements that were taken out. */
const EVENTS = {
  press: (chance, all) => oneOf(chance, all("button, .quiz-choice, summary")).click(),
  pick: (chance, all) => oneOf(chance, all("input, label")).click(),
  submit: (chance, all) => oneOf(chance, all("form")).requestSubmit(),
  reset: (chance, all) => oneOf(chance, all("form")).reset(),
  twice: (chance, all) => {
    const button = oneOf(chance, all("button[type=button]"));
    button.click();
    button.click();
  },
  stale: (chance, all, stale) => oneOf(chance, stale).click(),
  key: (chance, all) => {
    const init = { key: oneOf(chance, KEYS), bubbles: true, cancelable: true, repeat: chance() < 0.2 };
    const target = oneOf(chance, [document.activeElement, ...all("button, input, summary, a")]);
    target.dispatchEvent(new KeyboardEvent(oneOf(chance, ["keydown", "keyup"]), init));
  },
  focus: (chance, all) => oneOf(chance, all("button, input, a, summary, [tabindex]"))[oneOf(chance, ["focus", "blur"])](),
  pointer: (chance, all) => {
    const type = oneOf(chance, ["pointerdown", "pointerup", "pointercancel", "touchstart", "dragstart", "copy", "paste"]);
    oneOf(chance, all("*")).dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
  },
  page: (chance) => {
    const target = oneOf(chance, [window, document]);
    target.dispatchEvent(new Event(oneOf(chance, HAPPENINGS)));
  },
  history: (chance) => {
    const act = oneOf(chance, ["pushState", "replaceState"]);
    history[act](oneOf(chance, [null, ["ask"], { trail: NAMES }]), "", "#" + Math.floor(chance() * 99));
  },
  hash: (chance, all) => {
    location.hash = oneOf(chance, all("[id]")).id;
  },
  unfold: (chance, all) => {
    const one = oneOf(chance, all("details"));
    one.open = !one.open;
  },
  translate: (chance, all) => {
    const texts = oneOf(chance, all("p, li, b, label, button, legend, summary")).childNodes;
    const text = Array.from(texts).find((node) => node.nodeType === 3);
    if (!text) return;
    const font = document.createElement("font");
    text.replaceWith(font);
    font.append(text);
  },
  show: (chance, all) => {
    const { quiz } = oneOf(chance, all("[data-quiz]"));
    if (!quiz) return;
    const trail = quiz.trail();
    const next = oneOf(chance, [trail.slice(0, -1), trail.concat([hostileValue(chance)]), hostileValue(chance), []]);
    quiz.show(next);
    if (quiz.trail().some((pick) => typeof pick !== "string")) throw new Error("shown: " + quiz.trail());
  },
  scroll: (chance) => window.scrollTo(0, chance() * document.documentElement.scrollHeight),
};

/** What an event needs to be on the page. */
const NEEDS = { pick: "input", submit: "form", reset: "form", unfold: "details" };

/** Does `rounds` random things, and says what broke; each quiz has to stay one that plays. */
function stir(seed, rounds) {
  const chance = chanceFrom(seed);
  const found = [];
  const done = {};
  const stale = [document.querySelector("button")];
  const all = (wanted) => Array.from(document.querySelectorAll(wanted));
  const quizzes = document.querySelectorAll("[data-quiz]").length;
  for (let round = 0; round < rounds && found.length < 5; round += 1) {
    // What moves a quiz on comes as often as all else.
    const name = chance() < 0.5 ? oneOf(chance, ["press", "pick", "submit"]) : oneOf(chance, Object.keys(EVENTS));
    stale.push(oneOf(chance, all("button[type=button]")));
    try {
      if (name in NEEDS && !all(NEEDS[name]).length) continue;
      EVENTS[name](chance, all, stale);
    } catch (error) {
      found.push(`${round} ${name}: ${error.stack}`);
    }
    done[name] = (done[name] || 0) + 1;
    const wrong = brokenNow(quizzes);
    if (wrong) found.push(`${round} ${name}: ${wrong}`);
  }
  return { found, done, ends: document.querySelectorAll(".quiz-end").length };
}

function brokenNow(quizzes) {
  if (document.querySelectorAll(".quiz-play").length !== quizzes) return "a quiz is gone";
  const stuck = Array.from(document.querySelectorAll(".quiz-play")).find((play) => !play.querySelector("button"));
  if (stuck) return "nothing to press in " + stuck.parentNode.id;
  return strangers();
}

/** Names an element or attribute that no quiz is made of. */
function strangers(place = document) {
  for (const one of place.querySelectorAll(".quiz *")) {
    if (!MADE_OF.has(one.tagName)) return "a stranger: " + one.outerHTML.slice(0, 200);
    const act = Array.from(one.attributes).find((at) => /^on|^style$|^srcdoc$/.test(at.name) || /^\s*javascript:/i.test(at.value));
    if (act) return `an attribute that acts: ${act.name}=${act.value}`;
  }
  return null;
}
