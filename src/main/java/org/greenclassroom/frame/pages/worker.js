// The service worker: pages that asked for it open without a connection. It keeps their shells and
// their assets, answers with them only when the house does not, and forgets the shells and the keys of
// whoever was signed in as soon as somebody signs in or out.
const SHELLS = 'shells-1';
const ASSETS = 'assets-1';
const MOST_SHELLS = 20;
const PATIENCE = 5000;

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));

const isAsset = url => url.pathname.startsWith('/assets/') && url.search.startsWith('?v=');

// An address with a hash never changes: what is kept is right.
const asset = async request => {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
};

const keep = async (path, answer) => {
  const cache = await caches.open(SHELLS);
  await cache.put(path, answer);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST_SHELLS)).map(each => cache.delete(each)));
};

const shell = async (request, path) => {
  const kept = await (await caches.open(SHELLS)).match(path);
  if (!kept) return fetch(request);
  const fresh = fetch(request).then(async answer => {
    const page = answer.ok && !answer.redirected && answer.type === 'basic';
    if (page) await keep(path, answer.clone());
    return answer;
  });
  fresh.catch(() => {});
  const tired = new Promise(wake => setTimeout(wake, PATIENCE, null));
  try {
    const answer = await Promise.race([fresh, tired]);
    // the house is there but in trouble: the kept page still takes scans
    return !answer || answer.status >= 502 ? kept : answer;
  } catch {
    return kept;
  }
};

const drawers = () => new Promise(done => {
  const opening = indexedDB.open('queue');
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onerror = () => done(null);
  opening.onsuccess = () => done(opening.result);
});

const forget = async () => {
  await caches.delete(SHELLS);
  const base = await drawers();
  if (!base) return;
  await new Promise(done => {
    const change = base.transaction(['keys', 'meta'], 'readwrite');
    change.objectStore('keys').clear();
    change.objectStore('meta').clear();
    change.oncomplete = change.onerror = change.onabort = done;
  });
  base.close();
};

addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === 'POST' && (url.pathname === '/sign-out' || url.pathname === '/sign-in')) {
    event.waitUntil(forget().catch(() => {}));
    return;
  }
  if (request.method !== 'GET') return;
  if (isAsset(url)) event.respondWith(asset(request));
  else if (request.mode === 'navigate') event.respondWith(shell(request, url.pathname));
});

// A page says: I am one that works without a connection, and this is what I am made of.
addEventListener('message', event => {
  const { page, assets } = event.data ?? {};
  if (!page) return;
  event.waitUntil((async () => {
    const answer = await fetch(page, { credentials: 'same-origin', redirect: 'error' });
    if (answer.ok) await keep(page, answer);
    for (const each of assets) if (isAsset(new URL(each, location.origin))) await asset(new Request(each));
    event.source?.postMessage({ kept: page });
  })().catch(() => {}));
});
