// Whoever signs out while something waits in the browser is told so first.
document.addEventListener('submit', event => {
  const form = event.target.closest('[data-behaviour~="unsent"]');
  if (!form) return;
  let unsent = 0;
  try { unsent = Number(localStorage.getItem(`unsent:${form.dataset.account}`)); } catch { /* a browser that keeps nothing */ }
  if (unsent > 0 && !confirm(form.dataset.warn)) event.preventDefault();
});
