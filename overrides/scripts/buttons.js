// Buttons that a script adds to a page, named by its words.
export const of = (words) => (word, act) => {
  const one = document.createElement("button");
  one.type = "button";
  one.className = "button";
  one.textContent = words[word];
  one.addEventListener("click", act);
  return one;
};
