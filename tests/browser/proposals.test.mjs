// Choices that participants propose, by keyboard and without scripts, and what the owner makes of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { aged, onEveryScreen } from './lib/checks.mjs';
import { makePoll } from './lib/poll.mjs';

const home = site();

async function look(page, path, name) {
  assert.equal((await page.goto(path)).status(), 200, path);
  await onEveryScreen(page, `proposals-${name}`);
}

/** Makes a poll and lets people propose choices. */
async function poll(owner, kind, form) {
  const slug = await makePoll(owner, kind, form);
  await owner.goto(`/poll/${slug}/settings/`);
  await owner.getByLabel('People may propose choices').selectOption('reviewed');
  await owner.getByRole('button', { name: 'Save' }).click();
  await owner.waitForURL((address) => address.pathname === `/poll/${slug}/`);
  return `/poll/${slug}/`;
}

test('a choice is proposed without scripts, reviewed by keyboard, and voted on', async (t) => {
  const owner = await home.person(t);
  const place = await poll(owner, 'universal', { title: 'What shall we cook?', texts: 'Pizza\nSushi' });
  const ann = await home.person(t, { js: false });
  await ann.goto(`${place}vote/`);
  await ann.getByRole('link', { name: 'Propose a choice' }).click();
  await ann.getByLabel('Your proposal').fill('pizza');
  await aged(ann);
  await ann.getByRole('button', { name: 'Propose' }).click();
  await ann.getByText('This choice is on the poll already.').first().waitFor();
  await ann.getByLabel('Your proposal').fill('Noodles with vegetables from the garden');
  await ann.getByLabel('Your name').fill('Ann');
  await ann.getByRole('button', { name: 'Propose' }).click();
  await ann.getByText('Your proposal waits for review').waitFor();
  await ann.goto(`${place}propose/`);
  await ann.getByText('waits for review').waitFor();

  const ben = await home.person(t);
  await look(ben, `${place}propose/`, 'form');
  assert.equal(await ben.getByText('Noodles').count(), 0);

  await look(owner, place, 'waiting');
  await owner.getByRole('link', { name: 'Look at them' }).press('Enter');
  await look(owner, `${place}proposals/`, 'review');
  await owner.getByRole('button', { name: 'Reject Noodles with vegetables from the garden' }).press('Enter');
  await owner.getByText('The proposal is rejected.').waitFor();
  await onEveryScreen(owner, 'proposals-none');
  await owner.getByRole('button', { name: 'Undo' }).press('Enter');
  await owner.getByText('The proposal waits for you again.').waitFor();
  await owner.getByRole('button', { name: 'Accept Noodles with vegetables from the garden' }).press('Enter');
  await owner.getByText('The choice is on the poll.').waitFor();
  await ben.goto(`${place}vote/`);
  await ben.getByText('Noodles with vegetables from the garden').first().waitFor();
});

test('a day and a time are proposed by keyboard', async (t) => {
  const owner = await home.person(t);
  const place = await poll(owner, 'datetime', { title: 'When do we meet?', dates: '2027-05-03', times: '9:00' });
  const ann = await home.person(t, { locale: 'de-DE' });
  await look(ann, `${place}propose/`, 'time-de');
  await ann.getByLabel('Tag').fill('2027-05-04');
  await ann.getByLabel('Uhrzeit').fill('14–15:30 Uhr');
  await aged(ann);
  await ann.keyboard.press('Enter');
  await ann.getByText('Dein Vorschlag wartet').waitFor();
  await look(owner, `${place}proposals/`, 'review-time');
  await owner.getByText('14:00').first().waitFor();
});

test('a weekend is proposed without scripts, and accepted by a button that is pressed twice', async (t) => {
  const owner = await home.person(t);
  const place = await poll(owner, 'date', { title: 'Which weekend?', dates: '2027-05-03' });
  const ann = await home.person(t, { js: false });
  await ann.goto(`${place}propose/`);
  await ann.getByLabel('Day', { exact: true }).fill('2027-05-09');
  await ann.getByLabel('Last day').fill('2027-05-08');
  await aged(ann);
  await ann.getByRole('button', { name: 'Propose' }).click();
  await ann.getByText('ends before it starts').first().waitFor();
  await ann.getByLabel('Day', { exact: true }).fill('2027-05-08');
  await ann.getByLabel('Last day').fill('2027-05-09');
  await aged(ann);
  await ann.getByRole('button', { name: 'Propose' }).click();
  await ann.getByText('Your proposal waits for review').waitFor();

  const ben = await home.person(t, { locale: 'de-DE' });
  await ben.goto(`${place}propose/`);
  await ben.getByLabel('Tag', { exact: true }).fill('2027-05-09');
  await ben.getByLabel('Letzter Tag').fill('2027-05-08');
  await aged(ben);
  await ben.getByRole('button', { name: 'Vorschlagen' }).click();
  await ben.getByText('endet vor dem Anfang').first().waitFor();
  await onEveryScreen(ben, 'proposals-days-wrong');

  const other = await owner.context().newPage();
  await look(owner, `${place}proposals/`, 'review-days');
  await other.goto(`${place}proposals/`);
  for (const page of [owner, other]) await page.getByRole('button', { name: /^Accept / }).click();
  await other.getByText('This proposal waits no more').waitFor();
  await onEveryScreen(other, 'proposals-waits-no-more');
  await ann.goto(`${place}vote/`);
  await ann.getByText('8').first().waitFor();
});
