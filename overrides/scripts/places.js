// The sources stand on a page a letter; an address of former times names one on the bibliography's first page: go to where it is now.
const letters = document.querySelector("[data-places]");
const lead = async () => {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id || document.getElementById(id)) return;
  const sum = [...id].reduce((all, letter) => all + letter.charCodeAt(0), 0);
  const places = await (await fetch(`places-${sum % Number(letters.dataset.places)}.json`)).json();
  if (Object.hasOwn(places, id)) location.replace(`${places[id]}#${id}`);
};
const led = () => lead().catch(() => {}); // without the file the letters lead there
addEventListener("hashchange", led);
led();
