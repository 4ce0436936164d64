// Keeps the sheets of the nearest errands or visits on this device, so that they open where there is no
// network. The service worker keeps twenty pages; the list they stand in is one of them.
const MOST = 18;
const root = document.querySelector('[data-keep-pages]');
const { open, stay, bar } = await import(root.dataset.queue);
const assets = [root.dataset.queue, ...root.dataset.more.split(' ')];
const sheets = [...root.querySelectorAll('a[data-sheet]')].slice(0, MOST);
const count = root.querySelector('[data-part="count"]');
let kept = 0;

const queue = await open(Number(root.dataset.account));
if (queue) bar(root.querySelector('.queue'), queue);

const tell = () => {
  root.querySelector('[data-part="keeping"]').hidden = false;
  count.textContent = count.dataset.words.replace('[kept]', kept).replace('[all]', sheets.length);
  root.dataset.kept = kept;
};

const mark = link => {
  const said = link.parentElement.querySelector('[data-kept]');
  if (!said.hidden) return;
  said.hidden = false;
  kept++;
  tell();
};

const look = async () => {
  const shells = await caches.open('shells-1');
  for (const link of sheets) if (await shells.match(new URL(link.href).pathname)) mark(link);
};

if (queue?.ready && navigator.serviceWorker && root.dataset.fills === 'true') {
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    const link = sheets.find(each => new URL(each.href).pathname === data?.kept);
    if (link) mark(link);
  });
  tell();
  await look();
  const settle = async () => {
    for (const link of sheets) await stay(new URL(link.href).pathname, assets).catch(() => {});
    await stay(location.pathname, assets).catch(() => {});
  };
  if (navigator.onLine) await settle();
  queue.addEventListener('pass', settle);
}
root.dataset.ready = 'true';
