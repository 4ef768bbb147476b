// A PostgreSQL server of the bench's own, which waits for the disk as a real one does.
import { readdir, readFile } from 'node:fs/promises';
import { run } from './processes.mjs';
import { target } from './site.mjs';

const env = {
  PG_HOME: `${target}/bench/pg`,
  PG_OPTIONS: '-c fsync=on -c full_page_writes=on -c shared_buffers=512MB -c max_wal_size=4GB',
};
const pg = (args, input) => run('bin/pg', args, input, env);

export const start = () => pg(['start']);
export const remove = () => pg(['remove']);
/** An empty database; gives its address. */
export const create = (name) => pg(['create', name]);
/** Runs statements there and gives what they print. */
export const sql = (name, statements) => pg(['sql', name], statements);

/** Processes of the server. */
export async function processes() {
  const first = Number(await pg(['pid']));
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(all.map(async (pid) => [Number(pid), (await times(pid)).parent]));
  return [first, ...parents.filter(([, parent]) => parent === first).map(([pid]) => pid)];
}

/** Seconds of processor time that processes have had. */
export async function processor(pids) {
  const all = await Promise.all(pids.map(times));
  return all.reduce((sum, { used }) => sum + used, 0);
}

async function times(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in brackets, may hold blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), used: stat === '' ? 0 : (Number(fields[11]) + Number(fields[12])) / 100 };
}
