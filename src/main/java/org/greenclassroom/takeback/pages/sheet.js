// The sheet of a count. What is scanned, said, photographed and signed is jotted down at once; the whole
// goes into the queue in one piece when both have signed, with its photographs before it. Whatever is
// scanned and stands on the list is found; all else goes, one per line, into the field of what is not ours.
const root = document.querySelector('[data-behaviour~="takeback-sheet"]');
const words = root.dataset;
const [{ open, stay, bar, uuid }, { shrink, toText, toBytes }, { split, same, isTag }, { play }] = await Promise.all([import(words.queue), import(words.shrink), import(words.codes), import(words.sound)]);
const part = name => root.querySelector(`[data-part="${name}"]`);
const form = part('form');
const { post } = words;
const name = `takeback:${post}`;
const LOOK = { waiting: 'NOTED', sending: 'NOTED', done: 'DONE', refused: 'REFUSED' };
const FOUND = new Set(['GOOD', 'WORN', 'DAMAGED', 'DEAD']);
const EXPLAINED = new Set(['BROKEN', 'MOVED']);
const SIDES = ['giver', 'taker'];
const GROUPS = ['is', 'words', 'report', 'day', 'accessory'];
let act = { id: uuid(), photos: [] };
let locked = false;

const queue = await open(Number(words.account));
if (queue) bar(root.querySelector('.queue'), queue);

// ---- what is on the page, and back ----

const fields = () => {
  const all = {};
  for (const each of form.elements) if (each.name && !each.name.startsWith('_') && each.type !== 'file') all[each.name] = each.value;
  return all;
};
const restore = kept => {
  for (const each of form.elements) if (each.name && !each.name.startsWith('_') && each.type !== 'file' && each.name in kept) each.value = kept[each.name];
  for (const side of SIDES) form.elements.namedItem(`${side}Drawn`)?.closest('fieldset').dispatchEvent(new Event('restored'));
};
const bodyOf = all => {
  const body = { at: new Date(Date.now() + queue.skew).toISOString(), others: all.others, shows: act.photos.map(each => each.of ?? '') };
  if (all.carrier) body.carrier = Number(all.carrier);
  for (const side of SIDES) body[side] = { name: all[`${side}Name`], drawn: all[`${side}Drawn`] ?? '' };
  for (const [key, value] of Object.entries(all)) {
    const [group, ...rest] = key.split('.');
    if (rest.length && value !== '' && GROUPS.includes(group)) (body[group] ??= {})[rest.join('.')] = value;
  }
  return body;
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
  if (item.route !== post) return;
  if (item.state === 'refused') {
    say('REFUSED', words.refused, item.receipt?.said || words.broken);
    if (item.id === act.id) act.id = uuid(); // put right, it is another act
    lock(words.over === 'true');
    jot();
    return;
  }
  say(LOOK[item.state], words[item.state]);
  lock(true);
  if (item.state === 'done') queue.unjot(name).catch(() => {});
};

// ---- jotting ----

let soon;
const jotNow = async () => {
  clearTimeout(soon);
  if (locked || !queue?.ready || !form) return;
  try {
    await queue.jot(name, { ...act, fields: fields() });
    part('jotted').hidden = false;
    root.dataset.jotted = new Date().toISOString();
  } catch (trouble) {
    console.info(trouble);
    say('NOTED', words.notKept);
  }
};
const jot = () => { clearTimeout(soon); soon = setTimeout(jotNow, 250); };

// ---- the list ----

const rows = form ? [...form.querySelectorAll('tr[data-code]')] : [];
const choice = row => row.querySelector('select');
const said = row => row.querySelector('[name^="words."]');
const report = row => row.querySelector('[name^="report."]');
const draw = () => {
  let found = 0;
  for (const row of rows) {
    const { value } = choice(row);
    if (FOUND.has(value)) found++;
    row.dataset.is = FOUND.has(value) ? 'found' : value ? 'lost' : '';
    row.querySelector('.theft').hidden = value !== 'STOLEN';
    said(row).required = EXPLAINED.has(value);
    report(row).required = value === 'STOLEN';
    choice(row).required = true;
  }
  part('count').textContent = words.counted.replace('[n]', found).replace('[all]', rows.length);
  root.dataset.found = found;
};
const hear = (sound, key, code) => {
  part('heard').dataset.heard = sound;
  part('heard').textContent = words[key].replace('[n]', code);
  play(sound);
};
const others = () => form.elements.namedItem('others');
const call = typed => {
  for (const code of split(typed)) {
    const key = same(code);
    const row = rows.find(each => same(each.dataset.code) === key || (each.dataset.serial && same(each.dataset.serial) === key));
    if (row) {
      const before = FOUND.has(choice(row).value);
      if (!before) choice(row).value = 'GOOD';
      hear(before ? 'DOUBLED' : 'DONE', before ? 'again' : 'found', row.dataset.printed);
      continue;
    }
    const lines = others().value.split('\n').map(each => each.trim()).filter(Boolean);
    if (!lines.some(each => same(each) === key)) others().value = [...lines, code].join('\n');
    hear('NOTED', isTag(key) ? 'strange' : 'foreign', code);
  }
  draw();
  jot();
};

// ---- photographs ----

const showPhotos = () => {
  part('photos').replaceChildren(...act.photos.map((photo, at) => {
    const line = document.createElement('li');
    const image = document.createElement('img');
    image.src = `data:${photo.type};base64,${photo.data}`;
    image.alt = words.photo.replace('[n]', at + 1);
    const of = document.createElement('select');
    of.setAttribute('aria-label', words.shows.replace('[n]', at + 1));
    of.append(new Option(words.room, ''), ...rows.map(row => new Option(row.dataset.printed, row.dataset.code)));
    of.value = photo.of ?? '';
    of.addEventListener('change', () => { photo.of = of.value; jot(); });
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = words.remove;
    button.setAttribute('aria-label', `${words.remove} ${image.alt}`);
    button.addEventListener('click', () => { act.photos.splice(at, 1); showPhotos(); jot(); form.querySelector('#photos').focus(); });
    line.append(image, of, button);
    return line;
  }));
  root.dataset.photos = act.photos.length;
};

// ---- begin ----

const settle = () => stay(location.pathname, [words.queue, words.shrink, words.codes, words.sound, words.camera]).catch(() => {});

if (queue?.ready) {
  const kept = form && await queue.jotted(name);
  if (kept) {
    act = { id: kept.id, photos: kept.photos ?? [] };
    restore(kept.fields ?? {});
    showPhotos();
    part('jotted').hidden = false;
  }
  const last = (await queue.items()).filter(each => each.route === post).at(-1);
  if (last) show(last);
  queue.addEventListener('item', event => show(event.detail));
  queue.addEventListener('progress', ({ detail }) => { if (detail.id === act.id) say('NOTED', words.sending, `${Math.round(100 * detail.sent / detail.total)} %`); });
  settle();
  // whoever came in anew took the kept page away
  queue.addEventListener('pass', settle);
}

if (form && queue?.ready) {
  part('scanning').hidden = false;
  draw();
  for (const kind of ['input', 'change', 'pointerup', 'click']) form.addEventListener(kind, jot);
  form.addEventListener('change', draw);
  document.addEventListener('visibilitychange', () => { if (document.hidden) jotNow(); });
  addEventListener('pagehide', () => { jotNow(); });

  const scan = form.querySelector('#scan');
  const read = () => { const typed = scan.value; scan.value = ''; call(typed); scan.focus(); };
  scan.addEventListener('keydown', event => { if (event.key === 'Enter') { event.preventDefault(); read(); } });
  part('scan-go').addEventListener('click', read);
  if (navigator.mediaDevices?.getUserMedia) {
    let close;
    part('camera-go').hidden = false;
    part('camera-go').addEventListener('click', async () => {
      const video = part('camera');
      if (close) { close(); close = undefined; video.hidden = true; return; }
      try {
        const { look } = await import(words.camera);
        video.hidden = false;
        close = await look(video, { script: words.zxing, wasm: words.wasm }, call);
      } catch (trouble) {
        console.info(trouble);
        video.hidden = true;
        part('camera-go').hidden = true;
      }
    });
  }

  form.querySelector('#photos').addEventListener('change', async ({ target }) => {
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
    await jotNow();
  });

  form.addEventListener('submit', async event => {
    event.preventDefault();
    await jotNow();
    const body = bodyOf(fields());
    const attachments = act.photos.map(({ name: called, type, data }) => ({ name: called, type, bytes: toBytes(data) }));
    lock(true);
    say('NOTED', words.waiting);
    part('answer').scrollIntoView({ block: 'center' });
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
