/** Connection strings, and the three layers of parameters. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConnectionString, type StringReading } from './connection-string.ts'
import { knownDrivers } from './drivers.ts'
import { createParameterLayers } from './layers.ts'
import { maskedConnectionString } from './masked.ts'
import { ExternalDataSourceConnectionParameters } from './parameters.ts'
import { connectionTarget } from './target.ts'

const read = (text: string, more: Partial<StringReading> = {}) => readConnectionString(text, { source: 'DBF', ...more })
const fault = (code: string) => expect.objectContaining({ code: `external/${code}` }) as Error

const pg = 'DRIVER={PostgreSQL Unicode};Server=db;'
const maria = 'DRIVER={MariaDB Unicode};Server=db;'
const sqlite = 'DRIVER={SQLite3};'

describe('a connection string', () => {
  test.each<[text: string, target: object]>([
    [
      `${pg}Port=5433;Database=shop;UID=app;PWD=s`,
      { native: 'postgres', host: 'db', port: 5433, database: 'shop', user: 'app', password: 's' },
    ],
    [`${pg}UID=bad;UID=boss`, { user: 'boss' }],
    [`${pg}Username=bad;uid=boss`, { user: 'boss' }],
    [`${pg}UID=boss;PWD={s;e}}c}`, { user: 'boss', password: 's;e}c' }],
    [`${pg}UID={boss}`, { user: '{boss}' }],
    [`${pg}UID={a;b};Database=d b`, { user: '{a;b}', database: 'd b' }],
    [`${pg}UID==boss`, { user: '=boss' }],
    [`;;${pg};junk;UID=boss;;`, { user: 'boss' }],
    ['Driver={PostgreSQL Unicode};Host=db;Port=5432;Database=shop', { host: 'db', port: 5432, database: 'shop' }],
    [`UID=boss;${pg}`, { user: 'boss', driverName: 'PostgreSQL Unicode' }],
    [`${maria} UID = {a;b} ; DB = shop`, { native: 'mysql', user: 'a;b', database: 'shop' }],
    [`${maria}UID={x}}y}`, { user: 'x}y' }],
    [`${maria}User=bad;UID=boss`, { user: 'boss' }],
    ['DRIVER={MySQL ODBC 8.0 Unicode Driver};SERVER=db', { native: 'mysql', odbc: 'mariadb', host: 'db' }],
    [`${sqlite}Database=/a b.db;Database=/c.db`, { native: 'sqlite', database: '/a b.db' }],
    [`${sqlite}Database={/a}.db`, { database: '{/a}.db' }],
    [sqlite, { database: ':memory:' }],
    ['DRIVER={SQLite3};DRIVER={PostgreSQL ANSI}', { native: 'postgres' }],
    ['DRIVER=/usr/lib/odbc/psqlodbcw.so;Server=db', { native: 'postgres' }],
  ])('%s', (text, target) => {
    expect(read(text)).toMatchObject(target)
  })

  test('gives way to the login and password beside it', () => {
    expect(read(`${pg}UID=bad;PWD=bad`, { userName: 'boss', password: 'x;y}' })).toMatchObject({ user: 'boss', password: 'x;y}' })
    expect(read(`${pg}UID=app;PWD=s`, { userName: '', password: '' })).toMatchObject({ user: 'app', password: 's' })
  })

  test('with a data source name takes its string and what is said beside it', () => {
    const dataSourceNames = { MyDB: `${pg}Database=shop;UID=app`, Файл: `${sqlite}Database=/a.db` }
    expect(read('DSN=mydb;UID=boss', { dataSourceNames })).toMatchObject({ host: 'db', database: 'shop', user: 'boss' })
    expect(read('DSN=Файл;Database=/b.db', { dataSourceNames })).toMatchObject({ database: '/b.db' })
    expect(() => read('DSN=MyBD', { dataSourceNames })).toThrow(fault('unknown-dsn'))
    expect(() => read('DSN=MyBD', { dataSourceNames })).toThrow(/MyDB/)
  })

  test.each([
    ['Server=db;UID=app', 'no-driver'],
    ['', 'no-driver'],
    ['DRIVER={SQL Server};SERVER=(local)', 'unknown-driver'],
    [`${pg}Port=x`, 'wrong-parameter'],
    [`${maria}UID={boss`, 'string-invalid'],
    [`${maria}UID=boss;junk`, 'string-invalid'],
  ])('%s is refused: %s', (text, code) => {
    expect(() => read(text)).toThrow(fault(code))
  })

  test('with an unknown driver is refused with the list, in both languages', () => {
    try {
      read('DRIVER={SQL Server};PWD=secret')
      expect.unreachable()
    } catch (error) {
      const { message, english } = error as { message: string; english: string }
      for (const one of knownDrivers) expect([message.includes(one), english.includes(one)]).toEqual([true, true])
      expect(message + english).not.toContain('secret')
    }
  })
})

test.each([
  ['DRIVER={X};UID=app;PWD=secret;Database=d', 'DRIVER={X};UID=app;PWD=***;Database=d'],
  ['password = {se;cr}}et} ;UID=app', 'password = ***;UID=app'],
  ['UID={a;PWD=x};PWD={y', 'UID={a;PWD=x};PWD=***'],
  ['PWD=', 'PWD='],
  ['', ''],
])('%s is shown as %s', (text, shown) => {
  expect(maskedConnectionString(text)).toBe(shown)
})

test('any values in braces are read back, and no password is shown', () => {
  const value = fc.string({ minLength: 1, maxLength: 12 }).filter((one) => one.trim() === one && !one.includes('***'))
  fc.assert(
    fc.property(value, value, value, (user, password, database) => {
      const braced = (one: string): string => `{${one.replaceAll('}', '}}')}}`
      const text = `${maria}UID=${braced(user)};PWD=${braced(password)};Database=${braced(database)}`
      expect(read(text)).toMatchObject({ user, password, database })
      expect(maskedConnectionString(text)).toBe(text.replace(`PWD=${braced(password)}`, () => 'PWD=***'))
    }),
    { numRuns: 300 },
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      // Whatever is written, it is a target or an error of ours.
      try {
        read(`${pg}${text}`)
      } catch (error) {
        expect(error).toMatchObject({ name: 'ExternalDataSourceError' })
      }
    }),
    { numRuns: 300 },
  )
})

describe('parameters of connections', () => {
  const session = {}
  const who = { source: 'DBF', user: 'Иванов', session }
  test('are taken one by one: of the session, else of the user, else common', () => {
    const layers = createParameterLayers({ dbf: { ConnectionString: 'common', UserName: 'common', Password: 'common' } })
    layers.setUser(who, { UserName: 'user', Password: 'user' })
    layers.setSession(who, { Password: 'session' })
    expect(layers.resulting(who)).toEqual({ ConnectionString: 'common', UserName: 'user', Password: 'session' })
    expect(layers.resulting({ ...who, user: 'Петров' })).toEqual({ ConnectionString: 'common', UserName: 'common', Password: 'session' })
    expect(layers.resulting({ ...who, session: {} })).toEqual({ ConnectionString: 'common', UserName: 'user', Password: 'user' })
    expect(layers.resulting({ source: 'Other' })).toEqual({})
  })
  test('are kept by data areas, of which an unused separator is one', () => {
    const layers = createParameterLayers()
    layers.setCommon({ source: 'DBF' }, { ConnectionString: 'unused' })
    layers.setCommon({ source: 'DBF', area: '' }, { ConnectionString: 'empty' })
    layers.setCommon({ source: 'DBF', area: '7' }, { ConnectionString: 'seven' })
    expect([undefined, '', '7', '8'].map((area) => layers.resulting({ source: 'DBF', area }).ConnectionString)).toEqual([
      'unused',
      'empty',
      'seven',
      undefined,
    ])
  })
  test('are set anew as a whole set, so that what is not said any more is left to the next layer', () => {
    const layers = createParameterLayers()
    layers.setUser(who, { UserName: 'a', Password: 'b' })
    layers.setUser(who, { UserName: 'c' })
    expect(layers.resulting(who)).toEqual({ UserName: 'c' })
  })
  test('of a wrong type are refused without showing a password', () => {
    const layers = createParameterLayers()
    expect(() => layers.setCommon(who, { ConnectionString: 5 as never })).toThrow(fault('wrong-parameter'))
    expect(() => layers.setCommon(who, { Password: 12_345 as never })).toThrow(/\*\*\*/)
  })
  test('are an object of 1C under both names, which prints no password', () => {
    const parameters = new ExternalDataSourceConnectionParameters({ ConnectionString: `${pg}PWD=secret` })
    parameters.ИмяПользователя = 'boss'
    parameters.Пароль = 'secret'
    expect(parameters.UserName).toBe('boss')
    expect(String(parameters)).toBe(`{"ConnectionString":"${pg}PWD=***","UserName":"boss","Password":"***"}`)
  })
  test('lead to a database, or the error says what is missing', () => {
    const settings = { source: 'DBF' }
    expect(connectionTarget({ ConnectionString: `${pg}UID=bad`, UserName: 'boss', Password: 'p' }, settings)).toMatchObject({
      user: 'boss',
    })
    expect(() => connectionTarget({ UserName: 'boss' }, settings)).toThrow(fault('no-string'))
    const byOS = { ConnectionString: pg, UserName: 'boss', OSAuthentication: true }
    expect(() => connectionTarget(byOS, settings)).toThrow(fault('no-authentication-right'))
    expect(connectionTarget(byOS, { ...settings, mayUseOSAuthentication: true })).not.toHaveProperty('user')
  })
})
