// A backup of a database of a gigabyte, while somebody votes all the time: how long a vote ever waits.
// docs/PERFORMANCE.md explains the numbers. Started by `bin/bench --backup`.
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { copies, exported } from './lib/copies.mjs';
import { run } from './lib/processes.mjs';
import { bitpoll, make, print, program, target } from './lib/site.mjs';

const polls = Number(process.env.BENCH_POLLS ?? 90_000);
const voters = 50;
const home = `${target}/bench/backup`;
const quiet = 20_000;

const limits = {
  vote_during_max_ms: [0, 100],
};

/** Votes one after the other until told to end; the milliseconds that each took. */
async function voting(server, until) {
  const took = [];
  for (let number = 0; !until.over; number += 1) {
    const form = new URLSearchParams({ name: `Voter ${number}` });
    for (let choice = 1; choice <= 12; choice += 1) form.set(`a${choice}`, '1');
    const begin = performance.now();
    const answer = await fetch(`${server.url}/poll/sample-${1 + (number % 100)}/vote/`, {
      method: 'POST', body: form, redirect: 'manual', headers: { 'Sec-Fetch-Site': 'same-origin' },
    });
    took.push(performance.now() - begin);
    if (answer.status !== 303) throw new Error(`a vote was answered by ${answer.status}`);
    await pause(2);
  }
  return took.sort((a, b) => a - b);
}

const until = (work) => {
  const end = { over: false };
  work.finally(() => (end.over = true)).catch(() => {});
  return end;
};

await rm(home, { recursive: true, force: true });
await mkdir(home, { recursive: true });
const first = await bitpoll(home);
await make(first, 'page', 2, 12, voters).finally(first.stop);
await run('sqlite3', ['-bail', `${home}/bitpoll.db`],
  `PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -262144; BEGIN;
  ${copies(await exported(home, {}), 'page-1', polls, polls / 100, false)} COMMIT; PRAGMA journal_mode = WAL;`);
const bytes = (await stat(`${home}/bitpoll.db`)).size;
console.log(`${polls} polls, ${polls * voters} votes, ${Math.round(bytes / 1e6)} MB`);

const results = { database_mb: bytes / 1e6 };
const server = await bitpoll(home);
try {
  await voting(server, until(pause(2_000)));
  const alone = await voting(server, until(pause(quiet)));
  const begin = performance.now();
  const backup = run(program, ['backup', `${home}/whole.backup`, '--data-dir', home]);
  const during = await voting(server, until(backup));
  await backup;
  const seconds = (performance.now() - begin) / 1000;
  for (const [name, took] of [['alone', alone], ['during', during]]) {
    results[`vote_${name}_median_ms`] = took[Math.floor(took.length / 2)];
    results[`vote_${name}_p99_ms`] = took[Math.floor(took.length * 0.99)];
    results[`vote_${name}_max_ms`] = took.at(-1);
    results[`votes_${name}_per_second`] = took.length / (name === 'alone' ? quiet / 1000 : seconds);
  }
  results.backup_s = seconds;
  results.backup_mb = (await stat(`${home}/whole.backup`)).size / 1e6;
  results.log_mb = (await stat(`${home}/bitpoll.db-wal`)).size / 1e6;
  results.server_rss_mb = await server.memory();
  for (const command of ['verify', 'drill']) {
    const start = performance.now();
    await run(program, ['backup', command, `${home}/whole.backup`, '--data-dir', home]);
    results[`${command}_s`] = (performance.now() - start) / 1000;
  }
} finally {
  await server.stop();
}
const start = performance.now();
await run(program, ['restore', `${home}/whole.backup`, '--data-dir', home]);
results.restore_s = (performance.now() - start) / 1000;
print(results, limits);
await writeFile(`${target}/bench-backup.json`, `${JSON.stringify(results, null, 2)}\n`);
await rm(home, { recursive: true, force: true });
