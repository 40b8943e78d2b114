// Brings the controls to life. Nothing is computed here: every result is looked up in the tables that the engine wrote.
"use strict";

const players = {
  camera(root, data) {
    const pixels = [...root.querySelectorAll("[data-pixel]")];
    const presets = [...root.querySelectorAll("[data-picture]")];
    const answers = [...root.querySelectorAll(".answers li")];
    const names = { "-1": "black", "0": "grey", "1": "white" };

    function show() {
      const picture = pixels.map(pixel => Number(pixel.dataset.value));
      const layers = [picture, ...data.table[picture.reduce((index, value) => index * 3 + value + 1, 0)]];
      for (const pixel of pixels) {
        pixel.setAttribute("aria-label", `${pixel.dataset.place}: ${names[pixel.dataset.value]}`);
        pixel.textContent = names[pixel.dataset.value];
      }
      for (const preset of presets)
        preset.setAttribute("aria-pressed", String(preset.dataset.picture === picture.join(" ")));
      for (const neuron of root.querySelectorAll(".neuron")) {
        const answer = layers[neuron.dataset.layer][neuron.dataset.neuron];
        neuron.querySelector("circle").setAttribute("fill", grey(answer));
        const text = neuron.querySelector("text");
        text.textContent = String(Number(answer.toFixed(2)));
        text.setAttribute("fill", answer > -0.1 ? "#000" : "#fff");
      }

      const last = layers.at(-1);
      const best = Math.max(...last);
      const winners = last.filter(answer => answer === best).length;
      answers.forEach((item, i) => {
        item.querySelector("i").style.width = `${Math.min(1, Math.max(0, last[i])) * 100}%`;
        item.querySelector("output").textContent = last[i].toFixed(2);
        item.dataset.answer = last[i];
        item.classList.toggle("best", winners === 1 && last[i] === best);
      });
      root.querySelector(".verdict strong").textContent =
        winners === 1 ? data.names[last.indexOf(best)] : "it cannot tell";
    }

    for (const pixel of pixels) {
      pixel.addEventListener("click", () => {
        pixel.dataset.value = pixel.dataset.value === "1" ? -1 : Number(pixel.dataset.value) + 1;
        show();
      });
    }
    for (const preset of presets) {
      preset.addEventListener("click", () => {
        preset.dataset.picture.split(" ").forEach((value, i) => { pixels[i].dataset.value = value; });
        show();
      });
    }
    show();
  },

  bags(root, data) {
    const slider = root.querySelector("input[type=range]");
    function show() {
      const cost = root.querySelector("input[type=radio]:checked").value;
      const table = data.tables[cost];
      const guess = Number(slider.value);
      const loss = table.losses[Math.round((guess - data.from) / data.step)];
      for (const plot of root.querySelectorAll("[data-cost]"))
        plot.hidden = plot.dataset.cost !== cost;
      const svg = root.querySelector(`[data-cost="${cost}"] svg`);
      place(svg.querySelector(".marker"), svg, guess, table.logarithmic ? Math.log10(loss) : loss);
      root.querySelector(".verdict").textContent =
        `A guess of ${guess.toFixed(1)} costs ${number(loss)}. Least costly is ${table.best.toFixed(1)}.`;
    }
    root.addEventListener("input", show);
    const svgs = root.querySelectorAll("[data-cost] svg");
    for (const svg of svgs) {
      svg.addEventListener("pointerdown", event => { svg.setPointerCapture(event.pointerId); drag(event); });
      svg.addEventListener("pointermove", event => { if (event.buttons) drag(event); });
    }
    function drag(event) {
      const svg = event.currentTarget;
      const box = svg.getBoundingClientRect();
      const x = (event.clientX - box.left) / box.width * svg.viewBox.baseVal.width;
      slider.value = scale(svg).toX(x);
      show();
    }
    show();
  },

  marble(root, data) {
    const svg = root.querySelector("svg");
    const marble = svg.querySelector(".marker");
    let step = 0;
    let timer = 0;
    function show() {
      const [guess, cost] = data.path[step];
      svg.querySelectorAll(".trail").forEach(dot => dot.remove());
      for (const point of data.path.slice(0, step)) {
        const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
        dot.setAttribute("class", "trail");
        dot.setAttribute("r", "4");
        marble.before(dot);
        place(dot, svg, ...point);
      }
      place(marble, svg, guess, cost);
      root.querySelector(".verdict").textContent = step === data.path.length - 1
        ? `After ${step} steps the marble rests at ${guess.toFixed(2)}, which costs ${number(cost)}.`
        : `Step ${step}: the guess is ${guess.toFixed(2)}, which costs ${number(cost)}.`;
    }
    function go() {
      step = Math.min(step + 1, data.path.length - 1);
      if (step === data.path.length - 1)
        clearInterval(timer);
      show();
    }
    const actions = {
      step() { clearInterval(timer); go(); },
      roll() { clearInterval(timer); timer = setInterval(go, 120); },
      reset() { clearInterval(timer); step = 0; show(); },
    };
    for (const button of root.querySelectorAll("[data-do]"))
      button.addEventListener("click", actions[button.dataset.do]);
    show();
  },

  training(root, data) {
    const svg = root.querySelector(".plot");
    const slider = root.querySelector("input");
    const fields = [...root.querySelectorAll(".field")];
    function show() {
      const number = Number(slider.value);
      const epoch = data.epochs[number];
      place(svg.querySelector(".marker"), svg, number, epoch.loss ?? data.epochs[1].loss);
      fields.forEach((field, neuron) => [...field.children].forEach((rect, pixel) =>
        rect.setAttribute("fill", grey(epoch.fields[neuron][pixel] / data.strongest))));
      root.querySelector(".verdict").textContent = number === 0
        ? `Before the first epoch: ${epoch.right} of 8 pure pictures right.`
        : `Epoch ${number}: the mean error is ${epoch.loss.toFixed(3)}, and ${epoch.right} of 8 pure pictures are right.`;
    }
    slider.addEventListener("input", show);
    show();
  },
};

function grey(value) {
  const level = Math.round((Math.min(1, Math.max(-1, value)) + 1) * 127.5);
  return `rgb(${level}, ${level}, ${level})`;
}

function number(value) {
  return value >= 1e6 ? value.toExponential(1).replace("e+", " x 10^") : value.toFixed(1);
}

// Where the plotting area of a curve lies, and what it stands for.
function scale(svg) {
  const [left, top, right, bottom] = svg.dataset.area.split(" ").map(Number);
  const from = Number(svg.dataset.left), to = Number(svg.dataset.right);
  const low = Number(svg.dataset.bottom), high = Number(svg.dataset.top);
  return {
    x: value => left + (value - from) / (to - from) * (right - left),
    y: value => bottom - (value - low) / (high - low) * (bottom - top),
    toX: x => from + (x - left) / (right - left) * (to - from),
  };
}

function place(mark, svg, x, y) {
  mark.setAttribute("cx", scale(svg).x(x));
  mark.setAttribute("cy", scale(svg).y(y));
}

for (const root of document.querySelectorAll("[data-player]"))
  players[root.dataset.player](root, JSON.parse(root.querySelector("script").textContent));

const links = new Map([...document.querySelectorAll("nav a")].map(link => [link.hash.slice(1), link]));
const watch = new IntersectionObserver(entries => {
  for (const entry of entries) {
    if (!entry.isIntersecting)
      continue;
    links.forEach(link => link.removeAttribute("aria-current"));
    links.get(entry.target.id).setAttribute("aria-current", "true");
  }
}, { rootMargin: "-20% 0px -70% 0px" });
document.querySelectorAll("section").forEach(section => watch.observe(section));
