// As much of Leave as an example needs.
const { to } = document.currentScript.dataset;
sessionStorage.setItem("left", 1);
addEventListener("keydown", (event) => {
  if (event.key === "Escape") location.replace(to);
});
