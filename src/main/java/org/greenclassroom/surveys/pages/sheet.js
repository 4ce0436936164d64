// The sheet of a survey on a tablet. What is typed and photographed is jotted down at once, in the locked
// drawer of whoever is signed in; handing it in puts one act into the queue, its photographs before it.
// Two tabs of the same sheet are one act: each shows what the other jots.
const MOST_PHOTOS = 12;
const root = document.querySelector('[data-behaviour~="sheet"]');
const words = root.dataset;
const [{ open, stay, bar, uuid }, { shrink, toText, toBytes }] = await Promise.all([import(words.queue), import(words.shrink)]);
const part = name => root.querySelector(`[data-part="${name}"]`);
const form = part('form');
const post = words.post;
const name = `survey:${post}`;
const LOOK = { waiting: 'NOTED', sending: 'NOTED', done: 'DONE', refused: 'REFUSED' };
const OURS = new Set(['room', 'seats', 'surveyed_on']);
const blank = () => ({ id: uuid(), photos: [], seen: Number(words.seen), begun: Date.now() });
let act = blank();
let locked = false;
const tabs = new BroadcastChannel(name);

// ---- what is on the page, and back ----

const named = [...new Set([...form.elements].filter(each => each.name && !each.name.startsWith('_') && each.name !== 'seen' && each.type !== 'file').map(each => each.name))];
const plain = () => Object.fromEntries(named.map(key => [key, form.elements.namedItem(key).value]));
const restore = (fields, but) => {
  for (const [key, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(key);
    if (field && key !== but) field.value = value;
  }
  reckon();
};
const first = plain();

// What N seats draw: the same sum as on the house's side (Draw.java).
const reckon = () => {
  const draws = part('draws');
  const seats = Number(form.elements.namedItem('seats').value);
  const typed = Number(form.elements.namedItem('volts').value);
  const volts = typed >= 100 ? typed : Number(draws.dataset.volts);
  if (seats > 0) for (const line of draws.querySelectorAll('[data-va]')) {
    const drawn = (seats + 1) * Number(line.dataset.va);
    const tell = (what, value) => { line.querySelector(`[data-part="${what}"]`).textContent = value; };
    tell('amperes', (Math.round(10 * drawn / volts) / 10).toFixed(1));
    tell('breaker', Math.ceil(Number((10 * drawn / (8 * volts)).toFixed(6))));
    tell('sockets', (seats + 1) * Number(line.dataset.sockets));
  }
  const asked = named.filter(key => !OURS.has(key));
  const known = asked.filter(key => form.elements.namedItem(key).value !== '').length;
  part('known').textContent = words.known.replace('[known]', known).replace('[all]', asked.length);
  part('known').hidden = false;
};

const showPhotos = () => {
  part('photos').replaceChildren(...act.photos.map((photo, at) => {
    const line = document.createElement('li');
    const image = document.createElement('img');
    image.src = `data:${photo.type};base64,${photo.data}`;
    image.alt = words.photo.replace('0', at + 1);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = words.remove;
    button.setAttribute('aria-label', `${words.remove} ${image.alt}`);
    button.addEventListener('click', () => { act.photos.splice(at, 1); showPhotos(); jot(); form.querySelector('#photos').focus(); });
    line.append(image, button);
    return line;
  }));
  root.dataset.photos = act.photos.length;
};

// ---- the state of the act ----

const say = (look, word, said = '') => {
  const answer = part('answer');
  answer.dataset.result = look;
  answer.querySelector('.word').textContent = word;
  answer.querySelector('p').textContent = said;
  answer.hidden = false;
};

const lock = now => {
  locked = now;
  form.hidden = now;
  part('after').hidden = !now;
};

const show = item => {
  if (item.route !== post || item.id !== act.id) return;
  if (item.state === 'refused') {
    act.id = uuid(); // put right, it is another act
    lock(false);
    say('REFUSED', words.refused, item.receipt?.said || words.broken);
    jot();
    return;
  }
  lock(true);
  const done = item.state === 'done';
  say(LOOK[item.state], done ? words.done : words[item.state], done && item.receipt?.contested ? words.contested : '');
  part('see').hidden = !done;
  if (done) {
    part('see').href = `/surveys/${item.receipt.survey}`;
    queue.unjot(name).catch(() => {});
  }
};

// ---- jotting, here and in the other tab ----

let soon;
const now = async () => {
  clearTimeout(soon);
  if (locked || !queue?.ready) return;
  const jotting = { ...act, fields: plain() };
  tabs.postMessage(jotting);
  try {
    await queue.jot(name, jotting);
    part('jotted').hidden = false;
    root.dataset.jotted = new Date().toISOString();
  } catch (trouble) {
    console.info(trouble);
    say('NOTED', words.notKept);
  }
};
const jot = () => { clearTimeout(soon); soon = setTimeout(now, 250); };

const take = ({ fields, ...other }, but) => {
  act = other;
  restore(fields, but);
  showPhotos();
};

tabs.onmessage = ({ data }) => {
  if (locked && data.id === act.id) return;
  if (locked) { lock(false); part('answer').hidden = true; }
  take(data, document.hasFocus() ? document.activeElement?.name : undefined);
};

// ---- begin ----

const queue = await open(Number(words.account));
if (queue) bar(root.querySelector('.queue'), queue);
const settle = () => stay(location.pathname, [words.queue, words.shrink]).catch(() => {});
reckon();

if (queue?.ready) {
  const before = (await queue.items()).filter(each => each.route === post);
  const kept = await queue.jotted(name);
  if (kept) {
    take(kept);
    part('jotted').hidden = false;
  } else if (before.length && before.at(-1).state !== 'refused') act.id = before.at(-1).id;
  for (const each of before) show(each);
  queue.addEventListener('item', event => show(event.detail));
  queue.addEventListener('progress', ({ detail }) => { if (detail.id === act.id && detail.sent < detail.total) say('NOTED', words.sending, `${Math.round(100 * detail.sent / detail.total)} %`); });
  settle();
  // whoever came in anew took the kept page away
  queue.addEventListener('pass', settle);

  form.addEventListener('input', () => { reckon(); jot(); });
  form.addEventListener('change', () => { reckon(); jot(); });
  document.addEventListener('visibilitychange', () => { if (document.hidden) now(); });
  addEventListener('pagehide', () => { now(); });

  part('another').addEventListener('click', () => {
    act = blank();
    restore({ ...first, room: '' });
    showPhotos();
    lock(false);
    part('answer').hidden = true;
    now();
    form.elements.namedItem('room').focus();
  });

  const photos = form.querySelector('#photos');
  photos.addEventListener('change', async () => {
    const chosen = [...photos.files];
    photos.value = '';
    for (const file of chosen) {
      if (act.photos.length >= MOST_PHOTOS) { say('REFUSED', words.photoMost); break; }
      try {
        const { type, bytes } = await shrink(file);
        act.photos.push({ name: `photo-${act.photos.length + 1}.jpg`, type, data: toText(bytes) });
      } catch (trouble) {
        console.info(trouble);
        say('REFUSED', words.photoRefused, file.name);
      }
    }
    showPhotos();
    await now();
  });

  form.addEventListener('submit', async event => {
    event.preventDefault();
    clearTimeout(soon);
    const fields = plain();
    const facts = Object.fromEntries(named.filter(key => !OURS.has(key) && fields[key].trim()).map(key => [key, fields[key].trim()]));
    if (!Object.keys(facts).length) {
      say('REFUSED', words.refused, words.empty);
      part('answer').scrollIntoView({ block: 'center' });
      return;
    }
    await now();
    const body = {
      room: fields.room,
      seats: Number(fields.seats) || null,
      facts,
      seen: act.seen,
      surveyed_at: new Date(Date.now() + queue.skew).toISOString(),
      ...(fields.surveyed_on && { surveyed_on: fields.surveyed_on }),
    };
    const attachments = act.photos.map(({ name: called, type, data }) => ({ name: called, type, bytes: toBytes(data) }));
    lock(true);
    part('answer').scrollIntoView({ block: 'center' });
    try {
      await queue.add({ id: act.id, route: post, body, attachments });
    } catch (trouble) {
      // the other tab handed the same act in: it is there once. Else the drawer is full, and that is said.
      console.info(trouble);
      const there = (await queue.items()).find(each => each.id === act.id);
      if (there) { show(there); return; }
      lock(false);
      say('REFUSED', words.notKept);
    }
  });
}
root.dataset.ready = 'true';
