// Groups and one's own list of polls, by hand: found, invited, joined, owned together, left.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, fitsSideways, picture } from './lib/checks.mjs';
import { makePoll } from './lib/poll.mjs';

const password = 'correct horse battery';
const home = site({ accounts: { greta: password, gustav: password, gisela: password } });

async function signIn(t, name, options) {
  const page = await home.person(t, options);
  await page.goto('/login/');
  await page.fill('[name=username]', name);
  await page.fill('[name=password]', password);
  await page.press('[name=password]', 'Enter');
  await page.waitForURL((address) => address.pathname !== '/login/');
  return page;
}

async function looksRight(page, name) {
  await fitsSideways(page);
  await accessible(page);
  await picture(page, name);
}

test('a group is made, somebody joins, owns its poll, leaves and has it no longer', async (t) => {
  const greta = await signIn(t, 'greta');
  await greta.goto('/groups/');
  await looksRight(greta, 'groups-empty');
  await greta.getByRole('link', { name: 'Create a group' }).click();
  await looksRight(greta, 'groups-create');
  await greta.getByLabel('Name', { exact: true }).fill('Chess Club');
  await greta.getByRole('button', { name: 'Create a group' }).click();
  await greta.getByRole('heading', { name: 'Chess Club' }).waitFor();
  await greta.getByRole('link', { name: 'Invite people' }).click();

  // A whole name is suggested; the keyboard takes it.
  const field = greta.getByRole('combobox', { name: 'Names or addresses' });
  await field.pressSequentially('Gustav');
  await greta.getByRole('option', { name: 'gustav' }).waitFor();
  await accessible(greta);
  await picture(greta, 'groups-invite');
  await field.press('ArrowDown');
  assert.equal(await field.getAttribute('aria-activedescendant'), 'people-0-0');
  await field.press('Enter');
  assert.equal(await field.inputValue(), 'gustav, ');
  assert.equal(await field.getAttribute('aria-expanded'), 'false');
  await field.press('Enter');
  await greta.getByRole('heading', { name: 'Invited, not answered yet' }).waitFor();
  await looksRight(greta, 'groups-show');

  const gustav = await signIn(t, 'gustav', { screen: 'phone' });
  await gustav.goto('/');
  assert.match(await gustav.locator('.site-head .count').first().innerText(), /1/);
  await gustav.goto('/groups/');
  await looksRight(gustav, 'groups-invited-phone');
  await gustav.getByRole('button', { name: 'Join' }).click();
  await gustav.getByRole('heading', { name: 'Chess Club' }).waitFor();
  await looksRight(gustav, 'groups-member-phone');

  const slug = await makePoll(greta, 'universal', { title: 'Which board?', texts: 'Wood\nMarble' });
  await greta.goto(`/poll/${slug}/settings/`);
  await greta.getByLabel('Group').selectOption({ label: 'Chess Club' });
  await greta.getByRole('button', { name: 'Save' }).first().click();
  await greta.waitForURL(`**/poll/${slug}/`);
  assert.equal((await gustav.goto(`/poll/${slug}/settings/`)).status(), 200);
  await gustav.goto('/settings/');
  await gustav.getByText('Chess Club').waitFor();
  await looksRight(gustav, 'mine-phone');
  await gustav.goto('/groups/g/Chess%20Club/');
  await gustav.getByRole('link', { name: 'Polls of the group' }).click();
  await gustav.getByRole('heading', { name: 'Polls of Chess Club' }).waitFor();
  await gustav.getByRole('link', { name: 'Which board?' }).waitFor();
  await looksRight(gustav, 'group-polls-phone');

  await gustav.goto('/groups/g/Chess%20Club/leave/');
  await looksRight(gustav, 'groups-leave-phone');
  await gustav.getByRole('button', { name: 'Leave the group' }).click();
  await gustav.waitForURL('**/groups/');
  assert.equal((await gustav.goto(`/poll/${slug}/settings/`)).status(), 403);

  await greta.goto('/groups/g/Chess%20Club/delete/');
  await looksRight(greta, 'groups-delete');
});

test('one’s own polls are searched, put away and found again without JavaScript', async (t) => {
  const page = await signIn(t, 'gisela', { js: false });
  await page.goto('/settings/');
  // axe would wait for ever on a page whose scripts do not run.
  await fitsSideways(page);
  await picture(page, 'mine-empty');
  const scripted = await signIn(t, 'gisela', { screen: 'narrow' });
  for (const title of ['Summer party', 'Winter party', 'A very long question about the weekly meeting of everybody']) {
    await makePoll(scripted, 'universal', { title, texts: 'Yes\nNo' });
  }
  await scripted.goto('/settings/');
  await looksRight(scripted, 'mine-narrow');
  await page.goto('/settings/');
  await page.getByLabel('Search titles').fill('party');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  assert.equal(await page.locator('.rows > li').count(), 2);
  await page.getByRole('button', { name: 'Archive: Winter party' }).click();
  await page.getByText('It stays as it is').waitFor();
  assert.equal(await page.locator('.rows > li').count(), 1, 'the search is still there');
  await page.getByRole('link', { name: 'One poll in the archive' }).click();
  await page.getByRole('button', { name: 'Take out of the archive: Winter party' }).click();
  await page.goto('/settings/?order=title');
  const titles = await page.locator('.rows > li > a').allInnerTexts();
  assert.deepEqual(titles.slice(1), ['Summer party', 'Winter party']);
  await picture(page, 'mine-desktop');
});
