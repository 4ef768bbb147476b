// Small windows, long lists, and what was typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, fitsSideways, picture } from './lib/checks.mjs';
import { makePoll } from './lib/poll.mjs';

const home = site();

const forty = Array.from({ length: 40 }, (_, n) => `${n % 3 ? 'Town hall' : 'At home'} / Evening number ${n + 1}`).join('\n');

test('forty choices are voted on and shown in a window of 320 px without scrolling sideways', async (t) => {
  const page = await home.person(t, { screen: 'narrow' });
  const slug = await makePoll(page, 'universal', { title: 'Forty evenings and an unbreakablylongwordinthetitle', texts: forty });
  await fitsSideways(page);
  await page.goto(`/poll/${slug}/vote/`);
  await fitsSideways(page);
  await accessible(page);
  await page.locator('button[name=all]').first().tap();
  await page.fill('[name=name]', 'Ada');
  assert.equal(await page.locator('input[type=radio][value="1"]:checked').count(), 40);
  await picture(page, 'narrow-vote');
  await page.getByRole('button', { name: 'Save my vote' }).tap();
  await page.waitForURL((address) => !address.pathname.endsWith('/vote/'));
  await page.goto(`/poll/${slug}/`);
  await fitsSideways(page);
  await accessible(page);
  await picture(page, 'narrow-results');
});

test('the pages hold together at twice the size of text', async (t) => {
  const page = await home.person(t, { viewport: { width: 640, height: 512 } });
  const slug = await makePoll(page, 'universal', { title: 'Zoomed', texts: 'One\nTwo\nThree' });
  for (const path of ['/', '/new/date/', '/new/datetime/', `/poll/${slug}/`, `/poll/${slug}/vote/`]) {
    await page.goto(path);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await fitsSideways(page);
  }
});

test('what was typed is there again after a mistake', async (t) => {
  for (const js of [true, false]) {
    const page = await home.person(t, { js });
    await page.goto('/new/universal/');
    await page.fill('[name=title]', 'A title to keep');
    await page.fill('[name=texts]', `fine\n${'too long '.repeat(20)}`);
    await page.getByRole('button', { name: 'Create poll' }).click();
    await page.locator('.error').first().waitFor();
    assert.equal(await page.inputValue('[name=title]'), 'A title to keep');
    assert.match(await page.inputValue('[name=texts]'), /^fine\ntoo long/);
    if (js) await accessible(page);
  }
});

test('the keys g and a letter lead through a poll', async (t) => {
  const page = await home.person(t);
  const slug = await makePoll(page, 'universal', { title: 'Quick keys', texts: 'One\nTwo' });
  await page.goto(`/poll/${slug}/`);
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await page.waitForURL(`**/poll/${slug}/vote/`);
});
