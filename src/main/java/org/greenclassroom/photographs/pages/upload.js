// The photographs of a morning, one after the other, each part by part through the queue: a line that
// breaks costs one part, a page that was closed goes on where it was. Without this script, or where the
// browser keeps nothing, the form sends them all at once.
const root = document.querySelector('[data-behaviour~="upload"]');
const words = root.dataset;
const [{ open, bar, uuid }, { shrink }] = await Promise.all([import(words.queue), import(words.shrink)]);
const form = root.querySelector('form');
const list = root.querySelector('[data-part="list"]');
const next = root.querySelector('[data-part="next"]');
const lines = new Map();

const queue = await open(Number(words.account));
if (queue?.ready) {
  bar(root.querySelector('.queue'), queue);

  const show = item => {
    const line = lines.get(item.id);
    if (!line) return;
    line.said.textContent = item.state === 'done' ? words.done : item.state === 'refused' ? item.receipt?.said || words.broken : words.waits;
    line.at.dataset.state = item.state;
    line.at.querySelector('progress').hidden = item.state !== 'sending' && item.state !== 'waiting';
    next.hidden = ![...lines.values()].some(each => each.at.dataset.state === 'done');
  };
  queue.addEventListener('item', event => show(event.detail));
  queue.addEventListener('progress', ({ detail }) => {
    const line = lines.get(detail.id);
    if (line) line.at.querySelector('progress').value = detail.sent / detail.total;
  });

  const add = (id, name) => {
    const at = document.createElement('li');
    const label = document.createElement('span');
    label.textContent = name;
    const progress = document.createElement('progress');
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute('aria-label', name);
    const said = document.createElement('span');
    said.className = 'soft';
    at.append(label, ' ', progress, ' ', said);
    list.append(at);
    list.hidden = false;
    lines.set(id, { at, said });
  };

  form.addEventListener('submit', async event => {
    event.preventDefault();
    const field = form.elements.namedItem('files');
    const chosen = [...field.files];
    const told = name => form.elements.namedItem(name)?.value || null;
    const body = { activity: Number(told('activity')) || null, classroom: Number(told('classroom')) || null, day: told('day'), words: told('words') ?? '' };
    const button = form.querySelector('button:not([type="button"])');
    button.disabled = true;
    for (const file of chosen) {
      const id = uuid();
      add(id, file.name);
      try {
        // drawn anew on the telephone already: place and camera do not leave it
        const { type, bytes } = await shrink(file);
        await queue.add({ id, route: words.post, body, attachments: [{ name: 'photograph.jpg', type, bytes }], loose: true });
      } catch {
        show({ id, state: 'refused', receipt: { said: words.unreadable } });
      }
    }
    field.value = '';
    button.disabled = false;
    list.focus();
  });
}
