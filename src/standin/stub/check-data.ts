/** Stubs with data held against the model: their objects and fields are there. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { didYouMean } from '../../diagnostics/near.ts'
import type { AnyModelObject, InfobaseModel } from '../../infobase/model/model.ts'
import { reportStub } from '../reading/diagnostics.ts'
import type { Stub } from './stub.ts'

/** `model`: `undefined` where there are no data objects at all. */
export function checkDataStubs(stubs: readonly Stub[], model: InfobaseModel | undefined): readonly Diagnostic[] {
  return stubs.flatMap(({ answer, at }): readonly Diagnostic[] => {
    if (answer.kind !== 'data') return []
    const { kind, Name, fields, order } = answer.data
    const object = model?.find(kind, Name) as AnyModelObject | undefined
    if (object === undefined) {
      const names = model?.of(kind).map((one) => one.Name) ?? []
      return [reportStub('unknown-data', { object: `${kind}.${Name}`, meant: didYouMean(Name, names) }, at)]
    }
    const known = [...object.fields, ...object.tables].flatMap((one) => [one.Name, one.russianName])
    const named = [...fields.map(([, field]) => field), ...order.map((one) => one.replace(/^-|\s+(?:asc|desc)$/gi, ''))]
    return named
      .filter((name) => !known.includes(name))
      .map((found) => reportStub('unknown-field', { object: object.FullName, found, meant: didYouMean(found, known) }, at))
  })
}
