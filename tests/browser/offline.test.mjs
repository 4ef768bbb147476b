// Voting where there is no connection: the form is kept, and so is what is sent, until there is one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, aged, picture } from './lib/checks.mjs';
import { castVote, makePoll } from './lib/poll.mjs';

const password = 'correct horse battery';
const home = site({ accounts: { greta: password } });
// The numbers of ports stay: only the path matters.
const below = site({ env: { BITPOLL_PUBLIC_URL: 'http://localhost/our/polls' } });
const kept = 'is kept on this device and not sent yet';

/** Waits for what takes the browser a while to say: `waitForFunction` takes a promise for a yes. */
async function until(page, says, arg) {
  for (let left = 300; left > 0 && !(await page.evaluate(says, arg)); left -= 1) await page.waitForTimeout(50);
  assert.ok(await page.evaluate(says, arg));
}

/** Opens the form and waits until it is kept. */
async function opened(page, slug, path = '/') {
  await page.goto(`${path}poll/${slug}/vote/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await until(page, async (name) =>
    navigator.serviceWorker.controller && (await (await caches.open(name)).keys()).length > 2, `${path} assets`);
}

/** What the browser has kept: names of stores and addresses in them. */
function shelf(page) {
  return page.evaluate(async () => {
    const out = {};
    for (const name of await caches.keys()) {
      out[name] = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
    }
    return out;
  });
}

async function poll(t, texts = 'Italian\nSushi') {
  return makePoll(await home.person(t), 'universal', { title: 'Dinner', texts });
}

/** Fills the form in and sends it. */
async function vote(page, name, answers) {
  for (const [index, value] of answers.entries()) {
    await page.locator(`input[type=radio][name=a${index + 1}][value="${value}"]`).check({ force: true });
  }
  await page.fill('main [name=name]', name);
  await page.getByRole('button', { name: 'Save my vote' }).click();
}

async function signIn(page) {
  await page.goto('/login/');
  await page.fill('[name=username]', 'greta');
  await page.fill('[name=password]', password);
  await page.press('[name=password]', 'Enter');
  await page.waitForURL((address) => address.pathname !== '/login/');
}

async function names(page, slug) {
  await page.goto(`/poll/${slug}/`);
  return (await page.locator('table.results tbody th').allInnerTexts()).map((name) => name.split(',')[0].trim());
}

/** The server has the next vote, and its answer does not come back. Gives how many were lost. */
async function losing(page, slug) {
  let lost = 0;
  await page.context().route(`**/poll/${slug}/vote/`, async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch({ maxRedirects: 0 });
    return route.abort('connectionreset');
  });
  return () => lost;
}

test('a vote without a connection is kept, survives a reload, and is sent once when there is one', async (t) => {
  const slug = await poll(t);
  const page = await home.person(t, { screen: 'phone' });
  await opened(page, slug);
  await page.context().setOffline(true);
  await page.goto(`/poll/${slug}/`);
  assert.equal(new URL(page.url()).pathname, `/poll/${slug}/vote/`, 'the link leads to the form');
  await page.getByRole('status').getByText('There is no connection.').waitFor();
  await vote(page, 'Ann', [1, 2]);
  await page.getByRole('status').getByText(kept).waitFor();
  await picture(page, 'offline-kept');
  await page.reload();
  await page.getByRole('status').getByText(kept).waitFor();
  assert.equal(await page.locator('main [name=name]').inputValue(), 'Ann');
  assert.ok(await page.locator('[name=a1][value="1"]').isChecked());
  await accessible(page);
  await page.context().setOffline(false);
  await page.waitForURL(`/poll/${slug}/`);
  await page.getByRole('status').first().waitFor();
  assert.deepEqual(await names(page, slug), ['Ann']);
  await page.reload();
  assert.deepEqual(await names(await home.person(t), slug), ['Ann']);
  assert.deepEqual((await shelf(page))['/ unsent'], []);
  assert.deepEqual((await shelf(page))['/ pages'], [], 'the form is not needed any more');
});

test('at every moment one message says how it is with a vote that was kept', async (t) => {
  const slug = await poll(t);
  const page = await home.person(t, { screen: 'phone' });
  // What can be read of it, whenever that changes, on whichever page.
  const seen = [];
  await page.exposeFunction('note', (words) => seen.push(words));
  await page.addInitScript(() => {
    const told = () => [...document.querySelectorAll('main .notice, .flash .notice, .vote-told, .toast')]
      .filter((part) => part.checkVisibility()).map((part) => part.innerText.trim()).filter(Boolean);
    let before = '';
    const look = () => {
      const words = document.body ? told() : [];
      if (String(words) !== before) globalThis.note(words);
      before = String(words);
      requestAnimationFrame(look);
    };
    look();
  });
  await opened(page, slug);
  await page.context().setOffline(true);
  await vote(page, 'Ann', [1, 2]);
  await page.getByRole('status').getByText(kept).waitFor();
  await page.reload();
  await page.getByRole('status').getByText(kept).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Discard them' }).count(), 1);
  await page.context().route(`**/poll/${slug}/vote/`, async (route) => {
    if (route.request().method() === 'POST') await new Promise((later) => setTimeout(later, 1_000));
    return route.continue();
  });
  await page.context().setOffline(false);
  await page.getByText('your vote is being sent').waitFor();
  await picture(page, 'offline-sending');
  await page.waitForURL(`/poll/${slug}/`);
  await page.getByText('your vote is stored').waitFor();
  await page.waitForTimeout(500);
  assert.ok(seen.every((words) => words.length <= 1), JSON.stringify(seen, null, 1));
  const told = seen.filter(([words]) => words && !words.startsWith('Not saved yet'));
  const order = told.map(([words]) => ['no connection', 'not sent yet', 'being sent', 'is stored'].findIndex((part) => words.includes(part)));
  assert.deepEqual([...order].sort(), order, JSON.stringify(seen, null, 1));
  assert.ok(!order.includes(-1), JSON.stringify(seen, null, 1));
});

test('a vote whose answer was lost in a browser that had voted before is told to be stored', async (t) => {
  const [first, slug] = [await poll(t), await poll(t)];
  const page = await home.person(t);
  await castVote(page, first, 'Ann', [1, 2]);
  await opened(page, slug);
  await losing(page, slug);
  await vote(page, 'Ann', [1, 2]);
  await page.waitForURL(`/poll/${slug}/`);
  await page.getByText('your vote is stored').waitFor();
  assert.deepEqual(await names(page, slug), ['Ann']);
});

test('a vote that waits is not sent once its answers are discarded', async (t) => {
  const slug = await poll(t);
  const page = await home.person(t, { screen: 'phone' });
  await opened(page, slug);
  await page.context().setOffline(true);
  await vote(page, 'Ann', [1, 2]);
  await page.getByRole('status').getByText(kept).waitFor();
  await page.getByRole('button', { name: 'Discard them' }).click();
  await page.getByText(kept).waitFor({ state: 'detached' });
  assert.deepEqual((await shelf(page))['/ unsent'] ?? [], []);
  await page.context().setOffline(false);
  assert.deepEqual(await names(page, slug), []);
});

test('a vote that arrived although the connection broke is not stored twice', async (t) => {
  const slug = await poll(t);
  const page = await home.person(t);
  await opened(page, slug);
  const lost = await losing(page, slug);
  await vote(page, 'Ann', [1, 2]);
  await page.waitForURL(`/poll/${slug}/`);
  assert.equal(lost(), 1, 'the answer was lost');
  assert.deepEqual(await names(await home.person(t), slug), ['Ann']);
});

test('what the poll does not take any more is shown with all that was typed', async (t) => {
  const owner = await home.person(t);
  const slug = await makePoll(owner, 'universal', { title: 'Dinner', texts: 'Italian\nSushi' });
  const page = await home.person(t);
  await opened(page, slug);
  await page.context().setOffline(true);
  await vote(page, 'Ann', [1, 2]);
  await page.getByRole('status').getByText(kept).waitFor();
  await owner.goto(`/poll/${slug}/`);
  await owner.getByRole('button', { name: 'End voting' }).click();
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: 'What you typed' }).waitFor();
  assert.match(await page.locator('main').innerText(), /Ann[\s\S]*Italian[\s\S]*yes/);
  assert.deepEqual((await shelf(page))['/ unsent'], []);
});

test('a poll that has changed meanwhile asks again, with the answers as they were', async (t) => {
  const owner = await home.person(t);
  const slug = await makePoll(owner, 'universal', { title: 'Dinner', texts: 'Italian\nSushi' });
  const page = await home.person(t);
  await opened(page, slug);
  await page.context().setOffline(true);
  await vote(page, 'Ann', [1, 2]);
  await page.getByRole('status').getByText(kept).waitFor();
  await owner.goto(`/poll/${slug}/edit/choices/`);
  await owner.locator('main [name=text]').first().fill('Greek');
  await owner.getByRole('button', { name: 'Save' }).first().click();
  await owner.waitForURL((address) => !address.pathname.endsWith('/nothing/'));
  await page.context().setOffline(false);
  await page.getByRole('alert').first().waitFor();
  assert.equal(await page.locator('main [name=name]').inputValue(), 'Ann');
  assert.ok(await page.locator('[name=a1][value="1"]').isChecked());
  await page.getByRole('button', { name: 'Save my vote' }).click();
  await page.waitForURL(`/poll/${slug}/`);
  assert.deepEqual(await names(await home.person(t), slug), ['Ann']);
});

test('nothing of others is kept, and nothing at all after signing out', async (t) => {
  const slug = await poll(t);
  await castVote(await home.person(t), slug, 'Ben Other', [1, 1]);
  const page = await home.person(t);
  await signIn(page);
  await opened(page, slug);
  const text = await page.evaluate(async (path) => (await (await caches.open('/ pages')).match(path)).text(), `/poll/${slug}/vote/`);
  assert.match(text, /Italian/);
  assert.doesNotMatch(text, /greta|Ben Other|vote-others/);
  await page.goto('/settings/');
  await page.locator('.site-head summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('/');
  await until(page, async () => {
    const kept = await Promise.all(['/ pages', '/ unsent'].map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().length === 0;
  });
  await page.context().setOffline(true);
  await assert.rejects(page.goto(`/poll/${slug}/vote/`), /ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
});

test('what was kept for one person is forgotten when another one opens a form', async (t) => {
  const [first, second] = [await poll(t), await poll(t)];
  const page = await home.person(t);
  await opened(page, first);
  await signIn(page);
  await opened(page, second);
  await until(page, async (path) =>
    (await (await caches.open('/ pages')).keys()).every(({ url }) => new URL(url).pathname === path), `/poll/${second}/vote/`);
});

test('what another site sends is not kept, for later it would look like ours', async (t) => {
  const slug = await poll(t);
  const page = await home.person(t);
  await opened(page, slug);
  const other = await page.context().newPage();
  await other.goto('about:blank');
  await other.setContent(`<form method="post" action="${home.url}/poll/${slug}/vote/">
    <input name="name" value="Eve"><input name="a1" value="1"><input name="once" value="${'e'.repeat(30)}"><button>Win</button>
  </form>`);
  await page.context().setOffline(true);
  await other.getByRole('button').click();
  await other.waitForURL(/^chrome-error:/);
  assert.deepEqual((await shelf(page))['/ unsent'] ?? [], []);
});

test('a window with something else in it sends nothing when the vote of another one is refused', async (t) => {
  const owner = await home.person(t);
  const slug = await makePoll(owner, 'universal', { title: 'Dinner', texts: 'Italian\nSushi' });
  const page = await home.person(t);
  await opened(page, slug);
  const other = await page.context().newPage();
  await opened(other, slug);
  await page.context().setOffline(true);
  await vote(page, 'Ann', [1, 2]);
  await page.getByRole('status').getByText(kept).waitFor();
  await other.fill('main [name=name]', 'Ben');
  await owner.goto(`/poll/${slug}/`);
  await owner.getByRole('button', { name: 'End voting' }).click();
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: 'What you typed' }).waitFor();
  assert.equal(await other.locator('main [name=name]').inputValue(), 'Ben');
  assert.equal(new URL(other.url()).pathname, `/poll/${slug}/vote/`);
});

test('what somebody typed is not shown to whoever signs in after them', async (t) => {
  const slug = await poll(t);
  const page = await home.person(t);
  await page.goto(`/poll/${slug}/vote/`);
  await page.fill('main [name=comment]', 'A secret of mine');
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith('draft ')));
  await signIn(page);
  await page.goto(`/poll/${slug}/vote/`);
  assert.equal(await page.locator('main [name=comment]').inputValue(), '');
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('draft '))), []);
});

test('a site under a path keeps to its path', async (t) => {
  const path = '/our/polls/';
  const page = await below.person(t);
  const made = async () => {
    await page.goto(`${path}new/universal/`);
    await page.fill('main [name=title]', 'Dinner');
    await page.fill('main [name=texts]', 'Italian\nSushi');
    await aged(page);
    await page.getByRole('button', { name: 'Create poll' }).click();
    await page.waitForURL(/\/share\//);
    return new URL(page.url()).pathname.split('/')[4];
  };
  const slug = await made();
  await opened(page, slug, path);
  assert.equal(await page.evaluate(async () => new URL((await navigator.serviceWorker.ready).scope).pathname), path);
  await page.context().setOffline(true);
  await vote(page, 'Ann', [1, 2]);
  await page.getByRole('status').getByText(kept).waitFor();
  await page.context().setOffline(false);
  await page.waitForURL(`${path}poll/${slug}/`);
  assert.deepEqual(Object.keys(await shelf(page)).filter((name) => !name.startsWith(`${path} `)), []);
});
