// Protecting an account: passkeys by a virtual authenticator, codes of an app, recovery codes, and the pages for them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPasskey, authenticator, code, setUpApp } from './lib/account.mjs';
import { site } from './lib/browser.mjs';
import { accessible, fitsSideways, picture } from './lib/checks.mjs';
import { walkTo } from './lib/hands.mjs';

const PASSWORD = 'correct horse battery';
const accounts = Object.fromEntries(['ada', 'bea', 'cleo', 'dora', 'eva'].map((name) => [name, PASSWORD]));
// Browsers know passkeys at a host with a name alone.
const home = site({ accounts, local: true });

async function signIn(page, name) {
  await page.goto('/login/?next=/settings/security/');
  await page.fill('[name=username]', name);
  await page.fill('[name=password]', PASSWORD);
  await page.press('[name=password]', 'Enter');
  await page.waitForURL((address) => address.pathname !== '/login/');
}

async function looked(page, name) {
  await fitsSideways(page);
  await accessible(page);
  await picture(page, `security-${name}`);
}

test('a passkey is added, signs in alone, is renamed and removed', async (t) => {
  const page = await home.person(t);
  const { client, authenticatorId } = await authenticator(page);
  await signIn(page, 'ada');
  await addPasskey(page, 'My laptop');
  await looked(page, 'with-passkey');
  await page.context().clearCookies();
  await page.goto('/login/?next=/settings/security/');
  const offered = await page.waitForURL((address) => address.pathname === '/settings/security/', { timeout: 3000 }).then(() => true, () => false);
  if (!offered) {
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL((address) => address.pathname === '/settings/security/');
  }
  assert.match(await page.locator('.rows').innerText(), /Last used/);
  await page.locator('.rows a').click();
  await looked(page, 'passkey');
  await page.fill('[name=name]', 'Old laptop');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.rows a', { hasText: 'Old laptop' }).click();
  await page.getByRole('button', { name: 'Remove passkey' }).click();
  await page.waitForURL((address) => address.pathname === '/settings/security/');
  assert.equal(await page.locator('.rows').count(), 0);
  await page.context().clearCookies();
  await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await page.goto('/login/');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('That did not work').waitFor();
  await looked(page, 'login-failed');
});

test('whoever is not recognised by their device does not get in', async (t) => {
  const page = await home.person(t);
  const { client, authenticatorId } = await authenticator(page);
  await signIn(page, 'bea');
  await addPasskey(page, 'Phone');
  await page.context().clearCookies();
  await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.goto('/login/');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('That did not work').waitFor();
  assert.equal(new URL(page.url()).pathname, '/login/');
});

test('an app is set up, its code asked for, and recovery codes help without it', async (t) => {
  const page = await home.person(t);
  await signIn(page, 'cleo');
  await looked(page, 'overview');
  await page.getByRole('link', { name: 'Set up an app' }).click();
  await page.waitForURL((address) => address.pathname === '/settings/security/app/');
  await looked(page, 'app');
  await page.fill('[name=code]', '000000');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.locator('.error').first().waitFor();
  await looked(page, 'app-wrong');
  const { key, codes } = await setUpApp(page);
  await looked(page, 'codes');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Save as a file' }).click()]);
  assert.equal(file.suggestedFilename(), 'recovery-codes.txt');

  const other = await home.person(t, { js: false });
  await signIn(other, 'cleo');
  assert.equal(new URL(other.url()).pathname, '/login/second/');
  await other.fill('[name=code]', code(key, 1));
  await other.press('[name=code]', 'Enter');
  await other.waitForURL((address) => address.pathname === '/settings/security/');

  const third = await home.person(t);
  await signIn(third, 'cleo');
  await looked(third, 'second');
  await third.getByText('The app is not at hand').click();
  await third.fill('[name=recovery]', codes[0]);
  await third.press('[name=recovery]', 'Enter');
  await third.waitForURL((address) => address.pathname === '/settings/security/');
  assert.match(await third.locator('main').innerText(), /9 recovery codes left/);
  await looked(third, 'overview-on');
  await third.getByRole('link', { name: 'New recovery codes' }).click();
  await looked(third, 'codes-new');
  await third.goto('/settings/security/app/');
  await looked(third, 'app-off');
  await third.getByRole('button', { name: 'Turn off' }).click();
  await third.waitForURL((address) => address.pathname === '/settings/security/');
});

test('a passkey serves as the second step, and to show anew who one is', async (t) => {
  const page = await home.person(t);
  await authenticator(page);
  await signIn(page, 'dora');
  await addPasskey(page, 'Key');
  await setUpApp(page);
  await page.goto('/login/again/?next=/settings/security/password/');
  await looked(page, 'again');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL((address) => address.pathname === '/settings/security/password/');
  await looked(page, 'password');
  await page.context().clearCookies();
  // Without scripts nothing offers the passkey before the password is typed.
  await page.route('**/passkeys.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await signIn(page, 'dora');
  assert.equal(new URL(page.url()).pathname, '/login/second/');
  await page.unroute('**/passkeys.js');
  await page.reload();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL((address) => address.pathname === '/settings/security/');
});

test('all of it goes by keyboard on a narrow screen', async (t) => {
  const page = await home.person(t, { screen: 'narrow', locale: 'de-DE' });
  await signIn(page, 'eva');
  await looked(page, 'overview-narrow');
  await walkTo(page, page.locator('a[href="/settings/security/app/"]'));
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => address.pathname === '/settings/security/app/');
  await looked(page, 'app-narrow');
  const key = await page.inputValue('#app-key');
  await walkTo(page, page.locator('[name=code]'));
  await page.keyboard.type(code(key));
  await page.keyboard.press('Enter');
  await page.locator('#codes').waitFor();
  await looked(page, 'codes-narrow');
  const done = page.locator('main a.primary');
  await walkTo(page, done);
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => address.pathname === '/settings/security/');
  const other = await home.person(t, { screen: 'narrow', locale: 'de-DE' });
  await signIn(other, 'eva');
  await looked(other, 'second-narrow');
});
