// To a provider of identities and back.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, fitsSideways, picture } from './lib/checks.mjs';
import { address } from './lib/server.mjs';

const tell = (path, data) =>
  fetch(`${city.origin}${path}`, { method: 'POST', body: JSON.stringify(data) }).then((answer) => answer.text());

/** The provider, with somebody who is called Ada. */
const city = {
  async start() {
    const script = new URL('./lib/identity-provider.mjs', import.meta.url).pathname;
    this.child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'ignore'] });
    this.origin = await address(this.child);
    const provider = {
      id: 'city', name: 'City login', issuer: this.origin, client_id: 'polls', client_secret: 'the secret of the site',
    };
    const directory = { id: 'rooms', name: 'Directory', url: 'ldap://127.0.0.1:9', base_dn: 'dc=example' };
    return { BITPOLL_OIDC: JSON.stringify([provider]), BITPOLL_LDAP: JSON.stringify([directory]) };
  },
  async meet(url) {
    await tell('/test/site', { site: url });
    await tell('/test/claims', { ada: { name: 'Ada Lovelace', email: 'ada@city.example', email_verified: true } });
  },
  stop() {
    this.child?.kill();
  },
};

const home = site({ accounts: { greta: 'correct horse battery' }, neighbour: city });

async function atProvider(page, name) {
  await page.waitForURL(/\/interaction\//);
  await page.fill('[name=login]', name);
  await page.fill('[name=password]', 'anything');
  await page.press('[name=password]', 'Enter');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL((address) => address.href.startsWith(home.url));
}

for (const js of [true, false]) {
  test(`a person signs in by a provider and out again, ${js ? 'with' : 'without'} JavaScript`, async (t) => {
    const page = await home.person(t, { js });
    await page.goto('/login/?next=/settings/connections/');
    await page.getByRole('link', { name: 'Sign in with City login' }).click();
    await atProvider(page, 'ada');
    assert.equal(new URL(page.url()).pathname, '/settings/connections/');
    assert.match(await page.locator('header').first().innerText(), /Ada Lovelace/);
    await page.locator('header summary', { hasText: 'Ada Lovelace' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/\/session\/end/);
    await page.getByRole('button', { name: /yes/i }).click();
    await page.waitForURL(`${home.url}/`);
    await page.goto('/settings/connections/');
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText() === 'Connected accounts', false);
  });
}

test('whoever has an account connects it with the provider, and disconnects it', async (t) => {
  const page = await home.person(t);
  await page.goto('/login/');
  await page.fill('[name=username]', 'greta');
  await page.fill('[name=password]', 'correct horse battery');
  await page.press('[name=password]', 'Enter');
  await page.goto('/settings/connections/');
  await page.getByRole('button', { name: 'Connect with City login' }).click();
  await atProvider(page, 'greta-there');
  await page.getByText('You can sign in that way').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: 'Disconnect from City login' }).click();
  await page.getByText('Disconnected.').waitFor();
});

for (const screen of ['narrow', 'phone', 'desktop']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`the pages of sign-on are accessible and fit: ${screen}, ${colorScheme}`, async (t) => {
      const page = await home.person(t, { screen, colorScheme });
      const look = async (name) => {
        await fitsSideways(page);
        await picture(page, `signon-${name}-${screen}-${colorScheme}`);
        await accessible(page);
        await page.emulateMedia({ colorScheme });
      };
      await page.goto('/login/');
      await look('login');
      const stopped = await page.goto('/auth/openid/city/callback/?state=x');
      assert.equal(stopped.status(), 400);
      await look('stopped');
      await page.goto('/login/');
      await page.fill('[name=username]', 'greta');
      await page.fill('[name=password]', 'correct horse battery');
      await page.press('[name=password]', 'Enter');
      await page.waitForURL((address) => address.pathname !== '/login/');
      await page.goto('/settings/connections/');
      await look('connections');
    });
  }
}
