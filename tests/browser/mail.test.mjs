// Mail as people meet it: a link that is mailed to them, and mail that they stop.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, aged, fitsSideways, picture } from './lib/checks.mjs';
import { links, postOffice } from './lib/mail.mjs';
import { castVote, makePoll } from './lib/poll.mjs';

const post = postOffice();
const home = site({ accounts: { greta: 'correct horse battery' }, neighbour: post });

async function onEveryScreen(page, name) {
  for (const [screen, width, height] of [['narrow', 360, 740], ['desktop', 1440, 900]]) {
    await page.setViewportSize({ width, height });
    await fitsSideways(page);
    await accessible(page);
    await picture(page, `mail-${name}-${screen}`);
  }
}

async function mailMe(page, address) {
  await page.getByText('Mail it to me').click();
  await page.locator('[name=email]').fill('nobody');
  await aged(page);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.locator('[aria-invalid=true][name=email]').waitFor();
  await accessible(page);
  await page.locator('[name=email]').fill(address);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText('The mail is on its way').waitFor();
  return links(await post.to(address))[0];
}

test('the links of a poll and of a vote are mailed to their holders', async (t) => {
  const owner = await home.person(t);
  const slug = await makePoll(owner, 'universal', { title: 'Dinner', texts: 'Pizza\nSushi' });
  await owner.getByText('Mail it to me').click();
  await onEveryScreen(owner, 'share');
  await owner.reload();
  const admin = await mailMe(owner, 'owner@example.org');
  const phone = await home.person(t, { screen: 'phone' });
  await phone.goto(admin);
  assert.equal((await phone.goto(`/poll/${slug}/settings/`)).status(), 200);

  const voter = await home.person(t, { js: false });
  await castVote(voter, slug, 'Ada', [1, 2]);
  const edit = await voter.locator('a[href*="/vote/"][href$="/edit/"]').first().getAttribute('href');
  await voter.goto(edit.replace('/edit/', '/link/'));
  await voter.getByText('Mail it to me').click();
  const vote = await home.person(t);
  await vote.goto(`/poll/${slug}/`);
  const page = await home.person(t);
  await castVote(page, slug, 'Bob', [1, 2]);
  const own = await page.locator('a[href*="/vote/"][href$="/edit/"]').first().getAttribute('href');
  await page.goto(own.replace('/edit/', '/link/'));
  await onEveryScreen(page, 'vote-link');
  const link = await mailMe(page, 'bob@example.org');
  await phone.goto(link);
  assert.equal((await phone.goto(own)).status(), 200);
});

test('mail about an invitation is stopped by one click', async (t) => {
  const greta = await home.person(t);
  await greta.goto('/login/');
  await greta.fill('[name=username]', 'greta');
  await greta.fill('[name=password]', 'correct horse battery');
  await greta.press('[name=password]', 'Enter');
  await greta.waitForURL((address) => address.pathname !== '/login/');
  const slug = await makePoll(greta, 'universal', { title: 'Supper', texts: 'Pizza\nSushi' });
  await greta.goto(`/invitations/${slug}/`);
  await greta.locator('[name=invite]').first().fill('zoe@example.org');
  await greta.locator('main form').filter({ has: greta.locator('[name=invite]') }).getByRole('button').last().click();
  const mail = await post.to('zoe@example.org');
  const [personal, stop] = links(mail);
  assert.match(personal, /\/invitation\//);
  const zoe = await home.person(t, { js: false });
  await zoe.goto(stop);
  await zoe.close();
  const again = await home.person(t);
  await again.goto(stop);
  await onEveryScreen(again, 'stop');
  await again.getByRole('button', { name: 'Stop these mails' }).click();
  await again.getByRole('heading', { name: 'Stopped' }).waitFor();
  await accessible(again);
  await picture(again, 'mail-stopped');
});
