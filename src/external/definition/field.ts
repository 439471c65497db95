/**
 * A field of a table of an external data source: one column of the foreign table, and the type that 1C's code sees (chapter 17.5.2.3.4).
 */
import { completed, mappedRecord } from '../../infobase/definition/parts/frozen.ts'
import { soundType, type TypeDescription } from '../../infobase/definition/parts/type-description.ts'

/** A value that metadata hold; dates and UUIDs as text, as a dump has them; `undefined`: none. */
export type MetadataValue = string | number | boolean | undefined

export interface ExternalDataSourceFieldProperties {
  /** Title for people. */
  readonly Synonym: string
  /** Of the metadata object; `''` when it has none. */
  readonly uuid: string
  /** The column, exactly; in single quotes it goes into SQL as it is. Empty: the field's own name. */
  readonly NameInDataSource: string
  /** Whether it is left out of what is written, such as a column that the database fills. */
  readonly ReadOnly: boolean
  /** Whether the field may be NULL. */
  readonly AllowNull: boolean
  /** The value of the field in a new object. */
  readonly FillValue: MetadataValue
}

/** `T`: the name of the type, as `TypeDescription` has it. */
export interface ExternalDataSourceField<out T extends string = string> extends ExternalDataSourceFieldProperties {
  /** By which it is known among definitions. */
  readonly kind: 'ExternalDataSourceField'
  /** The type to which values of the column are converted. */
  readonly Type: TypeDescription<T>
}

export const fieldDefaults: ExternalDataSourceFieldProperties = {
  Synonym: '',
  uuid: '',
  NameInDataSource: '',
  ReadOnly: false,
  AllowNull: true,
  FillValue: undefined,
}

/**
 * A field with more than its type.
 *
 * @example
 *   ExternalDataSourceField(Number(10), { NameInDataSource: 'id', ReadOnly: true, AllowNull: false })
 */
export const ExternalDataSourceField = <T extends string>(
  Type: TypeDescription<T>,
  properties: Partial<ExternalDataSourceFieldProperties> = {},
): ExternalDataSourceField<T> =>
  Object.freeze({
    kind: 'ExternalDataSourceField',
    Type: soundType('ExternalDataSourceField', Type),
    ...completed(fieldDefaults, properties),
  })

/** What a definition may say: the field, or its type alone. */
export type GivenFields = Readonly<Record<string, TypeDescription | ExternalDataSourceField>>

/** What a definition then holds, by name in the order of definition. */
export type Fields<G extends GivenFields = GivenFields> = { readonly [K in keyof G]: ExternalDataSourceField<TypeNameIn<G[K]>> }

type TypeNameIn<G> = G extends TypeDescription<infer T> ? T : G extends { readonly Type: TypeDescription<infer T> } ? T : string

export const fieldsOf = <G extends GivenFields>(given: G | undefined): Fields<G> =>
  mappedRecord(given, (name, one) => {
    const whole = one as Partial<ExternalDataSourceField> | undefined | null
    return whole?.kind === 'ExternalDataSourceField' ? whole : ExternalDataSourceField(soundType(name, one as TypeDescription))
  }) as Fields<G>

/** The name of the column, as `NameInDataSource` or else the field's own name says it. */
export const columnOf = (name: string, { NameInDataSource }: { readonly NameInDataSource: string }): string => NameInDataSource || name
