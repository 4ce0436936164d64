// Asks the browser for a passkey when the form is sent, and sends its answer in the form.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

/** What the house wrote as text, as the browser wants it. */
function read(options) {
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const list of ['excludeCredentials', 'allowCredentials'])
    options[list]?.forEach((each) => (each.id = bytes(each.id)));
  delete options.extensions; // the house asks for none that change what it decides
  return options;
}

/** What the passkey answered, as the house reads it. */
function written(credential) {
  const response = { clientDataJSON: text(credential.response.clientDataJSON) };
  for (const part of ['attestationObject', 'authenticatorData', 'signature', 'userHandle'])
    if (credential.response[part]) response[part] = text(credential.response[part]);
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    response,
    type: credential.type,
    clientExtensionResults: {},
    authenticatorAttachment: credential.authenticatorAttachment,
  });
}

const form = document.querySelector('[data-behaviour~="passkey"]');
if (form && window.PublicKeyCredential) {
  const button = form.querySelector('button');
  const failed = form.querySelector('[data-part="failed"]');
  form.querySelector('[data-part="without"]').hidden = true;
  button.disabled = false;
  if (form.dataset.passkey === 'get') button.focus();
  form.addEventListener('submit', async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    failed.hidden = true;
    button.disabled = true;
    try {
      const publicKey = read(JSON.parse(form.dataset.options));
      form.elements.credential.value = written(await navigator.credentials[form.dataset.passkey]({ publicKey }));
      form.submit();
    } catch {
      failed.hidden = false; // the person changed their mind, or has no such key
      button.disabled = false;
      button.focus();
    }
  });
  form.dataset.ready = 'true';
}
