// Measures two programs against each other on the same data, in the same run: the static one against that of
// `cargo build --release`. Started by `bin/bench --kinds`; docs/PERFORMANCE.md explains the numbers.
import { cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { serve, wrk } from './lib/processes.mjs';
import { identity, lua, make, median, pass, print, program, rounds, seconds, target, told, workers } from './lib/site.mjs';

const polls = 500;
const programs = { dynamic: `${target}/release/bitpoll`, static: program };
const dir = (name) => `${target}/bench/${name}`;
const start = (name) =>
  serve(programs[name], ['serve', '--listen', '127.0.0.1:0', '--data-dir', dir(name)], {
    BITPOLL_WORKERS: workers, BITPOLL_LIMITS_EXEMPT: '127.0.0.0/8',
  });

const steps = {
  results: async (server) => (await wrk(`${server.url}/poll/page-1/`, { seconds, headers: identity })).rate,
  brotli: async (server) => (await wrk(`${server.url}/poll/page-1/`, { seconds, headers: { 'Accept-Encoding': 'br' } })).rate,
  async after_change(server) {
    await pass(server, 'vote', 'first', polls, 12, 1);
    return (await pass(server, 'view', 'first', polls, 12, 1)).rate;
  },
  vote: async (server) => (await wrk(server.url, { seconds, script: [lua, 'vote', 'vote', 64, 12, 0] })).rate,
};

const names = Object.keys(programs);
for (const name of names) await rm(dir(name), { recursive: true, force: true });
await mkdir(`${target}/bench`, { recursive: true });
const results = {};
const first = await start('dynamic');
for (const [prefix, number, voters] of [['page', 1, 20], ['first', polls, 20], ['vote', 64, 1]]) {
  await make(first, prefix, number, 12, voters);
}
await first.stop();
await cp(dir('dynamic'), dir('static'), { recursive: true });

for (const name of names) {
  const times = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const server = await start(name);
    times.push(server.ms);
    await pause(300);
    results[`${name}_idle_mb`] = await server.memory();
    await server.stop();
  }
  results[`${name}_start_ms`] = median(times);
}

// One server at a time answers; both wait meanwhile.
const servers = { dynamic: await start('dynamic'), static: await start('static') };
const found = [];
try {
  for (let round = 0; round < rounds; round += 1) {
    const now = {};
    for (const [step, run] of Object.entries(steps)) {
      for (const name of round % 2 === 0 ? names : [...names].reverse()) now[`${name}_${step}`] = await run(servers[name]);
    }
    console.log(`round ${round + 1}: ${told(now)}`);
    found.push(now);
  }
  for (const name of names) results[`${name}_loaded_mb`] = await servers[name].memory();
} finally {
  await Promise.all(names.map((name) => servers[name].stop()));
}
for (const step of Object.keys(steps)) {
  results[`${step}_ratio`] = median(found.map((now) => now[`static_${step}`] / now[`dynamic_${step}`]));
}

// What bin/dist made, in MB.
const kinds = { binary_mb: /^bitpoll$/, archive_mb: /\.tar\.gz$/, deb_mb: /_amd64\.deb$/, image_mb: /-oci-amd64\.tar$/ };
for (const file of await readdir(`${target}/dist`)) {
  const key = Object.keys(kinds).find((name) => kinds[name].test(file));
  if (key) results[key] = Math.round((await stat(`${target}/dist/${file}`)).size / 1e5) / 10;
}
const sizes = { binary_mb: [0, 25], image_mb: [0, 30] };
print(results, { ...sizes, ...Object.fromEntries(Object.keys(steps).map((step) => [`${step}_ratio`, [0.8, Infinity]])) });
await writeFile(`${target}/bench-kinds.json`, `${JSON.stringify(results, null, 2)}\n`);
