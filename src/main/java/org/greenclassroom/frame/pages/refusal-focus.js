// A refusal takes the focus when its page appears, so that nobody misses it.
document.querySelector('[data-behaviour~="refusal-focus"]')?.focus();
