// Makes the pictures of the README, docs/img/*.png, from the polls of `bitpoll demo`:
// `node tests/browser/screenshots.mjs` after `cargo build`.
import { mkdir } from 'node:fs/promises';
import { launch, screens } from './lib/browser.mjs';
import { startServer } from './lib/server.mjs';

const pictures = [
  { name: 'results', path: '/poll/demo-summer-party/', screen: { viewport: { width: 1000, height: 1500 } } },
  { name: 'vote-phone', path: '/poll/demo-summer-party/vote/', screen: screens.phone, scheme: 'dark' },
  { name: 'new', path: '/new/date/', screen: { viewport: { width: 1120, height: 760 } } },
];

const server = await startServer();
const browser = await launch();
try {
  await server.cli(['demo']);
  await mkdir('docs/img', { recursive: true });
  for (const { name, path, screen, scheme = 'light' } of pictures) {
    const page = await browser.newPage({ ...screen, baseURL: server.url, colorScheme: scheme, locale: 'en-GB' });
    const answer = await page.goto(path);
    if (!answer.ok()) throw new Error(`${answer.status()} for ${path}`);
    await page.screenshot({ path: `docs/img/${name}.png` });
    await page.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
