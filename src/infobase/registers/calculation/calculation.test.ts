/** Actual periods, schedules and bases of random accruals, against a count day by day. */
import { describe, expect, test } from 'vitest'
import { openEngineForTests } from '../../../../test/support/infobase/engines.ts'
import { payroll } from '../../../../test/support/infobase/payroll.ts'
import { createAsyncContext } from '../../../host/machine/async-context.ts'
import { system } from '../../../host/machine/system.ts'
import { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import { createInfobase, type Infobase } from '../../infobase.ts'
import { createModel } from '../../model/create-model.ts'
import type { Reference } from '../../values/reference.ts'

const DAY = 86_400_000
const START = Date.UTC(2024, 0, 1)
const date = (day: number): string => `${new Date(START + day * DAY).toISOString().slice(0, 10)}T00:00:00`
const dayOf = (text: string): number => (Date.parse(`${text}Z`) - START) / DAY
const uuid = (group: number, number: number): string =>
  `${String(group).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`

/** Which types displace a type, and which are its base. */
const displacing: Readonly<Record<string, readonly string[]>> = { Оклад: ['Больничный', 'Отпуск'], Отпуск: ['Больничный'] }
const bases: Readonly<Record<string, readonly string[]>> = { Премия: ['Оклад', 'Отпуск'], Больничный: ['Оклад'] }
const names = ['Оклад', 'Больничный', 'Отпуск', 'Премия']

interface Accrual {
  readonly recorder: string
  readonly line: number
  readonly type: string
  readonly person: string
  readonly registration: number
  readonly action: readonly [number, number]
  readonly base: readonly [number, number]
  /** In hundredths. */
  readonly result: bigint
}

async function made(dependence: 'OnActionPeriod' | 'OnRegistrationPeriod') {
  let state = 11
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const infobase = createInfobase(
    { model: createModel(payroll(dependence)) },
    { engine: await openEngineForTests(), context: createAsyncContext(), system },
  )
  const types = infobase.ChartsOfCalculationTypes['Начисления']!
  for (const name of names) {
    const object = (await types.GetObject(types.PredefinedItem(name)!))!
    for (const one of displacing[name] ?? [])
      object.Section('DisplacingCalculationTypes').Add({ CalculationType: types.PredefinedItem(one) })
    for (const one of bases[name] ?? []) object.Section('BaseCalculationTypes').Add({ CalculationType: types.PredefinedItem(one) })
    await object.Write()
  }
  for (const person of [1, 2, 3])
    for (let day = 0; day < 91; day++)
      await infobase.InformationRegisters['Графики']!.CreateRecordManager({
        Сотрудник: infobase.Catalogs['Сотрудники']!.GetRef(uuid(1, person)),
        День: DateTime.from(date(day)),
        Часы: (day + person) % 7 < 5 ? 8 : 0,
      }).Write()
  const accruals: Accrual[] = []
  const period = (): readonly [number, number] => {
    const first = random(70)
    return [first, first + random(20)]
  }
  for (let recorder = 1; recorder <= 40; recorder++) {
    const set = infobase.CalculationRegisters['ОсновныеНачисления']!.CreateRecordSet()
    set.Filter['Recorder']!.Set(infobase.Documents['Начисление']!.GetRef(uuid(9, recorder)))
    for (let line = 1; line <= 3; line++) {
      const one: Accrual = {
        recorder: uuid(9, recorder),
        line,
        type: names[random(4)]!,
        person: uuid(1, 1 + random(3)),
        registration: [0, 31, 60][random(3)]!,
        action: period(),
        base: period(),
        result: BigInt(random(100_000)),
      }
      accruals.push(one)
      set.Add({
        // Any day of the month: the register keeps the first.
        RegistrationPeriod: DateTime.from(date(one.registration + random(28))),
        CalculationType: types.PredefinedItem(one.type),
        Сотрудник: infobase.Catalogs['Сотрудники']!.GetRef(one.person),
        BegOfActionPeriod: DateTime.from(date(one.action[0])),
        EndOfActionPeriod: DateTime.from(date(one.action[1])),
        BegOfBasePeriod: DateTime.from(date(one.base[0])),
        EndOfBasePeriod: DateTime.from(date(one.base[1])),
        Результат: Decimal.of(one.result, 2),
      })
    }
    await set.Write()
  }
  return { infobase, accruals }
}

const days = ([first, last]: readonly [number, number]): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at)
const holds = ([first, last]: readonly [number, number], day: number): boolean => first <= day && day <= last
const actualDays = (own: Accrual, all: readonly Accrual[]): readonly number[] =>
  days(own.action).filter(
    (day) =>
      !all.some(
        (one) => one !== own && one.person === own.person && displacing[own.type]?.includes(one.type) === true && holds(one.action, day),
      ),
  )
type Row = Readonly<Record<string, unknown>>
const keyOf = (row: Row): string => `${String(row['Recorder'])}/${String(row['LineNumber'])}`
const ownKey = (one: Accrual): string => `${one.recorder}/${one.line}`
const manager = (infobase: Infobase) => infobase.CalculationRegisters['ОсновныеНачисления']!

describe.each(['OnActionPeriod', 'OnRegistrationPeriod'] as const)('with a base %s', (dependence) => {
  test('actual periods are what displacing records leave', async () => {
    const { infobase, accruals } = await made(dependence)
    const found = new Map<string, number[]>()
    for (const row of await manager(infobase).ActualActionPeriod()) {
      const own = days([dayOf(String(row['BegOfActionPeriod'])), dayOf(String(row['EndOfActionPeriod']))])
      found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), ...own])
    }
    const shortened = accruals.filter((one) => actualDays(one, accruals).length < days(one.action).length)
    expect(shortened.length).toBeGreaterThan(10)
    for (const one of accruals) expect([ownKey(one), found.get(ownKey(one)) ?? []]).toEqual([ownKey(one), actualDays(one, accruals)])
    const person = infobase.Catalogs['Сотрудники']!.GetRef(uuid(1, 2)) as Reference
    const some = await manager(infobase).ActualActionPeriod({ Condition: { Сотрудник: person } })
    expect(new Set(some.map(keyOf))).toEqual(
      new Set(accruals.filter((one) => one.person === uuid(1, 2) && actualDays(one, accruals).length > 0).map(ownKey)),
    )
  })

  test('the schedule is summed by each period', async () => {
    const { infobase, accruals } = await made(dependence)
    const hours = (one: Accrual, own: readonly number[]): string =>
      String(own.reduce((sum, day) => sum + (day < 91 && (day + Number(one.person.at(-1))) % 7 < 5 ? 8 : 0), 0))
    const months: Readonly<Record<number, readonly [number, number]>> = { 0: [0, 30], 31: [31, 59], 60: [60, 90] }
    const byKey = new Map((await manager(infobase).ScheduleData()).map((row) => [keyOf(row), row as Row]))
    expect(byKey.size).toBe(accruals.length)
    for (const one of accruals) {
      const row = byKey.get(ownKey(one))!
      const told = ['ЧасыActionPeriod', 'ЧасыActualActionPeriod', 'ЧасыBasePeriod', 'ЧасыRegistrationPeriod'].map((name) =>
        String(row[name]),
      )
      const wanted = [days(one.action), actualDays(one, accruals), days(one.base), days(months[one.registration]!)].map((own) =>
        hours(one, own),
      )
      expect([ownKey(one), ...told]).toEqual([ownKey(one), ...wanted])
    }
  })

  test('the base is what its types come to in the base period', async () => {
    const { infobase, accruals } = await made(dependence)
    const shareOf = (own: Accrual, one: Accrual): bigint => {
      if (dependence === 'OnRegistrationPeriod') return holds(own.base, one.registration) ? one.result : 0n
      const all = actualDays(one, accruals)
      const part = all.filter((day) => holds(own.base, day)).length
      if (part === 0) return 0n
      const [amount, whole] = [one.result * BigInt(part), BigInt(all.length)]
      return (2n * amount + whole) / (2n * whole)
    }
    const baseOf = (own: Accrual): readonly Accrual[] =>
      accruals.filter((one) => one !== own && one.person === own.person && bases[own.type]?.includes(one.type) === true)
    const rows = await manager(infobase).Base('ОсновныеНачисления')
    expect(rows).toHaveLength(accruals.length)
    const byKey = new Map(rows.map((row) => [keyOf(row), row as Row]))
    const sums = accruals.map((own) => baseOf(own).reduce((sum, one) => sum + shareOf(own, one), 0n))
    expect(sums.filter((sum) => sum > 0n).length).toBeGreaterThan(10)
    for (const [at, own] of accruals.entries())
      expect([ownKey(own), (byKey.get(ownKey(own))!['РезультатBase'] as Decimal).text]).toEqual([
        ownKey(own),
        Decimal.of(sums[at]!, 2).text,
      ])
    const parted = await manager(infobase).Base('ОсновныеНачисления', {
      ViewPoints: ['CalculationType'],
      MainRegisterDimensions: ['Сотрудник'],
      BaseRegisterDimensions: ['Сотрудник'],
    })
    const own = accruals.find((one) => new Set(baseOf(one).map(({ type }) => type)).size === 2)!
    expect(parted.filter((row) => keyOf(row) === ownKey(own))).toHaveLength(2)
  })
})

test('a period that ends before it begins, and a table that the register does not have, are refused', async () => {
  const { infobase } = await made('OnActionPeriod')
  const set = manager(infobase).CreateRecordSet()
  set.Filter['Recorder']!.Set(infobase.Documents['Начисление']!.GetRef(uuid(9, 99)))
  set.Add({ RegistrationPeriod: '2024-01-01T00:00:00', BegOfActionPeriod: '2024-01-05T00:00:00', EndOfActionPeriod: '2024-01-04T00:00:00' })
  await expect(set.Write()).rejects.toMatchObject({ code: 'infobase/period-order' })
  await expect(manager(infobase).Base('НетТакого')).rejects.toMatchObject({ code: 'infobase/unknown-object' })
})
