/* A page that is open while others act shows what stands: it asks for the version now and then, and is shown anew where that moved on. */
"use strict";

const ASK_EVERY = 5000; // milliseconds

function live(line) {
  const ask = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(line.dataset.live);
      if (answer.ok && (await answer.text()) !== line.dataset.version) location.replace(line.dataset.here);
    } catch {
      // Nobody answers: what is shown stays, and the next time is soon.
    }
  };
  setInterval(ask, ASK_EVERY);
}

addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-live]").forEach(live));
