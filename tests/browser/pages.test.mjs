// Every page in both themes, on every screen.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { addPasskey, authenticator, register, send, setUpApp } from './lib/account.mjs';
import { accessible, aged, fitsSideways, onEveryScreen, picture } from './lib/checks.mjs';
import { links, postOffice } from './lib/mail.mjs';
import { castVote, makePoll } from './lib/poll.mjs';

// Nobody runs this site yet, so that it can be set up. Mail is set up, and goes nowhere.
const home = site({
  accounts: { greta: 'correct horse battery' },
  env: {
    BITPOLL_SMTP_HOST: '127.0.0.1', BITPOLL_SMTP_PORT: '9', BITPOLL_MAIL_FROM: 'polls@example.org',
    BITPOLL_REGISTRATION: 'open',
  },
});
const office = site({ accounts: { greta: 'correct horse battery', wanda: 'correct horse battery' } });
const post = postOffice();
// Browsers know passkeys at a host with a name alone.
const guarded = site({ env: { BITPOLL_REGISTRATION: 'open' }, neighbour: post, local: true });
const languages = ['en-GB', 'de-DE'];

const everybodys = [
  '/', '/about/', '/imprint/', '/privacy/', '/technical_info/', '/licenses/', '/problems/', '/polls/', '/login/',
  '/new/date/', '/new/datetime/', '/new/universal/', '/poll/nothing-here/', '/setup/',
  '/registration/request_account/', '/registration/request_account/?sent=1', '/registration/password_reset/',
  '/registration/password_reset/?sent=1', '/registration/create_account/nothing/here/',
  '/registration/reset/nothing/here/',
];
const consolePages = [
  '/admin/', '/admin/users/', '/admin/users/?waiting=1', '/admin/users/create/', '/admin/polls/', '/admin/comments/',
  '/admin/groups/', '/admin/mail/', '/admin/sessions/', '/admin/log/', '/admin/settings/', '/admin/storage/',
];

for (const path of everybodys) {
  test(`${path} is accessible and fits every screen`, async (t) => {
    for (const screen of ['narrow', 'tablet', 'desktop']) {
      const page = await home.person(t, { screen });
      const answer = await page.goto(path);
      assert.equal(answer.status(), path.includes('nothing') ? 404 : 200, path);
      await fitsSideways(page);
      if (screen !== 'tablet') await accessible(page);
      await picture(page, `page${path.replaceAll(/[/?=]/g, '-')}${screen}`);
    }
    const page = await home.person(t, { locale: 'de-DE' });
    await page.goto(path);
    await accessible(page);
  });
}

async function signedIn(t, on, name, password, options) {
  const page = await on.person(t, options);
  await page.goto('/login/');
  await page.fill('[name=username]', name);
  await page.fill('[name=password]', password);
  await page.press('[name=password]', 'Enter');
  await page.waitForURL((address) => address.pathname !== '/login/');
  return page;
}

const everyScreen = [['narrow', 320, 640], ['phone', 360, 740], ['desktop', 1440, 900]];

/** Looks at pages on these screens, and in both themes. */
async function lookAt(page, paths, onScreens, name) {
  for (const path of paths) {
    for (const [screen, width, height] of onScreens) {
      await page.setViewportSize({ width, height });
      assert.equal((await page.goto(path)).status(), 200, path);
      await fitsSideways(page);
      if (screen !== 'phone') await accessible(page);
      await picture(page, `${name}${path.replaceAll(/[/?=]/g, '-')}${screen}`);
    }
  }
}

for (const locale of languages) {
  test(`every page of the console is accessible and fits its screen (${locale})`, async (t) => {
    const password = 'four words make it';
    const root = `root-${locale.slice(0, 2)}`;
    await office.server.cli(['user', 'create', root, '--admin', '--password-stdin'], `${password}\n`);
    await office.server.cli(['user', 'email', 'greta', `greta-${locale}@example.org`]);
    await office.server.cli(['sql', '--write', "UPDATE users SET pending = 1 WHERE username = 'wanda'"]);
    const owner = await signedIn(t, office, 'greta', 'correct horse battery');
    const slug = await makePoll(owner, 'universal', { title: 'Dinner', texts: 'Italian\nSushi' });
    await castVote(await office.person(t), slug, 'Ada', [1, 2]);
    const page = await signedIn(t, office, root, password, { locale });
    await page.goto('/admin/users/');
    const greta = await page.getByRole('link', { name: 'greta' }).getAttribute('href');
    const wanda = await page.getByRole('link', { name: 'wanda' }).getAttribute('href');
    const paths = [...consolePages, greta, `${greta}delete/`, wanda, `/admin/polls/${slug}/`];
    await lookAt(page, paths, locale === 'en-GB' ? everyScreen : everyScreen.slice(-1), `console-${locale}`);
    await page.goto('/admin/users/create/');
    await page.fill('[name=username]', `new-${locale}`);
    await page.locator('main form [type=submit]').first().click();
    const link = await page.locator('#reset-link').inputValue();
    await accessible(page);
    await page.goto(link);
    await accessible(page);
  });
}

test('no page of the console, of registration or of setting up is forgotten here', async () => {
  const routes = (await readFile('src/web/routes.rs', 'utf8')).matchAll(/GET "(\/(?:admin|registration|setup)[^"]*)"/g);
  const moved = ['/registration/account/', '/registration/password_reset/done/', '/registration/password_reset/complete/'];
  const pages = [...routes].map(([, path]) => path).filter((path) => !/[{]|\.csv$/.test(path) && !moved.includes(path));
  const seen = new Set([...everybodys, ...consolePages]);
  assert.deepEqual(pages.filter((path) => !seen.has(path)), []);
});

for (const [locale, name] of [['en-GB', 'henry'], ['de-DE', 'hanna']]) {
  test(`what protects an account is accessible and fits every screen, ${locale}`, async (t) => {
    const page = await guarded.person(t, { locale });
    const look = (where) => onEveryScreen(page, `page-${locale}-${where}`);
    await register(page, post, name, async (_, where) => where === 'create' && look(where));
    await page.goto('/settings/security/');
    const { client } = await authenticator(page);
    await addPasskey(page, 'My laptop');
    // One authenticator has one passkey of an account.
    await client.send('WebAuthn.disable');
    await authenticator(page);
    await addPasskey(page, 'A security key with a name as long as somebody may think of for it, on the ring');
    await setUpApp(page);
    await page.goto('/settings/security/');
    await look('security');
    await page.goto('/settings/security/codes/');
    await look('codes');
    await send(page);
    await page.locator('#codes').waitFor();
    await look('codes-new');
    await page.goto('/settings/security/');
    await page.locator('.rows a').first().click();
    await look('passkey');
    const other = await guarded.person(t, { js: false, locale });
    await other.goto('/registration/password_reset/');
    await other.fill('[name=who]', name);
    await aged(other);
    await send(other);
    await other.waitForURL(/sent=1/);
    const mails = [];
    while (!mails.some((link) => link.includes('/reset/'))) mails.push(...links(await post.to(`${name}@example.org`)));
    const link = mails.find((address) => address.includes('/reset/'));
    await page.goto(link);
    await look('reset');
    await other.goto(link);
    await other.fill('[name=password]', 'four other words fit');
    await other.fill('[name=password2]', 'four other words fit');
    await other.locator('[name=passkey]').first().check({ force: true });
    await other.locator('[name=no-second]').check({ force: true });
    await send(other);
    await other.fill('[name=username]', name);
    await other.fill('[name=password]', 'four other words fit');
    await other.press('[name=password]', 'Enter');
    await other.goto('/settings/security/');
    assert.equal(await other.locator('.rows a').count(), 1, 'the other passkey is gone');
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

// What is pressed, in each language.
const counting = {
  'en-GB': { set: 'Grades, excellent to reject', help: 'Which way is for what?', save: 'Save' },
  'de-DE': { set: 'Noten von „ausgezeichnet“ bis „abzulehnen“', help: 'Welche Art ist wofür?', save: 'Speichern' },
};

for (const [locale, words] of Object.entries(counting)) {
  test(`every way of counting says how it counted, accessibly and on every screen, ${locale}`, async (t) => {
    const page = await home.person(t, { locale });
    const texts = 'Italian\nSushi\nA third one with more words than most choices have';
    const slug = await makePoll(page, 'universal', { title: 'Dinner', texts });
    const look = (name) => onEveryScreen(page, `counting-${name}-${locale.slice(0, 2)}`);
    await page.goto(`/poll/${slug}/edit/choicevalues/`);
    await look('sets');
    await page.getByRole('button', { name: words.set }).click();
    await page.locator('.value-list li').nth(5).waitFor();
    for (const [name, answers] of [['Ann', [1, 4, 2]], ['Ben', [6, 1, 2]], ['Cy', [6, 5, 1]], ['Di', [6, 2, 1]], ['Ed', [2, 1, 4]]]) {
      await castVote(await home.person(t), slug, name, answers);
    }
    for (const method of ['majority', 'runoff', 'schulze']) {
      await page.goto(`/poll/${slug}/settings/`);
      await page.selectOption('[name=method]', method);
      if (method === 'majority') {
        await page.getByText(words.help).click();
        await look('settings');
      }
      await page.getByRole('button', { name: words.save, exact: true }).click();
      await page.locator('#counted > summary').click();
      await look(method);
    }
  });
}
