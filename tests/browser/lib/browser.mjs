// Debian's Chromium, and people who sit in front of it.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { startServer } from './server.mjs';

export const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

export const screens = {
  narrow: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  tablet: { viewport: { width: 820, height: 1180 }, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
};

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
}

/** Whatever a page should never do: script errors, refused resources, answers of 500 and above. */
function watch(context, url, neighbour = '-') {
  const problems = [];
  const isTheirs = (address) => address.startsWith(neighbour);
  context.on('weberror', (event) => problems.push(`script: ${event.error().message}`));
  context.on('console', (line) => {
    // Chromium logs every 4xx page as an error; the tests look at the status themselves.
    if (isTheirs(line.page()?.url() ?? '')) return;
    if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) problems.push(`console: ${line.text()}`);
  });
  context.on('response', (answer) => {
    if (answer.status() >= 500) problems.push(`${answer.status()} from ${answer.url()}`);
  });
  context.on('request', (request) => {
    if (isTheirs(request.url()) || (neighbour !== '-' && isTheirs(request.headers().referer ?? ''))) return;
    if (!request.url().startsWith(url) && !/^(data|blob|about):/.test(request.url())) {
      problems.push(`asked another site: ${request.url()}`);
    }
  });
  return problems;
}

/**
 * A server and a browser for the tests of one file, with `accounts` (name: password). `person(t, options)` gives a page in a session of its own,
 * closed at the end of test `t`, which fails if anything went wrong behind its back. People may go to a `neighbour` and
 * come back: it starts before the server, whose environment it adds to, and is told of it.
 */
export function site({ accounts = {}, env = {}, local = false, neighbour } = {}) {
  const shared = {};
  before(async () => {
    const more = await neighbour?.start();
    shared.server = await startServer({ ...env, ...more }, { local });
    shared.browser = await launch();
    shared.url = shared.server.url;
    await neighbour?.meet(shared.url);
    for (const [name, password] of Object.entries(accounts)) await shared.server.createUser(name, password);
  });
  after(async () => {
    await shared.browser?.close();
    await shared.server?.stop();
    neighbour?.stop();
  });
  shared.person = async (t, { screen = 'desktop', js = true, locale = 'en-GB', zone = 'Europe/Berlin', ...more } = {}) => {
    const context = await shared.browser.newContext({
      baseURL: shared.url,
      ...screens[screen],
      javaScriptEnabled: js,
      locale,
      timezoneId: zone,
      reducedMotion: 'reduce',
      ...more,
    });
    context.setDefaultTimeout(30_000);
    const problems = watch(context, shared.url, neighbour?.origin);
    t.after(async () => {
      await context.close();
      assert.deepEqual(problems, [], 'the pages misbehaved');
    });
    return context.newPage();
  };
  return shared;
}
