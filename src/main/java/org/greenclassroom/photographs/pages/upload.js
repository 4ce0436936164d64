// The photographs of a morning, one after the other, each part by part through the queue: a line that
// breaks costs one part, a page that was closed goes on where it was. Once open, the page opens without a
// network, and says of each photograph where it is. Without this script, or where the browser keeps
// nothing, the form sends them all at once.
const root = document.querySelector('[data-behaviour~="upload"]');
const words = root.dataset;
const [{ open, bar, stay, uuid, sha256 }, { shrink }] = await Promise.all([import(words.queue), import(words.shrink)]);
const part = name => root.querySelector(`[data-part="${name}"]`);
const form = root.querySelector('form');
const field = name => form.elements.namedItem(name);
const number = name => Number(field(name)?.value) || null;
const place = { activity: number('activity'), classroom: number('classroom') };
const jotting = `photographs:${place.activity ?? ''}:${place.classroom ?? ''}`;
const lines = new Map();

const line = (id, name) => {
  if (lines.has(id)) return lines.get(id);
  const at = document.createElement('li');
  const label = document.createElement('a');
  label.textContent = name;
  const progress = document.createElement('progress');
  progress.max = 1;
  progress.value = 0;
  progress.hidden = true;
  progress.setAttribute('aria-label', name);
  const said = document.createElement('small');
  said.className = 'state';
  at.append(label, ' ', progress, ' ', said);
  part('list').append(at);
  part('sending').hidden = false;
  lines.set(id, { label, progress, said });
  return lines.get(id);
};

const say = (of, result, text) => {
  of.said.dataset.result = result;
  of.said.textContent = text;
  of.progress.hidden = result !== 'sending';
  const here = [...lines.values()].filter(each => each.said.dataset.result === 'done').length;
  part('count').textContent = words.count.replace('[n]', here).replace('[all]', lines.size);
  part('next').hidden = !here;
};

const queue = await open(Number(words.account));
if (queue?.ready) {
  bar(root.querySelector('.queue'), queue);
  const settle = () => stay(location.pathname, [words.queue, words.shrink]).catch(() => {});
  if (navigator.onLine) settle();
  queue.addEventListener('pass', settle);

  // a page that was kept days ago asks for today
  const today = new Date(Date.now() + queue.skew).toLocaleDateString('sv-SE', { timeZone: words.zone });
  if (field('day').value === field('day').defaultValue && field('day').value < today) field('day').value = today;

  // Names of files stay on this device: they are not told to the house.
  const names = await queue.jotted(jotting) ?? {};
  const chosen = new Set();
  const show = item => {
    if (item.route !== words.post || ['activity', 'classroom'].some(each => (item.body[each] ?? null) !== place[each])) return;
    const of = line(item.id, names[item.id] ?? words.one);
    const hash = item.manifest[0].sha256;
    if (item.state === 'refused') chosen.delete(hash); else chosen.add(hash);
    const [kept] = item.receipt?.photographs ?? [];
    if (kept) of.label.href = `/photographs/${kept}`;
    say(of, item.state, { waiting: words.waits, sending: words.sends, done: words.done }[item.state] ?? (item.receipt?.said || words.broken));
  };
  for (const item of await queue.items()) show(item);
  for (const id of Object.keys(names)) if (!lines.has(id)) delete names[id];
  queue.addEventListener('item', event => show(event.detail));
  queue.addEventListener('progress', ({ detail }) => {
    const of = lines.get(detail.id);
    if (of) of.progress.value = detail.sent / detail.total;
  });

  const take = async file => {
    let bytes;
    try {
      // drawn anew on the telephone already: place and camera do not leave it
      ({ bytes } = await shrink(file));
    } catch {
      say(line(uuid(), file.name), 'refused', words.unreadable);
      return true;
    }
    // somebody who is not sure chooses it again: it is one photograph
    if (chosen.has(await sha256(bytes))) {
      part('again').textContent = words.again.replace('[n]', file.name);
      return true;
    }
    const id = uuid();
    names[id] = file.name;
    try {
      await queue.jot(jotting, names);
      await queue.add({ id, route: words.post, body: { ...place, day: field('day').value, words: field('words').value }, attachments: [{ name: 'photograph.jpg', type: 'image/jpeg', bytes }], loose: true });
      return true;
    } catch {
      delete names[id];
      say(line(id, file.name), 'refused', words.notKept);
      return false;
    }
  };

  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('button:not([type="button"])');
    button.disabled = true;
    part('again').textContent = '';
    let all = true;
    for (const file of [...field('files').files]) all = await take(file) && all;
    // what the device could not keep stays chosen
    if (all) field('files').value = '';
    button.disabled = false;
    part('sending').hidden = false;
    part('sending').focus();
  });
}
root.dataset.ready = 'true';
