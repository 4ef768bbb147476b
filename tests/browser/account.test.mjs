// An account from its first mail to its end, by people on phones and at desks, with and without JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { register as make, send } from './lib/account.mjs';
import { aged, fitsSideways, onEveryScreen as onAll } from './lib/checks.mjs';
import { links, postOffice } from './lib/mail.mjs';
import { castVote, makePoll } from './lib/poll.mjs';

const post = postOffice();
const home = site({ env: { BITPOLL_REGISTRATION: 'open' }, neighbour: post });

const onEveryScreen = (page, name) => onAll(page, `account-${name}`);
const register = (page, name, look) => make(page, post, name, look);
const settings = ['profile', 'mail', 'email', 'defaults', 'security', 'sessions', 'data', 'delete'];

for (const [js, locale] of [[true, 'en-GB'], [false, 'de-DE']]) {
  test(`somebody registers, looks around, and leaves: ${js ? 'with' : 'without'} JavaScript, ${locale}`, async (t) => {
    const name = js ? 'ada' : 'berta';
    const page = await home.person(t, { js, locale });
    // What looks for violations needs a script.
    const look = js ? (page, where) => onEveryScreen(page, where) : (page) => fitsSideways(page);
    await register(page, name, look);
    for (const area of settings) {
      assert.equal((await page.goto(`/settings/${area}/`)).status(), 200);
      await look(page, area);
    }
    await page.goto('/settings/profile/');
    await page.fill('[name=name]', 'Somebody Else');
    await send(page);
    await page.goto('/settings/profile/');
    assert.equal(await page.locator('[name=name]').inputValue(), 'Somebody Else');
    await page.goto('/settings/email/');
    await page.fill('[name=email]', `${name}@elsewhere.example`);
    await send(page);
    await page.goto(links(await post.to(`${name}@elsewhere.example`))[0]);
    await look(page, 'confirm');
    await send(page);
    await page.goto('/settings/mail/');
    assert.match(await page.locator('main').innerText(), /@elsewhere\.example/);
    await page.goto('/settings/data/');
    await page.locator('a[href="/settings/delete/"]').click();
    await page.locator('[name=traces][value=remove]').check({ force: true });
    await page.locator('main form button').first().click();
    await page.waitForURL((address) => address.pathname === '/');
    assert.equal((await page.goto('/settings/')).status() === 200 && !page.url().includes('/login/'), false);
  });
}

test('the German settings fit on a phone', async (t) => {
  const page = await home.person(t, { locale: 'de-DE' });
  await register(page, 'carla');
  for (const area of settings) {
    await page.goto(`/settings/${area}/`);
    await onEveryScreen(page, `de-${area}`);
  }
});

test('a forgotten password is replaced by a mailed link', async (t) => {
  const page = await home.person(t);
  await register(page, 'dora');
  const other = await home.person(t);
  await other.goto('/registration/password_reset/');
  await onEveryScreen(other, 'forgot');
  await other.fill('[name=who]', 'dora');
  await aged(other);
  await send(other);
  await other.waitForURL(/sent=1/);
  await other.goto(links(await post.to('dora@example.org'))[0]);
  await onEveryScreen(other, 'reset');
});

test('a guest deletes what they have left in a poll', async (t) => {
  const owner = await home.person(t);
  const slug = await makePoll(owner, 'universal', { title: 'Dinner', texts: 'Pizza\nSushi' });
  const voter = await home.person(t, { js: false });
  await castVote(voter, slug, 'Gus', [1, 2]);
  const guest = await home.person(t);
  await castVote(guest, slug, 'Zoe', [1, 2]);
  const edit = await guest.locator('a[href*="/vote/"][href$="/edit/"]').first().getAttribute('href');
  await guest.goto(edit.replace('/edit/', '/link/'));
  await onEveryScreen(guest, 'guest-data');
  await guest.locator('a[href$="/erase/"]').click();
  await onEveryScreen(guest, 'guest-erase');
  await guest.locator('main form button').first().click();
  await guest.waitForURL((address) => address.pathname === `/poll/${slug}/`);
  const left = await guest.locator('main').innerText();
  assert.match(left, /Gus/);
  assert.doesNotMatch(left, /Zoe/);
});
