// Prepended to `timed_step.js` and `bare_steps.js`: waits for the next frame and returns the time when it is painted.
// A frame is painted before the next task after its callback. A message is delivered at once; a timer may be delayed.
const painted = () =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    }),
  );
