// Every page in both themes, on every screen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, fitsSideways, picture } from './lib/checks.mjs';

const home = site({ accounts: { greta: 'correct horse battery' } });

const everybodys = [
  '/', '/about/', '/imprint/', '/privacy/', '/technical_info/', '/licenses/', '/problems/', '/polls/', '/login/',
  '/new/date/', '/new/datetime/', '/new/universal/', '/poll/nothing-here/',
];

for (const path of everybodys) {
  test(`${path} is accessible and fits every screen`, async (t) => {
    for (const screen of ['narrow', 'tablet', 'desktop']) {
      const page = await home.person(t, { screen });
      const answer = await page.goto(path);
      assert.equal(answer.status(), path.includes('nothing') ? 404 : 200);
      await fitsSideways(page);
      if (screen !== 'tablet') await accessible(page);
      await picture(page, `page${path.replaceAll('/', '-')}${screen}`);
    }
  });
}

test('a person signs in, sees the own polls and signs out', async (t) => {
  const page = await home.person(t);
  await page.goto('/login/');
  await page.fill('[name=username]', 'greta');
  await page.fill('[name=password]', 'wrong');
  await page.press('[name=password]', 'Enter');
  await page.locator('[role=alert], .error').first().waitFor();
  await accessible(page);
  await page.fill('[name=password]', 'correct horse battery');
  await page.press('[name=password]', 'Enter');
  await page.waitForURL((address) => address.pathname !== '/login/');
  await page.goto('/settings/');
  assert.match(await page.locator('body').innerText(), /greta/);
  await accessible(page);
});

test('the theme and the language can be switched without JavaScript', async (t) => {
  const page = await home.person(t, { js: false });
  await page.goto('/');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  const german = await home.person(t, { locale: 'de-DE' });
  await german.goto('/');
  assert.equal(await german.locator('html').getAttribute('lang'), 'de');
});
