/** What ODBC's drivers make of connection strings and of native types is what we make of them; each difference is named. */
import { userInfo } from 'node:os'
import { describe, expect, test } from 'vitest'
import { readConnectionString } from '../../../src/external/connection/connection-string.ts'
import { reportedKind, type ReportedKind } from '../../../src/external/conversion/reported-type.ts'
import { ask, filled, hasSqlite, mariaPlace, postgresPlace, sqlitePlace, type Answered, type Place } from './ask.ts'
import { ofMaria, ofPostgres, ofSqlite, type StringRow } from './strings.ts'
import { mariaTypes, postgresTypes, sqliteTypes, type TypeRow } from './types.ts'

const timeout = 300_000
const [postgres, maria, withSqlite] = [postgresPlace(), mariaPlace(), hasSqlite()]

/** Who came where, as a text; `error` for whatever failed. */
type Outcome = string

/** What our target would meet at the place: only these users, passwords and databases are there. */
interface There {
  readonly users: Readonly<Record<string, string | undefined>>
  readonly bases: readonly string[]
}

function ours(text: string, place: Place, { users, bases }: There): Outcome {
  try {
    const { odbc, host, port, database, user, password } = readConnectionString(text, { source: 'X' })
    if (odbc !== place.odbc) return 'error'
    if (odbc === 'sqliteodbc') return bases.includes(database ?? '') ? database! : 'error'
    if (host !== place.words['$HOST'] || String(port) !== place.words['$PORT']) return 'error'
    if (user === undefined) return 'the user of the system'
    const known = Object.hasOwn(users, user) && (users[user] === undefined || users[user] === password)
    return known && bases.includes(database ?? '') ? `${user} at ${database}` : 'error'
  } catch {
    return 'error'
  }
}

/** A driver without a login takes the user of the system, whom the database may know. */
function theirs({ error, row }: Answered, expected: Outcome): Outcome {
  const system = userInfo().username
  if (expected === 'the user of the system' && (error === undefined ? row?.[0]?.startsWith(system) : error.includes(system)))
    return expected
  return error !== undefined || row === null || row === undefined ? 'error' : row.map((one) => String(one).replace(/@.*$/, '')).join(' at ')
}

function differences(rows: readonly StringRow[], place: Place, there: There, question: string): readonly unknown[] {
  const texts = rows.map(([text]) => filled(text, place))
  const answers = ask(texts.map((text) => [text, [question]]))
  return rows.flatMap(([text, named], at) => {
    const expected = ours(texts[at]!, place, there)
    const found = theirs(answers[at]!, expected)
    return (found === expected) === (named === undefined) ? [] : [{ text, driver: found, ours: expected, named, error: answers[at]!.error }]
  })
}

describe('connection strings', () => {
  test.skipIf(postgres === undefined)('of psqlodbc', { timeout }, () => {
    const place = postgres!
    const setup = ['create role odbc_boss login', 'create role "a;b" login', `create role guarded_odbc login password 's;e}c'`]
    for (const one of [...setup, 'create database "odbc other"']) ask([[place.root, [one]]])
    const there = {
      users: { 'odbc_boss': undefined, 'a;b': undefined, 'guarded_odbc': 's;e}c' },
      bases: [place.words['$BASE']!, 'odbc other'],
    }
    expect(differences(ofPostgres, place, there, 'select current_user, current_database()')).toEqual([])
    expect(ask([[filled(ofPostgres[0]![0], place), ['select 1']]])[0]?.row).toEqual(['1'])
  })

  test.skipIf(maria === undefined)("of MariaDB's driver", { timeout }, () => {
    const place = maria!
    const users = { 'odbc_boss': undefined, 'a;b': undefined, 'x}y': undefined, 'odbc_guarded': 's;e}c' }
    const made = Object.entries(users).map(
      ([user, password]) => `create user if not exists '${user}'@'%'${password === undefined ? '' : ` identified by '${password}'`}`,
    )
    // The user of the tests has every right but that to give some of them away.
    const access =
      "json_set(priv, '$.access', (select json_value(priv, '$.access') from mysql.global_priv where user = 'standin' limit 1) + 0)"
    const names = Object.keys(users).map((one) => `'${one}'`)
    made.push(`update mysql.global_priv set priv = ${access} where user in (${names.join(', ')})`, 'flush privileges')
    for (const one of [...made, 'create database if not exists `odbc other`']) ask([[place.root, [one]]])
    const there = { users, bases: [place.words['$BASE']!, 'odbc other'] }
    expect(differences(ofMaria, place, there, 'select current_user(), database()')).toEqual([])
    expect(ask([[filled(ofMaria[0]![0], place), ['select 1']]])[0]?.row).toEqual(['1'])
  })

  test.skipIf(!withSqlite)('of libsqliteodbc', { timeout }, () => {
    const place = sqlitePlace()
    const bases = ['a.db', 'b.db', 'c d.db', '{e}.db'].map((one) => `${place.words['$DIR']!}/${one}`)
    for (const one of bases)
      expect(ask([[`DRIVER={SQLite3};Database=${one}`, ['create table who(n text)', `insert into who values('${one}')`]]])).toEqual([
        { row: [], types: [] },
      ])
    expect(differences(ofSqlite, place, { users: {}, bases }, 'select n from who')).toEqual([])
  })

  test('there are more than sixty', () => {
    expect(ofPostgres.length + ofMaria.length + ofSqlite.length).toBeGreaterThan(60)
  })
})

/** By the types of pyodbc, which are those of ODBC but for their sizes. */
const kinds: Readonly<Record<string, ReportedKind>> = {
  str: 'text',
  int: 'number',
  float: 'number',
  Decimal: 'number',
  bool: 'bit',
  date: 'date',
  datetime: 'date',
  time: 'time',
  UUID: 'uuid',
  bytearray: 'binary',
}

function typeDifferences(rows: readonly TypeRow[], place: Place, more = ''): readonly unknown[] {
  const options = new Map(more === '' ? [] : [more.toLowerCase().split('=') as [string, string]])
  const answers = ask(
    rows.map(([type, value], at) => [
      `${place.root}${more === '' ? '' : `;${more}`}`,
      [
        `drop table if exists odbc_type_${at}`,
        `create table odbc_type_${at}(x ${type})`,
        `insert into odbc_type_${at} values(${value})`,
        `select x from odbc_type_${at}`,
      ],
    ]),
  )
  return rows.flatMap(([type, value], at) => {
    const [found] = answers[at]!.types ?? []
    const driver = found === undefined ? answers[at]!.error : kinds[found]
    const own = reportedKind({ odbc: place.odbc, options }, type, value)
    return driver === own ? [] : [{ type, driver, ours: own }]
  })
}

describe('native types', () => {
  test.skipIf(postgres === undefined)('of psqlodbc', { timeout }, () => {
    expect(typeDifferences(postgresTypes, postgres!)).toEqual([])
    expect(typeDifferences([['bool', 'true']], postgres!, 'BoolsAsChar=0')).toEqual([])
  })
  test.skipIf(maria === undefined)("of MariaDB's driver", { timeout }, () => {
    expect(typeDifferences(mariaTypes, maria!)).toEqual([])
  })
  test.skipIf(!withSqlite)('of libsqliteodbc', { timeout }, () => {
    expect(typeDifferences(sqliteTypes, sqlitePlace())).toEqual([])
  })
  test('there are more than forty', () => {
    expect(postgresTypes.length + mariaTypes.length + sqliteTypes.length).toBeGreaterThan(40)
  })
})
