// Steps of a guide are dragged to their place: the rows of <ol data-steps> stand in their order, and a form of the page
// brings the places from which and to which, counted from 1. Without this the buttons in each row do the same.
const list = document.querySelector("[data-steps]");
const form = document.querySelector("[data-moves]");
if (list && form) {
  let from = -1;
  for (const [at, row] of [...list.children].entries()) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      from = at;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.querySelector("h2").textContent);
    });
    row.addEventListener("dragend", () => (from = -1));
    row.addEventListener("dragover", (event) => from >= 0 && event.preventDefault());
    row.addEventListener("drop", (event) => {
      event.preventDefault();
      if (from < 0 || from === at) return;
      form.elements.tu.value = from + 1;
      form.elements.den.value = at + 1;
      form.requestSubmit();
    });
  }
}
