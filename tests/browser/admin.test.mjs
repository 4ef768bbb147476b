// The console of those who run the site: the way through it. Its pages are looked at in pages.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible } from './lib/checks.mjs';

const home = site({ accounts: { greta: 'correct horse battery', wanda: 'correct horse battery' } });
const password = 'four words make it';

let people;

/** Makes the admin, and lets one account wait. */
function ready() {
  people ??= (async () => {
    await home.server.cli(['user', 'create', 'root', '--admin', '--password-stdin'], `${password}\n`);
    await home.server.cli(['sql', '--write', "UPDATE users SET pending = 1 WHERE username = 'wanda'"]);
  })();
  return people;
}

async function signedIn(t, name, word, options) {
  const page = await home.person(t, options);
  await page.goto('/login/');
  await page.fill('[name=username]', name);
  await page.fill('[name=password]', word);
  await page.press('[name=password]', 'Enter');
  await page.waitForURL((address) => address.pathname !== '/login/');
  return page;
}

test('an admin lets somebody in, locks and deletes an account, and finds it all in the log', async (t) => {
  await ready();
  const page = await signedIn(t, 'root', password);
  await page.goto('/');
  await page.locator('.site-head summary').click();
  await page.getByRole('link', { name: 'Administration' }).click();
  await page.getByRole('link', { name: 'One account waits' }).click();
  await page.getByRole('link', { name: 'wanda' }).click();
  await page.getByRole('button', { name: 'Let in' }).click();
  await page.getByText('The account can be used now.').waitFor();
  const wanda = await signedIn(t, 'wanda', 'correct horse battery');
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByText('its sessions are ended').waitFor();
  assert.equal((await wanda.goto('/settings/')).status(), 403);
  await page.getByRole('link', { name: 'Delete account' }).click();
  await accessible(page);
  await page.getByRole('button', { name: 'Delete account' }).click();
  await page.getByText('The account is deleted.').waitFor();
  await page.goto('/admin/log/?actor=root');
  const log = await page.locator('tbody').innerText();
  assert.doesNotMatch(log, /wanda/, 'whoever is deleted has no name there any more');
  for (const action of ['user.approve', 'user.lock', 'user.delete']) assert.match(log, new RegExp(action));
});
