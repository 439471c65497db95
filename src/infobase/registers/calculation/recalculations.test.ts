/** What is to be calculated anew when records of leading calculation types are written, changed and taken away. */
import { expect, test } from 'vitest'
import { openEngineForTests } from '../../../../test/support/infobase/engines.ts'
import { payroll } from '../../../../test/support/infobase/payroll.ts'
import { createAsyncContext } from '../../../host/machine/async-context.ts'
import { system } from '../../../host/machine/system.ts'
import { createInfobase, type Infobase } from '../../infobase.ts'
import { createModel } from '../../model/create-model.ts'
import type { Reference } from '../../values/reference.ts'

const uuid = (group: number, number: number): string =>
  `${String(group).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`

/** Премия is led by Оклад, Оклад by Больничный. */
const leading: Readonly<Record<string, readonly string[]>> = { Премия: ['Оклад'], Оклад: ['Больничный'] }

async function made(): Promise<Infobase> {
  const infobase = createInfobase(
    { model: createModel(payroll('OnActionPeriod')) },
    { engine: await openEngineForTests(), context: createAsyncContext(), system },
  )
  const types = infobase.ChartsOfCalculationTypes['Начисления']!
  for (const [name, others] of Object.entries(leading)) {
    const object = (await types.GetObject(types.PredefinedItem(name)!))!
    for (const one of others) object.Section('LeadingCalculationTypes').Add({ CalculationType: types.PredefinedItem(one) })
    await object.Write()
  }
  return infobase
}

interface Line {
  readonly type: string
  readonly person?: number
  /** Days of January. */
  readonly action?: readonly [number, number]
  readonly base?: readonly [number, number]
  readonly result?: number
}

const at = (day: number): string => `2024-01-${String(day).padStart(2, '0')}T00:00:00`
const person = (infobase: Infobase, number: number): Reference => infobase.Catalogs['Сотрудники']!.GetRef(uuid(1, number))
const document = (infobase: Infobase, number: number): Reference => infobase.Documents['Начисление']!.GetRef(uuid(9, number))
const typeNamed = (infobase: Infobase, name: string): Reference => infobase.ChartsOfCalculationTypes['Начисления']!.PredefinedItem(name)!

async function accrue(infobase: Infobase, recorder: number, ...lines: readonly Line[]): Promise<void> {
  await accrued(infobase, recorder, lines).Write()
}

function accrued(infobase: Infobase, recorder: number, lines: readonly Line[]) {
  const set = infobase.CalculationRegisters['ОсновныеНачисления']!.CreateRecordSet()
  set.Filter['Recorder']!.Set(document(infobase, recorder))
  for (const { type, person: who = 1, action = [1, 31], base = [1, 31], result = 100 } of lines)
    set.Add({
      RegistrationPeriod: at(1),
      CalculationType: typeNamed(infobase, type),
      Сотрудник: person(infobase, who),
      BegOfActionPeriod: at(action[0]),
      EndOfActionPeriod: at(action[1]),
      BegOfBasePeriod: at(base[0]),
      EndOfBasePeriod: at(base[1]),
      Результат: result,
    })
  return set
}

/** `2 Премия 1`: the recorder, the type and the person. */
async function noted(infobase: Infobase, name = 'Перерасчет'): Promise<readonly string[]> {
  const names = new Map(['Оклад', 'Больничный', 'Отпуск', 'Премия'].map((one) => [typeNamed(infobase, one).UUID, one]))
  const rows = await infobase.CalculationRegisters['ОсновныеНачисления']!.Recalculations[name]!.Select()
  return rows
    .map((row) => {
      const [recorder, who] = ['RecalculationObject', 'Работник'].map((one) => (row[one] as Reference | undefined)?.UUID.slice(-1) ?? '')
      return `${recorder} ${names.get((row['CalculationType'] as Reference).UUID)} ${who}`.trim()
    })
    .sort()
}

const salary: Line = { type: 'Оклад', action: [1, 31], base: [1, 1] }
const bonus: Line = { type: 'Премия', action: [31, 31], base: [1, 10] }

test.for<[string, (infobase: Infobase) => Promise<void>, readonly string[]]>([
  ['nothing that leads nothing', (one) => accrue(one, 3, { type: 'Отпуск' }), []],
  ['what is in the base period', (one) => accrue(one, 3, { ...salary, action: [5, 6] }), ['2 Премия 1']],
  ['what is registered in the base period', (one) => accrue(one, 3, { ...salary, action: [11, 30] }), ['2 Премия 1']],
  [
    'nothing outside of both periods',
    async (one) => {
      await accrue(one, 2, { ...bonus, base: [5, 10] })
      await accrue(one, 3, { ...salary, action: [11, 30] })
    },
    [],
  ],
  ['nothing of another person', (one) => accrue(one, 3, { ...salary, person: 2, action: [5, 6] }), []],
  ['what overlaps in the period of action', (one) => accrue(one, 3, { type: 'Больничный', action: [20, 21] }), ['1 Оклад 1']],
  ['what led before it was taken away', (one) => accrue(one, 1), ['2 Премия 1']],
  ['what leads with another result', (one) => accrue(one, 1, { ...salary, result: 90 }), ['2 Премия 1']],
  ['nothing when the same is written again', (one) => accrue(one, 1, salary), []],
  ['nothing of its own records', (one) => accrue(one, 2, salary, bonus), []],
])('a change notes %s', async ([, change, expected]) => {
  const infobase = await made()
  await accrue(infobase, 1, salary)
  await accrue(infobase, 2, bonus)
  expect(await noted(infobase)).toEqual([])
  await change(infobase)
  // A salary is registered on the first of January, which the base of the bonus has.
  expect(await noted(infobase)).toEqual(expected)
  // Once, however often it happens.
  await change(infobase)
  expect(await noted(infobase)).toEqual(expected)
})

test('nothing is noted where recalculations are not to be written', async () => {
  const infobase = await made()
  await accrue(infobase, 1, salary)
  await accrue(infobase, 2, bonus)
  const changed = [{ ...salary, result: 90 }]
  await accrued(infobase, 1, changed).Write(true, false, true, false)
  expect(await noted(infobase)).toEqual([])
  await accrued(infobase, 1, [salary]).Write(true, false, false, true)
  expect(await noted(infobase)).toEqual(['2 Премия 1'])
})

test('another register leads by the dimension that is named; without dimensions every person counts', async () => {
  const infobase = await made()
  await accrue(infobase, 2, bonus)
  const set = infobase.CalculationRegisters['Удержания']!.CreateRecordSet()
  set.Filter['Recorder']!.Set(document(infobase, 4))
  set.Add({ RegistrationPeriod: at(1), CalculationType: typeNamed(infobase, 'Оклад'), Лицо: person(infobase, 2), Сумма: 1 })
  await set.Write()
  expect([await noted(infobase), await noted(infobase, 'ПоВидам')]).toEqual([[], ['2 Премия']])
  set.Add({ RegistrationPeriod: at(1), CalculationType: typeNamed(infobase, 'Оклад'), Лицо: person(infobase, 1), Сумма: 1 })
  await set.Write()
  expect(await noted(infobase)).toEqual(['2 Премия 1'])
})

test('what is calculated is cleared by a set without rows, and goes with its document or its transaction', async () => {
  const infobase = await made()
  await accrue(infobase, 2, bonus)
  await accrue(infobase, 5, { ...bonus, person: 2 })
  const { Перерасчет } = infobase.РегистрыРасчета['ОсновныеНачисления']!.Перерасчеты
  await expect(
    infobase.BeginTransaction(async () => {
      await accrue(infobase, 1, salary)
      expect(await noted(infobase)).toEqual(['2 Премия 1'])
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  expect(await noted(infobase)).toEqual([])
  await accrue(infobase, 1, salary, { ...salary, person: 2 })
  expect(await noted(infobase)).toEqual(['2 Премия 1', '5 Премия 2'])
  const set = Перерасчет!.СоздатьНаборЗаписей()
  set.Отбор['ОбъектПерерасчета']!.Установить(document(infobase, 2))
  await set.Прочитать()
  expect(set.Количество()).toBe(1)
  set.Очистить()
  await set.Записать()
  expect(await noted(infobase)).toEqual(['5 Премия 2'])
  set.Add({ CalculationType: typeNamed(infobase, 'Премия'), Работник: person(infobase, 1) })
  await set.Write()
  expect((await Перерасчет!.Select(document(infobase, 2))).length).toBe(1)
})
