// As little as a quiz can do: a choice shows what is said of it, and the next scene.
document.querySelectorAll("section button").forEach((button) => {
  button.onclick = () => {
    button.nextElementSibling.hidden = false;
    button.parentElement.nextElementSibling.hidden = false;
  };
});
