// A site with something on every page, and the list of its pages: for the run in a made-up language and for the gallery.
import { aged } from './checks.mjs';
import { links } from './mail.mjs';
import { castVote } from './poll.mjs';

export const password = 'four words make it';

/** What `site` needs, so that every page has something to show. */
export const furniture = {
  accounts: { greta: password, gustav: password },
  env: {
    BITPOLL_SMTP_HOST: '127.0.0.1', BITPOLL_SMTP_PORT: '9', BITPOLL_MAIL_FROM: 'polls@example.org',
    BITPOLL_REGISTRATION: 'open', BITPOLL_EMBED_ALLOWED: 'https://club.example',
  },
};

export async function signIn(page, name) {
  await page.goto('/login/');
  await page.fill('[name=username]', name);
  await page.fill('[name=password]', password);
  await page.press('[name=password]', 'Enter');
  await page.waitForURL((address) => address.pathname !== '/login/');
}

/** Sends a form as a page of the site would. */
export async function send(page, url, path, form) {
  const answer = await page.request.post(path, { form, headers: { Origin: url, 'Sec-Fetch-Site': 'same-origin' } });
  if (!answer.ok()) throw new Error(`${answer.status()} from ${path}`);
}

/** Makes a poll as somebody with an account, of days that may have passed; gives its slug. */
export async function ask(page, kind, fields) {
  await page.goto(`/new/${kind}/`);
  const folded = page.locator('main form details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  for (const [name, text] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).first().fill(text);
  for (let press = 0; press < 2 && page.url().includes('/new/'); press += 1) {
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Create poll' }).first().click()]);
  }
  await page.waitForURL(/\/poll\/[^/]+\/share\//);
  return new URL(page.url()).pathname.split('/')[2];
}

/**
 * Puts polls, votes, groups and people onto a site that was made with `furniture`. Gives the pages of a guest, of greta,
 * who owns polls, and of root, who runs the site; and the places to go to: each a name, a path and whose page it is.
 */
export async function furnish(home, t, options = {}) {
  const { server } = home;
  const [guest, greta, root] = [await home.person(t, options), await home.person(t, options), await home.person(t, options)];
  await server.cli(['user', 'create', 'root', '--admin', '--password-stdin'], `${password}\n`);
  await server.cli(['user', 'email', 'greta', 'greta@example.org']);
  const keys = [...(await server.cli(['demo'])).matchAll(/admin link: (\S+)/g)].map(([, link]) => new URL(link).pathname);
  await signIn(greta, 'greta');
  await signIn(root, 'root');
  for (const key of keys) await greta.goto(key);
  const texts = 'Salad\nBread for everybody, with and without gluten\nCake\nDrinks';
  const signUp = await ask(greta, 'universal', { title: 'Who brings what?', texts });
  const call = await ask(greta, 'datetime', { title: 'Planning call', dates: '2031-05-06, 2031-05-07', times: '9:00-10:30, 14' });
  for (const [name, answers] of [['Ann', [1, 2, 1]], ['Ben', [1, 1, 2]]]) await castVote(guest, signUp, name, answers);
  await send(greta, home.url, '/groups/create/', { name: 'The old choir', visibility: 'members' });
  await send(greta, home.url, '/groups/g/The%20old%20choir/invite/', { people: 'gustav' });
  await send(greta, home.url, `/invitations/${signUp}/send/`, { invite: 'Ada Lovelace <ada@example.org>, gustav' });
  const trip = await ask(greta, 'date', { title: 'Which weekend suits the trip?', dates: '2031-05-06, 2031-05-10/2031-05-11' });
  for (const slug of [signUp, trip, call]) await takeProposals(greta, slug);
  await propose(guest, signUp, { choice: 'Apple juice / without sugar, from the garden', name: 'Ann' });
  await propose(guest, trip, { choice: '2031-05-17', last: '2031-05-18', name: 'Ben' });
  await propose(guest, call, { choice: '2031-05-08', time: '9–10:30' });
  return { guest, greta, root, signUp, call, places: [...places(signUp, call), ...proposals(signUp, call, trip)] };
}

async function takeProposals(page, slug) {
  await page.goto(`/poll/${slug}/settings/`);
  await page.locator('[name=proposals]').selectOption('reviewed');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL((address) => address.pathname === `/poll/${slug}/`);
}

async function propose(page, slug, fields) {
  await page.goto(`/poll/${slug}/propose/`);
  for (const [name, text] of Object.entries(fields)) await page.locator(`main [name=${name}]`).fill(text);
  await aged(page);
  await page.locator('main form button').first().click();
  await page.waitForURL((address) => address.pathname === `/poll/${slug}/`);
}

/** What is proposed: the form, with what one has proposed below it, and the owner's review. */
function proposals(...slugs) {
  return slugs.flatMap((slug) => [['propose/', 'guest'], ['proposals/', 'greta']].map(([path, who]) => (
    { name: `${path} of ${slugs.indexOf(slug)}`, path: `/poll/${slug}/${path}`, who })));
}

/**
 * The pages that mailed links lead to, on a site that `furnish` has furnished and whose mail goes to `post`: an invitation,
 * a new account, a new password, and the end of mail.
 */
export async function mailed(home, post, { greta, guest, signUp }) {
  const linkTo = async (email, where) => {
    for (;;) {
      const found = links(await post.to(email)).find((link) => link.includes(where));
      if (found) return found;
    }
  };
  const ask = async (path, fields, email, where) => {
    await guest.goto(path);
    for (const [name, text] of Object.entries(fields)) await guest.locator(`main [name=${name}]`).fill(text);
    await aged(guest);
    await Promise.all([guest.waitForURL(/sent=1/), guest.locator('main form[method=post] button:not([name])').first().click()]);
    return linkTo(email, where);
  };
  await send(greta, home.url, `/invitations/${signUp}/send/`, { invite: 'Grace Hopper <grace@example.org>' });
  const [invitation, stop] = links(await post.to('grace@example.org'));
  const account = await ask('/registration/request_account/', { username: 'newcomer', email: 'new@example.org' }, 'new@example.org', '/create_account/');
  const reset = await ask('/registration/password_reset/', { who: 'greta' }, 'greta@example.org', '/reset/');
  return Object.entries({ account, reset, stop, invitation })
    .map(([name, path]) => ({ name: `mailed: ${name}`, path, who: 'guest' }));
}

function places(signUp, call) {
  const party = '/poll/demo-summer-party/';
  const own = (slug, paths) => paths.map((path) => [`${slug === call ? 'call' : 'own'}-${path}`, `/poll/${slug}/${path}`, 'greta']);
  return [
    ...[
      '/', '/about/', '/technical_info/', '/problems/', '/polls/', '/login/', '/registration/request_account/',
      '/registration/password_reset/', '/poll/nothing-here/', '/new/date/?dates=2031-05-06,2031-05-11/2031-05-12',
      '/new/datetime/?dates=2031-05-06,2031-05-07&times=9,14', '/new/universal/?texts=Italian%0ASushi',
      '/new/date/?day=2031-05-06&day=2031-05-07&dates=2031-05-10/2031-05-11&month=2031-05',
      '/new/datetime/?day=2031-05-06&day=2031-05-07&times=9:00-10:30,14:00-18:45,20&month=2031-05',
      party, `${party}vote/`, `${party}print/`, `${party}print/ballot/`, `${party}print/list/`,
      '/poll/demo-team-lunch/', '/poll/demo-team-lunch/vote/', '/poll/demo-chorprobe/', '/poll/demo-chorprobe/vote/',
      '/poll/demo-vereinsausflug/', '/poll/demo-planning-call/', '/embed/poll/demo-summer-party/',
    ].map((path) => ['', path, 'guest']),
    ...own(signUp, [
      '', 'share/', 'settings/', 'edit/choices/', 'edit/choicevalues/', 'edit/seats/', 'needed/', 'activity/', 'decide/', 'copy/',
      'delete/', 'vote/for/', '?a=1&b=3',
    ]),
    ...own(call, ['', 'vote/', 'edit/choices/']),
    ...[
      `/invitations/${signUp}/`, '/', '/groups/', '/groups/create/', '/groups/g/The%20old%20choir/',
      '/groups/g/The%20old%20choir/invite/', '/groups/g/The%20old%20choir/settings/', '/settings/', '/settings/profile/',
      '/settings/email/', '/settings/security/', '/settings/security/app/', '/settings/connections/', '/settings/sessions/',
      '/settings/mail/', '/settings/defaults/', '/settings/data/', '/settings/delete/',
    ].map((path) => ['', path, 'greta']),
    ...[
      '/admin/', '/admin/users/', '/admin/users/create/', '/admin/polls/', '/admin/comments/', '/admin/groups/', '/admin/mail/',
      '/admin/sessions/', '/admin/log/', '/admin/settings/', '/admin/storage/',
    ].map((path) => ['', path, 'root']),
  ].map(([name, path, who]) => ({ name: name || path, path, who }));
}
