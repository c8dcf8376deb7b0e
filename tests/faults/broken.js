// Quizzes whose data or gamebook is broken at random; needs fuzz.js and events.js.

/** Lists every place in a JSON value, as the object that holds it and its key. */
function placesIn(value, found = []) {
  if (value === null || typeof value !== "object") return found;
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    placesIn(value[key], found);
  }
  return found;
}

function textsIn(value) {
  return placesIn(value).filter(([held, key]) => typeof held[key] === "string" && key !== "kind");
}

/** What may become of a value in data: gone, of another kind, twice, or a name that leads nowhere. */
const BREAKS = [
  (chance, [held, key]) => delete held[key],
  (chance, [held, key]) => (held[key] = oneOf(chance, [null, 0, true, "", [], {}, "constructor", "__proto__", "nowhere"])),
  (chance, [held, key]) => (held[key] = [held[key], held[key]]),
  (chance, [held, key]) => Array.isArray(held) && held.push(held[key]),
  (chance, [held, key]) => Array.isArray(held) && held.splice(0),
  (chance, [held, key]) => (held[key] = oneOf(chance, NAMES)),
  (chance, [held, key]) => (held[key] = "<img src=x onerror=ran()>"),
];

function brokenData(chance, quiz) {
  const copy = JSON.parse(JSON.stringify(quiz));
  // Now and then only names and texts are wrong: such a quiz goes on for longer.
  const [places, breaks] = oneOf(chance, [[placesIn, BREAKS], [textsIn, BREAKS.slice(-2)]]);
  for (let i = 0; i <= chance() * 4; i += 1) oneOf(chance, breaks)(chance, oneOf(chance, places(copy)));
  // As data comes to a door: read from JSON, in which `__proto__` is a key like any other.
  return JSON.parse(JSON.stringify(copy));
}

/** What may become of a gamebook: nodes gone, twice, elsewhere, or with another's words and names. */
const DAMAGES = [
  (chance, one) => one.remove(),
  (chance, one) => one.after(one.cloneNode(true)),
  (chance, one, other) => one.contains(other) || other.contains(one) || one.before(other),
  (chance, one) => one.replaceChildren(),
  (chance, one) => (one.textContent = oneOf(chance, NAMES) + "<img src=x onerror=ran()>"),
  (chance, one) => one.prepend("{oops", document.createElement("b")),
  // A translator puts an element around each text.
  (chance, one) => {
    for (const text of Array.from(one.childNodes).filter((node) => node.nodeType === 3)) {
      const font = document.createElement("font");
      text.replaceWith(font);
      font.append(text);
    }
  },
  (chance, one) => {
    const name = oneOf(chance, one.getAttributeNames().concat("class"));
    one.setAttribute(name, oneOf(chance, NAMES.concat("#nowhere", "javascript:ran()")));
  },
  (chance, one) => {
    const name = oneOf(chance, one.getAttributeNames().concat("class"));
    one.removeAttribute(name);
  },
];

function damage(chance, section) {
  for (let i = 0; i <= chance() * 3; i += 1) {
    const nodes = Array.from(section.querySelectorAll("*"));
    if (nodes.length) oneOf(chance, DAMAGES)(chance, oneOf(chance, nodes), oneOf(chance, nodes));
  }
}

/** Presses what there is to press in a quiz, to its end or `most` times. */
function playOn(chance, play, most) {
  for (let i = 0; i < most && !play.querySelector(".quiz-end"); i += 1) {
    const picks = Array.from(play.querySelectorAll("form input:enabled"));
    if (picks.length) oneOf(chance, picks).click();
    const buttons = Array.from(play.querySelectorAll(".quiz-choice, .quiz-submit"));
    if (!buttons.length) return;
    oneOf(chance, buttons).click();
  }
}

/** Upgrades damaged gamebooks beside a whole one, which has to play to its end each time. */
function damageAll(seed, rounds, gamebooks, whole, upgradeAll) {
  const chance = chanceFrom(seed);
  const found = [];
  const count = { played: 0, given: 0 };
  for (let round = 0; round < rounds && found.length < 5; round += 1) {
    const main = document.querySelector("main");
    main.innerHTML = oneOf(chance, gamebooks) + whole + oneOf(chance, gamebooks);
    const [before, good, after] = main.querySelectorAll("[data-quiz]");
    damage(chance, before);
    damage(chance, after);
    try {
      upgradeAll();
      for (const one of [before, after]) {
        const play = one.querySelector(".quiz-play");
        if (play) playOn(chance, play, 20);
        const [book, still] = [one.querySelector(".quiz-book"), one.querySelector(".quiz-play")];
        if (book && book.hidden && !still) found.push(`${round}: neither gamebook nor quiz`);
        count[still ? "played" : "given"] += 1;
      }
      playOn(chance, good.querySelector(".quiz-play"), 50);
      if (!good.querySelector(".quiz-end")) found.push(`${round}: the whole quiz didn't play`);
    } catch (error) {
      found.push(`${round}: ${error.stack}`);
    }
  }
  return { found, count };
}

/** Renders broken data as a notebook does, and plays it as far as it goes. */
function renderAll(seed, rounds, quizzes) {
  const chance = chanceFrom(seed);
  const found = [];
  const count = { ended: 0, stopped: 0 };
  for (let round = 0; round < rounds && found.length < 5; round += 1) {
    const quiz = brokenData(chance, oneOf(chance, quizzes));
    const shared = { quiz, trail: oneOf(chance, [[], ["ask"], ["sign"], hostileValue(chance), [hostileValue(chance)]]) };
    const listeners = [];
    const model = {
      get: (name) => shared[name],
      set: (name, value) => (shared[name] = value),
      save_changes() {},
      on: (name, act) => listeners.push(act),
      off: (name, act) => listeners.splice(listeners.indexOf(act), 1),
    };
    const el = document.createElement("div");
    document.querySelector("main").replaceChildren(el);
    try {
      const gone = render({ model, el });
      playOn(chance, el, 20);
      count[el.querySelector(".quiz-end") ? "ended" : "stopped"] += 1;
      shared.trail = [hostileValue(chance)];
      for (const act of listeners.slice()) act();
      gone();
      if (listeners.length) found.push(`${round}: it goes on listening`);
    } catch (error) {
      found.push(`${round}: ${error.stack}`);
    }
    const wrong = strangers(el);
    if (wrong) found.push(`${round}: ${wrong}`);
  }
  return { found, count };
}

/** Gives what a quiz is made of without its words: the elements and their classes, in order. */
function skeleton(place) {
  return Array.from(place.querySelectorAll("*"), (one) => `${one.tagName}.${one.className}`).join(" ");
}

/**
 * Plays a plain quiz and the same with hostile texts alike, on a page and in a notebook; says where they differ.
 * @param {{book: string, data: Object}[]} both
 */
function playAlike(seed, both, upgradeAll) {
  const [plain, hostile] = both.map(({ book, data }) => {
    const main = document.querySelector("main");
    main.innerHTML = book;
    const read = main.textContent;
    upgradeAll();
    const onPage = main.querySelector(".quiz-play");
    const el = document.createElement("div");
    main.append(el);
    const shared = { quiz: data, trail: [] };
    const model = { get: (name) => shared[name], set: (name, to) => (shared[name] = to), save_changes() {}, on() {}, off() {} };
    render({ model, el });
    const bones = [];
    for (const play of [onPage, el.querySelector(".quiz-play")]) {
      const chance = chanceFrom(seed);
      for (let i = 0; i < 40; i += 1) {
        bones.push(skeleton(play));
        playOn(chance, play, 1);
      }
    }
    const ends = Array.from(document.querySelectorAll(".quiz-end"), (end) => end.textContent);
    return { read, bones, ends, trail: shared.trail, strange: strangers() };
  });
  const same = JSON.stringify(plain.bones) === JSON.stringify(hostile.bones);
  return { same, strange: hostile.strange, read: hostile.read, ends: hostile.ends, trails: [plain.trail, hostile.trail] };
}
