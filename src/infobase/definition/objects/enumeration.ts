/** Enumerations: their values by name, in an order that values are sorted by. */
import { completed, frozenRecord } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'

/** An enumeration (`Перечисление`): a fixed list of values. */
export interface Enum<Name extends string = string, V extends string = string> extends IdentityProperties {
  readonly kind: 'Enum'
  /** The object's name. */
  readonly Name: Name
  /** In their order. */
  readonly EnumValues: Readonly<Record<V, IdentityProperties>>
}

interface EnumDefinition<Name extends string, V extends string> extends Partial<IdentityProperties> {
  /** The object's name. */
  readonly Name: Name
  /** Names, or names with their synonyms. */
  readonly EnumValues?: readonly V[] | Readonly<Record<V, string | Partial<IdentityProperties>>>
}

/**
 * An enumeration.
 *
 * @example
 *   Enum({ Name: 'Статусы', EnumValues: ['Новый', 'Отгружен'] })
 */
export const Enum = <const Name extends string, const V extends string = never>(definition: EnumDefinition<Name, V>): Enum<Name, V> =>
  Object.freeze({
    kind: 'Enum',
    Name: definition.Name,
    ...completed(identityDefaults, definition),
    EnumValues: frozenRecord(Object.fromEntries(valuesOf(definition)) as Record<V, IdentityProperties>),
  })

function valuesOf<V extends string>({ EnumValues }: EnumDefinition<string, V>): readonly (readonly [string, IdentityProperties])[] {
  if (Array.isArray(EnumValues)) return (EnumValues as readonly V[]).map((name) => [name, completed(identityDefaults, {})] as const)
  return Object.entries<string | Partial<IdentityProperties>>((EnumValues ?? {}) as Record<string, string>).map(
    ([name, said]) => [name, completed(identityDefaults, typeof said === 'string' ? { Synonym: said } : said)] as const,
  )
}
