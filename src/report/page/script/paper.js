// Paper: what is on the screen, or at the press of a button the whole report in reading order
function watchPaper() {
  const button = $("#paper");
  button.addEventListener("click", () => {
    root.classList.add("whole");
    for (const folded of $$(".pair .listed")) folded.open = true;
    print();
  });
  addEventListener("beforeprint", () => {
    for (const list of $$(".pair.on .listed, #reuse:not(.one) .further")) list.open = true;
  });
  addEventListener("afterprint", () => root.classList.remove("whole"));
}
