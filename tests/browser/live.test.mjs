// An open page of results follows what others do, and takes nothing from its reader.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, picture } from './lib/checks.mjs';
import { castVote, makePoll } from './lib/poll.mjs';

const home = site();

/** A poll, an open page of its results and somebody else; `hears` waits for what the page says. */
async function opened(t, options = {}) {
  const slug = await makePoll(await home.person(t), 'universal', { title: 'Dinner', texts: 'Pasta\nPizza\nSoup\nSalad\nRice\nFish\nBread\nBeans' });
  const [reader, other] = [await home.person(t, options), await home.person(t)];
  await castVote(other, slug, 'Zoe', [1, 4, 1]);
  const told = reader.waitForResponse((answer) => answer.url().endsWith('/live/'));
  await reader.goto(`/poll/${slug}/`);
  await told;
  const hears = (words) => reader.locator('[role=status]', { hasText: words }).waitFor();
  return { slug, reader, other: await home.person(t), hears };
}

const names = (page) => page.locator('table.results tbody th').allInnerTexts();

test('a new vote comes in by itself and is said once', async (t) => {
  const { slug, reader, other, hears } = await opened(t);
  await castVote(other, slug, 'Ann', [4, 1, 1]);
  await hears('Ann has just voted');
  assert.deepEqual((await names(reader)).sort(), ['Ann', 'Zoe']);
  assert.match(await reader.locator('.best').innerText(), /Soup/);
  await accessible(reader);
  await picture(reader, 'live-desktop');
});

test('an owner hears the name alone, above the lower edge of the screen', async (t) => {
  const owner = await home.person(t, { screen: 'phone' });
  const slug = await makePoll(owner, 'universal', { title: 'Dinner', texts: 'Pasta\nPizza' });
  await castVote(await home.person(t), slug, 'Zoe', [1, 4]);
  const told = owner.waitForResponse((answer) => answer.url().endsWith('/live/'));
  await owner.goto(`/poll/${slug}/`);
  await told;
  await castVote(await home.person(t), slug, 'Ann', [4, 1]);
  const said = owner.locator('.toast', { hasText: 'voted' });
  await said.waitFor();
  assert.equal(await said.innerText(), 'Ann has just voted');
  const { y, height } = await said.boundingBox();
  assert.ok(y + height <= owner.viewportSize().height - 8, `${y} + ${height}`);
});

test('a comment that is being written stays, with the focus in it', async (t) => {
  const { slug, reader, other, hears } = await opened(t, { screen: 'phone' });
  await reader.fill('#comments [name=text]', 'I would rather');
  await reader.locator('details.filter summary').click();
  await reader.focus('#comments [name=text]');
  await castVote(other, slug, 'Ann', [4, 1, 1]);
  await hears('Ann has just voted');
  await reader.keyboard.type(' have soup');
  assert.equal(await reader.inputValue('#comments [name=text]'), 'I would rather have soup');
  assert.ok(await reader.locator('details.filter').evaluate((part) => part.open), 'what was opened stays open');
  await picture(reader, 'live-phone');
});

test('the focus in the table stays where it was', async (t) => {
  const { slug, reader, other, hears } = await opened(t);
  await reader.focus('.scroller');
  await castVote(other, slug, 'Ann', [4, 1, 1]);
  await hears('Ann has just voted');
  assert.ok(await reader.locator('.scroller').evaluate((box) => box === document.activeElement));
});

test('a page that was in the background catches up when it is looked at again', async (t) => {
  const { slug, reader, other, hears } = await opened(t);
  const show = (hidden) =>
    reader.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await show(true);
  await castVote(other, slug, 'Ann', [4, 1, 1]);
  assert.deepEqual(await names(reader), ['Zoe']);
  await show(false);
  await hears('Ann has just voted');
});

test('a reader who wants the page to keep still is obeyed, also on the next page', async (t) => {
  const { slug, reader, other } = await opened(t);
  await reader.getByRole('button', { name: 'Keep the page still' }).click();
  await reader.reload();
  await castVote(other, slug, 'Ann', [4, 1, 1]);
  assert.deepEqual(await names(reader), ['Zoe']);
  await reader.getByRole('button', { name: 'Follow along' }).click();
  await reader.locator('table.results tbody th', { hasText: 'Ann' }).waitFor();
});

test('the title and what is above the results follow too', async (t) => {
  const owner = await home.person(t);
  const slug = await makePoll(owner, 'universal', { title: 'Dinner', texts: 'Pasta\nPizza' });
  const reader = await home.person(t);
  await reader.goto(`/poll/${slug}/`);
  await owner.goto(`/poll/${slug}/settings/`);
  await owner.locator('main [name=title]').fill('Supper');
  await owner.getByRole('button', { name: /^Save/ }).click();
  await owner.waitForURL((address) => !address.pathname.endsWith('/settings/'));
  await reader.getByRole('heading', { level: 1, name: 'Supper' }).waitFor();
  assert.match(await reader.title(), /Supper/);
});

test('a page from before the connection is brought up to date when it connects', async (t) => {
  const { slug, reader, other } = await opened(t);
  await reader.goto('/about/');
  await castVote(other, slug, 'Ann', [4, 1, 1]);
  await reader.goBack();
  await reader.locator('table.results tbody th', { hasText: 'Ann' }).waitFor();
});

for (const [what, pick] of [
  ['a field of the filter', 'details.filter [name=min]'], ['the table', '.scroller'], ['nothing', null],
]) {
  test(`the page does not jump when a vote comes in and ${what} has the focus`, async (t) => {
    const { slug, reader, other, hears } = await opened(t, { screen: 'phone' });
    await reader.locator('details.filter summary').click();
    const seen = reader.locator('table.results thead th').first();
    await seen.evaluate((head) => scrollTo(0, head.getBoundingClientRect().top + scrollY - 300));
    if (pick) await reader.locator(pick).evaluate((field) => field.focus({ preventScroll: true }));
    const place = () => seen.evaluate((head) => head.getBoundingClientRect().top);
    const before = await place();
    await castVote(other, slug, 'Ann', [4, 1, 1]);
    await hears('Ann has just voted');
    const after = await place();
    assert.ok(Math.abs(after - before) < 2, `the table went from ${before} to ${after}`);
    if (pick) assert.ok(await reader.locator(pick).evaluate((field) => field === document.activeElement));
  });
}
