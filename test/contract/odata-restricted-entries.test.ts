/**
 * Totals of an accounting register with `allowedOnly`, where a restriction is by what no dimension has: they are those of an infobase that
 * holds the entries alone that the user may read.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '../../src/host/machine/passwords.ts'
import { Role, userList } from '../../src/index.ts'
import type { Infobase } from '../../src/infobase/infobase.ts'
import { accounts, ledger } from '../support/infobase/ledger.ts'
import { restrictedHost, type RestrictedHost } from '../support/odata/restricted.ts'

const register = 'AccountingRegister.Хозрасчетный'
const uuid = (kind: number, number: number): string => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
let state = 11
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}

interface Entry {
  readonly document: number
  readonly line: number
  readonly Period: string
  readonly accounts: readonly [string, string]
  readonly organization: number
  readonly things: readonly number[]
  readonly sum: number
}
const names = Object.keys(accounts)
const entries = Array.from({ length: 40 }, (_, document) =>
  Array.from({ length: 1 + random(3) }, (_one, line): Entry => ({
    document,
    line: line + 1,
    Period: new Date(Date.UTC(2024, 0, 1) + random(90) * 86_400_000).toISOString().slice(0, 19),
    accounts: [names[random(6)]!, names[random(6)]!],
    organization: 1 + random(2),
    things: Array.from({ length: 6 }, () => 1 + random(2)),
    sum: 1 + random(1000),
  })),
).flat()

const restrictions: Readonly<Record<string, readonly [filter: string, keep: (one: Entry) => boolean]>> = {
  Строка: ['LineNumber eq 1', (one) => one.line === 1],
  Документ: [
    `Recorder eq cast(guid'${uuid(9, 3)}', 'Document_Операция') or Recorder eq cast(guid'${uuid(9, 4)}', 'Document_Операция')`,
    (one) => one.document === 3 || one.document === 4,
  ],
  Счет: ["AccountDr/Code eq '41' and Сумма gt 300", (one) => one.accounts[0] === 'Товары' && one.sum > 300],
  Период: ["Period ge datetime'2024-02-01T00:00:00'", (one) => one.Period >= '2024-02-01'],
}
const roles = Object.entries(restrictions).map(([Name, [Read]]) =>
  Role({ Name, Rights: { [register]: ['Read'] }, Restrictions: { [register]: { Read } } }),
)

let all: RestrictedHost
beforeAll(async () => {
  const StoredPasswordValue = await hashPassword('p')
  const users = userList(Object.keys(restrictions).map((Name) => ({ Name, Roles: [Name], StoredPasswordValue })))
  all = await restrictedHost({ objects: [...ledger, ...roles], users })
  await fill(all.infobase!, entries)
}, 300_000)
afterAll(() => all.close())

async function fill(infobase: Infobase, given: readonly Entry[]): Promise<void> {
  const catalogs = ['Номенклатура', 'Склады', 'Контрагенты', 'Договоры']
  for (const one of new Set(given.map(({ document }) => document))) {
    const set = infobase.AccountingRegisters['Хозрасчетный']!.CreateRecordSet()
    set.Filter['Recorder']!.Set(infobase.Documents['Операция']!.GetRef(uuid(9, one)))
    for (const entry of given.filter(({ document }) => document === one)) {
      const made: Record<string, unknown> = { Period: entry.Period, Сумма: entry.sum }
      made['Организация'] = infobase.Catalogs['Организации']!.GetRef(uuid(5, entry.organization))
      for (const [side, word] of ['Dr', 'Cr'].entries()) {
        const name = entry.accounts[side]!
        made[`Account${word}`] = infobase.ChartsOfAccounts['Хозрасчетный']!.PredefinedItem(name)
        for (const [at, kind] of accounts[name]!.entries()) {
          const item = uuid(catalogs.indexOf(kind), entry.things[side * 3 + at]!)
          made[`ExtDimension${word}${at + 1}`] = infobase.Catalogs[kind]!.GetRef(item)
        }
      }
      set.Add(made)
    }
    await set.Write()
  }
}

async function rowsOf({ url }: RestrictedHost, path: string, user?: string): Promise<readonly string[]> {
  const allowed = user === undefined ? '' : '&allowedOnly=true'
  const options = `${path.includes('?') ? '&' : '?'}$format=application/json;odata=nometadata${allowed}`
  const headers = user === undefined ? {} : { Authorization: `Basic ${Buffer.from(`${user}:p`).toString('base64')}` }
  const answer = await fetch(`${url}/odata/standard.odata/AccountingRegister_Хозрасчетный/${path}${options}`, { headers })
  const text = await answer.text()
  expect(answer.status, text).toBe(200)
  return (JSON.parse(text) as { value: Record<string, unknown>[] }).value.map((row) => JSON.stringify(row)).toSorted()
}

const [from, to] = ["datetime'2024-01-20T00:00:00'", "datetime'2024-03-10T00:00:00'"]
const asked = [
  'Balance()',
  `Balance(Period=${to},AccountCondition='Account/Code ge '42'')`,
  'Balance()?$select=Account_Key,СуммаBalance,СуммаSplittedBalanceDr',
  `Turnovers(StartPeriod=${from},EndPeriod=${to})?$select=Account_Key,MonthPeriod,СуммаTurnoverDr,СуммаTurnoverCr`,
  'Turnovers()?$select=Account_Key,BalancedAccount_Key,Recorder,СуммаTurnover',
  `DrCrTurnovers(StartPeriod=${from})`,
  `BalanceAndTurnovers(StartPeriod=${from},EndPeriod=${to},Dimensions='Организация')`,
  'BalanceAndTurnovers()?$select=Account_Key,MonthPeriod,СуммаOpeningBalance,СуммаTurnover,СуммаClosingBalance',
  `BalanceAndTurnovers(StartPeriod=${from},Condition='Организация_Key eq guid'${uuid(5, 1)}'')?$select=Account_Key,СуммаClosingBalance`,
]

test.each(Object.keys(restrictions))('of a user whose restriction is by %s', { timeout: 300_000 }, async (user) => {
  const [, keep] = restrictions[user]!
  const own = await restrictedHost({ objects: ledger })
  await fill(own.infobase!, entries.filter(keep))
  for (const path of asked) {
    const mine = await rowsOf(all, path, user)
    expect(mine, path).toEqual(await rowsOf(own, path))
    expect(mine.length, path).toBeGreaterThan(0)
  }
  await own.close()
})

test('without allowedOnly it is code 20 all the same', async () => {
  const headers = { Authorization: `Basic ${Buffer.from('Строка:p').toString('base64')}` }
  const answer = await fetch(`${all.url}/odata/standard.odata/AccountingRegister_Хозрасчетный/Balance()?$format=json`, { headers })
  expect([answer.status, (await answer.text()).includes('"code": "20"')]).toEqual([401, true])
})
