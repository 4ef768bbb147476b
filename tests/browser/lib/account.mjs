// What people do with accounts: making one, and protecting it.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { aged } from './checks.mjs';
import { links } from './mail.mjs';

export const password = 'four words make it';

/** Sends the form of the page. */
export function send(page) {
  return page.locator('main form[method=post]').first().locator('button:not([name])').first().click();
}

/** Makes an account by the link that comes by `post`; `look` sees every page on the way. */
export async function register(page, post, name, look = async () => {}) {
  await page.goto('/login/');
  await page.locator('a[href="/registration/request_account/"]').first().click();
  await look(page, 'request');
  await page.fill('[name=username]', name);
  await page.fill('[name=email]', `${name}@example.org`);
  await aged(page);
  await send(page);
  await page.waitForURL(/sent=1/);
  await look(page, 'sent');
  const [link] = links(await post.to(`${name}@example.org`));
  await page.goto(link);
  await look(page, 'create');
  await page.fill('[name=password]', password);
  await page.fill('[name=password2]', password);
  await send(page);
  await page.goto('/settings/profile/');
  assert.equal(await page.locator('[name=username]').inputValue(), name);
}

/** The code that an app shows (RFC 6238), `steps` of thirty seconds from now. */
export function code(key, steps = 0) {
  const bits = [...key.replaceAll(' ', '')].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** A finger on the device of this page, that is always the right one. */
export async function authenticator(page, more = {}) {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true, ...more,
    },
  });
  return { client, authenticatorId };
}

export async function addPasskey(page, name) {
  await page.fill('[data-passkey=add] [name=name]', name);
  await page.locator('[data-passkey=add] button').click();
  await page.locator('.rows a', { hasText: name }).waitFor();
}

export async function setUpApp(page) {
  await page.goto('/settings/security/app/');
  const key = await page.inputValue('#app-key');
  await page.fill('[name=code]', code(key));
  await page.locator('main form button.primary').first().click();
  await page.locator('#codes').waitFor();
  const codes = (await page.inputValue('#codes')).trim().split('\n');
  assert.equal(codes.length, 10);
  return { key, codes };
}
