// An owner invites people, one of them answers on a phone, and the other is reminded.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, fitsSideways, picture } from './lib/checks.mjs';
import { castVote, makePoll } from './lib/poll.mjs';

// A mail server that nobody is at: mail waits, and the links are taken off the page.
const env = {
  BITPOLL_SMTP_HOST: '127.0.0.1', BITPOLL_SMTP_PORT: '9', BITPOLL_SMTP_SECURITY: 'none',
  BITPOLL_MAIL_FROM: 'polls@example.org',
};
const home = site({ accounts: { greta: 'correct horse battery', max: 'correct horse battery' }, env });

async function signIn(page, name) {
  await page.goto('/login/');
  await page.fill('[name=username]', name);
  await page.fill('[name=password]', 'correct horse battery');
  await page.press('[name=password]', 'Enter');
  await page.waitForURL((address) => address.pathname !== '/login/');
}

test('an owner invites by mail, one answers on a phone, the other is reminded', async (t) => {
  const owner = await home.person(t);
  await signIn(owner, 'greta');
  const slug = await makePoll(owner, 'universal', { title: 'Where do we eat?', texts: 'Pizza\nSushi' });
  await owner.getByRole('navigation', { name: 'Pages of this poll' }).getByRole('link', { name: 'Invite' }).click();
  await accessible(owner);
  await owner.getByLabel('Who?').fill('Ada Lovelace <ada@example.org>, Bob <bob@example.org>, nobody-here');
  await owner.locator('main').getByRole('button', { name: 'Invite' }).click();
  await owner.getByText('Not everybody could be invited').waitFor();
  assert.equal(await owner.getByLabel('Who?').inputValue(), 'nobody-here');
  await accessible(owner);
  await picture(owner, 'invite-told');
  const ada = owner.locator('.invited li', { hasText: 'Ada Lovelace' });
  await ada.locator('summary').click();
  const link = await ada.locator('input[readonly]').inputValue();

  const phone = await home.person(t, { screen: 'phone' });
  await phone.goto(new URL(link).pathname);
  assert.equal(new URL(phone.url()).pathname, `/poll/${slug}/vote/`, 'the code is in no history');
  assert.equal(await phone.locator('main [name=name]').inputValue(), 'Ada Lovelace');
  await accessible(phone);
  await fitsSideways(phone);
  await picture(phone, 'invite-vote-phone');
  await phone.locator('input[type=radio][name=a1][value="1"]').check({ force: true });
  await phone.getByRole('button', { name: 'Save my vote' }).click();
  await phone.waitForURL(`**/poll/${slug}/`);

  await owner.reload();
  await owner.goto(`/invitations/${slug}/`);
  await owner.getByText('1 of 2 have answered.').waitFor();
  await owner.locator('#f-invite').scrollIntoViewIfNeeded();
  await picture(owner, 'invite-list');
  await owner.getByRole('button', { name: 'Remind all' }).click();
  await owner.getByText('in the last twelve hours').waitFor();
  await owner.goto(`/poll/${slug}/`);
  await owner.locator('#awaited summary').click();
  await owner.locator('#awaited').getByText('Bob').waitFor();
  await accessible(owner);
  await picture(owner, 'invite-results');

  for (const [screen, scheme, locale] of [['phone', 'light', 'en-GB'], ['narrow', 'dark', 'de-DE'], ['desktop', 'dark', 'de-DE']]) {
    const page = await home.person(t, { screen, locale, colorScheme: scheme });
    await signIn(page, 'greta');
    for (const path of [`/invitations/${slug}/`, `/poll/${slug}/vote/for/`]) {
      await page.goto(path);
      await fitsSideways(page);
      await accessible(page);
      await page.emulateMedia({ colorScheme: scheme });
      await picture(page, `invite${path.replaceAll('/', '-')}${screen}`.replace(slug, 'poll'));
    }
  }
});

test('a vote is linked to an account, and news are asked for and ended', async (t) => {
  const owner = await home.person(t);
  await signIn(owner, 'greta');
  const slug = await makePoll(owner, 'universal', { title: 'Where?', texts: 'Here\nThere' });
  const guest = await home.person(t);
  await castVote(guest, slug, 'Maxi', ['1', '2']);
  await owner.goto(`/poll/${slug}/`);
  await owner.getByRole('link', { name: 'Link the vote of Maxi to an account' }).click();
  await accessible(owner);
  await picture(owner, 'invite-assign');
  await owner.locator('[name=username]').fill('max');
  await owner.getByRole('button', { name: 'Link the vote' }).click();
  await owner.getByText('linked by greta').waitFor();
  await accessible(owner);
  const max = await home.person(t, { js: false });
  await signIn(max, 'max');
  await max.goto(`/poll/${slug}/`);
  await max.getByRole('button', { name: 'Tell me about news' }).click();
  await max.getByRole('button', { name: 'Stop that' }).waitFor();
  await max.getByRole('link', { name: 'linked by greta' }).click();
  await max.getByRole('button', { name: 'This is not my vote' }).click();
  await max.getByText('not linked to the account any more').waitFor();
  assert.equal(await max.getByText('Maxi').count() > 0, true, 'it has its old name');
});
