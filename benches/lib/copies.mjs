// Many polls, by SQL: copies of one that was made through the forms.
import { program } from './site.mjs';
import { run } from './processes.mjs';

/** What `bitpoll export` says of a database, by table. */
export async function exported(dir, env) {
  const tables = new Map();
  for (const line of (await run(program, ['export', '--data-dir', dir], '', env)).split('\n')) {
    const { table, row } = JSON.parse(line);
    if (table) tables.set(table, [...(tables.get(table) ?? []), row]);
  }
  return tables;
}

/**
 * Statements that copy the poll at `slug`, with all that belongs to it, `count` times. Every `step`th copy is called
 * sample-1, sample-2 …, so that these lie all over the tables. `mixed` writes each row of the poll for all copies
 * before the next one, as votes arrive in life; otherwise rows come in the order of their keys.
 */
export function copies(tables, slug, count, step, mixed) {
  const poll = tables.get('polls').find((row) => row.slug === slug).id;
  const base = Math.max(...tables.get('polls').map((row) => row.id));
  const named = `CASE WHEN i % ${step} = 0 THEN 'sample-' || CAST(i / ${step} AS TEXT) ELSE 'copy-' || CAST(i AS TEXT) END`;
  const statements = [];
  for (const [table, rows] of tables) {
    const key = table === 'polls' ? 'id' : 'poll_id';
    const own = rows.filter((row) => row[key] === poll);
    if (own.length === 0) continue;
    const columns = Object.keys(own[0]);
    const value = (column) => (column === key ? `i + ${base}` : column === 'slug' ? named : `t.${column}`);
    const number = 'public_id' in own[0] ? 'public_id' : 'id';
    const parts = mixed && table !== 'polls' ? own.map((row) => ` AND t.${number} = '${row[number]}'`) : [''];
    for (const part of parts) {
      statements.push(
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
        INSERT INTO ${table} (${columns.join(', ')})
        SELECT ${columns.map(value).join(', ')} FROM n CROSS JOIN ${table} t WHERE t.${key} = ${poll}${part};`,
      );
    }
  }
  return statements.join('\n');
}
