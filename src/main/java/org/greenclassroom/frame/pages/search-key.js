// "/" anywhere on a page puts the cursor into the search box.
const box = document.querySelector('[data-behaviour~="search-key"]');
document.addEventListener('keydown', event => {
  const typing = event.target.closest('input, select, textarea, [contenteditable]');
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
