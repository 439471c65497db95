/** Totals with `allowedOnly` where a restriction is by what no dimension has: against sums of the records that the user may read. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '../../src/host/machine/passwords.ts'
import {
  AccumulationRegister,
  Catalog,
  CatalogRef,
  Document,
  Number as NumberType,
  Role,
  String as StringType,
  userList,
} from '../../src/index.ts'
import { restrictedHost, type RestrictedHost } from '../support/odata/restricted.ts'

const register = 'AccumulationRegister.Запасы'
const objects = [
  Catalog({ Name: 'Товары' }),
  Document({ Name: 'Движение', RegisterRecords: [register], Attributes: { Вес: NumberType(5) } }),
  Document({ Name: 'Другое', RegisterRecords: [register] }),
  AccumulationRegister({
    Name: 'Запасы',
    Dimensions: { Товар: CatalogRef('Товары'), Склад: StringType(5) },
    Resources: { Количество: NumberType(15, 3), Итог: NumberType(38, 2) },
    Attributes: { Автор: StringType(5) },
  }),
  Role({ Name: 'Автор', Rights: { [register]: ['Read'] }, Restrictions: { [register]: { Read: "Автор eq 'я'" } } }),
  Role({ Name: 'Строка', Rights: { [register]: ['Read'] }, Restrictions: { [register]: { Read: "LineNumber eq 1 and Склад ne 'б'" } } }),
  Role({
    Name: 'Документ',
    Rights: { [register]: ['Read'] },
    Restrictions: { [register]: { Read: "Recorder eq cast(guid'00000009-0000-4000-8000-000000000003', 'Document_Движение')" } },
  }),
]

let state = 7
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const uuid = (kind: number, number: number): string => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
const records = Array.from({ length: 40 }, (_, document) =>
  Array.from({ length: 3 }, (_one, line) => ({
    document,
    line: line + 1,
    Period: new Date(Date.UTC(2023, 11, 1 + random(100), random(24))).toISOString().slice(0, 19),
    sign: random(3) === 0 ? -1 : 1,
    Товар: uuid(1, random(2)),
    Склад: ['а', 'б'][random(2)]!,
    Количество: random(5000),
    Автор: ['я', 'он'][random(2)]!,
  })),
).flat()
type Movement = (typeof records)[number]

let standin: RestrictedHost
beforeAll(async () => {
  const StoredPasswordValue = await hashPassword('p')
  const users = userList(['Автор', 'Строка', 'Документ'].map((Name) => ({ Name, Roles: [Name], StoredPasswordValue })))
  const data = {
    Catalogs: { Товары: [0, 1].map((one) => ({ Ref: uuid(1, one), $ref: `g${one}`, Code: String(one) })) },
    Documents: { Движение: Array.from({ length: 40 }, (_, one) => ({ Ref: uuid(9, one), $ref: `d${one}`, Date: '2024-01-01T00:00:00' })) },
    AccumulationRegisters: {
      Запасы: records.map((one) => ({
        Recorder: { $ref: `d${one.document}` },
        Period: one.Period,
        RecordType: one.sign === 1 ? 'Receipt' : 'Expense',
        Товар: { $ref: `g${Number(one.Товар.slice(-1))}` },
        Склад: one.Склад,
        Количество: one.Количество,
        Итог: one.Количество,
        Автор: one.Автор,
      })),
    },
  }
  standin = await restrictedHost({ objects, data, users })
})
afterAll(() => standin.close())

async function rowsOf(user: string, path: string): Promise<readonly string[]> {
  const mark = path.includes('?') ? '&' : '?'
  const options = 'allowedOnly=true&$format=application/json;odata=nometadata'
  const address = `${standin.url}/odata/standard.odata/AccumulationRegister_Запасы/${path}${mark}${options}`
  const answer = await fetch(address, { headers: { Authorization: `Basic ${Buffer.from(`${user}:p`).toString('base64')}` } })
  const text = await answer.text()
  expect(answer.status, text).toBe(200)
  return (JSON.parse(text) as { value: Record<string, unknown>[] }).value
    .map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted()
}

/** Rows by what `key` gives, with the amounts that `amounts` makes of their records. */
function summed(
  keep: (one: Movement) => boolean,
  key: (one: Movement) => Record<string, unknown>,
  amounts: (group: readonly Movement[]) => Record<string, number>,
): readonly string[] {
  const groups = new Map<string, Movement[]>()
  for (const one of records.filter(keep)) {
    // Rows of a recorder are told by their moment too, whether it is shown or not.
    const told = JSON.stringify([key(one), 'Recorder' in key(one) ? one.Period : ''])
    groups.set(told, [...(groups.get(told) ?? []), one])
  }
  return [...groups.values()]
    .map((group) => ({ key: key(group[0]!), amounts: amounts(group) }))
    .filter((one) => Object.values(one.amounts).some((amount) => amount !== 0))
    .map((one) => JSON.stringify(Object.entries({ ...one.key, ...one.amounts }).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted()
}

const net = (group: readonly Movement[]): number => group.reduce((sum, one) => sum + one.sign * one.Количество, 0)
const both = (suffix: string, amount: number) => ({ [`Количество${suffix}`]: amount, [`Итог${suffix}`]: amount })
const readable: Readonly<Record<string, (one: Movement) => boolean>> = {
  Автор: (one) => one.Автор === 'я',
  Строка: (one) => one.line === 1 && one.Склад !== 'б',
  Документ: (one) => one.document === 3,
}
const dimensions = (one: Movement) => ({ Товар_Key: one.Товар, Склад: one.Склад })
const from = '2024-01-10T00:00:00'
const to = '2024-02-20T12:00:00'
const balances = '$select=Товар_Key,КоличествоOpeningBalance,КоличествоTurnover,КоличествоClosingBalance'
const within = (one: Movement): boolean => one.Period >= from && one.Period <= to

test.each(Object.keys(readable))('the totals of one who may read by %s', async (user) => {
  const mine = readable[user]!
  expect(await rowsOf(user, 'Balance()')).toEqual(summed(mine, dimensions, (group) => both('Balance', net(group))))
  expect(await rowsOf(user, `Balance(Period=datetime'${to}',Condition='Склад eq 'а'')`)).toEqual(
    summed(
      (one) => mine(one) && one.Period < to && one.Склад === 'а',
      dimensions,
      (group) => both('Balance', net(group)),
    ),
  )
  expect(
    await rowsOf(user, `Turnovers(StartPeriod=datetime'${from}',EndPeriod=datetime'${to}')?$select=Склад,MonthPeriod,КоличествоTurnover`),
  ).toEqual(
    summed(
      (one) => mine(one) && within(one),
      (one) => ({ Склад: one.Склад, MonthPeriod: `${one.Period.slice(0, 7)}-01T00:00:00` }),
      (group) => ({ КоличествоTurnover: net(group) }),
    ),
  )
  expect(await rowsOf(user, `Turnovers()?$select=Recorder,КоличествоTurnover`)).toEqual(
    summed(
      mine,
      (one) => ({ Recorder: uuid(9, one.document), Recorder_Type: 'StandardODATA.Document_Движение' }),
      (group) => ({ КоличествоTurnover: net(group) }),
    ),
  )
  expect(await rowsOf(user, `BalanceAndTurnovers(StartPeriod=datetime'${from}',EndPeriod=datetime'${to}')?${balances}`)).toEqual(
    summed(
      (one) => mine(one) && one.Period <= to,
      (one) => ({ Товар_Key: one.Товар }),
      (group) => ({
        КоличествоOpeningBalance: net(group.filter((one) => one.Period < from)),
        КоличествоTurnover: net(group.filter(within)),
        КоличествоClosingBalance: net(group),
      }),
    ),
  )
})
