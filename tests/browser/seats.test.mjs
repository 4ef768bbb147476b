// A sign-up sheet, by keyboard and without scripts: seats go in order of arrival, and whoever waits moves up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { onEveryScreen } from './lib/checks.mjs';
import { castVote, makePoll } from './lib/poll.mjs';

const home = site();
const [yes, no] = [1, 2];

async function look(page, path, name) {
  assert.equal((await page.goto(path)).status(), 200, path);
  await onEveryScreen(page, `seats-${name}`);
}

test('seats are given out in order, and whoever waits moves up when somebody leaves', async (t) => {
  const owner = await home.person(t);
  const texts = 'Salad\nBread for everybody, with and without gluten\nCake';
  const slug = await makePoll(owner, 'universal', { title: 'Who brings what?', texts });
  const poll = `/poll/${slug}/`;
  const [ann, ben] = [await home.person(t, { js: false }), await home.person(t)];

  await owner.goto(`${poll}edit/choices/`);
  await owner.getByRole('link', { name: 'Limit the seats' }).press('Enter');
  await owner.getByLabel('Seats for Salad').focus();
  await owner.keyboard.type('1');
  await owner.getByLabel('Seats for Cake').fill('12');
  await owner.getByLabel('Most choices for one person').fill('2');
  await Promise.all([owner.waitForEvent('load'), owner.keyboard.press('Enter')]);
  assert.equal(await owner.getByLabel('Seats for Cake').inputValue(), '12');

  await ann.goto(`${poll}vote/`);
  await ann.getByText('The only seat is free').waitFor();
  await castVote(ann, slug, 'Ann', [yes, no, yes]);
  await ann.getByText('You have a seat: Salad; Cake').waitFor();
  await look(ben, `${poll}vote/`, 'form');
  await ben.getByText('Full. You would be number 1 on the waiting list').waitFor();
  await castVote(ben, slug, 'Ben', [yes, no, no]);
  await ben.getByText('You are on the waiting list: Salad (number 1)').waitFor();
  await look(ben, poll, 'waits');
  await look(owner, poll, 'owner');
  await look(owner, `${poll}edit/seats/`, 'owner-seats');
  await ben.getByRole('link', { name: 'Change my vote' }).click();
  await look(ben, new URL(ben.url()).pathname, 'form-again');
  await ben.getByText('You are number 1 on the waiting list').waitFor();
  const bar = ben.locator('[data-said]');
  const choose = (row, value) => ben.locator(`input[name=a${row}][value="${value}"]`).check({ force: true });
  await choose(2, '');
  assert.equal(await bar.innerText(), 'You said “yes” to 1 of 3', 'who has one thing owes no answer to the others');
  await choose(1, no);
  assert.equal(await bar.innerText(), 'You said “yes” to 0 of 3 · 1 open');

  await ann.goto(poll);
  await ann.getByRole('link', { name: 'Change my vote' }).click();
  await ann.locator('input[name=a1]').and(ann.locator(`[value="${no}"]`)).check({ force: true });
  await ann.getByRole('button', { name: 'Save changes' }).click();
  await ben.goto(poll);
  await ben.getByText('You have a seat: Salad').waitFor();
});
