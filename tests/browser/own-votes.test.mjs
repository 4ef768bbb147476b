// Whoever has voted is led back to their vote, with every way to use a page; one more is asked for in plain words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { onEveryScreen } from './lib/checks.mjs';
import { password, signIn } from './lib/furnished.mjs';
import { ways } from './lib/hands.mjs';
import { makePoll } from './lib/poll.mjs';

const home = site({ accounts: { greta: password } });

const radio = (page, choice, value) => page.locator(`main input[type=radio][name=a${choice}][value="${value}"]`);
const link = (page, name) => page.getByRole('link', { name, exact: true }).first();

async function names(page, slug) {
  await page.goto(`/poll/${slug}/`);
  return (await page.locator('table.results tbody th').allInnerTexts()).map((name) => name.split(',')[0].trim()).sort();
}

for (const [way, { hand: handOf, person }] of Object.entries(ways)) {
  test(`${way}, a vote is found again, changed, and joined by one of somebody else`, async (t) => {
    const slug = await makePoll(await home.person(t), 'universal', { title: 'Where we eat', texts: 'Italian\nSushi' });
    const page = await home.person(t, person);
    const hand = handOf(page);
    await page.goto(`/poll/${slug}/`);
    await hand.press(link(page, 'Vote'));
    await hand.choose(radio(page, 1, 1));
    await hand.write(page.locator('main [name=name]'), 'Ann');
    await hand.press(page.getByRole('button', { name: 'Save my vote' }));
    await page.waitForURL(`**/poll/${slug}/`);
    await hand.press(link(page, 'My vote'));
    await page.waitForURL('**/edit/');
    assert.ok(await radio(page, 1, 1).isChecked());
    await hand.choose(radio(page, 2, 2));
    await hand.press(page.getByRole('button', { name: 'Save changes' }));
    await page.waitForURL(`**/poll/${slug}/`);
    await hand.press(link(page, 'Vote for somebody else too'));
    await page.waitForURL('**/vote/?another=1');
    await page.getByText('another person’s vote').waitFor();
    assert.equal(await page.locator('main [name=name]').inputValue(), '');
    await hand.choose(radio(page, 1, 2));
    await hand.write(page.locator('main [name=name]'), 'Ben');
    await hand.press(page.getByRole('button', { name: 'Save my vote' }));
    await page.waitForURL(`**/poll/${slug}/`);
    await hand.press(link(page, 'My vote'));
    await hand.press(page.locator('main .rows').getByRole('link', { name: 'Ben' }));
    await page.waitForURL('**/edit/');
    assert.ok(await radio(page, 1, 2).isChecked());
    assert.deepEqual(await names(page, slug), ['Ann', 'Ben']);
  });
}

test('whoever goes back to the form and saves again changes the vote, or says that it is another', async (t) => {
  const slug = await makePoll(await home.person(t), 'universal', { title: 'Where we eat', texts: 'Italian\nSushi' });
  const page = await home.person(t, { screen: 'phone' });
  const old = await page.context().newPage();
  for (const one of [page, old]) {
    await one.goto(`/poll/${slug}/vote/`);
    await radio(one, 1, one === page ? 1 : 4).check({ force: true });
    await one.locator('main [name=name]').fill('Ann');
  }
  for (const one of [page, old]) await one.getByRole('button', { name: 'Save my vote' }).click();
  await old.getByText('You have voted here already').waitFor();
  assert.ok(await radio(old, 1, 4).isChecked(), 'nothing is lost');
  await onEveryScreen(old, 'own-vote-again');
  await old.getByRole('button', { name: 'Save changes' }).click();
  await old.waitForURL(`**/poll/${slug}/`);
  assert.deepEqual(await names(page, slug), ['Ann']);
  await page.goBack();
  const other = await page.context().newPage();
  await other.goto(`/poll/${slug}/vote/?another=1`);
  await radio(other, 2, 1).check({ force: true });
  await other.locator('main [name=name]').fill('Ben');
  await onEveryScreen(other, 'own-vote-another');
  await other.getByRole('button', { name: 'Save my vote' }).click();
  await other.waitForURL(`**/poll/${slug}/`);
  assert.deepEqual(await names(other, slug), ['Ann', 'Ben']);
  await other.goto(`/poll/${slug}/vote/`);
  await onEveryScreen(other, 'own-vote-list');
  await other.locator('main .rows a').first().click();
  await onEveryScreen(other, 'own-vote-edit');
});

test('answers to another vote that are not saved yet do not stand in the first one', async (t) => {
  const slug = await makePoll(await home.person(t), 'universal', { title: 'Where we eat', texts: 'Italian\nSushi' });
  const page = await home.person(t, { serviceWorkers: 'block' });
  await page.goto(`/poll/${slug}/vote/`);
  await radio(page, 1, 1).check({ force: true });
  await page.locator('main [name=name]').fill('Ann');
  await page.getByRole('button', { name: 'Save my vote' }).click();
  await page.waitForURL(`**/poll/${slug}/`);
  await page.goto(`/poll/${slug}/vote/?another=1`);
  await page.locator('main [name=name]').fill('Ben');
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.endsWith('/vote/?another')));
  await page.reload();
  await page.getByText('Not saved yet').waitFor();
  assert.equal(await page.locator('main [name=name]').inputValue(), 'Ben');
});

test('an account is led to its vote', async (t) => {
  const slug = await makePoll(await home.person(t), 'universal', { title: 'Where we eat', texts: 'Italian\nSushi' });
  const page = await home.person(t);
  await signIn(page, 'greta');
  await page.goto(`/poll/${slug}/vote/`);
  await radio(page, 1, 1).check({ force: true });
  await page.getByRole('button', { name: 'Save my vote' }).click();
  await page.waitForURL(`**/poll/${slug}/`);
  await link(page, 'My vote').click();
  await page.waitForURL('**/edit/');
  assert.equal(await page.getByRole('link', { name: /One more vote|somebody else/ }).count(), 0, 'one vote a person');
});
