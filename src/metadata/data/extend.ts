/** Joins an object that an extension adopts: the extension's own attributes and tabular sections join it. */
import type { DataDefinition } from '../../infobase/definition/definition.ts'

const collections = ['Attributes', 'TabularSections', 'Dimensions', 'Resources', 'EnumValues', 'AddressingAttributes'] as const

type Named = Readonly<Record<string, object>>

/** Of one name the base configuration's counts; columns that are added to its tabular sections join these. */
export function extendDefinition<D extends DataDefinition>(base: D, extension: DataDefinition): D {
  const [whole, added] = [base as unknown as Record<string, Named | undefined>, extension as unknown as Record<string, Named | undefined>]
  const merged: Record<string, Named> = {}
  for (const collection of collections) {
    const [before, more] = [whole[collection], added[collection]]
    if (before !== undefined && more !== undefined) merged[collection] = join(before, more)
  }
  return Object.freeze({ ...base, ...merged })
}

const join = (before: Named, more: Named): Named => {
  const all: Record<string, object> = { ...before }
  for (const [name, one] of Object.entries(more)) {
    const first = all[name]
    if (first === undefined) all[name] = one
    else if ('Attributes' in first && 'Attributes' in one)
      all[name] = Object.freeze({ ...first, Attributes: join(first.Attributes as Named, one.Attributes as Named) })
  }
  return Object.freeze(all)
}
