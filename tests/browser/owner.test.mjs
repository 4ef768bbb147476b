// Every page that the owner of a poll and its voters see, in both themes and on every screen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, accessibleAsItIs, aged, fitsSideways, picture } from './lib/checks.mjs';
import { castVote, makePoll } from './lib/poll.mjs';

const home = site();

const polls = {
  date: { title: 'Hiking day', dates: '2030-05-06, 2030-05-11/2030-05-12', description: 'Bring **boots**.' },
  datetime: { title: 'Planning call', dates: '2030-05-06, 2030-05-07', times: '9:00-10:30, 14:00' },
  universal: { title: 'Dinner', texts: 'Italian / Trattoria\nItalian / Osteria\nSushi' },
};
const pages = [
  '', 'vote/', 'share/', 'settings/', 'edit/choices/', 'edit/choicevalues/', 'decide/', 'copy/', 'delete/',
];

async function everySide(page, path, name) {
  for (const [screen, width] of [['narrow', 320], ['desktop', 1280]]) {
    await page.setViewportSize({ width, height: 800 });
    const answer = await page.goto(path);
    assert.equal(answer.status(), 200, path);
    await fitsSideways(page);
    await accessible(page);
    await picture(page, `owner-${name}-${screen}`);
  }
}

for (const [kind, fields] of Object.entries(polls)) {
  test(`every page of a ${kind} poll is accessible and fits every screen`, async (t) => {
    const owner = await home.person(t);
    const slug = await makePoll(owner, kind, fields);
    await castVote(await home.person(t), slug, 'Ada', [1, 2]);
    await castVote(owner, slug, 'Grace', [4, 1]);
    for (const path of pages) await everySide(owner, `/poll/${slug}/${path}`, `${kind}-${path.replaceAll('/', '-')}`);
  });
}

test('every page of a poll is accessible in colours that the reader has forced', async (t) => {
  const owner = await home.person(t, { forcedColors: 'active', colorScheme: 'dark' });
  // Chromium paints text in the colour that was forced, and tells axe the one that it had before.
  await owner.addInitScript(() => {
    const told = CSSStyleDeclaration.prototype.getPropertyValue;
    CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
      return told.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
    };
  });
  const slug = await makePoll(owner, 'datetime', polls.datetime);
  await castVote(owner, slug, 'Ada', [1, 2]);
  const own = ['/', '/new/date/', '/new/datetime/', '/new/universal/', '/login/'];
  for (const path of [...own, ...pages.map((page) => `/poll/${slug}/${page}`)]) {
    await owner.goto(path);
    await accessibleAsItIs(owner, 'forced colours');
    await picture(owner, `forced-${path.replace(slug, '').replaceAll('/', '-')}`);
  }
});

test('a vote is changed and deleted by the browser that made it, and by its link elsewhere', async (t) => {
  const owner = await home.person(t);
  const slug = await makePoll(owner, 'universal', polls.universal);
  const voter = await home.person(t);
  await castVote(voter, slug, 'Ada', [1, 2, 4]);
  await voter.goto(`/poll/${slug}/`);
  const edit = voter.locator(`a[href*="/vote/"][href$="/edit/"]`).first();
  const path = await edit.getAttribute('href');
  await everySide(voter, path, 'vote-edit');
  await everySide(voter, path.replace('/edit/', '/delete/'), 'vote-delete');
  await everySide(voter, path.replace('/edit/', '/link/'), 'vote-link');
  const link = await voter.locator('main input[readonly]').first().inputValue();

  const stranger = await home.person(t);
  assert.notEqual((await stranger.goto(path)).status(), 200);
  await stranger.goto(link);
  await stranger.goto(path);
  await stranger.locator('main [name=name]').fill('Ada Lovelace');
  await stranger.getByRole('button', { name: 'Save changes' }).click();
  await stranger.waitForURL((address) => !address.pathname.endsWith('/edit/'));
  await voter.goto(`/poll/${slug}/`);
  assert.match(await voter.locator('main').innerText(), /Ada Lovelace/);
});

test('people comment, and the poll’s owner sees it', async (t) => {
  const owner = await home.person(t);
  const slug = await makePoll(owner, 'universal', polls.universal);
  const guest = await home.person(t);
  await guest.goto(`/poll/${slug}/`);
  const form = guest.locator(`form[action="/poll/${slug}/comment/"]`);
  await form.locator('[name=name]').fill('Ada');
  await form.locator('[name=text]').fill('I bring *cake*.');
  await aged(guest);
  await form.getByRole('button').last().click();
  await guest.locator('em', { hasText: 'cake' }).waitFor();
  await accessible(guest);
  await owner.goto(`/poll/${slug}/`);
  assert.equal(await owner.locator('main em', { hasText: 'cake' }).count(), 1);
});
