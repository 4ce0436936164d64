// The queue of what was done and not yet told to the house. A page puts posts in; they are kept in the
// browser, locked with a key of the account that is signed in, and sent in order by one sender among
// all tabs. Green is only what the house has answered. A post that is refused is laid aside with its
// sentence and the others go on. Nothing is lost by a lost connection, a reload or an expired session.
//
// States: waiting, sending, done, refused. Attachments lie beside an item, locked like it, and are sent
// before it in parts; a line that breaks costs one part. The house knows by their SHA-256 what it has.
// What is not finished yet is jotted down (`jot`): a page that was closed finds it again.
const DAY = 86_400_000;
const MOST_AT_ONCE = 50;
const LATE = 3 * DAY;
const KEEP_DONE = DAY;
const TRIES = 8;
const LEASE = 20_000;
const PART = 256 * 1024;
const KEEP_JOTTED = 180 * DAY;
const TRY_AGAIN = new Set([408, 425, 429]);

const asked = request => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});
const finished = change => new Promise((done, failed) => {
  change.oncomplete = done;
  change.onabort = change.onerror = () => failed(change.error);
});
// All files of one item: its id and any hash behind it.
const filesOf = id => IDBKeyRange.bound([id, ''], [id, 'g']);
const pause = ms => new Promise(wake => setTimeout(wake, ms));

let fresh = false;
const drawers = () => {
  const opening = indexedDB.open('queue', 2);
  opening.onupgradeneeded = ({ oldVersion }) => {
    const base = opening.result;
    if (oldVersion < 1) {
      fresh = true;
      const items = base.createObjectStore('items', { keyPath: 'id' });
      items.createIndex('state', ['account', 'state', 'seq']);
      items.createIndex('account', ['account', 'seq']);
      base.createObjectStore('keys', { keyPath: 'account' });
      base.createObjectStore('meta', { keyPath: 'name' });
    }
    base.createObjectStore('attachments', { keyPath: ['item', 'sha256'] });
    base.createObjectStore('jottings', { keyPath: ['account', 'name'] });
  };
  return asked(opening);
};

/** The SHA-256 of these bytes, as the house writes it. */
export const sha256 = async bytes => [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map(each => each.toString(16).padStart(2, '0')).join('');

/** A random UUID, also where the address is not a secure one. */
export const uuid = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map(each => each.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

class Queue extends EventTarget {
  #base; #key; #csrf; #channel; #timer; #seq = 0; #failures = 0; #wanted = false; #running;
  #me = uuid(); #asked = false;
  account = 0;
  /** What the house's clock is ahead of this one, in ms. */
  skew = 0;
  /** online, offline, signed-out, other (somebody else signed in), broken */
  line = 'online';

  // ---- opening ----

  async open(account) {
    this.account = account;
    this.#base = await drawers();
    this.#remember();
    this.#base.onversionchange = () => this.#base.close();
    this.#channel = new BroadcastChannel('queue');
    this.#channel.onmessage = event => this.#heard(event.data);
    const kept = await asked(this.#store('keys').get(account));
    this.#key = kept?.key;
    await this.#pass();
    if (!this.#key) return this;
    await this.#sweep();
    addEventListener('online', () => this.flush());
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.flush(); });
    addEventListener('beforeunload', event => { if (this.unsent) event.preventDefault(); });
    await this.#count();
    this.flush();
    return this;
  }

  /** Whether something can be put in: the drawer's key is here. */
  get ready() { return !!this.#key; }

  /** How many acts were here and are gone: the browser, or somebody, cleared the drawer. */
  lost = 0;
  /** The browser may clear the drawer when space gets short; nobody installed the page. */
  fragile = false;

  // What is counted outside the drawer tells that the drawer was emptied.
  #remember() {
    try {
      const before = Number(localStorage.getItem(`unsent:${this.account}`));
      if (fresh && before > 0) localStorage.setItem(`lost:${this.account}`, before);
      this.lost = Number(localStorage.getItem(`lost:${this.account}`));
    } catch { /* a browser that keeps nothing */ }
    navigator.storage?.persisted?.().then(kept => { this.fragile = !kept; this.dispatchEvent(new Event('count')); }).catch(() => {});
  }

  #store(name, mode = 'readonly') { return this.#base.transaction(name, mode).objectStore(name); }

  // Who is signed in, and with what one may post. True when that is still us.
  async #pass() {
    let answer;
    try {
      answer = await fetch('/queue/pass', { headers: { Accept: 'application/json' }, redirect: 'manual', cache: 'no-store' });
    } catch {
      this.#say('offline');
      return false;
    }
    if (answer.type === 'opaqueredirect' || answer.status === 401) { this.#say('signed-out'); return false; }
    if (!answer.ok) { this.#say('broken'); return false; }
    const pass = await answer.json();
    if (pass.account !== this.account) {
      this.#key = undefined;
      await this.#forgetOthers(pass.account);
      this.#say('other');
      return false;
    }
    this.#csrf = { [pass.header]: pass.token };
    this.skew = Date.parse(pass.now) - Date.now();
    if (!this.#key) {
      const raw = Uint8Array.from(atob(pass.drawer), letter => letter.charCodeAt(0));
      this.#key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
    }
    await this.#forgetOthers(this.account);
    const change = this.#base.transaction('keys', 'readwrite');
    change.objectStore('keys').put({ account: this.account, key: this.#key });
    await finished(change);
    this.#say('online');
    this.dispatchEvent(new Event('pass'));
    return true;
  }

  async #forgetOthers(account) {
    const change = this.#base.transaction('keys', 'readwrite');
    const keys = change.objectStore('keys');
    for (const each of await asked(keys.getAllKeys())) if (each !== account) keys.delete(each);
    await finished(change);
  }

  async #lock(content) { return this.#lockBytes(new TextEncoder().encode(JSON.stringify(content))); }

  async #lockBytes(plain) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.#key, plain) };
  }

  async #unlockBytes({ iv, bytes }) { return crypto.subtle.decrypt({ name: 'AES-GCM', iv }, this.#key, bytes); }

  async #unlock(item) {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: item.sealed.iv }, this.#key, item.sealed.bytes);
    return { ...item, sealed: undefined, ...JSON.parse(new TextDecoder().decode(text)) };
  }

  // ---- putting in, looking ----

  /**
   * Keeps a post until the house has answered it.
   * @param route where it goes
   * @param body what is posted; with `many` it becomes one of a list of that name, and carries its id
   * @param attachments files that go before it: { name, type, bytes }; the body names them in
   *   `attachments` by name, media_type, size and sha256. Not with `many`.
   * @param loose its place in the order does not matter: it goes after what is small, and holds up nothing
   */
  async add({ id = uuid(), route, body, many, attachments = [], loose = false }) {
    if (!this.#key) throw new Error('locked');
    const files = [];
    for (const { name, type, bytes } of attachments) files.push({ name, type, size: bytes.byteLength, sha256: await sha256(bytes), sealed: await this.#lockBytes(bytes) });
    if (files.length) body = { ...body, attachments: files.map(({ name, type, size, sha256 }) => ({ name, media_type: type, size, sha256 })) };
    const now = Date.now();
    this.#seq = Math.max(this.#seq + 1, now * 1000);
    const item = { id, account: this.account, seq: this.#seq, route, many, loose, made_at: now, state: 'waiting', tries: 0, after: 0 };
    if (files.length) item.manifest = files.map(({ sha256, size }) => ({ sha256, size }));
    item.sealed = await this.#lock({ body, receipt: null });
    const change = this.#base.transaction(['items', 'attachments'], 'readwrite');
    change.objectStore('items').add(item);
    for (const { sha256, size, type, sealed } of files) change.objectStore('attachments').put({ item: id, sha256, account: this.account, size, type, sent: false, sealed });
    await finished(change);
    this.unsent++;
    this.#note();
    this.#tell({ ...item, body, receipt: null });
    this.#channel.postMessage({ account: this.account, id });
    this.flush();
    if (!this.#asked) navigator.storage?.persist?.().then(kept => { this.fragile = !kept; }).catch(() => {});
    this.#asked = true;
    return item;
  }

  /** Items of this account, oldest first, unlocked. */
  async items(states = ['waiting', 'sending', 'done', 'refused'], last = 1000) {
    const range = IDBKeyRange.bound([this.account, 0], [this.account, Infinity]);
    const all = await asked(this.#store('items').index('account').getAll(range));
    return Promise.all(all.filter(each => states.includes(each.state)).slice(-last).map(each => this.#unlock(each)));
  }

  /**
   * Red is checked before it is believed: what the house says it has is done, whatever the answer was
   * that reached us, or did not.
   * @param has whether the house has this item
   */
  async believe(has, receipt) {
    const there = (await this.items(['refused'], Infinity)).filter(has);
    if (!there.length) return;
    await this.#set(there.map(each => ({ ...each, state: 'done', receipt })));
    const change = this.#base.transaction('attachments', 'readwrite');
    for (const { id } of there) change.objectStore('attachments').delete(filesOf(id));
    await finished(change);
    await this.#count();
  }

  /** Lays what was refused away for good, when somebody has read why. */
  async dismiss() {
    this.lost = 0;
    try { localStorage.removeItem(`lost:${this.account}`); } catch { /* a browser that keeps nothing */ }
    const range = IDBKeyRange.bound([this.account, 'refused', 0], [this.account, 'refused', Infinity]);
    await this.#clear(range);
    await this.#count();
  }

  /** Takes one that was not sent away again, and its files: whoever put it in took it back. */
  async drop(id) {
    if (!id) return;
    const change = this.#base.transaction(['items', 'attachments'], 'readwrite');
    const item = await asked(change.objectStore('items').get(id));
    if (item && ['waiting', 'refused'].includes(item.state)) {
      change.objectStore('items').delete(id);
      change.objectStore('attachments').delete(filesOf(id));
    }
    await finished(change);
    this.#channel.postMessage({ account: this.account, id });
    await this.#count();
  }

  // Takes items away, and their files.
  async #clear(range) {
    const change = this.#base.transaction(['items', 'attachments'], 'readwrite');
    const cursor = change.objectStore('items').index('state').openCursor(range);
    cursor.onsuccess = () => {
      if (!cursor.result) return;
      change.objectStore('attachments').delete(filesOf(cursor.result.value.id));
      cursor.result.delete();
      cursor.result.continue();
    };
    await finished(change);
  }

  /** Jots something down under this name, for this account only: a page that is not finished. */
  async jot(name, content) {
    if (!this.#key) throw new Error('locked');
    const sealed = await this.#lock(content);
    const change = this.#base.transaction('jottings', 'readwrite');
    change.objectStore('jottings').put({ account: this.account, name, at: Date.now(), sealed });
    await finished(change);
  }

  /** What was jotted down under this name; undefined: nothing. */
  async jotted(name) {
    const kept = await asked(this.#store('jottings').get([this.account, name]));
    return kept && JSON.parse(new TextDecoder().decode(await this.#unlockBytes(kept.sealed)));
  }

  async unjot(name) {
    const change = this.#base.transaction('jottings', 'readwrite');
    change.objectStore('jottings').delete([this.account, name]);
    await finished(change);
  }

  /** Everything that is not done, as a file that a person can carry elsewhere. */
  async exported() {
    const items = await this.items(['waiting', 'sending', 'refused'], Infinity);
    const plain = [];
    for (const { id, route, body, made_at, state, receipt } of items) {
      const files = [];
      for (const each of await asked(this.#store('attachments').getAll(filesOf(id)))) {
        let text = '';
        for (const byte of new Uint8Array(await this.#unlockBytes(each.sealed))) text += String.fromCharCode(byte);
        files.push({ sha256: each.sha256, data: `data:${each.type};base64,${btoa(text)}` });
      }
      plain.push({ id, route, body, made_at: new Date(made_at).toISOString(), state, receipt, ...(files.length && { files }) });
    }
    return new Blob([JSON.stringify({ account: this.account, items: plain }, null, 1)], { type: 'application/json' });
  }

  unsent = 0;
  refused = 0;
  /** Something waits for three days: a person should know. */
  late = false;

  async #count() {
    const store = this.#store('items').index('state');
    const of = state => IDBKeyRange.bound([this.account, state, 0], [this.account, state, Infinity]);
    const [waiting, sending, refused, oldest] = await Promise.all([
      asked(store.count(of('waiting'))), asked(store.count(of('sending'))), asked(store.count(of('refused'))), asked(store.get(of('waiting')))]);
    this.unsent = waiting + sending;
    this.refused = refused;
    this.late = !!oldest && Date.now() - oldest.made_at > LATE;
    this.#note();
    this.dispatchEvent(new Event('count'));
  }

  // Counted outside the drawer, too: whoever signs out is warned, and a drawer that was emptied is noticed.
  #note() {
    try { localStorage.setItem(`unsent:${this.account}`, this.unsent); } catch { /* a browser that keeps nothing */ }
  }

  #say(line) {
    this.line = line;
    this.dispatchEvent(new Event('count'));
  }

  #tell(item) { this.dispatchEvent(new CustomEvent('item', { detail: item })); }

  // Another tab put something in, or got an answer.
  async #heard({ account, id }) {
    if (account !== this.account || !this.#key) return;
    const item = await asked(this.#store('items').get(id));
    if (item) this.#tell(await this.#unlock(item));
    await this.#count();
  }

  async #sweep() {
    await this.#clear(IDBKeyRange.bound([this.account, 'done', 0], [this.account, 'done', (Date.now() - KEEP_DONE) * 1000]));
    const change = this.#base.transaction('jottings', 'readwrite');
    const cursor = change.objectStore('jottings').openCursor();
    cursor.onsuccess = () => {
      if (!cursor.result) return;
      if (cursor.result.value.at < Date.now() - KEEP_JOTTED) cursor.result.delete();
      cursor.result.continue();
    };
    await finished(change);
  }

  // ---- sending ----

  /** Sends what waits, now; called by whatever may have changed the line, and by a button. */
  flush(byHand = false) {
    if (!this.#key && !byHand) return this.#running;
    clearTimeout(this.#timer);
    if (byHand) this.#failures = 0;
    if (this.#running) { this.#wanted = true; return this.#running; }
    this.#running = this.#turn(byHand).catch(trouble => { console.info('queue', trouble); this.#failures++; }).finally(() => {
      this.#running = undefined;
      if (this.#wanted) { this.#wanted = false; this.flush(); } else this.#later();
    });
    return this.#running;
  }

  #later() {
    if (!this.unsent || this.#running) return;
    clearTimeout(this.#timer);
    const wait = Math.min(300_000, 2_000 * 2 ** Math.min(this.#failures, 8));
    this.#timer = setTimeout(() => this.flush(), wait * (0.8 + Math.random() * 0.4));
  }

  // One sender among all tabs: a lock of the browser, or a lease in the drawer where it has none.
  async #turn(byHand) {
    if (navigator.locks) return navigator.locks.request('queue', () => this.#drain(byHand));
    if (!await this.#lease()) return undefined;
    try { return await this.#drain(byHand); } finally { await this.#lease(true); }
  }

  async #lease(back = false) {
    const change = this.#base.transaction('meta', 'readwrite');
    const meta = change.objectStore('meta');
    const held = await asked(meta.get('lease'));
    const free = !held || held.owner === this.#me || held.until < Date.now();
    if (free) meta.put({ name: 'lease', owner: this.#me, until: back ? 0 : Date.now() + LEASE });
    await finished(change);
    return free;
  }

  async #drain(byHand) {
    if (!this.#csrf || byHand) if (!await this.#pass()) { this.#failures++; return; }
    await this.#takeBack();
    for (;;) {
      const batch = await this.#next();
      if (!batch.length) break;
      if (!navigator.locks) await this.#lease();
      if (!await this.#send(batch)) { this.#failures++; break; }
      this.#failures = 0;
    }
    await this.#count();
  }

  // A tab that was closed while it sent left its items half way. They go again: the house knows them.
  async #takeBack() {
    const range = IDBKeyRange.bound([this.account, 'sending', 0], [this.account, 'sending', Infinity]);
    const change = this.#base.transaction('items', 'readwrite');
    const cursor = change.objectStore('items').index('state').openCursor(range);
    cursor.onsuccess = () => {
      if (!cursor.result) return;
      cursor.result.update({ ...cursor.result.value, state: 'waiting' });
      cursor.result.continue();
    };
    await finished(change);
  }

  // The oldest that is due, with those behind it that go to the same place as a list.
  async #next() {
    const range = IDBKeyRange.bound([this.account, 'waiting', 0], [this.account, 'waiting', Infinity]);
    const all = await asked(this.#store('items').index('state').getAll(range, 20 * MOST_AT_ONCE));
    const due = all.filter(each => each.after <= Date.now());
    if (!due.length) return [];
    const head = due.find(each => !each.loose) ?? due[0];
    const alone = !head.many || head.tries > 2;
    const batch = alone ? [head] : due.filter(each => each.route === head.route && each.many === head.many && each.tries <= 2).slice(0, MOST_AT_ONCE);
    return Promise.all(batch.map(each => this.#unlock(each)));
  }

  async #set(items) {
    const sealed = await Promise.all(items.map(async ({ body, receipt, ...rest }) => ({ ...rest, sealed: await this.#lock({ body, receipt }) })));
    const change = this.#base.transaction('items', 'readwrite');
    // one that was dropped meanwhile does not come back
    const there = await Promise.all(sealed.map(each => asked(change.objectStore('items').getKey(each.id))));
    for (const [at, each] of sealed.entries()) if (there[at]) change.objectStore('items').put(each);
    await finished(change);
    for (const [at, each] of items.entries()) {
      if (!there[at]) continue;
      this.#tell(each);
      if (each.state !== 'sending') this.#channel.postMessage({ account: this.account, id: each.id });
    }
  }

  async #ask(route, options) {
    const answer = await fetch(route, { redirect: 'manual', ...options });
    return { answer, told: (answer.headers.get('Content-Type') ?? '').includes('json') ? await answer.json() : null };
  }

  // Sends the files of an item from where the house has them. Null when it has them all; else the
  // answer that stands in the way.
  async #sendFiles(item) {
    if (!item.manifest) return null;
    const headers = { Accept: 'application/json', ...this.#csrf };
    const total = item.manifest.reduce((sum, each) => sum + each.size, 0);
    let before = 0;
    for (const { sha256, size } of item.manifest) {
      const kept = await asked(this.#store('attachments').get([item.id, sha256]));
      if (kept && !kept.sent) {
        const bytes = await this.#unlockBytes(kept.sealed);
        let now = await this.#ask(`/queue/attachments/${sha256}`, { headers });
        for (let broken = 0; ;) {
          if (!now.answer.ok || !now.told) return now;
          if (now.told.whole) break;
          if (now.told.broken && ++broken > 2) return { answer: new Response(null, { status: 500 }), told: null };
          const { offset } = now.told;
          this.dispatchEvent(new CustomEvent('progress', { detail: { id: item.id, sent: before + offset, total } }));
          now = await this.#ask(`/queue/attachments/${sha256}?size=${size}&offset=${offset}`, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/octet-stream' }, body: bytes.slice(offset, offset + PART) });
          if (!navigator.locks) await this.#lease();
        }
        const change = this.#base.transaction('attachments', 'readwrite');
        change.objectStore('attachments').put({ ...kept, sent: true });
        await finished(change);
      }
      before += size;
      this.dispatchEvent(new CustomEvent('progress', { detail: { id: item.id, sent: before, total } }));
    }
    return null;
  }

  async #unsend(item) {
    const all = await asked(this.#store('attachments').getAll(filesOf(item.id)));
    const change = this.#base.transaction('attachments', 'readwrite');
    for (const each of all) change.objectStore('attachments').put({ ...each, sent: false });
    await finished(change);
  }

  // True when the next may go.
  async #send(batch, again = false) {
    await this.#set(batch.map(each => ({ ...each, state: 'sending' })));
    const [first] = batch;
    const many = first.many;
    const posted = many ? { [many]: batch.map(each => ({ ...each.body, id: each.id })) } : first.body;
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json', ...this.#csrf };
    if (!many) headers['Idempotency-Key'] = first.id;
    let answer;
    let told;
    try {
      ({ answer, told } = await this.#sendFiles(first) ?? await this.#ask(first.route, { method: 'POST', headers, body: JSON.stringify(posted) }));
    } catch {
      await this.#back(batch);
      this.#say('offline');
      return false;
    }
    if (answer.ok && told) { await this.#answered(batch, told); this.#say('online'); return true; }
    const known = told?.code;
    if (answer.type === 'opaqueredirect' || answer.status === 401 || (answer.status === 403 && !known)) {
      // the session ended, or its token changed
      await this.#back(batch);
      if (!again && await this.#pass()) return this.#send(batch, true);
      return false;
    }
    if (known === 'frame.refusal.attachment-missing' && first.manifest) {
      // the house lost sight of a file, or cleared it away: it goes again, before the post
      await this.#unsend(first);
      await this.#back(batch, Date.now() + 1000, true);
      return false;
    }
    if (TRY_AGAIN.has(answer.status) || answer.status >= 500 || answer.ok) {
      const wait = Number(answer.headers.get('Retry-After')) * 1000 || 0;
      await this.#back(batch, Date.now() + wait, true);
      this.#say('broken');
      return batch.length > 1; // alone, each gets its own answer
    }
    if (batch.length > 1) {
      // one of them is at fault: each goes alone, and the others are not held up
      await this.#back(batch, 0, false, 3);
      return true;
    }
    await this.#set([{ ...first, state: 'refused', receipt: { said: told?.detail ?? String(answer.status), code: known } }]);
    await this.#count();
    return true;
  }

  async #back(batch, after = 0, counted = false, tries = 0) {
    await this.#set(batch.map(each => {
      const now = Math.max(tries, each.tries + (counted ? 1 : 0));
      return now >= TRIES && counted
        ? { ...each, state: 'refused', tries: now, receipt: { said: '', code: 'broken' } }
        : { ...each, state: 'waiting', tries: now, after };
    }));
    await this.#count();
  }

  async #answered(batch, told) {
    if (!batch[0].many) {
      await this.#set([{ ...batch[0], state: 'done', receipt: told }]);
      const change = this.#base.transaction('attachments', 'readwrite');
      change.objectStore('attachments').delete(filesOf(batch[0].id));
      await finished(change);
    } else {
      const by = new Map(told.outcomes.map(each => [each.id, each]));
      await this.#set(batch.map(each => {
        const receipt = by.get(each.id);
        if (!receipt || receipt.result === 'LATER') {
          const tries = each.tries + 1;
          return { ...each, tries, state: tries >= TRIES ? 'refused' : 'waiting', after: Date.now() + 1000 * 2 ** tries, receipt };
        }
        return { ...each, state: receipt.result === 'REFUSED' ? 'refused' : 'done', receipt };
      }));
    }
    await this.#count();
  }
}

/** Opens the queue of this account; null where the browser keeps nothing or the address is not secure. */
export const open = async account => {
  if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return null;
  try {
    const queue = await new Queue().open(account);
    return queue;
  } catch (trouble) {
    console.info('queue', trouble);
    return null;
  }
};

/** Says to the service worker: this page works without a connection, keep it. */
export const stay = async (page = location.pathname, more = []) => {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register('/worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const found = [...document.querySelectorAll('link[rel=stylesheet], script[src], link[rel=icon], img, use')]
    .map(each => each.getAttribute('href') || each.getAttribute('src') || '').map(each => each.replace(/#.*/, ''));
  active.postMessage({ page, assets: [...new Set([...found, ...more])].filter(each => each.startsWith('/assets/')) });
};

/** Draws the state of the queue into `frame/queue :: bar`. */
export const bar = (root, queue) => {
  const part = name => root.querySelector(`[data-part="${name}"]`);
  const say = (name, shown, text) => {
    const at = part(name);
    at.hidden = !shown;
    if (shown && text !== undefined && at.textContent !== text) at.textContent = text;
  };
  const draw = () => {
    const words = root.dataset;
    root.hidden = false;
    root.dataset.state = queue.unsent ? 'waiting' : queue.line === 'online' ? 'sent' : queue.line;
    say('state', true, queue.unsent ? words.waiting.replace('0', queue.unsent) : queue.line === 'offline' ? words.offline : words.sent);
    say('offline', queue.unsent && queue.line === 'offline', words.offline);
    say('signed-out', queue.line === 'signed-out');
    say('other', queue.line === 'other');
    say('late', queue.late);
    say('lost', queue.lost, words.lost?.replace('0', queue.lost));
    say('fragile', queue.unsent && queue.fragile);
    say('refused', queue.refused, words.refused.replace('0', queue.refused));
    part('flush').hidden = !queue.unsent;
    part('dismiss').hidden = !queue.refused && !queue.lost;
    part('export').hidden = !queue.unsent && !queue.refused;
  };
  queue.addEventListener('count', draw);
  part('flush').addEventListener('click', () => queue.flush(true));
  part('dismiss').addEventListener('click', () => queue.dismiss());
  part('export').addEventListener('click', async () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await queue.exported());
    link.download = `unsent-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    await pause(1000);
    URL.revokeObjectURL(link.href);
  });
  draw();
};
