/** Which objects have which common attributes. */
import { fullNameOf, type DataDefinition, type DataKind } from '../definition/definition.ts'
import type { CommonAttribute } from '../definition/objects/common-attribute.ts'
import type { Field } from './field.ts'
import type { TypeResolver } from './resolve-types.ts'

/** Kinds that have no rows of their own to add an attribute to. */
const without: ReadonlySet<DataKind> = new Set([
  'CommonAttribute',
  'DefinedType',
  'DocumentNumerator',
  'Enum',
  'DocumentJournal',
  'Sequence',
])

/** Gives the common attributes of an object: those that list it, and those that use themselves where nothing is said. */
export function commonFields(
  definitions: readonly DataDefinition[],
  types: TypeResolver,
): (definition: DataDefinition) => readonly Field[] {
  const all = definitions
    .filter((one) => one.kind === 'CommonAttribute')
    .map((one) => ({ one, uses: new Map(one.Content.map((item) => [item.Metadata, item.Use])), field: fieldOf(one, types) }))
  return (definition) =>
    without.has(definition.kind)
      ? []
      : all.flatMap(({ one, uses, field }) => {
          const use = uses.get(fullNameOf(definition)) ?? 'Auto'
          const has = use === 'Use' || (use === 'Auto' && one.AutoUse === 'Use')
          // An attribute that does not separate is not added to a constant, which has nothing but its value.
          return has && (field.role === 'separator' || definition.kind !== 'Constant') ? [field] : []
        })
}

const fieldOf = (one: CommonAttribute, types: TypeResolver): Field =>
  Object.freeze({
    Name: one.Name,
    russianName: one.Name,
    role: one.DataSeparation === 'Separate' ? 'separator' : 'common',
    Types: types.resolve(one.Type),
    definition: one,
  })
