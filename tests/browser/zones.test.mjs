// People in four zones, across changes of the clocks: times are right for each of them, and days never move.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { ask, password, signIn } from './lib/furnished.mjs';
import { castVote } from './lib/poll.mjs';

const home = site({ accounts: { greta: password }, env: { BITPOLL_ZONE: 'Europe/Rome' } });
const zones = ['Pacific/Auckland', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Europe/Berlin'];

// What clocks show elsewhere; with the day, where it is another one. Clocks change on the second day of each pair.
const polls = [{
  zone: 'Europe/Berlin',
  dates: '2026-10-24, 2026-10-25, 2027-03-27, 2027-03-28',
  times: '10-11:30, 22',
  there: {
    'Pacific/Auckland': [
      '21:00–22:30', 'Sun, 25 Oct 2026, 09:00', '22:00–23:30', 'Mon, 26 Oct 2026, 10:00',
      '22:00–23:30', 'Sun, 28 Mar 2027, 10:00', '21:00–22:30', 'Mon, 29 Mar 2027, 09:00',
    ],
    'Asia/Kathmandu': [
      '13:45–15:15', 'Sun, 25 Oct 2026, 01:45', '14:45–16:15', 'Mon, 26 Oct 2026, 02:45',
      '14:45–16:15', 'Sun, 28 Mar 2027, 02:45', '13:45–15:15', 'Mon, 29 Mar 2027, 01:45',
    ],
    'America/Sao_Paulo': ['05:00–06:30', '17:00', '06:00–07:30', '18:00', '06:00–07:30', '18:00', '05:00–06:30', '17:00'],
    'Europe/Berlin': [],
  },
  // The second choice.
  decided: { here: 'Sat, 24 Oct 2026, 22:00', file: ['DTSTART:20261024T200000Z\r\n'] },
}, {
  zone: 'Pacific/Auckland',
  dates: '2026-09-26, 2026-09-27',
  times: '9-9:45',
  there: {
    'Pacific/Auckland': [],
    'Asia/Kathmandu': ['02:45–03:30', '01:45–02:30'],
    'America/Sao_Paulo': ['Fri, 25 Sept 2026, 18:00–18:45', 'Sat, 26 Sept 2026, 17:00–17:45'],
    'Europe/Berlin': ['Fri, 25 Sept 2026, 23:00–23:45', 'Sat, 26 Sept 2026, 22:00–22:45'],
  },
  decided: { here: 'Sun, 27 Sept 2026, 09:00–09:45', file: ['DTSTART:20260926T200000Z\r\n', 'DTEND:20260926T204500Z\r\n'] },
}];

async function owner(t, zone) {
  const page = await home.person(t, { zone });
  await signIn(page, 'greta');
  return page;
}

/** Whoever has been here before with scripts has told the zone, and is known without them, too. */
async function knownWithoutScripts(t, zone) {
  const page = await home.person(t, { zone, js: false });
  await page.context().addCookies([{ name: 'zone', value: zone, url: home.url }]);
  return page;
}

async function decide(page, slug, choice) {
  await page.goto(`/poll/${slug}/decide/`);
  // The best one is ticked already.
  for (const ticked of await page.locator('main input[name=choice]:checked').all()) await ticked.uncheck({ force: true });
  await page.locator(`main input[name=choice][value="${choice}"]`).check({ force: true });
  await page.locator(`form[action="/poll/${slug}/decide/"] button:not([name])`).first().click();
  await page.waitForURL(`**/poll/${slug}/`);
}

/** Whoever comes for the first time, without scripts: nobody knows where they are, and nobody guesses. */
const stranger = (t, zone, locale) => home.person(t, { zone, locale, js: false });

async function staysUnknown(page) {
  const cookies = (await page.context().cookies()).map((cookie) => cookie.name);
  assert.ok(!cookies.some((name) => name.endsWith('zone')), cookies.join());
}

const texts = (page, which) => page.locator(which).allInnerTexts();
// Browsers still report Asia/Katmandu.
const zoneName = (zone) => zone.replace('_', ' ');

for (const { zone, dates, times, there, decided } of polls) {
  test(`a poll made in ${zone} shows everybody their own times, when the clocks change, too`, async (t) => {
    const greta = await owner(t, zone);
    const slug = await ask(greta, 'datetime', { title: 'Call', dates, times, zone });
    const viewers = [];
    for (const own of zones) viewers.push([own, await home.person(t, { zone: own })]);
    for (const own of zones.filter((one) => one !== zone)) viewers.push([own, await knownWithoutScripts(t, own)]);
    for (const [own, page] of viewers) {
      await page.goto(`/poll/${slug}/vote/`);
      if (there[own].length > 0) await page.locator('.vote-row .help').first().waitFor();
      const labelled = there[own].map((time) => `your time: ${time}`);
      assert.deepEqual(await texts(page, '.vote-row .help'), labelled, own);
      const head = await page.locator('.poll-head').innerText();
      assert.equal(new RegExp(`beside them in ${zoneName(own)}`).test(head), own !== zone, head);
    }
    await castVote(viewers[0][1], slug, 'Ann', [2, 1]);
    await decide(greta, slug, 2);
    for (const [own, page] of viewers) {
      await page.goto(`/poll/${slug}/`);
      assert.deepEqual(await texts(page, '.tally .there'), there[own].map((time) => `your time: ${time}`), own);
      assert.deepEqual(await texts(page, '.best h2'), [decided.here]);
      const told = await texts(page, '.best .muted');
      assert.equal(told.length, own === zone ? 0 : 1);
      if (own !== zone) assert.match(told[0], new RegExp(`^${there[own][1]} \\(${zoneName(own)}\\)$`));
      const file = await (await page.request.get(`/poll/${slug}.ics`)).text();
      for (const line of decided.file) assert.ok(file.includes(line), file);
    }

    await greta.goto(`/poll/${slug}/settings/`);
    await greta.locator('[name=use_viewer_zone]').check({ force: true });
    await greta.getByRole('button', { name: 'Save', exact: true }).click();
    for (const [own, page] of viewers.filter((viewer) => viewer[0] !== zone)) {
      await page.goto(`/poll/${slug}/`);
      const [first] = await texts(page, '.best h2');
      assert.ok(first.endsWith(there[own][1]), `${own}: ${first}`);
    }
  });
}

for (const { zone, dates, times, decided } of polls) {
  test(`whoever comes without scripts and for the first time is told that times are those of ${zone}`, async (t) => {
    const greta = await owner(t, zone);
    const slug = await ask(greta, 'datetime', { title: 'Call', dates, times, zone });
    // What the owner sees in the zone of the poll is what they must see.
    await greta.goto(`/poll/${slug}/vote/`);
    const own = await texts(greta, '.vote-row .vote-label');
    const page = await stranger(t, zones.find((one) => one !== zone));
    const toldZone = async () => assert.match(await page.locator('.poll-head').innerText(), new RegExp(`Times in ${zoneName(zone)}$`, 'm'));
    await page.goto(`/poll/${slug}/vote/`);
    await toldZone();
    assert.equal(own.length, times.split(',').length * dates.split(',').length);
    assert.deepEqual(await texts(page, '.vote-row .vote-label'), own);
    assert.deepEqual(await texts(page, '.vote-row .help'), []);
    await castVote(page, slug, 'Ann', [2, 1]);
    await decide(greta, slug, 2);
    const results = async () => {
      await page.goto(`/poll/${slug}/`);
      await toldZone();
      assert.deepEqual(await texts(page, '.tally .there'), []);
      assert.deepEqual(await texts(page, '.best h2'), [decided.here]);
      assert.deepEqual(await texts(page, '.best .muted'), []);
      const file = await (await page.request.get(`/poll/${slug}.ics`)).text();
      for (const line of decided.file) assert.ok(file.includes(line), file);
    };
    await results();
    // “In each reader's own zone” cannot hold for somebody whose zone nobody knows.
    await greta.goto(`/poll/${slug}/settings/`);
    await greta.locator('[name=use_viewer_zone]').check({ force: true });
    await greta.getByRole('button', { name: 'Save', exact: true }).click();
    await results();
    await staysUnknown(page);
    const german = await stranger(t, 'Pacific/Auckland', 'de-DE');
    await german.goto(`/poll/${slug}/`);
    assert.match(await german.locator('.poll-head').innerText(), new RegExp(zoneName(zone)));
    // A form of somebody unknown says in which zone it would be.
    const maker = await stranger(t, 'Asia/Kathmandu');
    await maker.goto('/new/datetime/?dates=2027-03-28&times=9');
    assert.equal(await maker.locator('[name=zone]').inputValue(), 'Europe/Rome');
  });
}

test('days are the same days for everybody, wherever they are picked and seen', async (t) => {
  const shown = ['Sun, 27 Sept 2026', 'Sun, 25 Oct 2026', 'Sat, 27 Mar – Sun, 28 Mar 2027'];
  for (const index of [0, 2]) {
    const zone = zones[index];
    const greta = await owner(t, zone);
    // A tap and the keyboard pick the day that they say.
    await greta.goto('/new/date/');
    const day = greta.locator('.calendar .day input:enabled').last();
    const picked = await day.inputValue();
    await day.locator('xpath=..').click();
    await greta.locator('.chosen .chip').waitFor();
    assert.equal(await greta.evaluate(() => new FormData(document.querySelector('main form')).getAll('day').join()), picked, zone);
    const slug = await ask(greta, 'date', { title: 'Hike', dates: '2026-09-27, 2026-10-25, 2027-03-27/2027-03-28' });
    await castVote(await home.person(t), slug, 'Ann', [2, 1]);
    await decide(greta, slug, 2);
    const [one, other] = [zones[(index + 1) % 4], zones[(index + 3) % 4]];
    for (const page of [await home.person(t, { zone: one }), await knownWithoutScripts(t, other), await stranger(t, other)]) {
      await page.goto(`/poll/${slug}/`);
      assert.deepEqual((await texts(page, '.tally .name')).map((name) => name.replace(/\s*best$/, '')), shown, zone);
      assert.deepEqual(await texts(page, '.best h2'), [shown[1]], zone);
      const file = await (await page.request.get(`/poll/${slug}.ics`)).text();
      for (const line of ['DTSTART;VALUE=DATE:20261025\r\n', 'DTEND;VALUE=DATE:20261026\r\n']) assert.ok(file.includes(line), file);
    }
  }
});
