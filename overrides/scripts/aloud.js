// The few sentences at the head of a practice, read aloud by a voice that lies on the device: nothing is sent anywhere or downloaded.
const button = document.querySelector("[data-read]");
const speech = window.speechSynthesis;

const start = () => {
  const [read, stop] = button.children;
  const status = document.querySelector("[data-silent]");
  const lang = document.documentElement.lang;
  let spoken = []; // kept, or the browser forgets them before it has said them

  const show = (speaking) => {
    read.hidden = speaking;
    stop.hidden = !speaking;
  };
  const end = () => {
    spoken = [];
    speech.cancel();
    show(false);
  };
  const say = () => {
    const tag = (voice) => voice.lang.replace("_", "-");
    const voices = speech.getVoices().filter((voice) => voice.localService && tag(voice).split("-")[0] === lang);
    if (!voices.length) {
      button.hidden = true;
      status.textContent = status.dataset.silent;
      return;
    }
    const voice = voices.find((one) => navigator.languages.includes(tag(one))) || voices[0];
    spoken = [...button.closest("section").querySelectorAll("li")].map((sentence) => {
      const one = new SpeechSynthesisUtterance(sentence.textContent);
      one.voice = voice;
      one.lang = voice.lang;
      return one;
    });
    const mine = spoken;
    spoken[spoken.length - 1].onend = () => spoken === mine && end();
    for (const one of spoken) one.onerror = () => spoken === mine && end();
    speech.cancel();
    for (const one of spoken) speech.speak(one);
    show(true);
  };

  button.addEventListener("click", () => (spoken.length ? end() : say()));
  addEventListener("pagehide", end);
};

start();
