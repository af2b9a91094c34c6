// Scrolls to the end of the page and back up, most of a screen at a time. Returns the number of steps with readable
// content in view, and by how many pixels the content shifted in addition to the scrolling.
const done = arguments[0];
const drawn = () => new Promise((ready) => requestAnimationFrame(() => requestAnimationFrame(ready)));
const step = Math.round(innerHeight * 0.6);
const jumps = [];
let steps = 0;
(async () => {
  scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  await drawn();
  while (scrollY > step) {
    const below = [...document.querySelectorAll("main :is(h2, h3, p, li, dt)")].find((e) => {
      const { top, height } = e.getBoundingClientRect();
      return height > 0 && top > 0 && top < innerHeight - step;
    });
    scrollBy({ top: -step, behavior: "instant" });
    const before = below?.getBoundingClientRect().top;
    await drawn();
    if (!below) continue;
    const moved = Math.round(below.getBoundingClientRect().top - before);
    if (Math.abs(moved) > 1) jumps.push(moved);
    steps++;
  }
  done({ steps, jumps });
})();
