// A page that has a new address: go there, with the heading that the reader asked for, and leave no trace in the history.
document.addEventListener("DOMContentLoaded", () => {
  const link = document.querySelector("[data-moved-to]");
  const target = new URL(link.getAttribute("href"), location.href);
  target.hash ||= location.hash;
  location.replace(target);
});
