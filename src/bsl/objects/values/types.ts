/** `Тип`, ТипЗнч, Булево, ЗначениеЗаполнено and ЗаполнитьЗначенияСвойств: what any value is and has. */
import type { Library } from '../../dictionary/library.ts'
import { fieldOf, hasField, set } from '../../run/access.ts'
import { isNumeric } from '../../run/big-number.ts'
import { DateValue } from '../../run/calendar.ts'
import { toBoolean } from '../../run/convert.ts'
import { BslError, errors } from '../../run/error.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { Null } from '../../run/values.ts'
import { ArrayObject } from '../collections/array.ts'
import { MapObject } from '../collections/map.ts'
import { StructureObject, namesOf } from '../collections/structure.ts'

/** Ложь is filled, blanks are not, an empty collection is not (measured on 8.3.27). */
function isFilled(value: unknown): boolean {
  if (value === null || value === Null) return false
  if (typeof value === 'string') return value.trim() !== ''
  if (isNumeric(value)) return value !== 0
  if (value instanceof DateValue) return value.seconds !== 0
  if (value instanceof BslObject) return value.isFilled?.() ?? true
  return true
}

/** Names that both sides have; with a list, each of its names must be on both sides, and the list is gone through from its end. */
function fillProperties(run: Run, target: unknown, source: unknown, list: string | undefined, excluded: string | undefined): void {
  if (!(target instanceof BslObject)) throw errors.mismatch(1)
  if (!(source instanceof BslObject)) throw errors.mismatch(2)
  if (list !== undefined && list.trim() !== '') {
    for (const name of namesOf(list).toReversed()) {
      if (!hasField(run, source, name) || !hasField(run, target, name)) throw errors.noField(name)
      set(run, target, name.toLowerCase(), name, fieldOf(run, source, name))
    }
    return
  }
  if (list !== undefined) return
  if (target instanceof ArrayObject || source instanceof ArrayObject || target instanceof MapObject) return
  const left = new Set(namesOf(excluded ?? '').map((one) => one.toLowerCase()))
  for (const name of fieldsOf(source)) {
    const folded = name.toLowerCase()
    if (left.has(folded) || !hasField(run, target, name)) continue
    try {
      set(run, target, folded, name, fieldOf(run, source, name))
    } catch (error) {
      if (!(error instanceof BslError)) throw error
    }
  }
}

/** Names of the properties of an object: those of its data, else those of its type. */
function fieldsOf(object: BslObject): string[] {
  if (object instanceof StructureObject) return [...object.entries()].map(([name]) => name)
  if (object instanceof MapObject) return [...object.entries()].map(([key]) => key).filter((key) => typeof key === 'string')
  const own = (object as { fieldNames?: () => Iterable<string> }).fieldNames?.()
  if (own) return [...own]
  return [...new Set([...object.type.members.values()].filter((one) => one.property).map((one) => one.russian))]
}

export const types: Library = {
  functions: {
    'Тип|Type|$s': (_: never, run: Run, name: string) => run.types.named(name),
    'ТипЗнч|TypeOf|$a': (_: never, run: Run, value: unknown) => run.types.typeOf(value),
    'Булево|Boolean|a': (_: never, value: unknown) => toBoolean(value),
    'ЗначениеЗаполнено|ValueIsFilled|a': (_: never, value: unknown) => isFilled(value),
    'ЗаполнитьЗначенияСвойств|FillPropertyValues|$aaa?a?': (
      _: never,
      run: Run,
      target: unknown,
      source: unknown,
      list?: unknown,
      excluded?: unknown,
    ) => {
      for (const [at, one] of [list, excluded].entries()) if (one !== undefined && typeof one !== 'string') throw errors.mismatch(at + 3)
      fillProperties(run, target, source, list as string | undefined, excluded as string | undefined)
    },
  },
}
