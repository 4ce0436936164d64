// A page that is filled in on site, without a connection: what is entered, photographed and signed is
// jotted down at once; the act at the end goes into the queue, with its photographs before it. Names of
// fields become the act: `found.X` is {found: {X: …}}, a ticked box is one of a list, `<side>Name` and
// `<side>Drawn` are who signed.
const root = document.querySelector('[data-behaviour~="site"]');
const words = root.dataset;
const [{ open, stay, bar, uuid }, { shrink, toText, toBytes }] = await Promise.all([import(words.queue), import(words.shrink)]);
const part = name => root.querySelector(`[data-part="${name}"]`);
const form = part('form');
const { post, aside } = words;
const name = `site:${post}`;
const LOOK = { waiting: 'NOTED', sending: 'NOTED', done: 'DONE', refused: 'REFUSED' };
const sides = ['giver', 'taker'];
let act = { id: uuid(), photos: [] };
let locked = false;

// ---- what is on the page, and back ----

const plain = () => {
  const fields = {};
  for (const each of form.elements) {
    if (!each.name || each.name.startsWith('_') || each.type === 'file') continue;
    if (each.type === 'checkbox') { fields[each.name] ??= []; if (each.checked) fields[each.name].push(each.value); }
    else if (each.type !== 'radio' || each.checked) fields[each.name] = each.value;
  }
  return fields;
};

const restore = fields => {
  for (const each of form.elements) {
    if (!each.name || each.name.startsWith('_') || each.type === 'file' || !(each.name in fields)) continue;
    const kept = fields[each.name];
    if (each.type === 'checkbox') each.checked = kept.includes(each.value);
    else if (each.type === 'radio') each.checked = kept === each.value;
    else each.value = kept;
  }
  for (const side of sides) form.elements.namedItem(`${side}Drawn`)?.closest('fieldset').dispatchEvent(new Event('restored'));
};

const bodyOf = fields => {
  const body = { at: new Date(Date.now() + queue.skew).toISOString() };
  for (const side of sides) if (`${side}Name` in fields) body[side] = { name: fields[`${side}Name`], drawn: fields[`${side}Drawn`] ?? '' };
  for (const [key, value] of Object.entries(fields)) {
    const [group, ...rest] = key.split('.');
    if (sides.some(side => key.startsWith(side)) || value === '') continue;
    if (rest.length) (body[group] ??= {})[rest.join('.')] = value;
    else body[group] = value;
  }
  return body;
};

const photosAt = part('photos');
const showPhotos = () => {
  photosAt?.replaceChildren(...act.photos.map((photo, at) => {
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
  if (form) form.hidden = now;
};

const show = item => {
  if (item.route !== post && item.route !== aside) return;
  const whole = item.route === post;
  if (item.state === 'refused') {
    say('REFUSED', words.refused, item.receipt?.said || words.broken);
    if (!whole) return;
    if (item.id === act.id) act.id = uuid(); // put right, it is another act
    lock(words.over === 'true');
    jot();
    return;
  }
  say(LOOK[item.state], item.state === 'done' ? (whole ? words.done : words.asideDone) : words[item.state]);
  if (!whole) return;
  lock(true);
  if (item.state === 'done') queue.unjot(name).catch(() => {});
};

// ---- jotting ----

let soon;
const now = async () => {
  clearTimeout(soon);
  if (locked || !queue?.ready || !form) return;
  try {
    await queue.jot(name, { ...act, fields: plain() });
    part('jotted').hidden = false;
    root.dataset.jotted = new Date().toISOString();
  } catch (trouble) {
    console.info(trouble);
    say('NOTED', words.notKept);
  }
};
const jot = () => { clearTimeout(soon); soon = setTimeout(now, 250); };

// ---- begin ----

const queue = await open(Number(words.account));
if (queue) bar(root.querySelector('.queue'), queue);
const settle = () => stay(location.pathname, [words.queue, words.shrink]).catch(() => {});

if (queue?.ready) {
  const kept = form && await queue.jotted(name);
  if (kept) {
    act = { id: kept.id, photos: kept.photos ?? [] };
    restore(kept.fields ?? {});
    showPhotos();
    part('jotted').hidden = false;
  }
  const before = (await queue.items()).filter(each => each.route === post || each.route === aside);
  // the last word counts; of a room that has something to accept again, what was done before says nothing
  const last = before.at(-1);
  if (last && !(form && last.state === 'done' && !kept)) show(last);
  queue.addEventListener('item', event => show(event.detail));
  queue.addEventListener('progress', ({ detail }) => { if (detail.id === act.id) say('NOTED', words.sending, `${Math.round(100 * detail.sent / detail.total)} %`); });
  settle();
  // whoever came in anew took the kept page away
  queue.addEventListener('pass', settle);
}

if (form && queue?.ready) {
  for (const kind of ['input', 'change', 'pointerup', 'click']) form.addEventListener(kind, jot);
  document.addEventListener('visibilitychange', () => { if (document.hidden) now(); });
  addEventListener('pagehide', () => { now(); });

  form.querySelector('#photos')?.addEventListener('change', async ({ target }) => {
    const chosen = [...target.files];
    target.value = '';
    for (const file of chosen) {
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
    root.dataset.photos = act.photos.length;
  });

  form.addEventListener('submit', async event => {
    event.preventDefault();
    await now();
    const body = bodyOf(plain());
    part('answer').scrollIntoView({ block: 'center' });
    if (event.submitter === part('aside')) {
      const { answer, seats, reason } = body;
      await queue.add({ route: aside, body: { answer, seats, reason } });
      return;
    }
    const attachments = act.photos.map(({ name: called, type, data }) => ({ name: called, type, bytes: toBytes(data) }));
    lock(true);
    try {
      await queue.add({ id: act.id, route: post, body, attachments });
    } catch (trouble) {
      // another tab put the same act in: it is there once. Else the drawer is full, and that is said.
      console.info(trouble);
      const there = (await queue.items()).find(each => each.id === act.id);
      if (there) { show(there); return; }
      lock(false);
      say('REFUSED', words.notKept);
    }
  });
}
root.dataset.ready = 'true';
