/** A cube of an analytic external data source: tables of members, dimensions that refer to them, and resources (chapter 17.5.3.3). */
import { completed, mappedRecord } from '../../infobase/definition/parts/frozen.ts'
import { soundType, type TypeDescription } from '../../infobase/definition/parts/type-description.ts'
import { fieldsOf, type Fields, type GivenFields, type MetadataValue } from './field.ts'

export interface ExternalDataSourceDimensionTableProperties {
  /** Title for people. */
  readonly Synonym: string
  /** Of the metadata object; `''` when it has none. */
  readonly uuid: string
  /** The dimension or the level of a hierarchy in the database, exactly: `[Product].[Category]`. */
  readonly NameInDataSource: string
  /** The field that presents a member to people; empty: none. */
  readonly PresentationField: string
  /** The hierarchy that the table belongs to. */
  readonly HierarchyNameInDataSource: string
  /** The level of the hierarchy; 0: the table is the hierarchy itself. */
  readonly LevelNumber: number
  /** Whether the table is a hierarchy. */
  readonly Hierarchical: boolean
  /** How the members of the topmost level are known; `undefined`: NULL. */
  readonly UnfilledParentValue: MetadataValue
}

/** The members of a dimension. */
export interface ExternalDataSourceDimensionTable<F extends GivenFields = GivenFields> extends ExternalDataSourceDimensionTableProperties {
  /** By which it is known among definitions. */
  readonly kind: 'ExternalDataSourceDimensionTable'
  /** Properties of members, by name. */
  readonly Fields: Fields<F>
}

export interface ExternalDataSourceDimensionProperties {
  /** Title for people. */
  readonly Synonym: string
  /** Of the metadata object; `''` when it has none. */
  readonly uuid: string
}

/** A dimension of a cube: its type is a reference to a dimension table. */
export interface ExternalDataSourceDimension<out T extends string = string> extends ExternalDataSourceDimensionProperties {
  /** By which it is known among definitions. */
  readonly kind: 'ExternalDataSourceDimension'
  /** A reference, as `ExternalDataSourceCubeDimensionTableRef` makes it. */
  readonly Type: TypeDescription<T>
}

export interface ExternalDataSourceResourceProperties extends ExternalDataSourceDimensionProperties {
  /** The measure in the database, exactly: `[Measures].[Amount]`. Empty: the resource's own name. */
  readonly NameInDataSource: string
}

/** A resource of a cube: a number or a text. */
export interface ExternalDataSourceResource<out T extends string = string> extends ExternalDataSourceResourceProperties {
  /** By which it is known among definitions. */
  readonly kind: 'ExternalDataSourceResource'
  /** The type of its values. */
  readonly Type: TypeDescription<T>
}

export interface ExternalDataSourceCubeProperties {
  /** Title for people. */
  readonly Synonym: string
  /** Of the metadata object; `''` when it has none. */
  readonly uuid: string
  /** The cube in the database, exactly. Empty: the cube's own name. */
  readonly NameInDataSource: string
}

/** What `ExternalDataSourceCube` makes. */
export interface ExternalDataSourceCube extends ExternalDataSourceCubeProperties {
  /** By which it is known among definitions. */
  readonly kind: 'ExternalDataSourceCube'
  /** Tables of members by name. */
  readonly DimensionTables: Readonly<Record<string, ExternalDataSourceDimensionTable>>
  /** Dimensions by name. */
  readonly Dimensions: Readonly<Record<string, ExternalDataSourceDimension>>
  /** Resources by name. */
  readonly Resources: Readonly<Record<string, ExternalDataSourceResource>>
}

/** The definition of a cube, as `ExternalDataSourceCube` takes it. */
export interface ExternalDataSourceCubeDefinition extends Partial<ExternalDataSourceCubeProperties> {
  /** Tables of members by name. */
  readonly DimensionTables?: Readonly<Record<string, ExternalDataSourceDimensionTable>>
  /** Dimensions by name: the dimension, or its type alone. */
  readonly Dimensions?: Readonly<Record<string, TypeDescription | ExternalDataSourceDimension>>
  /** Resources by name: the resource, or its type alone. */
  readonly Resources?: Readonly<Record<string, TypeDescription | ExternalDataSourceResource>>
}

export const dimensionTableDefaults: ExternalDataSourceDimensionTableProperties = {
  Synonym: '',
  uuid: '',
  NameInDataSource: '',
  PresentationField: '',
  HierarchyNameInDataSource: '',
  LevelNumber: 0,
  Hierarchical: false,
  UnfilledParentValue: undefined,
}

export const cubeDimensionDefaults: ExternalDataSourceDimensionProperties = { Synonym: '', uuid: '' }
export const cubeResourceDefaults: ExternalDataSourceResourceProperties = { Synonym: '', uuid: '', NameInDataSource: '' }
export const cubeDefaults: ExternalDataSourceCubeProperties = { Synonym: '', uuid: '', NameInDataSource: '' }

/** A table of members: `ExternalDataSourceDimensionTable({ NameInDataSource: '[Product]', Fields: { Код: String(20) } })`. */
export const ExternalDataSourceDimensionTable = <const F extends GivenFields = {}>(
  definition: Partial<ExternalDataSourceDimensionTableProperties> & { readonly Fields?: F },
): ExternalDataSourceDimensionTable<F> =>
  Object.freeze({
    kind: 'ExternalDataSourceDimensionTable',
    ...completed(dimensionTableDefaults, definition),
    Fields: fieldsOf(definition.Fields),
  })

/** A dimension with more than its type. */
export const ExternalDataSourceDimension = <T extends string>(
  Type: TypeDescription<T>,
  properties: Partial<ExternalDataSourceDimensionProperties> = {},
): ExternalDataSourceDimension<T> =>
  Object.freeze({
    kind: 'ExternalDataSourceDimension',
    Type: soundType('ExternalDataSourceDimension', Type),
    ...completed(cubeDimensionDefaults, properties),
  })

/** A resource with more than its type: `ExternalDataSourceResource(Number(15, 2), { NameInDataSource: '[Measures].[Amount]' })`. */
export const ExternalDataSourceResource = <T extends string>(
  Type: TypeDescription<T>,
  properties: Partial<ExternalDataSourceResourceProperties> = {},
): ExternalDataSourceResource<T> =>
  Object.freeze({
    kind: 'ExternalDataSourceResource',
    Type: soundType('ExternalDataSourceResource', Type),
    ...completed(cubeResourceDefaults, properties),
  })

/**
 * A cube; its data are only read.
 *
 * @example
 *   ExternalDataSourceCube({
 *     DimensionTables: { Товары: ExternalDataSourceDimensionTable({ NameInDataSource: '[Product]' }) },
 *     Dimensions: { Товар: ExternalDataSourceCubeDimensionTableRef('OLAP', 'Продажи', 'Товары') },
 *     Resources: { Сумма: Number(15, 2) },
 *   })
 */
export const ExternalDataSourceCube = (definition: ExternalDataSourceCubeDefinition): ExternalDataSourceCube =>
  Object.freeze({
    kind: 'ExternalDataSourceCube',
    ...completed(cubeDefaults, definition),
    DimensionTables: mappedRecord(definition.DimensionTables, (_, one) => one),
    Dimensions: mappedRecord(definition.Dimensions, (name, one) =>
      one?.kind === 'ExternalDataSourceDimension' ? one : ExternalDataSourceDimension(soundType(name, one)),
    ),
    Resources: mappedRecord(definition.Resources, (name, one) =>
      one?.kind === 'ExternalDataSourceResource' ? one : ExternalDataSourceResource(soundType(name, one)),
    ),
  })
