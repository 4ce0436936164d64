// Whoever signs out while something waits in the browser is told so first.
document.addEventListener('submit', event => {
  const form = event.target.closest('[data-behaviour~="unsent"]');
  let unsent = 0;
  try { unsent = Number(localStorage.getItem('unsent')); } catch { /* a browser that keeps nothing */ }
  if (form && unsent > 0 && !confirm(form.dataset.warn)) event.preventDefault();
});
