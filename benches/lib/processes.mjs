// Servers and load generators as child processes.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { address } from '../../tests/browser/lib/server.mjs';

/** Starts a server that prints its address, and waits for its first answer: `ms` after the start. */
export async function serve(command, args, env = {}) {
  const begin = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk) => (log = (log + chunk).slice(-4000)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await Promise.race([address(child), ended]);
  if (typeof url !== 'string') throw new Error(`${command} ended:\n${log}`);
  if (!(await answers(new URL(url).port))) throw new Error(`${command} does not answer:\n${log}`);
  return {
    url,
    pid: child.pid,
    ms: performance.now() - begin,
    memory: () => resident(child.pid),
    processor: () => processor(child.pid),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** One bare request over a socket of its own: fetch's pool would slow the first answer down. */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n'));
    socket.once('data', (data) => resolve(data.toString().startsWith('HTTP/1.1 200')));
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
}

/** Resident memory in megabytes; `VmHWM` is the most that it ever was. */
async function resident(pid, what = 'VmRSS') {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)[1]) / 1024;
}

/** Seconds of a processor that a process has taken so far. The kernel counts in hundredths. */
async function processor(pid) {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Opens connections that listen to a page without an end, and gives what closes them. */
export async function listen(url, count) {
  const { hostname, port, pathname } = new URL(url);
  const one = () =>
    new Promise((resolve, reject) => {
      const socket = connect(port, hostname);
      socket.once('connect', () => socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`));
      socket.once('data', (data) =>
        data.toString().startsWith('HTTP/1.1 200') ? resolve(socket) : reject(new Error(`no stream: ${data}`)));
      socket.once('error', reject);
    });
  const sockets = [];
  while (sockets.length < count) sockets.push(...(await Promise.all(Array.from({ length: 50 }, one))));
  return () => sockets.forEach((socket) => socket.destroy());
}

/** Runs a command to its end, its output counted and thrown away: seconds, bytes, and the most memory it had. */
export async function watched(command, args, env = {}) {
  const begin = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  let [bytes, most] = [0, 0];
  child.stdout.on('data', (chunk) => (bytes += chunk.length));
  const look = setInterval(() => resident(child.pid, 'VmHWM').then((now) => (most = Math.max(most, now)), () => {}), 10);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - begin) / 1000, bytes, most };
}

/** Runs a command with this input and gives what it printed. */
export function run(command, args, input = '', env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(out.trim()) : reject(new Error(`${command} ${args.join(' ')} failed`))));
    child.stdin.end(input);
  });
}

/** Runs wrk. `script` is [file, ...arguments]. Any refused request is an error. */
export async function wrk(url, { seconds = 3, headers = {}, script = [], connections = 64 } = {}) {
  const args = ['-t2', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '30s'];
  for (const [name, value] of Object.entries(headers)) args.push('-H', `${name}: ${value}`);
  if (script.length > 0) args.push('-s', script[0]);
  args.push(url);
  if (script.length > 1) args.push('--', ...script.slice(1).map(String));
  const out = await output('wrk', args, { endAfter: 2, sign: /thread done/g });
  const refused = /refused: ([1-9]\d*)/.exec(out) ?? /Non-2xx or 3xx responses: (\d+)/.exec(out);
  if (refused || /Socket errors/.test(out)) throw new Error(`wrk ${args.join(' ')}:\n${out}`);
  return {
    rate: Number((/counted rate: ([\d.]+)/.exec(out) ?? /Requests\/sec:\s+([\d.]+)/.exec(out))[1]),
    p99: milliseconds(/99%\s+([\d.]+)(us|ms|s)/.exec(out)),
  };
}

const milliseconds = ([, number, unit]) => Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit];

function output(command, args, { endAfter, sign }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (out.match(sign)?.length >= endAfter) child.kill('SIGINT');
    });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`${command} failed:\n${out}`))));
  });
}
