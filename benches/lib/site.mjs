// The program as it is measured, and polls in it, made through its own forms.
import { setTimeout as pause } from 'node:timers/promises';
import { serve, wrk } from './processes.mjs';

export const target = process.env.BENCH_TARGET ?? 'target';
export const workers = process.env.BENCH_WORKERS ?? '1';
export const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
export const seconds = Number(process.env.BENCH_SECONDS ?? 3);
/** What people install: the static program of bin/dist. */
export const program = process.env.BENCH_PROGRAM ?? `${target}/dist/bitpoll`;
export const lua = 'benches/forms.lua';
export const identity = { 'Accept-Encoding': 'identity' };

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

export function bitpoll(dir, env = {}) {
  const args = ['serve', '--listen', '127.0.0.1:0', '--data-dir', dir];
  const normal = { BITPOLL_WORKERS: workers, BITPOLL_LIMITS_EXEMPT: '127.0.0.0/8' };
  return serve(program, args, { ...normal, ...env });
}

export async function page(server, path, headers = identity) {
  const answer = await fetch(server.url + path, { headers });
  if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
  return answer;
}

/** The seal of a form that is old enough to come from a person. */
async function seal(server) {
  const form = await (await page(server, '/new/universal/')).text();
  await pause(3000);
  return /name="seal" value="([^"]+)"/.exec(form)[1];
}

/** Sends forms, or asks for pages, until each of `polls` polls has had `count`. */
export const pass = (server, mode, prefix, polls, choices, count, ...more) =>
  wrk(server.url, { seconds: 120, script: [lua, mode, prefix, polls, choices, count, ...more] });

/** Makes the polls PREFIX-1 … with so many choices, each with so many votes. */
export async function make(server, prefix, polls, choices, voters) {
  await pass(server, 'create', prefix, polls, choices, 1, await seal(server));
  await pass(server, 'vote', prefix, polls, choices, voters);
}

/** The table of what was measured. `limits` has what is promised of a key: at least, and at most. */
export function print(results, limits) {
  console.log(`\n${'what'.padEnd(36)}${'measured'.padStart(12)}   promised`);
  for (const [name, value] of Object.entries(results)) {
    const [least, most] = limits[name] ?? [];
    const promise = least === undefined ? '' : most === Infinity ? `at least ${least}` : `under ${most}`;
    const verdict = promise === '' ? '' : value >= least && value <= most ? 'ok' : 'MISSED';
    console.log(`${name.padEnd(36)}${value.toPrecision(4).padStart(12)}   ${promise.padEnd(16)}${verdict}`);
  }
}

/** One round's figures in a line. */
export const told = (round) =>
  Object.entries(round).map(([name, value]) => `${name} ${Math.round(value * 10) / 10}`).join(', ');
