// What scripts must not do: move the page when they arrive, or be missed when one of them is missing.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { screens, site } from './lib/browser.mjs';
import { castVote, makePoll } from './lib/poll.mjs';

const home = site();
const fields = { title: 'Where we meet', dates: '2031-05-06, 2031-05-07, 2031-05-13', times: '9-10:30, 14' };

let poll;
/** One poll with two votes for all tests. */
function madePoll(t) {
  poll ??= (async () => {
    const slug = await makePoll(await home.person(t), 'datetime', fields);
    for (const name of ['Ada', 'Ben']) await castVote(await home.person(t), slug, name, [1, 4, 1]);
    return slug;
  })();
  return poll;
}

const watched = {
  start: () => '/',
  'new days': () => '/new/date/',
  'new times': () => '/new/datetime/?dates=2031-05-06,2031-05-07&times=9,14',
  'new texts': () => '/new/universal/',
  vote: (slug) => `/poll/${slug}/vote/`,
  results: (slug) => `/poll/${slug}/`,
};

for (const screen of ['phone', 'desktop']) {
  for (const [name, address] of Object.entries(watched)) {
    test(`nothing moves when the scripts come: ${name}, ${screen}`, async (t) => {
      const slug = await madePoll(t);
      const page = await home.person(t, { screen });
      // So high that all of the page is in sight.
      await page.setViewportSize({ width: screens[screen].viewport.width, height: 4_000 });
      await page.addInitScript(() => {
        globalThis.shifts = [];
        new PerformanceObserver((list) => {
          for (const { value, hadRecentInput, sources } of list.getEntries()) {
            if (!hadRecentInput) globalThis.shifts.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]);
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      let come;
      const drawn = new Promise((resolve) => (come = resolve));
      await page.route('**/js/*.js', (route) => drawn.then(() => route.continue()));
      await page.goto(address(slug), { waitUntil: 'commit' });
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      come();
      await page.waitForLoadState('load');
      await page.evaluate(() => new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
      }));
      assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
    });
  }
}

test('a vote is cast with any one of the scripts missing', async (t) => {
  const slug = await madePoll(t);
  for (const script of (await readdir('assets/js')).filter((name) => name.startsWith('vote'))) {
    const page = await home.person(t);
    await page.route(`**/js/${script}`, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await castVote(page, slug, `Without ${script}`, [1]);
    await page.getByText(`Without ${script}`).first().waitFor();
  }
});
