// The real program on a free port with a data directory of its own.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const binary = process.env.TEST_BINARY ?? 'target/debug/bitpoll';

/** The address that a server prints when it listens. */
export function address(child) {
  return new Promise((resolve) => {
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
      const found = /http:\/\/\S+/.exec(out);
      if (found) resolve(found[0]);
    });
  });
}

/** A port that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts `bitpoll serve`; `env` adds to its environment. Resolves when it answers. Where BITPOLL_DATABASE names a
 * PostgreSQL database, the site is there. `local` gives the site a name for its address: `localhost`.
 */
export async function startServer(env = {}, { local = false } = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'bitpoll-browser-'));
  const environment = { ...process.env, BITPOLL_LIMITS_EXEMPT: '127.0.0.0/8', ...env };
  const port = local ? await freePort() : 0;
  if (local) environment.BITPOLL_PUBLIC_URL = `http://localhost:${port}`;
  const child = spawn(binary, ['serve', '--listen', `127.0.0.1:${port}`, '--data-dir', dir], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));

  async function stop() {
    child.kill('SIGTERM');
    await ended;
    await rm(dir, { recursive: true, force: true });
  }

  /** Runs another command of the program on the same data. */
  function cli(args, input = '') {
    return new Promise((resolve, reject) => {
      const command = execFile(binary, [...args, '--data-dir', dir], { env: environment }, (error, out, err) =>
        error ? reject(new Error(`bitpoll ${args.join(' ')}: ${err}`)) : resolve(out));
      command.stdin.end(input);
    });
  }

  async function createUser(name, password) {
    await cli(['user', 'create', name, '--password-stdin'], `${password}\n`);
  }

  const url = await Promise.race([address(child), ended]);
  if (typeof url !== 'string') throw new Error(`the server ended at once:\n${log}`);
  if (environment.BITPOLL_DATABASE && existsSync(join(dir, 'bitpoll.db'))) {
    await stop();
    throw new Error('the server has not taken the database that it was given');
  }
  const site = local ? environment.BITPOLL_PUBLIC_URL : url;
  return { url: site, dir, stop, cli, createUser, log: () => log };
}
