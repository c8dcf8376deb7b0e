// Keeps the pages that were opened here, so that they can be read without a connection. Leave deletes them all.
// Only what this build made is kept, so that no page ever meets the files of another build; nor is anything
// kept that a network puts in a page's place.
"use strict";
const { version, core, files } = BUILD;
const FILES = new Map(Object.entries(files)); // path → the beginning of its SHA-256
const SCOPE = registration.scope;
const OURS = `course ${SCOPE} `; // other courses of this server have other names
const CORE = OURS + version; // the same for everybody
const HTML = /\.html$/;
const NEUTRAL = "_static/neutral.html";
const PATIENCE = 4000; // milliseconds that a page which is kept waits for the network

let left = false; // Leave was pressed: nothing is kept any more
const unplugged = new Set(); // pages that came from here: their files do as well

// What was opened is kept under the day, so that the next day's first page can delete it.
const opened = () => `${CORE} ${new Date().toISOString().slice(0, 10)}`;
const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));
const pause = (time) => new Promise((done) => setTimeout(done, time));

const addressOf = (path) => SCOPE + encodeURI(path);

// The file of this build at an address, as servers name them.
function fileAt(address) {
  const { href, pathname } = new URL(address);
  if (!href.startsWith(SCOPE)) return undefined;
  const path = decodeURI(pathname).slice(decodeURI(new URL(SCOPE).pathname).length);
  return [path, `${path}index.html`, `${path}.html`].find((name) => FILES.has(name));
}

async function kept(path) {
  for (const name of [CORE, opened(), ...(await ours())]) {
    if (!name.startsWith(CORE) || !(await caches.has(name))) continue;
    const found = await (await caches.open(name)).match(addressOf(path));
    if (found) return found;
  }
  return undefined;
}

// Kept for everybody: to keep it again would tell that it was opened.
const inCore = (path) => caches.match(addressOf(path), { cacheName: CORE }).catch(() => undefined);

// What an answer holds, if that is this build's file.
async function bodyOf(path, answer) {
  const body = await answer.arrayBuffer();
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const begin = Array.from(sum.slice(0, 6), (byte) => byte.toString(16).padStart(2, "0"));
  return answer.ok && begin.join("") === FILES.get(path) ? body : undefined;
}

// The files that a page needs to be read, played and left, each with its address on the page.
function needs(page, text) {
  const named = text.matchAll(/\s(?:src|href|data-neutral)="([^"#]+?\.(?:css|js|svg|webp|avif|html)(?:\?[^"#]*)?)["#]/g);
  const all = Array.from(named, ([, address]) => new URL(address, addressOf(page)).href);
  const files = all.map((address) => [fileAt(address), address]);
  return new Map(files.filter(([path]) => path && (!HTML.test(path) || path === NEUTRAL)));
}

async function keep(path, cacheName, response, address = addressOf(path)) {
  if (cacheName !== CORE && (await inCore(path))) return;
  let answer = response || (await fetch(address)); // the browser may have it already
  let body = await bodyOf(path, answer);
  if (!body && !response) {
    answer = await fetch(address, { cache: "reload" }); // what it had was older
    body = await bodyOf(path, answer);
  }
  if (!body || left) return;
  if (HTML.test(path)) await keepMissing(needs(path, new TextDecoder().decode(body)), cacheName);
  const headers = { "Content-Type": answer.headers.get("Content-Type") || "" };
  await (await caches.open(cacheName)).put(addressOf(path), new Response(body, { headers }));
  if (left) await empty();
}

async function keepMissing(addresses, cacheName) {
  for (const [path, address] of addresses) {
    if (!left && !(await kept(path))) await keep(path, cacheName, undefined, address).catch(() => {});
  }
}

async function empty(but = []) {
  const names = (await ours()).filter((name) => !but.includes(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// Not to be waited for while this is being installed: a browser would wait for that first.
async function forget() {
  left = true;
  await Promise.all([registration.unregister(), empty()]);
}

// Deletes what other builds kept, and what was opened on other days.
const tidy = () => empty([CORE, opened()]);

// What was opened today under another build, and is still the same.
async function moveHere() {
  const day = opened().slice(-10);
  for (const name of await ours()) {
    if (name.startsWith(CORE) || !name.endsWith(day)) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = fileAt(request.url);
      if (path && HTML.test(path)) await keep(path, opened(), await cache.match(request)).catch(() => {});
    }
  }
}

async function openPages() {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.map((one) => one.url).filter((url) => url.startsWith(SCOPE) && fileAt(url) !== NEUTRAL);
}

async function begin() {
  const open = await openPages();
  if (left || !open.length) return forget(); // somebody left, or closed the page, before this was ready
  await clients.claim();
  await moveHere();
  for (const path of open.map(fileAt)) {
    if (path) await keep(path, opened()).catch(() => {});
  }
  return tidy();
}

// A page: from the network; without one, or where that takes too long, as it was when it was opened.
async function page(event, path) {
  const asked = fetch(event.request);
  try {
    const waits = path && (await kept(path)) ? [pause(PATIENCE).then(() => Promise.reject())] : [];
    const answer = await Promise.race([asked, ...waits]);
    if (path) event.waitUntil(seen(path, answer.clone()));
    return answer;
  } catch {
    const found = path && (await kept(path));
    unplugged.add(event.resultingClientId);
    return found || unopened();
  }
}

async function seen(path, answer) {
  // A page that is gone for good tells that the course is.
  if (answer.status === 404 || answer.status === 410) return forget();
  await tidy();
  return keep(path, opened(), answer).catch(() => {});
}

// A page's files: from where the page came.
async function part(event, path) {
  const found = await kept(path);
  if (found && unplugged.has(event.clientId)) return found;
  return fetch(event.request).catch((error) => found || Promise.reject(error));
}

// The page that says that a page was not opened before; its links start at the course's first folder.
async function unopened() {
  const found = await kept("offline.html");
  if (!found) return Response.error();
  const at = new URL(SCOPE).pathname;
  const text = (await found.text()).replace(
    /(\s(?:src|href|data-neutral|data-worker)=")(?![a-z]+:|#)/g,
    (_, name) => name + at,
  );
  return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(keepMissing(core.map((path) => [path]), CORE));
});

addEventListener("activate", (event) => event.waitUntil(begin()));

addEventListener("message", (event) => {
  if (event.data === "forget") event.waitUntil(forget());
  // A page that was opened before there was a worker.
  const path = event.data === "keep" && fileAt(event.source.url);
  if (path) event.waitUntil(keepMissing([[path]], opened()));
});

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (left || method !== "GET" || !url.startsWith(SCOPE)) return;
  const path = fileAt(url);
  if (mode !== "navigate") {
    if (path) event.respondWith(part(event, path));
    return;
  }
  if (path !== NEUTRAL) return event.respondWith(page(event, path));
  // Somebody leaves without a connection: the page is shown, with its style, and then all is deleted.
  unplugged.add(event.resultingClientId);
  event.respondWith(fetch(event.request).catch(async () => (await kept(path)) || Response.error()));
  event.waitUntil(pause(1000).then(forget));
});
