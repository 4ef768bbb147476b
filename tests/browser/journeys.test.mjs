// From an empty page to a decided poll, for every kind of poll in every way to use a page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, aged, fitsSideways, picture } from './lib/checks.mjs';
import { ways } from './lib/hands.mjs';

const home = site();

// How the choices of each kind are made, and how many that gives.
const kinds = {
  date: { fill: pickDays, choices: 2 },
  datetime: {
    async fill(page, hand) {
      await pickDays(page, hand);
      await hand.write(named(page, 'times'), '9:00-10:30, 14:00');
    },
    choices: 4,
  },
  universal: {
    fill: (page, hand) => hand.write(named(page, 'texts'), 'Italian / Trattoria\nItalian / Osteria\nSushi'),
    choices: 3,
  },
};

const named = (page, name) => page.locator(`main [name="${name}"]`).first();
const slugOf = (page) => new URL(page.url()).pathname.split('/')[2];

/** The tenth and the twelfth of the next month. */
async function pickDays(page, hand) {
  const month = page.locator('.calendar [name=month]');
  const before = await month.inputValue();
  await hand.press(page.locator('.calendar button[value=later]'));
  await page.locator(`.calendar [name=month]:not([value="${before}"])`).waitFor({ state: 'attached' });
  const shown = await month.inputValue();
  await hand.pick(`${shown}-10`);
  await hand.pick(`${shown}-12`);
}

async function make(page, hand, kind) {
  await page.goto('/');
  await hand.press(page.locator(`a[href="/new/${kind}/"]`).first());
  await hand.write(named(page, 'title'), 'Where we meet');
  await kinds[kind].fill(page, hand);
  await aged(page);
  await hand.press(page.getByRole('button', { name: 'Create poll' }));
  await page.waitForURL(/\/poll\/[^/]+\/share\//);
  return slugOf(page);
}

async function vote(page, hand, slug, choices) {
  await page.goto(`/poll/${slug}/`);
  await hand.press(page.locator(`a[href="/poll/${slug}/vote/"]`).first());
  for (let choice = 1; choice <= choices; choice += 1) {
    await hand.choose(page.locator(`input[type=radio][name=a${choice}][value="${choice === 2 ? 4 : 1}"]`));
  }
  await hand.write(named(page, 'name'), 'Ada');
  await hand.press(page.getByRole('button', { name: 'Save my vote' }));
  await page.waitForURL((address) => !address.pathname.endsWith('/vote/'));
}

async function decide(page, hand, slug) {
  await page.goto(`/poll/${slug}/`);
  assert.match(await page.locator('main').innerText(), /Ada/);
  await hand.press(page.locator(`a[href="/poll/${slug}/decide/"]`).first());
  const form = page.locator(`form[action="/poll/${slug}/decide/"]`);
  await hand.choose(form.locator('input[name=choice]').first());
  await hand.press(form.locator('button:not([name])').first());
  await page.waitForURL(`**/poll/${slug}/`);
}

for (const kind of Object.keys(kinds)) {
  for (const [way, { hand: handOf, person: options }] of Object.entries(ways)) {
    test(`a ${kind} poll is made, shared, voted on and decided ${way}`, async (t) => {
      const owner = await home.person(t, options);
      const slug = await make(owner, handOf(owner), kind);
      assert.match(await owner.locator('main').innerText().then(async (text) =>
        text + (await owner.locator('main input').evaluateAll((all) => all.map((one) => one.value))).join(' ')),
      new RegExp(`/poll/${slug}/`));

      const voter = await home.person(t, options);
      await vote(voter, handOf(voter), slug, kinds[kind].choices);
      await decide(owner, handOf(owner), slug);

      await voter.goto(`/poll/${slug}/`);
      const text = await voter.locator('main').innerText();
      assert.match(text, /Ada/);
      await fitsSideways(voter);
      await picture(voter, `decided-${kind}-${way.replaceAll(' ', '-')}`);
      const calendar = await voter.request.get(`/poll/${slug}.ics`);
      if (kind !== 'universal') assert.match(await calendar.text(), /^BEGIN:VCALENDAR\r\n[^]*SUMMARY:Where we meet/);
      if (options.js !== false) await accessible(voter);
    });
  }
}
