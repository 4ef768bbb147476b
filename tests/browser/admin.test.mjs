// The console of those who run the site: every page, and the way through it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, fitsSideways, picture } from './lib/checks.mjs';
import { castVote, makePoll } from './lib/poll.mjs';

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

test('every page of the console is accessible and fits every screen', async (t) => {
  await ready();
  const owner = await signedIn(t, 'greta', 'correct horse battery');
  const slug = await makePoll(owner, 'universal', { title: 'Dinner', texts: 'Italian\nSushi' });
  await castVote(await home.person(t), slug, 'Ada', [1, 2]);
  const page = await signedIn(t, 'root', password);
  await page.goto('/admin/users/');
  const greta = await page.getByRole('link', { name: 'greta' }).getAttribute('href');
  const paths = [
    '/admin/', '/admin/users/', '/admin/users/?waiting=1', greta, `${greta}delete/`, '/admin/polls/',
    `/admin/polls/${slug}/`, '/admin/comments/', '/admin/groups/', '/admin/mail/', '/admin/sessions/', '/admin/log/',
    '/admin/settings/', '/admin/storage/',
  ];
  for (const path of paths) {
    for (const [screen, width, height] of [['narrow', 320, 640], ['phone', 360, 740], ['desktop', 1440, 900]]) {
      await page.setViewportSize({ width, height });
      assert.equal((await page.goto(path)).status(), 200, path);
      await fitsSideways(page);
      if (screen !== 'phone') await accessible(page);
      await picture(page, `admin${path.replaceAll(/[/?=]/g, '-')}${screen}`);
    }
  }
});

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
