// A file with parts of a page. As a response document its scripts would be dead, so Trusted Types allow it. The build puts this
// file above offline.js and frame.js.

/**
 * The element with this id, and nothing where the file did not come whole: `last` is the end of it.
 * @param {string} address
 * @param {string} id
 * @param {string} last
 * @returns {Promise<HTMLElement | undefined>}
 */
const askForParts = (address, id, last) =>
  new Promise((done) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onloadend = () => {
      const found = request.status === 200 ? request.response : null;
      done(found?.querySelector(last) ? found.getElementById(id) : undefined);
    };
    request.open("GET", address);
    request.send();
  });

/**
 * The same, once more where it failed: a cache may hold half of the file for a year, since its name says that it never changes.
 * boot.js does the same for scripts.
 * @param {string} address
 * @param {string} id
 * @param {string} last
 */
const fetchParts = async (address, id, last) =>
  (await askForParts(address, id, last)) ?? (await askForParts(`${address}?again`, id, last));
