// The door to notebooks: anywidget calls render with the model that Python shares.

function render({ model, el }) {
  const section = make("section", "quiz");
  section.addEventListener("focusin", keepKeys);
  el.appendChild(section);
  // Its own words may be what is broken, so this is said in ours.
  const broken = (error) => {
    fill(section, [
      make("p", "", [
        "This quiz can’t go on. Something in it is broken, and it was nothing you did. " +
          "If something has happened to you, talk to an adult you trust.",
      ]),
      make("p", "", ["For whoever looks after the course: " + error.message]),
    ]);
  };
  try {
    return openIn(section, model, broken);
  } catch (error) {
    broken(error);
    return () => {};
  }
}

function openIn(section, model, broken) {
  const quiz = model.get("quiz");
  section.classList.add("quiz-" + quiz.kind);
  section.setAttribute("aria-label", quiz.title);
  fill(section, [make("h3", "", [quiz.title]), make("p", "quiz-intro", [quiz.intro])]);
  const moved = (trail) => {
    // How sure somebody is stays on their screen: a notebook could be saved with what Python knows.
    if (quiz.kind === "confidence") return;
    model.set("trail", trail);
    model.save_changes();
  };
  const opened = openPlayer(section, quiz, model.get("trail"), { moved, broken });
  const follow = () => opened.show(model.get("trail"));
  model.on("change:trail", follow);
  return () => model.off("change:trail", follow);
}

/** JupyterLab takes keys for its cells from whatever has the focus, unless that itself says no. */
function keepKeys(event) {
  event.target.setAttribute("data-lm-suppress-shortcuts", "true");
}
