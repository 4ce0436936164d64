// The desk: the field is ready at once, whatever becomes of the scan before. A badge that is none, of
// another day, or of somebody who is not admitted says so and holds up nobody. What is said is kept on this
// telephone and sent by itself; how several telephones fit together is the house's business.
const root = document.querySelector('[data-behaviour~="desk"]');
const words = root.dataset;
const [{ open, stay, bar, uuid }, { split, isBadge, hashed }, sound] = await Promise.all([import(words.queue), import(words.badges), import(words.sound)]);
const part = name => root.querySelector(`[data-part="${name}"]`);
const ROUTE = '/attendance/entries';
const form = part('form');
const code = part('code');
const rows = [...part('list').rows];
const byHash = new Map(rows.map(row => [row.dataset.hash, row]));
const bySignup = new Map(rows.map(row => [row.dataset.signup, row]));
const states = new Map();
const walked = new Map();
const queue = await open(Number(words.account));

const clock = at => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: words.zone }).format(new Date(at));
const fill = (text, n = '', t = '', s = '') => text.replace('[n]', n).replace('[t]', t).replace('[s]', s);
const say = (result, text) => {
  const answer = part('answer');
  answer.dataset.result = result;
  answer.querySelector('.word').textContent = { DONE: words.done, REFUSED: words.refused, NOTED: words.noted, DOUBLED: words.noted }[result];
  answer.querySelector('p').textContent = text;
  answer.hidden = false;
  try { sound.play(result); } catch { /* a browser that plays nothing */ }
};

// ---- what is on the list ----

const mode = () => form.elements.namedItem('mode').value;
const standing = row => row.querySelector('[data-part="standing"]').textContent;
const admitted = row => row.dataset.state === 'PLACED';

const draw = row => {
  const times = [];
  if (row.dataset.in) times.push(fill(words.hereAt, '', clock(row.dataset.in)));
  if (row.dataset.out) times.push(fill(words.leftAt, '', clock(row.dataset.out)));
  row.querySelector('[data-part="times"]').textContent = times.join(' ');
};
const count = () => {
  root.querySelector('[data-count="here"]').textContent = rows.filter(row => row.dataset.in).length + walked.size;
  root.querySelector('[data-count="waiting"]').textContent = [...states.values()].filter(each => each === 'waiting' || each === 'sending').length;
  root.dataset.here = rows.filter(row => row.dataset.in).length;
  root.dataset.waits = root.querySelector('[data-count="waiting"]').textContent;
};

// What was said on this telephone, as it stands on the list.
const note = item => {
  if (item.route !== ROUTE || item.body.activity !== words.activity) return;
  states.set(item.id, item.state);
  const { body } = item;
  const refused = item.state === 'refused';
  if (body.via === 'WALK_IN') {
    if (refused) walked.delete(body.email); else walked.set(body.email, body.name);
  }
  const row = rowOf.get(item.id) ?? bySignup.get(String(body.signup));
  if (row) {
    const key = body.kind === 'IN' ? 'in' : 'out';
    if (!refused && (!row.dataset[key] || (key === 'in' ? body.at < row.dataset.in : body.at > row.dataset.out))) row.dataset[key] = body.at;
    if (refused && row.dataset[key] === body.at) delete row.dataset[key];
    const sent = row.querySelector('[data-part="sent"]');
    sent.dataset.result = item.state;
    sent.textContent = refused ? item.receipt?.said || words.broken : item.state === 'done' ? words.told : words.waiting;
    draw(row);
  }
  if (refused) say('REFUSED', item.receipt?.said || words.broken);
  count();
};
const rowOf = new Map();

const put = async (row, body) => {
  const id = uuid();
  if (row) rowOf.set(id, row);
  const at = new Date(Date.now() + (queue.skew || 0)).toISOString();
  const whole = { activity: words.activity, phone: phone(), at, ...body };
  if (row ? admitted(row) : false) whole.listed_at = words.listed;
  try {
    await queue.add({ id, route: ROUTE, many: 'entries', body: whole });
  } catch (trouble) {
    console.info(trouble);
    say('REFUSED', words.notKept);
  }
};
const phone = () => {
  try {
    if (!localStorage.getItem('desk')) localStorage.setItem('desk', uuid());
    return localStorage.getItem('desk');
  } catch { return undefined; }
};

// ---- taking one ----

let asking;
const ask = (row, kind, via) => {
  asking = { row, kind, via };
  const text = fill(words.notAdmitted, row.dataset.name ?? '', '', standing(row));
  say('REFUSED', text);
  part('admit-who').textContent = text;
  part('admit').hidden = false;
};
const closeAsking = () => { asking = undefined; part('admit').hidden = true; part('admit-form').reset(); };

const check = async (row, kind, via, word) => {
  const name = row.dataset.name ?? '';
  if (row.dataset.state === 'UNNAMED') { say('REFUSED', fill(words.notAdmitted, name, '', standing(row))); return; }
  if (kind === 'IN' && row.dataset.in && !row.dataset.out) { say('DOUBLED', fill(words.again, name, clock(row.dataset.in))); return; }
  if (kind === 'IN' && !admitted(row) && !word) { ask(row, kind, via); return; }
  await put(row, { signup: Number(row.dataset.signup), kind, via, ...(word && { word }) });
  say('DONE', fill(kind === 'IN' ? words.in : words.out, name));
};

const scan = async text => {
  for (const one of split(text)) {
    try {
      if (!isBadge(one)) { say('REFUSED', fill(words.noBadge, one.length > 40 ? `${one.slice(0, 40)}…` : one)); continue; }
      const row = byHash.get(await hashed(one));
      if (!row) { say('REFUSED', fill(words.notListed, '', clock(words.listed))); continue; }
      await check(row, mode(), 'QR');
    } catch (trouble) {
      console.info(trouble);
      say('REFUSED', words.notKept);
    }
  }
};
// one after the other, and none of them stops the next
let turn = Promise.resolve();
const take = text => { turn = turn.then(() => scan(text)).catch(trouble => console.info(trouble)); return turn; };

// ---- by name ----

const search = root.querySelector('#q');
const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const find = () => {
  const wanted = plain(search.value.trim());
  let found = 0;
  for (const row of rows) {
    row.hidden = !!wanted && !plain(row.cells[0].textContent).includes(wanted);
    if (!row.hidden) found++;
  }
  part('found').textContent = wanted ? fill(found ? words.many : words.nobody, found || search.value.trim()) : '';
};

// ---- begin ----

if (queue) bar(root.querySelector('.queue'), queue);
if (queue?.ready) {
  part('plain-word').hidden = true;
  for (const item of await queue.items(undefined, Infinity)) {
    if (item.state !== 'refused') note(item);
    else if (item.route === ROUTE && item.body.activity === words.activity) states.set(item.id, item.state);
  }
  part('answer').hidden = true;
  queue.addEventListener('item', event => note(event.detail));
  const settle = () => stay(location.pathname, [words.queue, words.badges, words.sound, words.camera, words.decoder, words.wasm]).catch(() => {});
  settle();
  queue.addEventListener('pass', settle);

  form.addEventListener('submit', event => {
    event.preventDefault();
    const text = code.value;
    code.value = '';
    if (text.trim()) take(text);
    code.focus({ preventScroll: true });
  });
  code.addEventListener('keydown', event => {
    // some scanners end with Tab
    if (event.key !== 'Tab' || event.shiftKey || !code.value.trim()) return;
    event.preventDefault();
    form.requestSubmit();
  });
  code.addEventListener('paste', event => {
    const text = event.clipboardData.getData('text');
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault();
    take(text);
  });
  part('rows').addEventListener('submit', event => {
    event.preventDefault();
    const [kind] = event.submitter?.value.split(':') ?? ['IN'];
    const row = event.submitter?.closest('tr');
    if (row) turn = turn.then(() => check(row, kind, 'NAME')).catch(trouble => console.info(trouble));
  });
  part('search').addEventListener('submit', event => {
    event.preventDefault();
    const open = rows.filter(row => !row.hidden);
    if (search.value.trim() && open.length === 1) open[0].querySelector('button')?.focus();
  });
  search.addEventListener('input', find);
  find();

  part('admit-form').addEventListener('submit', event => {
    event.preventDefault();
    const word = root.querySelector('#admit-word').value.trim();
    if (!asking || !word) { say('REFUSED', words.wordFirst); return; }
    const { row, kind, via } = asking;
    closeAsking();
    turn = turn.then(() => check(row, kind, via, word)).catch(trouble => console.info(trouble));
    code.focus({ preventScroll: true });
  });
  part('admit-not').addEventListener('click', () => { closeAsking(); code.focus({ preventScroll: true }); });

  const walkIn = part('walk-in');
  walkIn.addEventListener('submit', event => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(walkIn));
    const word = given.word.trim();
    if (given.agreed !== 'true') { say('REFUSED', words.agreeFirst); return; }
    if (walkIn.elements.slot.selectedOptions[0]?.dataset.guarded === 'true' && !word) { say('REFUSED', words.wordFirst); return; }
    put(null, { kind: 'IN', via: 'WALK_IN', slot: Number(given.slot), name: given.name.trim(), email: given.email.trim(), speaks: given.speaks, ...(given.at_least && { at_least: Number(given.at_least) }), agreed: true, ...(word && { word }) }).then(() => {
      say('DONE', fill(words.walked, given.name.trim()));
      walkIn.reset();
      code.focus({ preventScroll: true });
    });
  });

  if (navigator.mediaDevices?.getUserMedia) {
    let close;
    const camera = part('camera');
    camera.hidden = false;
    camera.addEventListener('click', async () => {
      const video = part('video');
      if (close) { close(); close = undefined; video.hidden = true; return; }
      try {
        const { look } = await import(words.camera);
        video.hidden = false;
        close = await look(video, { script: words.decoder, wasm: words.wasm }, take);
      } catch (trouble) {
        console.info(trouble);
        video.hidden = true;
        camera.hidden = true;
      }
    });
  }
  // A scanner that is used while nothing has the focus still scans.
  document.addEventListener('keydown', event => {
    const elsewhere = event.target.closest('input, select, textarea, button, a, summary, [contenteditable]');
    if (elsewhere || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === '/') return;
    code.focus({ preventScroll: true });
  });
} else part('unkept').hidden = false;
count();
root.dataset.ready = 'true';
