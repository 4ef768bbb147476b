// What scripts add to the page for a new poll: drags, arrow keys, a table that follows, a draft that stays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, fitsSideways, picture } from './lib/checks.mjs';

const home = site();

const count = (page) => page.locator('#days-count');
const shown = (page) => page.locator('#calendar .month').first().locator('.day');
const focused = (page) => page.evaluate(() => document.activeElement.value);

async function nextMonth(page, kind = 'date') {
  await page.goto(`/new/${kind}/`);
  await page.getByRole('button', { name: 'Later month' }).click();
}

test('a drag ticks every day that it crosses, and a second one unticks them', async (t) => {
  const page = await home.person(t);
  await nextMonth(page);
  // Down a column: the same weekday of three weeks.
  const from = await shown(page).nth(7).boundingBox();
  const to = await shown(page).nth(7 + 14).boundingBox();
  for (const told of ['3 days chosen', 'No days chosen yet']) {
    await page.mouse.move(from.x + 5, from.y + 5);
    await page.mouse.down();
    await page.mouse.move(to.x + 5, to.y + 5, { steps: 20 });
    await page.mouse.up();
    await count(page).getByText(told).waitFor();
  }
});

test('weeks that are over take no room, and a month that is nearly over shows the next one on phones', async (t) => {
  const page = await home.person(t);
  for (const [width, both] of [[1440, true], [360, false]]) {
    await page.setViewportSize({ width, height: 740 });
    await page.goto('/new/date/');
    const weeks = page.locator('#calendar tbody tr');
    const open = weeks.filter({ has: page.locator('input:enabled') });
    assert.equal(await weeks.filter({ visible: true }).count(), await open.filter({ visible: true }).count());
    const last = await page.locator('.month').first().locator('tr:nth-last-child(-n + 2) .today').count();
    assert.equal(await page.locator('.month').last().isVisible(), both || last > 0);
  }
});

test('arrow keys walk through the calendar and tick weeks and weekdays', async (t) => {
  const page = await home.person(t);
  await nextMonth(page);
  const first = await shown(page).first().locator('input').getAttribute('value');
  await shown(page).nth(9).locator('input').focus();
  const start = await focused(page);
  const ways = { ArrowRight: 1, ArrowLeft: 0, ArrowDown: 7, ArrowUp: 0 };
  for (const [key, days] of Object.entries(ways)) {
    await page.keyboard.press(key);
    const wanted = new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10);
    assert.equal(await focused(page), wanted, key);
  }
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  assert.notEqual((await focused(page)).slice(0, 7), first.slice(0, 7));
  await page.keyboard.press('Shift+Space');
  await count(page).getByText('7 days chosen').waitFor();
  await accessible(page);
});

test('the table of times follows days and times', async (t) => {
  const page = await home.person(t, { screen: 'phone', locale: 'de-DE' });
  await page.goto('/new/datetime/');
  await page.locator('[name=dates]').fill('2030-05-06, 2030-05-07');
  await page.locator('[name=times]').fill('9-10:30, 14, 16, 18, 20');
  await page.locator('button[value=slots]').tap();
  const boxes = page.locator('#slots input[name=slot]');
  await page.locator('#slots').getByText('10 von 10').waitFor();
  await page.locator('.slots tbody button').first().tap();
  await page.locator('#slots').getByText('5 von 10').waitFor();
  await page.locator('[name=times]').fill('9-10:30, 14');
  await page.locator('#slots').getByText('2 von 4').waitFor();
  assert.equal(await boxes.count(), 4);
  await fitsSideways(page);
  await accessible(page);
  await picture(page, 'new-datetime-phone-de');
});

test('a zone of which the browser knows an old name goes by its current one', async (t) => {
  for (const [here, current] of [['Asia/Calcutta', 'Asia/Kolkata'], ['Europe/Kiev', 'Europe/Kyiv'], ['Asia/Tokyo', 'Asia/Tokyo']]) {
    const page = await home.person(t, { zone: here });
    let asked = 0;
    page.on('request', (request) => (asked += request.method() === 'POST' ? 1 : 0));
    await page.goto('/new/datetime/');
    await page.waitForFunction((wanted) => document.querySelector('[name=zone]').value === wanted, current);
    await page.waitForLoadState('networkidle');
    assert.equal(asked, 0, 'nobody is asked for it');
  }
});

test('what was typed is there again after a reload and after going back', async (t) => {
  const page = await home.person(t);
  await nextMonth(page);
  await page.locator('[name=title]').fill('Summer party');
  await shown(page).nth(10).click();
  await shown(page).nth(12).click();
  await count(page).getByText('2 days chosen').waitFor();
  await page.reload();
  await count(page).getByText('2 days chosen').waitFor();
  assert.equal(await page.locator('[name=title]').inputValue(), 'Summer party');
  await page.goto('/about/');
  await page.goBack();
  await count(page).getByText('2 days chosen').waitFor();
  assert.equal(await page.locator('[name=title]').inputValue(), 'Summer party');
  await picture(page, 'new-date');
});
