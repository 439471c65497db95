/** The engine contract: every engine takes and gives the same values, and refuses the same, whatever its driver does by itself. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openFreshPostgres, postgresForTests } from '../../../test/support/infobase/engines.ts'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { compiledText, sql } from '../../infobase/query/sql/template.ts'
import { EngineError, type Bound, type Cell, type Engine } from '../../infobase/store/engine.ts'
import { system } from '../machine/system.ts'
import { openDataFile } from './data-file.ts'
import { loadNodeSqlite, openNodeSqlite } from './node-sqlite.ts'
import { ownFile } from './owner-file.ts'
import { savedFile } from './saved-file.ts'
import { loadWasmSqlite, openWasmSqlite } from './wasm-sqlite.ts'

const node = await loadNodeSqlite()
const wasm = await loadWasmSqlite()
const postgres = postgresForTests !== ''
const engines: readonly (readonly [string, () => Engine | Promise<Engine>])[] = [
  ['node-sqlite3-wasm', () => openWasmSqlite(wasm)],
  ...(node === undefined ? [] : [['node:sqlite', () => openNodeSqlite(node, ':memory:')] as const]),
  ...(postgres ? [['postgres', openFreshPostgres] as const] : []),
]

describe.each(engines)('%s', (name, open) => {
  const stored = async (type: string, value: Bound): Promise<Cell> => {
    const engine = await open()
    engine.execute(`CREATE TABLE t (v ${type})`)
    engine.prepare('INSERT INTO t (v) VALUES (?)').run([value])
    const row = engine.prepare('SELECT v FROM t').all([])[0]!
    engine.close()
    return row['v']!
  }

  test.for<[string, Bound, Cell]>([
    ['TEXT', 5n, '5'],
    // Of no type: SQLite keeps what it is given, PostgreSQL its text.
    ['', 5n, name === 'postgres' ? '5' : 5],
    ['INTEGER', 5n, 5],
    ['BOOLEAN', 1n, 1],
    ['BOOLEAN', 0n, 0],
    ['TEXT', 1_000_000_000_000_000n, '1000000000000000'],
    ['INTEGER', 9007199254740991n, 9007199254740991],
    ['INTEGER', 9007199254740993n, 9007199254740993n],
    ['INTEGER', -(2n ** 63n) + 1n, -(2n ** 63n) + 1n],
    ['TEXT', 'Ёж 😀', 'Ёж 😀'],
    ['TEXT', '', ''],
    ['', null, null],
    ['BLOB', new Uint8Array([0, 1, 255]), new Uint8Array([0, 1, 255])],
    ['BLOB', new Uint8Array(0), new Uint8Array(0)],
  ])('keeps in a column %s the value %s', async ([type, value, cell]) => {
    const found = await stored(type, value)
    expect(found instanceof Uint8Array ? new Uint8Array(found) : found).toEqual(cell)
  })

  test.for<[string, unknown[]]>([
    ['2n ** 63n', [2n ** 63n]],
    ['-(2n ** 63n)', [-(2n ** 63n)]],
    ['2n ** 64n', [2n ** 64n]],
    ['a NUL in a text', ['ж\0ё']],
    ['half of a surrogate pair', ['\ud83d']],
    ['undefined', [undefined]],
    ['true', [true]],
    ['a number, which may be taken for a fraction', [5]],
    ['a Date', [new Date(0)]],
    ['an object', [{}]],
    ['a missing value', []],
    ['one too many', [1n, 2n]],
  ])('refuses to bind %s', async ([, values]) => {
    const engine = await open()
    engine.execute('CREATE TABLE t (v INTEGER)')
    const insert = engine.prepare('INSERT INTO t (v) VALUES (?)')
    expect(() => insert.run(values as Bound[])).toThrow(EngineError)
    expect(() => engine.prepare('SELECT ? AS v').all(values as Bound[])).toThrow(EngineError)
    expect(engine.prepare('SELECT count(*) AS n FROM t').all([])[0]!['n']).toBe(0)
    engine.close()
  })

  test('gives no rows, several rows, and how many were changed', async () => {
    const engine = await open()
    engine.execute('CREATE TABLE t (v INTEGER); INSERT INTO t (v) VALUES (1); INSERT INTO t (v) VALUES (2)')
    expect(engine.prepare('SELECT v FROM t WHERE v > ?').all([5n])).toHaveLength(0)
    expect(
      engine
        .prepare('SELECT v FROM t')
        .all([])
        .map((row) => row['v']),
    ).toEqual([1, 2])
    expect(engine.prepare('UPDATE t SET v = v + ?').run([1n])).toBe(2)
    engine.close()
  })

  test('selects what the templates of SQL say', async () => {
    const engine = await open()
    engine.execute('CREATE TABLE "Таблица" (a INTEGER); INSERT INTO "Таблица" VALUES (7)')
    const { text, bound } = compiledText(sql`select a + ${1n} as v0 from "Таблица" where a = ${7n}`, engine.dialect)
    expect(
      engine
        .prepare(text)
        .all(bound as Bound[])
        .map((row) => row['v0']),
    ).toEqual([8])
    engine.close()
  })

  // PostgreSQL has functions of its own in the schema; the tests of plans hold that they give the same.
  test.runIf(name !== 'postgres')('calls functions of ours, with Null as null, and passes on what they throw', async () => {
    const engine = await open()
    engine.define('f', 2, (a, b) => (a === null ? null : `${String(a)}${typeof b}`))
    engine.define('fails', 1, () => {
      throw new Error('плохо')
    })
    engine.define('yes', 0, () => true)
    expect({ ...engine.prepare("SELECT f('ё', 2) AS a, f(null, 1) AS b, yes() AS c").all([])[0]! }).toEqual({ a: 'ёnumber', b: null, c: 1 })
    expect(() => engine.prepare('SELECT fails(1)').all([])).toThrow(/плохо/)
    engine.close()
  })

  test('a statement that failed runs again', async () => {
    const engine = await open()
    engine.execute('CREATE TABLE u (a INTEGER PRIMARY KEY)')
    const insert = engine.prepare('INSERT INTO u VALUES (?)')
    insert.run([1n])
    expect(() => insert.run([1n])).toThrow(EngineError)
    expect(insert.run([2n])).toBe(1)
    engine.close()
  })
  test('rolls back and commits', async () => {
    const engine = await open()
    engine.execute('CREATE TABLE t (v INTEGER)')
    engine.execute('BEGIN IMMEDIATE; INSERT INTO t (v) VALUES (1); ROLLBACK')
    engine.execute('BEGIN IMMEDIATE; INSERT INTO t (v) VALUES (2); COMMIT')
    expect(
      engine
        .prepare('SELECT v FROM t')
        .all([])
        .map((row) => row['v']),
    ).toEqual([2])
    engine.close()
  })

  test('says how it goes about a statement, and goes on as before', async () => {
    const engine = await open()
    engine.execute('CREATE TABLE t (a TEXT PRIMARY KEY, b TEXT) WITHOUT ROWID')
    expect(engine.steps('SELECT b FROM t WHERE a = ? LIMIT ? + 0')).toEqual([expect.stringContaining('SEARCH t')])
    engine.define('g', 1, (one) => one)
    engine.define('g', 1, (one) => one)
    engine.execute('VACUUM')
    engine.close()
  })
  test('says what is wrong with a statement', async () => {
    const engine = await open()
    expect(() => engine.prepare('SELECT nothing FROM nowhere').all([])).toThrow(EngineError)
    engine.close()
  })

  // SQLite 3.51 pages a bare EXISTS wrongly; the query compiler writes it so that none does.
  test('pages what an EXISTS finds', async () => {
    const engine = await open()
    engine.execute(
      'CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT ROWID; CREATE TABLE u (a TEXT, n INTEGER, PRIMARY KEY (a, n)) WITHOUT ROWID',
    )
    for (const a of '012345')
      engine.execute(`INSERT INTO t VALUES ('${a}'); INSERT INTO u VALUES ('${a}', 0); INSERT INTO u VALUES ('${a}', 1)`)
    const rows = engine
      .prepare('SELECT a FROM t AS x WHERE (exists (SELECT 1 FROM u WHERE u.a = x.a AND n >= 0) = true) ORDER BY a LIMIT 100 OFFSET 3')
      .all([])
    expect(rows.map((row) => row['a'])).toEqual(['3', '4', '5'])
    engine.close()
  })
})

describe('a data file', () => {
  const clock = system
  const noReport = (error: unknown): void => {
    throw error as Error
  }

  test('keeps what was committed, from one opening to the next', async () => {
    const file = join(temporaryFolder(), 'base.sqlite')
    for (const expected of [0, 1, 2]) {
      const { engine, committed, close } = await openDataFile(file, clock, noReport)
      engine.execute('CREATE TABLE IF NOT EXISTS t (v TEXT, b BLOB); CREATE INDEX IF NOT EXISTS i ON t (v)')
      expect(engine.prepare('SELECT v FROM t').all([])).toHaveLength(expected)
      engine.execute("INSERT INTO t VALUES ('Ёж', x'00ff')")
      committed?.()
      close()
    }
  })

  test('is refused to a second process, and to this one twice', async () => {
    const file = join(temporaryFolder(), 'base.sqlite')
    const first = await openDataFile(file, clock, noReport)
    await expect(openDataFile(file, clock, noReport)).rejects.toMatchObject({ code: 'infobase/file-busy' })
    first.close()
    const second = await openDataFile(file, clock, noReport)
    second.close()
  })

  test('is taken over from a process that is gone', () => {
    const file = join(temporaryFolder(), 'base.sqlite')
    writeFileSync(`${file}.pid`, '4194304 1')
    const free = ownFile(file)
    expect(readFileSync(`${file}.pid`, 'utf8')).toMatch(new RegExp(`^${process.pid} `))
    free()
    expect(existsSync(`${file}.pid`)).toBe(false)
  })

  test('that is no database is refused, and stays as it was', async () => {
    const file = join(temporaryFolder(), 'base.sqlite')
    writeFileSync(file, 'это не база данных, а просто текст '.repeat(40))
    await expect(openDataFile(file, clock, noReport)).rejects.toMatchObject({ code: 'infobase/file-broken' })
    expect(readFileSync(file, 'utf8')).toMatch(/^это не база/)
    expect(existsSync(`${file}.pid`)).toBe(false)
  })

  test('of one engine is read by the other', async () => {
    if (node === undefined) return
    const file = join(temporaryFolder(), 'base.sqlite')
    const engine = openNodeSqlite(node, file)
    engine.execute("CREATE TABLE t (v); INSERT INTO t VALUES ('а')")
    engine.close()
    const other = openWasmSqlite(wasm)
    const saved = savedFile(other, file, clock, noReport)
    expect(other.prepare('SELECT v FROM t').all([])[0]!['v']).toBe('а')
    other.execute("INSERT INTO t VALUES ('б')")
    saved.committed()
    saved.close()
    const again = openNodeSqlite(node, file)
    expect(
      again
        .prepare('SELECT v FROM t')
        .all([])
        .map((row) => row['v']),
    ).toEqual(['а', 'б'])
    again.close()
  })

  test('saved as a whole leaves nothing beside it; an unfinished journal is refused', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'base.sqlite')
    const engine = openWasmSqlite(wasm)
    const saved = savedFile(engine, file, clock, noReport)
    engine.execute('CREATE TABLE t (v)')
    saved.committed()
    saved.close()
    expect(readdirSync(folder)).toEqual(['base.sqlite'])
    writeFileSync(`${file}-wal`, 'x')
    expect(() => savedFile(openWasmSqlite(wasm), file, clock, noReport)).toThrow(
      expect.objectContaining({ code: 'infobase/file-unfinished' }),
    )
  })

  test('that cannot be saved is reported, and tried again', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'base.sqlite')
    const engine = openWasmSqlite(wasm)
    const timers: (() => void)[] = []
    const reports: unknown[] = []
    const saved = savedFile(engine, file, { after: (_ms, run) => (timers.push(run), () => {}) }, (error) => reports.push(error))
    engine.execute('CREATE TABLE t (v)')
    // A folder where the file is to be written stands for a disk that takes nothing.
    mkdirSync(file)
    writeFileSync(join(file, 'x'), '')
    saved.committed()
    timers.shift()!()
    expect(reports).toMatchObject([{ code: 'infobase/disk-full' }])
    expect(timers).toHaveLength(1)
    expect(() => saved.close()).toThrow(expect.objectContaining({ code: 'infobase/disk-full' }))
  })
})
