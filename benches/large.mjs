// A database of 100 000 polls and 5 million votes beside one that is nearly empty, on both engines: the page of a small
// poll, and the export of everything. docs/PERFORMANCE.md explains the numbers. Started by `bin/bench --large`.
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { copies, exported } from './lib/copies.mjs';
import * as postgres from './lib/postgres.mjs';
import { run, watched, wrk } from './lib/processes.mjs';
import { bitpoll, identity, make, median, pass, print, program, seconds, target, told } from './lib/site.mjs';

const polls = Number(process.env.BENCH_POLLS ?? 100_000);
const voters = 50;
const sample = 200;
const rounds = Number(process.env.BENCH_ROUNDS ?? 9);
const home = `${target}/bench/large`;

/** How each engine is told what to do; `name` is that of a database. */
const engines = {
  sqlite: {
    mixed: false,
    env: async () => ({}),
    fill: (name, statements) => run('sqlite3', ['-bail', `${home}/${name}/bitpoll.db`],
      `PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -262144; BEGIN;
      ${statements} COMMIT; PRAGMA journal_mode = WAL;`),
    bytes: async (name) => (await stat(`${home}/${name}/bitpoll.db`)).size,
  },
  postgres: {
    mixed: true,
    env: async (name) => ({ BITPOLL_DATABASE: await postgres.create(name) }),
    // References are right by construction; PostgreSQL would look for each of them.
    fill: (name, statements) => postgres.sql(name,
      `SET session_replication_role = replica; BEGIN; ${statements} COMMIT; VACUUM ANALYZE; CHECKPOINT;`),
    bytes: async (name) => Number(await postgres.sql(name, 'SELECT pg_database_size(current_database())')),
  },
};

/** A database with so many copies of one poll, `sample` of them to be looked at. */
async function filled(engine, name, count) {
  const dir = `${home}/${name}`;
  await mkdir(dir, { recursive: true });
  const env = await engine.env(name);
  const server = await bitpoll(dir, env);
  await make(server, 'page', 2, 12, voters).finally(server.stop);
  const begin = performance.now();
  await engine.fill(name, copies(await exported(dir, env), 'page-1', count, count / sample, engine.mixed));
  const took = (performance.now() - begin) / 1000;
  const bytes = await engine.bytes(name);
  console.log(`${name}: ${count} polls, ${count * voters} votes, ${Math.round(bytes / 1e6)} MB, made in ${Math.round(took)} s`);
  return { dir, env, bytes };
}

/** Requests per second: the page kept ready, a vote in each poll of the sample, the first view of each after it. */
async function rates(server) {
  const kept = await wrk(`${server.url}/poll/sample-${sample / 2}/`, { seconds, headers: identity });
  const [votes, views] = [[], []];
  for (let turn = 0; turn < 3; turn += 1) {
    votes.push((await pass(server, 'vote', 'sample', sample, 12, 1)).rate);
    views.push((await pass(server, 'view', 'sample', sample, 12, 1)).rate);
  }
  return { kept: kept.rate, vote: median(votes), after_change: median(views) };
}

async function compared(name, small, large) {
  const servers = [await bitpoll(small.dir, small.env), await bitpoll(large.dir, large.env)];
  const found = [];
  try {
    // What was never asked for is not in any cache; the first round is for that.
    for (let round = 0; round <= rounds; round += 1) {
      const few = await rates(servers[0]);
      const many = await rates(servers[1]);
      console.log(`${name} ${round}: small ${told(few)}; large ${told(many)}`);
      if (round > 0) found.push(Object.fromEntries(Object.keys(few).map((key) => [key, few[key] / many[key]])));
      if (round > 0) Object.assign(found.at(-1), { per_second: many.after_change });
    }
    const of = (key) => median(found.map((round) => round[key]));
    return {
      [`${name}_kept_ratio`]: of('kept'),
      [`${name}_after_change_ratio`]: of('after_change'),
      [`${name}_vote_ratio`]: of('vote'),
      [`${name}_after_change_per_second`]: of('per_second'),
      [`${name}_start_ms`]: servers[1].ms,
      [`${name}_rss_mb`]: await servers[1].memory(),
    };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function exports(name, small, large) {
  const few = await watched(program, ['export', '--data-dir', small.dir], small.env);
  const many = await watched(program, ['export', '--data-dir', large.dir], large.env);
  return {
    [`${name}_export_s`]: many.seconds,
    [`${name}_export_mb`]: many.bytes / 1e6,
    [`${name}_export_peak_mb`]: many.most,
    [`${name}_export_memory_ratio`]: many.most / few.most,
  };
}

const limits = {};
for (const name of Object.keys(engines)) {
  limits[`${name}_kept_ratio`] = [0, 1.2];
  limits[`${name}_after_change_ratio`] = [0, 1.2];
  limits[`${name}_export_memory_ratio`] = [0, 1.2];
}

const results = {};
await rm(home, { recursive: true, force: true });
await postgres.remove();
try {
  await mkdir(home, { recursive: true });
  await postgres.start();
  for (const [name, engine] of Object.entries(engines)) {
    const small = await filled(engine, `${name}_small`, sample);
    const large = await filled(engine, `${name}_large`, polls);
    Object.assign(results, { [`${name}_gb`]: large.bytes / 1e9 }, await compared(name, small, large));
    Object.assign(results, await exports(name, small, large));
    await rm(large.dir, { recursive: true });
  }
} finally {
  await postgres.remove();
  await rm(home, { recursive: true, force: true });
}
print(results, limits);
await writeFile(`${target}/bench-large.json`, `${JSON.stringify(results, null, 2)}\n`);
