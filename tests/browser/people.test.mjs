// The pages of groups, of invitations to polls and of linking a vote to somebody, each by its address.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, fitsSideways, picture } from './lib/checks.mjs';
import { castVote, makePoll } from './lib/poll.mjs';

const password = 'correct horse battery';
const home = site({ accounts: { greta: password, gustav: password, gerda: password } });

async function signIn(page, name) {
  await page.goto('/login/');
  await page.fill('[name=username]', name);
  await page.fill('[name=password]', password);
  await page.press('[name=password]', 'Enter');
  await page.waitForURL((address) => address.pathname !== '/login/');
}

/** Sends a form that may ask for anything, as a page of the site would. */
function send(page, path, form) {
  return page.request.post(path, { form, headers: { Origin: home.url, 'Sec-Fetch-Site': 'same-origin' } });
}

test('they are accessible in both languages and fit their screens', async (t) => {
  const greta = await home.person(t);
  await signIn(greta, 'greta');
  await send(greta, '/groups/create/', { name: 'The old choir', visibility: 'members' });
  await send(greta, '/groups/create/', { name: 'gerda-and-greta', visibility: 'signed-in' });
  const group = '/groups/g/The%20old%20choir/';
  await send(greta, `${group}invite/`, { people: 'gustav, gerda' });
  const gustav = await home.person(t);
  await signIn(gustav, 'gustav');
  await send(gustav, '/groups/invitations/The%20old%20choir/action/', { do: 'accept' });
  const slug = await makePoll(greta, 'universal', { title: 'What do we sing?', texts: 'Bach\nVerdi' });
  await castVote(await home.person(t), slug, 'Gus', ['1', '2']);
  await send(greta, `/invitations/${slug}/send/`, { invite: 'group:The old choir, Ada <ada@example.org>, gerda' });
  await greta.goto(`/poll/${slug}/`);
  const assign = await greta.locator('a[href*="/assign/"]').first().getAttribute('href');
  const pages = [
    '/groups/', '/groups/create/', group, `${group}invite/`, `${group}settings/`, `${group}delete/`,
    `/invitations/${slug}/`, `/poll/${slug}/vote/for/`, assign,
  ];
  const seen = [[greta, 'greta', pages], [gustav, 'gustav', ['/groups/', group, `${group}leave/`]]];
  for (const [locale, screen] of [['en-GB', 'desktop'], ['de-DE', 'phone']]) {
    for (const [, name, paths] of seen) {
      const page = await home.person(t, { locale, screen });
      await signIn(page, name);
      for (const path of paths) {
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200, path);
        assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2));
        if (path === assign) {
          await page.locator('[name=username]').pressSequentially('gusta');
          await page.getByRole('option', { name: 'gustav' }).waitFor();
        }
        await fitsSideways(page);
        await accessible(page);
        const short = path.replace(slug, 'poll').replace(/vote.[^/]+.assign/, 'assign').replaceAll(/[^a-z]+/g, '-');
        await page.emulateMedia({ colorScheme: screen === 'desktop' ? 'light' : 'dark' });
        await picture(page, `people${short}${name}-${screen}`);
      }
    }
  }
});
