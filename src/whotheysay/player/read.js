// A quiz as quiz_data gives it, read back from its gamebook (quiz_html.py): a page holds its words once.

/**
 * @param {HTMLElement} section
 * @returns {Object} the quiz; throws where the gamebook has not what its kind needs
 */
function readQuiz(section) {
  const { kind, quiz: id } = section.dataset;
  const [title, intro, book] = section.children;
  const words = Object.assign({}, WORDS.all, WORDS[kind]);
  const help = readByIds(book, ".quiz-help > li", (place) => readService(place, words));
  const signs = readByIds(book, ".quiz-met > li", readSign);
  const quiz = { kind, id, title: said(title), intro: said(intro), signs, help, words };
  if (kind !== "scenario") quiz.ending = readEnd(book);
  return Object.assign(quiz, book.dataset, READERS[kind](book, words));
}

const READERS = {
  scenario(book) {
    const arrivals = {};
    for (const place of book.querySelectorAll(".quiz-from")) arrivals["#" + place.id] = place;
    const [you, ...people] = readAll(book, ".quiz-people > li", (place) => ({
      name: label(place),
      role: behind(place),
    }));
    const scenes = readAll(book, ".quiz-scene", (place) => readScene(place, arrivals));
    return { you: you.role, people, scenes };
  },

  sort: (book) => ({
    items: readAll(book, ".quiz-items > li", (place) => ({
      text: saidIn(place, "p"),
      answer: place.dataset.answer,
      reason: behind(place.querySelector("details p")),
      sign: place.dataset.sign || null,
    })),
  }),

  check: (book) => ({ questions: readAll(book, ".quiz-items > li", readQuestion) }),

  order: (book, { early }) => ({
    shown: Array.from(book.querySelector("ul").children, idOf),
    steps: readAll(book, "details li", (place) => {
      const [text, why, own] = place.children;
      return { text: said(text), why: said(why), early: own ? saidIn(own, "span") : early };
    }),
  }),

  confidence: (book) => ({
    scale: readAll(book, "ul:not(.quiz-help) > li", (place) => ({
      text: label(place),
      line: behind(place),
    })),
    statements: readAll(book, ".quiz-items > li", (place) => ({
      text: saidIn(place, "b"),
      unsure: saidIn(place, "span"),
    })),
  }),
};

/** Choices lead to what is said of them, which stands in the scene they lead to. */
function readScene(place, arrivals) {
  const choices = Array.from(place.querySelectorAll(".quiz-ways a"), (link) => {
    const href = link.getAttribute("href");
    const arrival = arrivals[href];
    const to = idOf(arrival.parentNode);
    return {
      id: href.split("--")[2],
      text: said(link).slice(0, -saidIn(link, "b").length - 1),
      to,
      feedback: behind(arrival),
      signs: listed(link),
    };
  });
  return {
    messages: Array.from(place.querySelectorAll("[data-who]"), readMessage),
    signs: listed(place),
    telling: "telling" in place.dataset,
    choices,
    ending: choices.length ? null : readStoryEnd(place),
  };
}

function readMessage(place) {
  return { who: place.dataset.who, text: behind(place) };
}

function readStoryEnd(place) {
  const text = said(place.querySelector("h5").previousElementSibling);
  return Object.assign({ title: saidIn(place, "h4 > span"), text }, readEnd(place));
}

function readEnd(place) {
  const help = place.querySelector(".quiz-help");
  return { next: said(help.previousElementSibling), help: Array.from(help.children, idOf) };
}

function readQuestion(place) {
  const options = readAll(place, "details li", (option) => ({
    text: saidIn(option, "span"),
    right: "right" in option.dataset,
    feedback: behind(option),
  }));
  const several = options.filter((option) => option.right).length > 1;
  return { text: saidIn(place, "b"), options, several };
}

function readSign(place) {
  return { name: label(place), sign: saidIn(place, "span"), why: behind(place) };
}

function readService(place, words) {
  const [name, about, ways] = place.children;
  const [what, limits = null] = Array.from(about.children, said);
  const way = (selector) => ways && ways.querySelector(selector);
  const [phone, text, web] = [way("a:not([rel])"), way("span"), way("a[rel]")];
  return {
    name: said(name),
    what,
    limits,
    phone: phone ? heard(words.call, phone) : null,
    phone_href: phone ? phone.getAttribute("href") : null,
    text: text ? heard(words.text, text) : null,
    web: web ? web.getAttribute("href") : null,
  };
}

/** Takes the value out again that `say` put into a template. */
function heard(template, place) {
  const [start, end] = template.split(/\{\w+\}/);
  return said(place).slice(start.length, said(place).length - end.length);
}

function readAll(book, selector, read) {
  return Array.from(book.querySelectorAll(selector), (place) =>
    Object.assign({ id: idOf(place) }, read(place))
  );
}

/** Reads what stands at several places as often as it is another. */
function readByIds(book, selector, read) {
  const found = Object.create(null);
  for (const place of book.querySelectorAll(selector)) {
    if (!found[idOf(place)]) found[idOf(place)] = read(place);
  }
  return found;
}

function said(place) {
  return place.textContent;
}

function saidIn(place, selector) {
  return said(place.querySelector(selector));
}

/** The words in front of a colon. */
function label(place) {
  return saidIn(place, "b").slice(0, -1);
}

/** The words behind the elements in a place, each of which has a space behind it. */
function behind(place) {
  return Array.from(place.children).reduce((rest, one) => rest.slice(said(one).length + 1), said(place));
}

function idOf(place) {
  return place.dataset.id;
}

function listed(place) {
  return place.dataset.signs ? place.dataset.signs.split(" ") : [];
}
