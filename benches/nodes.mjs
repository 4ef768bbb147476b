// Three nodes on one PostgreSQL against one: votes and pages of results per second, and who used the processors.
// docs/PERFORMANCE.md explains the numbers. Started by `bin/bench --nodes`.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import * as postgres from './lib/postgres.mjs';
import { wrk } from './lib/processes.mjs';
import { bitpoll, identity, lua, make, median, print, rounds, seconds, target, told } from './lib/site.mjs';

const connections = 63;
const home = `${target}/bench/nodes`;

/** A load, spread over nodes, each asked by a wrk of its own: answers per second of all together. */
async function together(nodes, load) {
  const each = nodes.map((node) => load(node, connections / nodes.length));
  return (await Promise.all(each)).reduce((sum, { rate }) => sum + rate, 0);
}

const loads = {
  results: (node, share) => wrk(`${node.url}/poll/vote-1/`, { seconds, headers: identity, connections: share }),
  vote: (node, share) => wrk(node.url, { seconds, connections: share, script: [lua, 'vote', 'vote', 64, 12, 0] }),
  vote_in_one_poll: (node, share) => wrk(node.url, { seconds, connections: share, script: [lua, 'vote', 'one', 1, 12, 0] }),
};

/** A load and the share of the processors that nodes and database had meanwhile. */
async function measured(nodes, load) {
  const database = await postgres.processes();
  const spent = async () => [await postgres.processor(nodes.map((node) => node.pid)), await postgres.processor(database)];
  const begin = performance.now();
  const before = await spent();
  const rate = await together(nodes, load);
  const [program, server] = (await spent()).map((now, index) => now - before[index]);
  const all = ((performance.now() - begin) / 1000) * cpus().length;
  return { rate, program: program / all, database: server / all };
}

async function round(nodes) {
  const found = {};
  for (const [name, load] of Object.entries(loads)) {
    for (const [count, some] of [['one', nodes.slice(0, 1)], ['three', nodes]]) {
      const { rate, program, database } = await measured(some, load);
      Object.assign(found, {
        [`${name}_${count}`]: rate, [`${name}_${count}_nodes_busy`]: program, [`${name}_${count}_database_busy`]: database,
      });
    }
    found[`${name}_ratio`] = found[`${name}_three`] / found[`${name}_one`];
  }
  return found;
}

await rm(home, { recursive: true, force: true });
await postgres.remove();
const nodes = [];
const found = [];
try {
  await postgres.start();
  const shared = { BITPOLL_DATABASE: await postgres.create('nodes'), BITPOLL_SECRET_KEY_FILE: `${home}/secret.key` };
  for (const name of ['first', 'second', 'third']) {
    await mkdir(`${home}/${name}`, { recursive: true });
    nodes.push(await bitpoll(`${home}/${name}`, shared));
  }
  await make(nodes[0], 'vote', 64, 12, 1);
  await make(nodes[0], 'one', 1, 12, 1);
  for (let turn = 0; turn < rounds; turn += 1) {
    found.push(await round(nodes));
    console.log(`round ${turn + 1}: ${told(found.at(-1))}`);
  }
} finally {
  await Promise.all(nodes.map((node) => node.stop()));
  await postgres.remove();
  await rm(home, { recursive: true, force: true });
}
const results = Object.fromEntries(Object.keys(found[0]).map((name) => [name, median(found.map((one) => one[name]))]));
print(results, {});
await writeFile(`${target}/bench-nodes.json`, `${JSON.stringify(results, null, 2)}\n`);
