// Measures what the project promises, as ratios to a bare handler on the same machine in the same run.
// docs/PERFORMANCE.md explains every number. Started by bin/bench, which builds the programs.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import { serve, wrk, listen } from './lib/processes.mjs';
import { bitpoll, identity, lua, make, median, page, pass, print, rounds, seconds, target, told, workers } from './lib/site.mjs';

const changing = Number(process.env.BENCH_POLLS ?? 2000);

async function seed(server) {
  for (const [prefix, polls, choices, voters] of [
    ['page', 2, 12, 20], ['first', changing, 12, 20], ['vote', 64, 12, 1], ['small', 2, 100, 100], ['large', 2, 100, 1000],
  ]) {
    await make(server, prefix, polls, choices, voters);
  }
}

/** Bytes of the page as sent. Not by fetch, which unpacks what it gets. */
async function sizes(server, path) {
  const raw = (encoding) => new Promise((resolve, reject) => {
    request(server.url + path, { headers: { 'Accept-Encoding': encoding } }, async (answer) => {
      const chunks = await answer.toArray();
      resolve(Buffer.concat(chunks));
    }).on('error', reject).end();
  });
  const [plain, brotli] = [await raw('identity'), await raw('br')];
  brotliDecompressSync(brotli);
  return { html_bytes: plain.length, html_compressed_bytes: brotli.length };
}

/** Rates against the bare handler: each round measures the handler and everything else, one after the other. */
async function ratios(hello, server, { together, single }) {
  const path = '/poll/page-1/';
  const etag = (await page(server, path)).headers.get('etag');
  if (!etag) throw new Error('the results page has no ETag');
  const plain = (headers) => wrk(server.url + path, { seconds, headers });
  const votes = (where, prefix = 'vote', polls = 64) =>
    wrk(where.url, { seconds, script: [lua, 'vote', prefix, polls, 12, 0] });
  const steps = {
    results: () => plain(identity),
    not_modified: () => plain({ ...identity, 'If-None-Match': etag }),
    gzip: () => plain({ 'Accept-Encoding': 'gzip' }),
    brotli: () => plain({ 'Accept-Encoding': 'br' }),
    async after_change() {
      await pass(server, 'vote', 'first', changing, 12, 1);
      return pass(server, 'view', 'first', changing, 12, 1);
    },
    vote: () => votes(server),
    together: () => votes(together),
    single: () => votes(single),
    one_poll_together: () => votes(together, 'one', 1),
    one_poll_single: () => votes(single, 'one', 1),
  };
  const found = [];
  for (let round = 0; round < rounds; round += 1) {
    const bare = await wrk(hello.url, { seconds, headers: identity });
    const now = { hello: bare.rate };
    // What a step leaves behind for the disk is not always the same one's burden.
    const order = Object.entries(steps);
    if (round % 2) order.reverse();
    for (const [name, step] of order) {
      const { rate, p99 } = await step();
      now[name] = rate;
      if (name === 'vote') now.vote_p99 = p99;
    }
    console.log(`round ${round + 1}: ${told(now)}`);
    found.push(now);
  }
  const of = (share) => median(found.map(share));
  return {
    hello_per_second: of((r) => r.hello),
    results_ratio: of((r) => r.results / r.hello),
    results_after_change_ratio: of((r) => r.after_change / r.hello),
    not_modified_ratio: of((r) => r.not_modified / r.hello),
    gzip_over_plain: of((r) => r.gzip / r.results),
    brotli_over_plain: of((r) => r.brotli / r.results),
    vote_ratio: of((r) => r.vote / r.hello),
    vote_over_single: of((r) => r.together / r.single),
    one_poll_vote_over_single: of((r) => r.one_poll_together / r.one_poll_single),
    vote_p99_ms: of((r) => r.vote_p99),
  };
}

/** Milliseconds to the last byte of the first view after a vote, and of a file. */
async function big(server) {
  const time = async (path) => {
    const begin = performance.now();
    await (await page(server, path)).arrayBuffer();
    return performance.now() - begin;
  };
  const first = async (prefix) => {
    const times = [];
    for (let turn = 0; turn < 9; turn += 1) {
      await fetch(`${server.url}/poll/${prefix}-1/vote/`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams({ name: `Late ${turn}`, a1: '1' }),
      });
      times.push(await time(`/poll/${prefix}-1/`));
    }
    return median(times);
  };
  const file = async (prefix) => {
    const times = [];
    for (let turn = 0; turn < 7; turn += 1) times.push(await time(`/poll/${prefix}-2.csv`));
    return median(times);
  };
  const [page100, page1000] = [await first('small'), await first('large')];
  const [csv100, csv1000] = [await file('small'), await file('large')];
  return {
    page_100x100_ms: page100,
    page_1000x100_ms: page1000,
    big_page_ratio: page1000 / page100,
    csv_1000x100_ms: csv1000,
    big_csv_ratio: csv1000 / csv100,
  };
}

/** From starting the program on an existing database to its first answer, and its memory when nobody asks. */
async function starts(dir) {
  const [times, memory] = [[], []];
  for (let turn = 0; turn < 5; turn += 1) {
    const server = await bitpoll(dir);
    times.push(server.ms);
    await pause(300);
    memory.push(await server.memory());
    await server.stop();
  }
  return { start_ms: median(times), rss_idle_mb: median(memory) };
}

/** A thousand open pages of results while nothing happens: memory of the server, and percent of one processor. */
async function openPages(dir) {
  const server = await bitpoll(dir);
  const close = await listen(`${server.url}/poll/page-1/live/`, 1_000);
  await pause(3_000);
  const [before, begin] = [await server.processor(), performance.now()];
  await pause(30_000);
  const share = (await server.processor() - before) / ((performance.now() - begin) / 1000);
  const memory = await server.memory();
  close();
  await server.stop();
  return { open_pages_mb: memory, open_pages_cpu_percent: 100 * share };
}

// What the issue promises: at least, or at most.
const limits = {
  results_ratio: [0.25, Infinity], results_after_change_ratio: [0.06, Infinity], not_modified_ratio: [0.5, Infinity],
  gzip_over_plain: [0.5, Infinity], brotli_over_plain: [0.5, Infinity],
  vote_ratio: [0.05, Infinity], vote_over_single: [3, Infinity], one_poll_vote_over_single: [3, Infinity],
  vote_p99_ms: [0, 20],
  big_page_ratio: [0, 2], big_csv_ratio: [0, 12],
  start_ms: [0, 30], rss_idle_mb: [0, 20], rss_loaded_mb: [0, 60],
  open_pages_mb: [0, 60], open_pages_cpu_percent: [0, 5],
  html_bytes: [0, 60_000], html_compressed_bytes: [0, 8_000],
};

const dirs = ['data', 'together', 'single'].map((name) => `${target}/bench/${name}`);
for (const dir of dirs) await rm(dir, { recursive: true, force: true });
await mkdir(`${target}/bench`, { recursive: true });

const hello = await serve(`${target}/release/hello`, [workers]);
let server = await bitpoll(dirs[0]);
// Two that begin with the same polls, and differ in how they commit alone.
const pair = {};
const results = {};
try {
  pair.together = await bitpoll(dirs[1]);
  pair.single = await bitpoll(dirs[2], { BITPOLL_STORE_BATCH: '1' });
  await seed(server);
  for (const one of Object.values(pair)) {
    await make(one, 'vote', 64, 12, 1);
    await make(one, 'one', 1, 12, 1);
  }
  await server.stop();
  Object.assign(results, await starts(dirs[0]));
  server = await bitpoll(dirs[0]);
  Object.assign(results, await sizes(server, '/poll/page-1/'), await ratios(hello, server, pair), await big(server));
  results.rss_loaded_mb = await server.memory();
  await server.stop();
  Object.assign(results, await openPages(dirs[0]));
} finally {
  await Promise.all([hello, server, ...Object.values(pair)].map((one) => one.stop()));
}
print(results, limits);
await writeFile(`${target}/bench.json`, `${JSON.stringify(results, null, 2)}\n`);
