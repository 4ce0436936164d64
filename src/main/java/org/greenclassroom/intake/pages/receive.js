// Receiving by scanner or keyboard: the field is ready at once, whatever becomes of the scan before.
// Each scan is kept and posted in the background; its answer comes back to its own line. In the mode
// with labels a number waits until its label was scanned.
const root = document.querySelector('[data-behaviour~="receive"]');
const { queue: queueAt, codes: codesAt, sound: soundAt } = root.dataset;
const [{ open, stay, bar, uuid }, { isTag }, sound] = await Promise.all([import(queueAt), import(codesAt), import(soundAt)]);
const part = name => root.querySelector(`[data-part="${name}"]`);
const words = root.dataset;
const form = part('form');
const field = part('field');
const lines = part('lines');
const post = words.post;
const account = Number(words.account);
const SHOWN = 8;
const LOOK = { waiting: 'wait', sending: 'wait', DONE: 'good', NOTED: 'wait', DOUBLED: 'wait', REFUSED: 'late' };
const tally = { DONE: 0, NOTED: 0, DOUBLED: 0, REFUSED: 0, waiting: 0 };
const results = new Map();
const value = name => form.elements.namedItem(name)?.value.trim() ?? '';

// ---- one line per scan ----

const lineOf = (id, code) => {
  const found = lines.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (found) return found;
  const line = part('line').content.firstElementChild.cloneNode(true);
  line.dataset.id = id;
  line.querySelector('.code').textContent = code || '–';
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
    at.querySelector('strong').textContent = many;
    at.hidden = !many && name !== 'DONE' && name !== 'waiting';
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

const tell = (result, said, item) => {
  const answer = part('answer');
  answer.dataset.result = result;
  answer.querySelector('.word').textContent = words[result.toLowerCase()];
  answer.querySelector('p').textContent = said;
  const ways = part('ways');
  ways.replaceChildren();
  const way = (text, more) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'second';
    button.textContent = text;
    button.addEventListener('click', () => { put({ ...item.body, ...more }); ways.replaceChildren(); field.focus(); });
    ways.append(button);
  };
  for (const each of item?.receipt?.choices ?? []) way(words.choice.replace('{0}', each.lot).replace('{1}', each.line).replace('{2}', each.what), { item: each.item });
  if (item?.receipt?.anew) way(words.anew, { anew: true });
  ways.hidden = !ways.children.length;
  answer.hidden = false;
  sound.play(result);
};

const answered = (item, fresh) => {
  const { receipt } = item;
  const result = receipt?.result ?? 'REFUSED';
  const said = receipt?.said || words.broken;
  draw(lineOf(item.id, item.body.code), result, words[result.toLowerCase()], said);
  if (!count(item.id, result) || !fresh) return;
  tell(result, said, item);
  refresh();
};

// What others scan counts, too: the parts of the page that belong to the whole session are fetched
// again, at most every second and a half.
let soon;
const refresh = () => {
  soon ??= setTimeout(async () => {
    soon = undefined;
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (!answer.ok || answer.redirected) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const each of document.querySelectorAll('[data-live]')) {
        const now = fresh.querySelector(`[data-live="${each.dataset.live}"]`);
        if (now && !each.contains(document.activeElement)) each.replaceWith(document.importNode(now, true));
      }
    } catch { /* without a connection the old count stays */ }
  }, 1500);
};

const show = item => {
  if (item.route !== post) return;
  if (item.state === 'done' || item.state === 'refused') { answered(item, true); return; }
  draw(lineOf(item.id, item.body.code), item.state, words[item.state], '');
  count(item.id, 'waiting');
};

// ---- the queue, or its stand-in where the browser keeps nothing ----

const withoutDrawer = () => {
  part('unkept').hidden = false;
  let turn = Promise.resolve();
  addEventListener('beforeunload', event => { if (tally.waiting) event.preventDefault(); });
  const token = form.elements.namedItem('_csrf')?.value;
  return body => {
    const item = { id: uuid(), route: post, body, state: 'waiting' };
    show(item);
    turn = turn.then(async () => {
      for (let tries = 0; ; tries++) {
        try {
          const answer = await fetch(post, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-TOKEN': token }, body: JSON.stringify({ ...body, id: item.id }) });
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
  for (const item of (await queue.items()).filter(each => each.route === post).slice(-SHOWN)) {
    if (item.state === 'done' || item.state === 'refused') answered(item, false);
    else show(item);
  }
  queue.addEventListener('item', event => show(event.detail));
  put = body => {
    const id = uuid();
    queue.add({ id, route: post, body, many: 'scans' }).catch(trouble => {
      console.info(trouble);
      show({ id, route: post, body, state: 'refused', receipt: { said: words.notKept } });
    });
  };
  queue.addEventListener('count', () => { field.disabled = queue.line === 'other'; });
} else put = withoutDrawer();
if (queue) bar(root.querySelector('.queue'), queue);
const settle = () => stay(location.pathname, [queueAt, codesAt, soundAt]).catch(() => {});
settle();
queue?.addEventListener('pass', settle);

// ---- scanning ----

const withLabel = form.elements.namedItem('labelled');
let held;
const hold = code => {
  held = code;
  part('held').hidden = !code;
  part('held').querySelector('code').textContent = code ?? '';
};

const scan = (code, tag) => {
  const skew = queue?.skew ?? 0;
  put({ code, tag, kind: value('kind') || undefined, maker: value('maker') || undefined, model: value('model') || undefined, scanned_at: new Date(Date.now() + skew).toISOString() });
};

const take = code => {
  if (!withLabel.checked) { scan(code); return; }
  if (held === undefined) {
    if (isTag(code.replace(/^.*\//, '').replace(/[-–_\s]/g, ''))) scan(code); // a thing that bears only its label
    else hold(code);
    return;
  }
  if (!isTag(code.replace(/^.*\//, '').replace(/[-–_\s]/g, ''))) { tell('REFUSED', words.labelNext.replace('{0}', held)); return; }
  scan(held, code);
  hold(undefined);
};

const list = part('list');
const takeField = () => {
  const text = field.value.trim();
  field.value = '';
  if (text) take(text);
};

form.addEventListener('submit', event => {
  const button = event.submitter;
  if (button === part('paste')) return; // a list is answered as a page
  event.preventDefault();
  if (button === part('nameless')) {
    if (value('kind')) scan('', undefined);
    else tell('REFUSED', words.kindFirst);
  } else takeField();
  field.focus({ preventScroll: true });
});
field.addEventListener('keydown', event => {
  if (event.key !== 'Tab' || event.shiftKey || !field.value.trim()) return;
  event.preventDefault();
  takeField();
});
field.addEventListener('paste', event => {
  const text = event.clipboardData.getData('text');
  if (!/[\r\n]/.test(text.trim())) return;
  event.preventDefault();
  list.value = text;
  form.requestSubmit(part('paste'));
});
// Keys without a field, as of a scanner that is used while nothing has the focus, go into ours.
document.addEventListener('keydown', event => {
  const elsewhere = event.target.closest('input, select, textarea, button, a, summary, [contenteditable]');
  if (elsewhere || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === '/') return;
  field.focus({ preventScroll: true });
});

// What is being scanned stays chosen when the page is drawn anew, in this tab.
const KEPT = ['kind', 'maker', 'model'];
try {
  const kept = JSON.parse(sessionStorage.getItem(post) ?? '{}');
  for (const name of KEPT) if (kept[name]) form.elements.namedItem(name).value = kept[name];
  withLabel.checked = !!kept.labelled;
  if (kept.kind || kept.labelled) part('same').open = true;
} catch { /* a browser that keeps nothing */ }
form.addEventListener('change', () => {
  try { sessionStorage.setItem(post, JSON.stringify({ ...Object.fromEntries(KEPT.map(name => [name, value(name)])), labelled: withLabel.checked })); } catch { /* not kept */ }
  if (!withLabel.checked) hold(undefined);
});
for (const name of KEPT) form.elements.namedItem(name).addEventListener('keydown', event => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  field.focus({ preventScroll: true });
});

const muteButton = part('mute');
const drawMute = () => {
  muteButton.setAttribute('aria-pressed', String(sound.muted()));
  muteButton.textContent = sound.muted() ? words.soundOff : words.soundOn;
};
muteButton.hidden = false;
muteButton.addEventListener('click', () => { sound.mute(!sound.muted()); drawMute(); field.focus({ preventScroll: true }); });
drawMute();
root.dataset.ready = 'true';
field.focus({ preventScroll: true });
