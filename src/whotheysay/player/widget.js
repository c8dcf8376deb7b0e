// The door to notebooks: anywidget calls render with the model that Python shares.

function render({ model, el }) {
  const quiz = model.get("quiz");
  const heading = make("h3", "", [quiz.title]);
  const intro = make("p", "quiz-intro", [quiz.intro]);
  const label = { "aria-label": quiz.title };
  const section = make("section", "quiz quiz-" + quiz.kind, [heading, intro], label);
  section.addEventListener("focusin", keepKeys);
  el.appendChild(section);
  const opened = openPlayer(section, quiz, model.get("trail"), {
    moved(trail) {
      // How sure somebody is stays on their screen: a notebook could be saved with what Python knows.
      if (quiz.kind === "confidence") return;
      model.set("trail", trail);
      model.save_changes();
    },
    broken(error) {
      throw error;
    },
  });
  const follow = () => opened.show(model.get("trail"));
  model.on("change:trail", follow);
  return () => model.off("change:trail", follow);
}

/** JupyterLab takes keys for its cells from whatever has the focus, unless that itself says no. */
function keepKeys(event) {
  event.target.setAttribute("data-lm-suppress-shortcuts", "true");
}
