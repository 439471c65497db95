/** The fields of the virtual tables of calculation registers: those of their records, and sums of the schedule or of the base. */
import type { AnyModelObject } from '../../../infobase/model/model.ts'
import type { ShapeColumn } from '../bound.ts'
import type { VirtualName } from '../kinds.ts'
import { columnOfField, objectColumns } from '../shapes.ts'

const periods: Readonly<Record<string, string>> = {
  ActionPeriod: 'ПериодДействия',
  ActualActionPeriod: 'ФактическийПериодДействия',
  BasePeriod: 'БазовыйПериод',
  RegistrationPeriod: 'ПериодРегистрации',
}

/** `of`: the base register. */
export function calculationColumns(
  object: AnyModelObject,
  table: VirtualName,
  of: AnyModelObject | undefined,
): readonly ShapeColumn[] | undefined {
  if (object.kind !== 'CalculationRegister') return undefined
  const { definition } = object
  const own = objectColumns(object as AnyModelObject)
  if (table === 'ActualActionPeriod') return definition.ActionPeriod ? own : undefined
  if (table === 'ScheduleData') {
    const value = definition.ScheduleValue.split('.').at(-1)!
    return value === '' ? undefined : [...own, ...Object.entries(periods).map(([english, word]) => number(value, english, word))]
  }
  if (table !== 'Base' || of === undefined || !definition.BasePeriod) return undefined
  return [
    ...own,
    ...of.fields.map((one): ShapeColumn => {
      const { name, types } = columnOfField(one)
      return { name: `${name}Разрез`, english: `${one.Name}ViewPoint`, key: `${one.Name}ViewPoint`, types, isHidden: true }
    }),
    ...of.fields.filter(({ role }) => role === 'resource').map(({ Name }) => number(Name, 'Base', 'База')),
  ]
}

const number = (name: string, english: string, word: string): ShapeColumn => ({
  name: name + word,
  english: name + english,
  key: name + english,
  types: ['Number'],
})
