/* What pages do beside what they do without it. Nothing here is needed: every form works with JavaScript switched off. */
"use strict";

document.documentElement.classList.add("script");

const AUTOSAVE_PAUSE = 1500; // milliseconds without a key before a draft is kept
const SLIDE_PAUSE = 400; // milliseconds of rest before the moment under the slider is shown

function said(name) {
  return document.getElementById("said").dataset[name];
}

function tell(text) {
  document.getElementById("said").textContent = text;
}

/* The menu of a small screen, closed until it is asked for. */
function menu() {
  const button = document.querySelector("[data-menu]");
  if (!button) return;
  const list = document.getElementById(button.getAttribute("aria-controls"));
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    list.classList.toggle("closed", !open);
  };
  button.hidden = false;
  show(false);
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") === "false"));
  list.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(false);
      button.focus();
    }
  });
}

function copying(button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent.trim();
    try {
      await navigator.clipboard.writeText(text);
      tell(said("copied"));
      button.textContent = said("copied");
    } catch {
      const range = document.createRange();
      range.selectNodeContents(document.getElementById(button.dataset.copy));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      tell(said("selected"));
    }
  });
}

/* A form whose loss would hurt says that it is not saved, and asks before the page is left. */
function leaving(form) {
  const bar = document.createElement("p");
  bar.className = "leaving";
  bar.textContent = said("unsaved");
  bar.hidden = true;
  form.append(bar);
  const changed = (is) => {
    bar.hidden = !is;
    form.toggleAttribute("data-changed", is);
  };
  form.addEventListener("input", () => changed(true));
  form.addEventListener("submit", () => changed(false));
  form.addEventListener("kept", () => changed(false));
  addEventListener("beforeunload", (event) => {
    if (form.hasAttribute("data-changed")) event.preventDefault();
  });
}

/* A form with data-autosave is posted there after a pause, and says so beside itself. */
function autosave(form) {
  const place = form.querySelector("[data-kept]");
  let waiting = 0;
  let typed = 0;
  const keep = async () => {
    const sent = typed;
    let kept = false;
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), redirect: "error" });
      kept = answer.ok;
    } catch {
      kept = false;
    }
    const clock = new Date().toTimeString().slice(0, 5);
    place.hidden = false;
    place.textContent = kept ? said("kept").replace("{time}", clock) : said("notKept");
    tell(place.textContent);
    if (kept && sent === typed) form.dispatchEvent(new Event("kept"));
  };
  form.addEventListener("input", () => {
    typed += 1;
    clearTimeout(waiting);
    waiting = setTimeout(keep, AUTOSAVE_PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}

/* A total that keeps up with the points typed above it; what is no number counts for none. */
function total(line) {
  const output = line.querySelector("output");
  const inputs = output.htmlFor.value.trim().split(/\s+/).map((id) => document.getElementById(id));
  const add = () => {
    const sum = inputs.reduce((before, input) => before + (Number(input.value) || 0), 0);
    output.value = String(Math.round(sum * 1000) / 1000);
  };
  inputs.forEach((input) => input.addEventListener("input", add));
}

/* A slider over the moments of the list beside it. */
function timeline(form) {
  const list = form.querySelector("select");
  const slider = document.createElement("input");
  let waiting = 0;
  slider.type = "range";
  slider.min = 0;
  slider.max = list.options.length - 1;
  slider.value = list.selectedIndex;
  slider.setAttribute("aria-label", said("slider"));
  const follow = () => slider.setAttribute("aria-valuetext", list.options[slider.value].textContent);
  follow();
  slider.addEventListener("input", () => {
    list.selectedIndex = slider.value;
    follow();
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(), SLIDE_PAUSE);
  });
  list.addEventListener("change", () => {
    slider.value = list.selectedIndex;
    follow();
  });
  form.addEventListener("submit", () => {
    if (document.activeElement === slider) sessionStorage.setItem("slider", location.pathname);
  });
  form.prepend(slider);
  if (sessionStorage.getItem("slider") === location.pathname) addEventListener("load", () => slider.focus({ preventScroll: true }));
  sessionStorage.removeItem("slider");
}

addEventListener("DOMContentLoaded", () => {
  menu();
  document.querySelectorAll("[data-copy]").forEach(copying);
  document.querySelectorAll("form[data-leaving]").forEach(leaving);
  document.querySelectorAll("form[data-autosave]").forEach(autosave);
  document.querySelectorAll("[data-total]").forEach(total);
  document.querySelectorAll("form[data-timeline]").forEach(timeline);
});
