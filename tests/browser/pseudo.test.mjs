// Every page in a made-up language whose words are longer, from left to right and mirrored.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { furnish, furniture, mailed } from './lib/furnished.mjs';
import { postOffice } from './lib/mail.mjs';
import { inPage } from './lib/pseudo.mjs';

const post = postOffice();
const home = site({ ...furniture, neighbour: post });
const widths = [320, 360, 1280];

test('no page cuts off longer words, and every page turns round as a whole', async (t) => {
  const { places, ...people } = await furnish(home, t);
  places.push(...await mailed(home, post, people));
  for (const who of ['guest', 'greta', 'root']) await people[who].addInitScript(inPage);
  const wrong = new Map();
  for (const { name, path, who } of places) {
    const page = people[who];
    await page.goto(path);
    // At its first frame the page scrolls a row of tabs to the open one, which it must do at the width it was opened with.
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.evaluate(() => globalThis.pseudo());
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      for (const line of await page.evaluate(() => globalThis.look())) {
        wrong.set(line, [...(wrong.get(line) ?? []), `${width} ${who} ${name}`]);
      }
    }
  }
  assert.deepEqual([...wrong].map(([line, where]) => `${line} [${where.join(', ')}]`), []);
});

test('in the mirrored calendar the arrow to the left leads to the next day', async (t) => {
  const page = await home.person(t);
  await page.goto('/new/date/');
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await page.locator('.calendar .day input[tabindex="0"]').first().focus();
  const here = () => page.evaluate(() => Date.parse(document.activeElement.value) / 86_400_000);
  const before = await here();
  await page.keyboard.press('ArrowLeft');
  assert.equal(await here(), before + 1);
  await page.keyboard.press('ArrowRight');
  assert.equal(await here(), before);
});
