// Passkeys: the browser asks the authenticator what the server wants to know. Forms for it are hidden until here.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// The server waits five minutes for an answer.
const PATIENCE = 240_000;

let waiting = new AbortController();

async function send(address, fields) {
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields) });
  if (answer.redirected) {
    // Who one is has to be shown anew first.
    location.assign(answer.url);
    return new Promise(() => {});
  }
  return answer.json();
}

/** The options of the server with bytes where the browser wants bytes. */
function read({ publicKey }) {
  const described = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));
  const options = { ...publicKey, challenge: toBytes(publicKey.challenge) };
  if (options.user) options.user = { ...options.user, id: toBytes(options.user.id) };
  if (options.excludeCredentials) options.excludeCredentials = described(options.excludeCredentials);
  if (options.allowCredentials) options.allowCredentials = described(options.allowCredentials);
  return options;
}

/** The credential with text where it has bytes. */
function written(credential) {
  const response = {};
  for (const part of ["attestationObject", "authenticatorData", "clientDataJSON", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  }
  const transports = credential.response.getTransports?.();
  if (transports) response.transports = transports;
  return JSON.stringify({ id: credential.id, rawId: toText(credential.rawId), type: credential.type, response, extensions: {} });
}

/** One ceremony: asks the server, the authenticator, and the server again. */
async function ceremony(form, mediation) {
  waiting.abort();
  waiting = new AbortController();
  const { signal } = waiting;
  const { ceremony: name, options } = await send(form.dataset.options, {});
  const publicKey = read(options);
  const adds = form.dataset.passkey === "add";
  const credential = adds
    ? await navigator.credentials.create({ publicKey, signal })
    : await navigator.credentials.get({ publicKey, signal, ...(mediation && { mediation }) });
  const fields = [...new FormData(form), ["ceremony", name], ["credential", written(credential)]];
  const { next, error } = await send(form.action, fields);
  if (!next) throw new Error(error);
  location.assign(next);
}

function say(form, words) {
  const status = form.querySelector("[role=status]");
  status.hidden = false;
  status.textContent = words;
}

/** Offers passkeys in the list under the field for the name, where the browser can. */
async function offer(form) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  const again = setTimeout(() => offer(form), PATIENCE);
  try {
    await ceremony(form, "conditional");
  } catch (problem) {
    // Whoever takes another way wants to hear nothing of this one.
    if (problem.name !== "AbortError" && problem.name !== "NotAllowedError") clearTimeout(again);
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        await ceremony(form);
      } catch {
        say(form, form.dataset.failed);
      }
    });
  }
  const field = document.querySelector('input[autocomplete~="webauthn"]');
  const form = document.querySelector('[data-passkey="use"]');
  if (field && form) offer(form);
}
