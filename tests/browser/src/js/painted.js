// Stands before `timed_step.js` and `bare_steps.js`: waits for the next frame, and gives the time when it is painted.
// A frame is painted before the next task after the callback for it. A message comes at once; a timer may wait.
const painted = () =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    }),
  );
