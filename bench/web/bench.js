// Times the engine in the browser. The driver calls `bench(plan)` and looks at `data-state` until it is `done` or
// `failed`; the result, or what went wrong, is then in `data-result`.
//
// A plan is { sizes: [[factor, everyCopy], ...], batch, batches }: how long a batch takes, in milliseconds, and how
// many there are. The median of the batches counts, so that one that was disturbed does no harm.

import init, { Bench } from "./engine.js";

// A round that takes longer than this (milliseconds) is timed once.
const SLOW = 1000;

const root = document.documentElement;

// Lets the browser answer the driver between two long pieces of work.
const breathe = () => new Promise((resume) => setTimeout(resume, 0));

const timed = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

// Milliseconds for one moment out of some, and whether they come from a single round.
const measure = async (bench, name, [from, to], { batch, batches }) => {
  let once = 0;
  for (let moment = from; moment < to; moment += 1) {
    once += timed(() => bench[name](moment, moment + 1, 1));
    await breathe();
  }
  if (once > SLOW) return { time: once / (to - from), slow: true };
  // The clock is coarse, so the number of rounds grows until a batch is long enough to be told exactly.
  let rounds = 1;
  while (timed(() => bench[name](from, to, rounds)) < batch) rounds *= 2;
  const times = [];
  for (let i = 0; i < batches; i += 1) {
    times.push(timed(() => bench[name](from, to, rounds)) / rounds);
    await breathe();
  }
  times.sort((a, b) => a - b);
  return { time: times[times.length >> 1] / (to - from), slow: false };
};

const run = async (plan) => {
  await init();
  const bytes = async (file) => new Uint8Array(await (await fetch(file)).arrayBuffer());
  const [guide, evidence] = [await bytes("guide.bytes"), await bytes("evidence.bytes")];
  const people = await (await fetch("people.txt")).text();
  const micros = ({ time }) => time * 1000;
  const result = { rows: [] };
  for (const [factor, everyCopy] of plan.sizes) {
    const bench = new Bench(guide, evidence, people, factor, everyCopy);
    const all = [0, bench.moments()];
    const assess = await measure(bench, "assess", all, plan);
    const next = await measure(bench, "next", all, plan);
    // Where a round is slow, a third long one would tell nothing new.
    const slow = assess.slow || next.slow;
    const both = slow ? { time: assess.time + next.time } : await measure(bench, "both", all, plan);
    result.rows.push({ assess: micros(assess), next: micros(next), both: micros(both) });
    if (factor === 1) {
      result.triage = micros(await measure(bench, "triage", all, plan));
      const short = { batch: plan.batch / 4, batches: 3 };
      const each = [];
      for (let moment = 0; moment < all[1]; moment += 1) {
        each.push(micros(await measure(bench, "both", [moment, moment + 1], short)));
      }
      result.slowest = Math.max(...each);
    }
    bench.free();
  }
  return result;
};

globalThis.bench = (plan) => {
  root.dataset.state = "running";
  run(plan).then(
    (result) => {
      root.dataset.result = JSON.stringify(result);
      root.dataset.state = "done";
    },
    (error) => {
      root.dataset.result = String(error?.stack ?? error);
      root.dataset.state = "failed";
    },
  );
};
root.dataset.app = "ready";
