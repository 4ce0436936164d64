// The scanning element: the field is ready at once, whatever becomes of the scan before; each scan is
// kept and posted in the background, and its answer comes back to its own line.
const root = document.querySelector('[data-behaviour~="scan"]');
const { queue: queueAt, codes: codesAt, sound: soundAt, camera: cameraAt, decoder, wasm } = root.dataset;
const [{ open, stay, bar, uuid }, { split, same }, sound] = await Promise.all([import(queueAt), import(codesAt), import(soundAt)]);
const part = name => root.querySelector(`[data-part="${name}"]`);
const form = part('form');
const field = part('field');
const lines = part('lines');
const words = root.dataset;
const SHOWN = 20;
const LOOK = { waiting: 'wait', sending: 'wait', DONE: 'good', TOLD: 'todo', NOTED: 'wait', DOUBLED: 'wait', REFUSED: 'late' };
const tally = { DONE: 0, TOLD: 0, NOTED: 0, DOUBLED: 0, REFUSED: 0, waiting: 0 };
const results = new Map();
const account = Number(words.account);
const round = words.round ? Number(words.round) : undefined;
const post = words.post;

// ---- one line per scan ----

const lineOf = (id, code) => {
  const found = lines.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (found) return found;
  const line = part('line').content.firstElementChild.cloneNode(true);
  line.dataset.id = id;
  line.querySelector('.code').textContent = code;
  lines.prepend(line);
  while (lines.children.length > SHOWN) lines.lastElementChild.remove();
  return line;
};

const count = (id, now) => {
  const before = results.get(id);
  if (before === now) return false;
  if (before) tally[before]--;
  tally[now]++;
  results.set(id, now);
  for (const [name, many] of Object.entries(tally)) {
    const at = root.querySelector(`[data-tally="${name}"]`);
    if (at) { at.querySelector('strong').textContent = many; at.hidden = !many && name !== 'DONE' && name !== 'waiting'; }
  }
  part('tally').hidden = false;
  return true;
};

const draw = (line, look, word, said) => {
  line.dataset.result = look;
  const badge = line.querySelector('.badge');
  badge.className = `badge ${LOOK[look]}`;
  badge.textContent = word;
  line.querySelector('.said-of-it').textContent = said;
};

const answered = (item, fresh) => {
  const { receipt } = item;
  const result = receipt?.result ?? 'REFUSED';
  const said = receipt?.said || words.broken;
  const line = lineOf(item.id, item.body.code);
  draw(line, result, words[result.toLowerCase()], said);
  if (receipt?.tag) {
    const link = line.querySelector('a.tag');
    link.hidden = false;
    link.textContent = receipt.tag;
    link.href = `/devices/${receipt.tag.replace('-', '')}`;
    line.querySelector('.code').hidden = true;
  }
  if (!count(item.id, result) || !fresh) return;
  const answer = part('answer');
  answer.dataset.result = result;
  answer.querySelector('.word').textContent = words[result.toLowerCase()];
  answer.querySelector('p').textContent = said;
  answer.hidden = false;
  sound.play(result);
  refresh();
};

// The count above and the lists below belong to the whole round: several people scan at once.
let soon;
const refresh = () => {
  if (!round) return;
  clearTimeout(soon);
  soon = setTimeout(async () => {
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
      if (!answer.ok || answer.redirected) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const each of document.querySelectorAll('[data-live]')) {
        const now = fresh.querySelector(`[data-live="${each.dataset.live}"]`);
        if (now) each.replaceWith(document.importNode(now, true));
      }
    } catch { /* without a connection the old count stays */ }
  }, 800);
};

const show = item => {
  if (item.route !== post || (item.body.round ?? undefined) !== round) return;
  if (item.state === 'done' || item.state === 'refused') { answered(item, true); return; }
  draw(lineOf(item.id, item.body.code), item.state, words[item.state], '');
  count(item.id, 'waiting');
};

// ---- the queue, or its stand-in where the browser keeps nothing ----

const withoutDrawer = () => {
  // no secure address, or no storage: what is scanned is kept by this page only, and it says so
  part('unkept').hidden = false;
  let turn = Promise.resolve();
  addEventListener('beforeunload', event => { if (tally.waiting) event.preventDefault(); });
  const token = form.elements.namedItem('_csrf')?.value;
  return scan => {
    const item = { id: uuid(), route: post, body: scan, state: 'waiting' };
    show(item);
    turn = turn.then(async () => {
      for (let tries = 0; ; tries++) {
        try {
          const answer = await fetch(post, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-TOKEN': token }, body: JSON.stringify({ ...scan, id: item.id }) });
          const told = await answer.json();
          show({ ...item, state: answer.ok ? 'done' : 'refused', receipt: answer.ok ? told.outcomes[0] : { said: told.detail } });
          return;
        } catch { await new Promise(wake => setTimeout(wake, Math.min(30_000, 1000 * 2 ** tries))); }
      }
    });
  };
};

const queue = await open(account);
let put;
if (queue?.ready) {
  // what waited when the page was opened, and the last answers of this day, come back to their lines
  for (const item of (await queue.items()).filter(each => each.route === post && (each.body.round ?? undefined) === round).slice(-200)) {
    if (item.state === 'done' || item.state === 'refused') answered(item, false);
    else show(item);
  }
  queue.addEventListener('item', event => show(event.detail));
  put = scan => {
    const id = uuid();
    queue.add({ id, route: post, body: scan, many: 'scans' }).catch(trouble => {
      // the drawer is full or locked: better said at once than found missing later
      console.info(trouble);
      show({ id, route: post, body: scan, state: 'refused', receipt: { said: words.notKept } });
    });
  };
  queue.addEventListener('count', () => { field.disabled = queue.line === 'other'; });
} else put = withoutDrawer();
if (queue) bar(root.querySelector('.queue'), queue);
const settle = () => stay(location.pathname, [queueAt, codesAt, soundAt, cameraAt]).catch(() => {});
settle();
// whoever signed in anew took the kept page away
queue?.addEventListener('pass', settle);

// ---- scanning ----

const chosen = name => form.elements.namedItem(name)?.value ?? '';
const mode = () => chosen('mode');

const take = text => {
  const skew = queue?.skew ?? 0;
  for (const code of split(text)) {
    const options = {};
    for (const each of form.querySelectorAll(`[data-for="${mode()}"] [name]:not([name=pallet])`)) options[each.name] = each.value;
    const scan = { code, mode: mode(), options, scanned_at: new Date(Date.now() + skew).toISOString() };
    if (mode() === 'PALLET') scan.pallet = Number(chosen('pallet')) || null;
    if (round) scan.round = round;
    put(scan);
  }
};

const takeField = () => {
  const text = field.value;
  field.value = '';
  if (text.trim()) take(text);
};

form.addEventListener('submit', event => {
  event.preventDefault();
  const list = part('list');
  if (event.submitter === part('paste') || (list && document.activeElement === list)) {
    take(list.value);
    list.value = '';
  } else takeField();
  field.focus({ preventScroll: true });
});

field.addEventListener('keydown', event => {
  // some scanners end with Tab; in an empty field it moves on as everywhere
  if (event.key !== 'Tab' || event.shiftKey || !field.value.trim()) return;
  event.preventDefault();
  takeField();
});
field.addEventListener('paste', event => {
  const text = event.clipboardData.getData('text');
  if (!/[\r\n]/.test(text)) return;
  event.preventDefault();
  take(text);
});

// A scanner that is used while something else has the focus still scans: its letters come faster than a
// hand types, and go into no other field.
document.addEventListener('keydown', event => {
  const elsewhere = event.target.closest('input, select, textarea, button, a, summary, [contenteditable]');
  if (elsewhere || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === '/') return;
  field.focus({ preventScroll: true });
});

// ---- options of the mode, sound, camera ----

const suit = () => {
  for (const each of form.querySelectorAll('[data-for]')) each.hidden = each.dataset.for !== mode();
  part('answer').hidden = true;
};
let pointed = 0;
document.addEventListener('pointerdown', () => { pointed = Date.now(); });
for (const each of form.querySelectorAll('select')) {
  // who chose with the mouse scans next; who chooses with the keys goes on with Enter or Tab
  each.addEventListener('change', () => { suit(); if (Date.now() - pointed < 5000) field.focus({ preventScroll: true }); });
  each.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    field.focus({ preventScroll: true });
  });
}
suit();

const muteButton = part('mute');
const drawMute = () => {
  muteButton.setAttribute('aria-pressed', String(sound.muted()));
  muteButton.textContent = sound.muted() ? words.soundOff : words.soundOn;
};
muteButton.hidden = false;
muteButton.addEventListener('click', () => { sound.mute(!sound.muted()); drawMute(); field.focus({ preventScroll: true }); });
drawMute();

if (navigator.mediaDevices?.getUserMedia) {
  const button = part('camera');
  const video = part('video');
  let close;
  button.hidden = false;
  button.addEventListener('click', async () => {
    if (close) { close(); close = undefined; video.hidden = true; button.textContent = words.cameraOpen; return; }
    try {
      const { look } = await import(cameraAt);
      const seen = new Map();
      video.hidden = false;
      close = await look(video, { script: decoder, wasm }, code => { if (Date.now() - (seen.get(same(code)) ?? 0) > 1500) take(code); seen.set(same(code), Date.now()); });
      button.textContent = words.cameraClose;
    } catch (trouble) {
      video.hidden = true;
      const answer = part('answer');
      answer.dataset.result = 'REFUSED';
      answer.querySelector('.word').textContent = words.refused;
      answer.querySelector('p').textContent = words.cameraRefused;
      answer.hidden = false;
      console.info(trouble);
    }
  });
}
root.dataset.ready = 'true';
field.focus({ preventScroll: true });
