// Dark colours: a press of a button, kept in the page alone
function watchTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const button = $("#theme");
  const show = () => button.setAttribute("aria-pressed", String((root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark"));
  button.addEventListener("click", () => {
    root.dataset.theme = button.getAttribute("aria-pressed") === "true" ? "light" : "dark";
    show();
  });
  dark.addEventListener("change", show);
  show();
}
