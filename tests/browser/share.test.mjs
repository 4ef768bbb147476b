// What leaves the site: the app on a device, paper, frames on other sites.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { flags, site } from './lib/browser.mjs';
import { accessible, fitsSideways, picture } from './lib/checks.mjs';
import { castVote, makePoll } from './lib/poll.mjs';
import { startServer } from './lib/server.mjs';

const home = site();

test('the site can be installed as an app', async (t) => {
  // A private window, which is what other tests use, installs nothing.
  const dir = await mkdtemp(join(tmpdir(), 'bitpoll-profile-'));
  const context = await chromium.launchPersistentContext(dir, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags,
  });
  t.after(async () => {
    await context.close();
    await rm(dir, { recursive: true, force: true });
  });
  const page = context.pages()[0];
  await page.goto(home.url);
  const client = await context.newCDPSession(page);
  const { errors, data } = await client.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  assert.equal(JSON.parse(data).name, 'Bitpoll');
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors, []);
});

/** Votes by so many people, by their forms alone. */
async function crowd(t, slug, people, choices) {
  const { request } = (await home.person(t)).context();
  for (let number = 1; number <= people; number += 1) {
    const answers = Object.fromEntries(Array.from({ length: choices }, (_, at) => [`a${at + 1}`, `${1 + ((number + at) % 4)}`]));
    const answer = await request.post(`/poll/${slug}/vote/`, {
      form: { name: `Singer with number ${number}`, another: '1', ...answers }, headers: { 'Sec-Fetch-Site': 'same-origin' }, maxRedirects: 0,
    });
    assert.equal(answer.status(), 303);
  }
}

/** On a phone, where room is short. */
async function onPhone(page, name) {
  await page.setViewportSize({ width: 360, height: 740 });
  await fitsSideways(page);
  await accessible(page);
  await picture(page, `${name}-phone`);
}

/** How many pages a sheet takes, and whether they are turned. */
async function paper(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf);
  return { pages: pdf.match(/\/Type\s*\/Page\b/g).length, turned: Number(width) > Number(height) };
}

test('results of twelve choices and twenty people, the ballot and the list fit on one sheet each', async (t) => {
  const page = await home.person(t, { js: false });
  const owner = await home.person(t);
  const slug = await makePoll(owner, 'datetime', {
    title: 'Rehearsals of the choir in spring', dates: '2027-03-01, 2027-03-02, 2027-03-03, 2027-03-04',
    times: '18:00-19:30, 19:00-20:30, 20:00',
  });
  await crowd(t, slug, 20, 12);
  await page.goto(`/poll/${slug}/`);
  await page.locator('summary', { hasText: 'Export' }).click();
  await page.getByRole('link', { name: 'Print', exact: true }).click();
  assert.equal(await page.locator('.results tbody tr').count(), 20);
  assert.deepEqual(await paper(page), { pages: 1, turned: true });
  await page.getByRole('link', { name: 'Ballot' }).click();
  assert.deepEqual(await paper(page), { pages: 1, turned: false });
  await page.getByRole('link', { name: 'List to sign' }).click();
  assert.deepEqual(await paper(page), { pages: 1, turned: true });
  for (const rest of ['', 'ballot/', 'list/']) {
    await owner.goto(`/poll/${slug}/print/${rest}`);
    await onPhone(owner, `print-${rest.slice(0, -1) || 'results'}`);
  }
});

test('a list of sixty choices is on as many sheets as it says, with the same lines on each', async (t) => {
  const page = await home.person(t);
  const names = Array.from({ length: 60 }, (_, at) => `Activity ${at + 1}: ${['rowing', 'a walk through the old town', 'table tennis'][at % 3]}`);
  const slug = await makePoll(page, 'universal', { title: 'What we do in the summer holidays', texts: names.join('\n') });
  await page.goto(`/poll/${slug}/print/list/`);
  assert.deepEqual(await paper(page), { pages: 4, turned: false });
  await page.emulateMedia({ media: 'print' });
  const wide = await page.locator('.list thead th > span').evaluateAll((heads) =>
    heads.filter((head) => {
      const [own, cell] = [head, head.parentElement].map((part) => part.getBoundingClientRect());
      return own.left < cell.left - 1 || own.right > cell.right + 1;
    }).map((head) => head.textContent));
  assert.deepEqual(wide, [], 'every name has room in its column');
  await page.emulateMedia({ media: null });
  await onPhone(page, 'print-list-many');
});

test('on a phone, the link to send and the key are both on the first screen', async (t) => {
  for (const locale of ['en-GB', 'de-DE', 'fr-FR', 'it-IT']) {
    const page = await home.person(t, { screen: 'phone', locale });
    // Phones have it, and its button takes room.
    await page.addInitScript(() => (navigator.share = async () => {}));
    await makePoll(page, 'datetime', { title: 'Summer party', dates: '2030-06-10, 2030-06-12', times: '9:00-10:30, 14:00' });
    for (const id of ['share-link', 'admin-link']) {
      for (const part of [page.locator(`#${id}`), page.locator(`[data-do=copy][data-arg=${id}]`)]) {
        const { y, height } = await part.boundingBox();
        assert.ok(y >= 0 && y + height <= 740, `${id} in ${locale} ends at ${y + height}`);
      }
    }
    await fitsSideways(page);
    await accessible(page);
    await picture(page, `share-first-${locale}`);
  }
});

/** Another site that has a page with a frame. */
function neighbour() {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    const source = new URL(request.url, 'http://x').searchParams.get('frame');
    response.end(`<!doctype html><title>A club</title><h1>Our club</h1><iframe title="Poll" src="${source}" width="600" height="480"></iframe>`);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

test('a poll is shown in a frame of a site that is named, and of no other', async (t) => {
  const [friend, stranger] = [await neighbour(), await neighbour()];
  const origin = (server) => `http://127.0.0.1:${server.address().port}`;
  const server = await startServer({ BITPOLL_EMBED_ALLOWED: origin(friend) });
  t.after(async () => {
    friend.close();
    stranger.close();
    await server.stop();
  });
  const page = await (await home.browser.newContext({ baseURL: server.url, locale: 'en-GB', reducedMotion: 'reduce' })).newPage();
  t.after(() => page.context().close());
  const slug = await makePoll(page, 'universal', { title: 'Summer party', texts: 'In the garden\nBy the lake' });
  await onPhone(page, 'share-embed');
  const code = await page.locator('#embed').inputValue();
  const [, address] = /src="([^"]+)"/.exec(code);
  assert.equal(address, `${server.url}/embed/poll/${slug}/`);
  await castVote(page, slug, 'Ann', [1, 2]);

  await page.goto(`${origin(friend)}/?frame=${address}`);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { name: 'Summer party' }).waitFor();
  await frame.getByText('One person has voted').waitFor();
  assert.equal(await frame.locator('form').count(), 0);
  const [tab] = await Promise.all([page.context().waitForEvent('page'), frame.getByRole('link', { name: 'Vote in a new tab' }).click()]);
  await tab.waitForURL(`${server.url}/poll/${slug}/vote/**`);
  assert.equal(await tab.evaluate(() => globalThis.opener), null);

  const shown = async (where) => {
    await page.goto(where);
    await page.waitForLoadState('load');
    const [inner] = page.frames().slice(1);
    return inner.evaluate(() => document.body?.innerText ?? '').catch(() => '');
  };
  assert.doesNotMatch(await shown(`${origin(stranger)}/?frame=${address}`), /Summer party/);
  assert.doesNotMatch(await shown(`${origin(friend)}/?frame=${server.url}/poll/${slug}/`), /Summer party/);
  assert.match(await shown(`${origin(friend)}/?frame=${address}`), /Summer party/, 'the look is the right one');

  await page.goto(address);
  await onPhone(page, 'embed');
});
