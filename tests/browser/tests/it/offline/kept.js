// The caches of this origin: for each of ours, the number of entries, the marks of the releases that its pages belong
// to, and whether it is marked complete. Argument: the callback.
const [done] = arguments;
const look = async () => {
  const found = [];
  for (const name of (await caches.keys()).filter((name) => name.startsWith("legcheck "))) {
    // To open one that has just been deleted would make it again.
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    const marks = new Set();
    const [requests, notes] = [[], []];
    for (const request of await cache.keys()) (request.url.includes("?") ? notes : requests).push(request);
    for (const request of requests) {
      const answer = await cache.match(request);
      if (!answer.headers.get("content-type")?.includes("html") || request.url.includes("/offers-")) continue;
      marks.add((await answer.text()).match(/<!--(release-.)-->/)?.[1] ?? "none");
    }
    const whole = notes.some(({ url }) => url.endsWith("?whole"));
    found.push({ entries: requests.length, marks: [...marks].sort(), whole });
  }
  return found;
};
look().then(done, (error) => done(String(error)));
