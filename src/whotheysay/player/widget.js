// The door to notebooks: anywidget calls render with the model that Python shares.

function render({ model, el }) {
  const quiz = model.get("quiz");
  const section = make(
    "section",
    "quiz quiz-" + quiz.kind,
    [make("h3", "", [quiz.title]), make("p", "quiz-intro", [quiz.intro])],
    // JupyterLab would take Enter and the arrow keys for its own cells.
    { "aria-label": quiz.title }
  );
  el.appendChild(section);
  const show = openPlayer(section, quiz, model.get("trail"), {
    moved(trail) {
      model.set("trail", trail);
      model.save_changes();
    },
    broken(error) {
      throw error;
    },
  });
  const follow = () => show(model.get("trail"));
  model.on("change:trail", follow);
  return () => model.off("change:trail", follow);
}
