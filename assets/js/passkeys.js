// Passkeys: the browser asks the authenticator what the server wants to know. Forms for it are hidden until here.

import { all, fields, find, get } from "./dom.js";

/** @type {(text: string) => Uint8Array<ArrayBuffer>} */
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
/** @type {(bytes: ArrayBuffer) => string} */
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// The server waits five minutes for an answer.
const PATIENCE = 240_000;

let waiting = new AbortController();

/**
 * @param {string} address
 * @param {URLSearchParams} body
 * @returns {Promise<any>}
 */
async function send(address, body) {
  const answer = await fetch(address, { method: "POST", body });
  if (answer.redirected) {
    // Who one is has to be shown anew first.
    location.assign(answer.url);
    return new Promise(() => {});
  }
  return answer.json();
}

/**
 * The options of the server with bytes where the browser wants bytes.
 * @param {{ publicKey: any }} options
 */
function read({ publicKey }) {
  /** @type {(list?: any[]) => any[]} */
  const described = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));
  const options = { ...publicKey, challenge: toBytes(publicKey.challenge) };
  if (options.user) options.user = { ...options.user, id: toBytes(options.user.id) };
  if (options.excludeCredentials) options.excludeCredentials = described(options.excludeCredentials);
  if (options.allowCredentials) options.allowCredentials = described(options.allowCredentials);
  return options;
}

/**
 * The credential with text where it has bytes.
 * @param {any} credential
 */
function written(credential) {
  /** @type {Record<string, string>} */
  const response = {};
  for (const part of ["attestationObject", "authenticatorData", "clientDataJSON", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  }
  const transports = credential.response.getTransports?.();
  if (transports) response.transports = transports;
  return JSON.stringify({ id: credential.id, rawId: toText(credential.rawId), type: credential.type, response, extensions: {} });
}

/**
 * One ceremony: asks the server, the authenticator, and the server again.
 * @param {HTMLFormElement} form
 * @param {CredentialMediationRequirement} [mediation]
 */
async function ceremony(form, mediation) {
  waiting.abort();
  waiting = new AbortController();
  const { signal } = waiting;
  const { ceremony: name, options } = await send(form.dataset.options ?? "", new URLSearchParams());
  const publicKey = read(options);
  const adds = form.dataset.passkey === "add";
  const credential = adds
    ? await navigator.credentials.create({ publicKey, signal })
    : await navigator.credentials.get({ publicKey, signal, ...(mediation && { mediation }) });
  const body = fields(form);
  body.set("ceremony", name);
  body.set("credential", written(credential));
  const { next, error } = await send(form.action, body);
  if (!next) throw new Error(error);
  location.assign(next);
}

/** @param {HTMLFormElement} form */
function say(form) {
  const status = get(HTMLElement, "[role=status]", form);
  status.hidden = false;
  status.textContent = form.dataset.failed ?? "";
}

/**
 * Offers passkeys in the list under the field for the name, where the browser can.
 * @param {HTMLFormElement} form
 */
async function offer(form) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  const again = setTimeout(() => offer(form), PATIENCE);
  try {
    await ceremony(form, "conditional");
  } catch (problem) {
    // Whoever takes another way wants to hear nothing of this one.
    const name = problem instanceof Error ? problem.name : "";
    if (name !== "AbortError" && name !== "NotAllowedError") clearTimeout(again);
  }
}

if ("PublicKeyCredential" in window) {
  for (const form of all(HTMLFormElement, "[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        await ceremony(form);
      } catch {
        say(form);
      }
    });
  }
  const field = find(HTMLInputElement, 'input[autocomplete~="webauthn"]');
  const form = find(HTMLFormElement, '[data-passkey="use"]');
  if (field && form) offer(form);
}
