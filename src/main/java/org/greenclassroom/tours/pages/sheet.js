// The driver's sheet on a phone: a tick is said at once, kept in the queue while there is no line, and
// shown with its own state in words. A page that was closed finds what was said.
const root = document.querySelector('[data-behaviour~="tour-sheet"]');
const words = root.dataset;
const { open, stay, bar, uuid } = await import(words.queue);
const post = words.post;
const WORD = { DONE: words.done, FAILED: words.failed, OPEN: words.open };
const LOOK = { DONE: 'good', FAILED: 'late', OPEN: 'todo' };

const lineOf = stop => root.querySelector(`[data-stop="${stop}"]`);
const labelOf = (line, trouble) => trouble ? line.querySelector(`[value="${trouble}"]`)?.nextElementSibling?.textContent ?? '' : '';

const say = (stop, told, trouble, sent) => {
  const line = lineOf(stop);
  if (!line) return;
  line.dataset.told = told;
  const badge = line.querySelector('[data-part="told"]');
  badge.classList.remove(...Object.values(LOOK));
  badge.classList.add(LOOK[told]);
  badge.textContent = WORD[told];
  line.querySelector('[data-part="trouble"]').textContent = labelOf(line, trouble);
  line.querySelector('[data-part="sent"]').textContent = sent;
};

const before = new Map([...root.querySelectorAll('[data-stop]')].map(line => [line.dataset.stop, { told: line.dataset.told, trouble: null }]));

const show = item => {
  if (item.route !== post || !item.body) return;
  const { stop, told, trouble } = item.body;
  if (item.state === 'refused') {
    const was = before.get(String(stop));
    if (was) say(stop, was.told, was.trouble, `${words.refused} ${item.receipt?.said || words.broken}`);
    return;
  }
  say(stop, told, trouble, item.state === 'done' ? '' : words.waiting);
  if (item.state === 'done') before.set(String(stop), { told, trouble });
};

const queue = await open(Number(words.account));
if (queue) bar(root.querySelector('.queue'), queue);
const settle = () => stay(location.pathname, [words.queue]).catch(() => {});

if (queue?.ready) {
  for (const item of await queue.items(['waiting', 'sending', 'refused'])) show(item);
  queue.addEventListener('item', event => show(event.detail));
  settle();
  // whoever came in anew took the kept page away
  queue.addEventListener('pass', settle);

  for (const form of root.querySelectorAll('[data-tick]'))
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const told = form.dataset.tick;
      const trouble = told === 'FAILED' ? form.querySelector('[name="trouble"]:checked')?.value ?? null : null;
      form.closest('details')?.removeAttribute('open');
      await queue.add({
        id: uuid(),
        route: post,
        body: { stop: Number(form.querySelector('[name="stop"]').value), told, trouble, said_at: new Date(Date.now() + queue.skew).toISOString() },
      });
    });
}

if (words.guest === 'true' && queue) {
  // a guest has no password: the page itself, asked once more, lets the browser in that holds its link
  let asked = 0;
  queue.addEventListener('count', async () => {
    const link = root.querySelector('[data-part="signed-out"] a');
    if (link) { link.href = location.pathname; link.removeAttribute('target'); }
    if (queue.line !== 'signed-out' || Date.now() - asked < 30_000) return;
    asked = Date.now();
    try { if ((await fetch(location.pathname)).ok) queue.flush(true); } catch { /* still no line */ }
  });
}
root.dataset.ready = 'true';
