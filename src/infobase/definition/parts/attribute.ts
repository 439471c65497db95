/** Attributes of objects and what is like them: dimensions and resources of registers, columns of tabular sections, flags of accounts. */
import { completed, mappedRecord } from './frozen.ts'
import { soundType, type TypeDescription } from './type-description.ts'

export type Indexing = 'DontIndex' | 'Index' | 'IndexWithAdditionalOrder'
export type FillChecking = 'DontCheck' | 'ShowError'
/** Whether folders have the attribute (or tabular section), items, or both. */
export type AttributeUse = 'ForItem' | 'ForFolder' | 'ForFolderAndItem'

export interface AttributeProperties {
  /** Title for people. */
  readonly Synonym: string
  /** Of the metadata object, by which a renamed one is known; `''` when it has none. */
  readonly uuid: string
  /** Whether queries have an index for it. */
  readonly Indexing: Indexing
  /** Whether 1C refuses an empty value. */
  readonly FillChecking: FillChecking
  /** Whether items, folders or both have it. */
  readonly Use: AttributeUse
  /** A task's addressing attribute: the dimension of the addressing register, `''` for none. */
  readonly AddressingDimension: string
}

/** `T`: the name of the type, as `TypeDescription` has it. */
export interface Attribute<out T extends string = string> extends AttributeProperties {
  readonly kind: 'Attribute'
  /** The type of its values. */
  readonly Type: TypeDescription<T>
}

export interface DimensionProperties {
  /** Title for people. */
  readonly Synonym: string
  /** The object's UUID in the configuration; empty when it has none. */
  readonly uuid: string
  /** Whether queries have an index for it. */
  readonly Indexing: Indexing
  /** Whether 1C refuses an empty value. */
  readonly FillChecking: FillChecking
  /** Whether records with an empty value are refused. */
  readonly DenyIncompleteValues: boolean
  /** Information registers: records go with the object that the dimension refers to. */
  readonly Master: boolean
  /** Whether lists of records can be filtered by it. */
  readonly MainFilter: boolean
  /** Accumulation registers of turnovers. */
  readonly UseInTotals: boolean
  /** Accounting registers: one value for debit and credit. */
  readonly Balance: boolean
  /** `ChartOfAccounts.X.AccountingFlag.Y`, `''` for none. */
  readonly AccountingFlag: string
  /** Calculation registers. */
  readonly BaseDimension: boolean
}

/** A dimension of a register. */
export interface Dimension<out T extends string = string> extends DimensionProperties {
  readonly kind: 'Dimension'
  /** The type of its values. */
  readonly Type: TypeDescription<T>
}

export interface ResourceProperties {
  /** Title for people. */
  readonly Synonym: string
  /** The object's UUID in the configuration; empty when it has none. */
  readonly uuid: string
  /** Whether queries have an index for it. */
  readonly Indexing: Indexing
  /** Whether 1C refuses an empty value. */
  readonly FillChecking: FillChecking
  /** Whether it belongs to balances; otherwise it is kept by debit and credit. */
  readonly Balance: boolean
  /** The accounting flag of accounts that keep it; empty: all do. */
  readonly AccountingFlag: string
  /** The flag of extra dimensions that keep it; empty: all do. */
  readonly ExtDimensionAccountingFlag: string
}

/** A resource of a register. */
export interface Resource<out T extends string = string> extends ResourceProperties {
  readonly kind: 'Resource'
  /** The type of its values. */
  readonly Type: TypeDescription<T>
}

export const attributeDefaults: AttributeProperties = {
  Synonym: '',
  uuid: '',
  Indexing: 'DontIndex',
  FillChecking: 'DontCheck',
  Use: 'ForItem',
  AddressingDimension: '',
}

export const dimensionDefaults: DimensionProperties = {
  Synonym: '',
  uuid: '',
  Indexing: 'DontIndex',
  FillChecking: 'DontCheck',
  DenyIncompleteValues: false,
  Master: false,
  MainFilter: false,
  UseInTotals: true,
  Balance: true,
  AccountingFlag: '',
  BaseDimension: false,
}

export const resourceDefaults: ResourceProperties = {
  Synonym: '',
  uuid: '',
  Indexing: 'DontIndex',
  FillChecking: 'DontCheck',
  Balance: true,
  AccountingFlag: '',
  ExtDimensionAccountingFlag: '',
}

/** An attribute with more than its type: `Attribute(String(20), { Indexing: 'Index' })`. */
export const Attribute = <T extends string>(Type: TypeDescription<T>, properties: Partial<AttributeProperties> = {}): Attribute<T> =>
  Object.freeze({ kind: 'Attribute', Type: soundType('Attribute', Type), ...completed(attributeDefaults, properties) })

/** A dimension with more than its type: `Dimension(CatalogRef("Товары"), { MainFilter: true })`. */
export const Dimension = <T extends string>(Type: TypeDescription<T>, properties: Partial<DimensionProperties> = {}): Dimension<T> =>
  Object.freeze({ kind: 'Dimension', Type: soundType('Dimension', Type), ...completed(dimensionDefaults, properties) })

/** A resource with more than its type: `Resource(Number(15, 2), { Balance: false })`. */
export const Resource = <T extends string>(Type: TypeDescription<T>, properties: Partial<ResourceProperties> = {}): Resource<T> =>
  Object.freeze({ kind: 'Resource', Type: soundType('Resource', Type), ...completed(resourceDefaults, properties) })

/** What a definition may say: the attribute, or its type alone. */
export type GivenAttributes = Readonly<Record<string, TypeDescription | Attribute>>
export type GivenDimensions = Readonly<Record<string, TypeDescription | Dimension>>
export type GivenResources = Readonly<Record<string, TypeDescription | Resource>>

/** What a definition then holds, by name in the order of definition. */
export type Attributes<G extends GivenAttributes = GivenAttributes> = { readonly [K in keyof G]: Attribute<TypeNameIn<G[K]>> }
export type Dimensions<G extends GivenDimensions = GivenDimensions> = { readonly [K in keyof G]: Dimension<TypeNameIn<G[K]>> }
export type Resources<G extends GivenResources = GivenResources> = { readonly [K in keyof G]: Resource<TypeNameIn<G[K]>> }

type TypeNameIn<G> = G extends TypeDescription<infer T> ? T : G extends { readonly Type: TypeDescription<infer T> } ? T : string

export const attributesOf = <G extends GivenAttributes>(given: G | undefined): Attributes<G> =>
  mappedRecord(given, (name, one) => fieldOf(name, one, Attribute)) as Attributes<G>

export const dimensionsOf = <G extends GivenDimensions>(given: G | undefined): Dimensions<G> =>
  mappedRecord(given, (name, one) => fieldOf(name, one, Dimension)) as Dimensions<G>

export const resourcesOf = <G extends GivenResources>(given: G | undefined): Resources<G> =>
  mappedRecord(given, (name, one) => fieldOf(name, one, Resource)) as Resources<G>

/** A field as a definition says it: `whole` makes one of a type alone. */
const fieldOf = <F extends { readonly Type: TypeDescription }>(
  name: string,
  one: TypeDescription | F,
  whole: (type: TypeDescription) => F,
): F => (isField(one) ? one : whole(soundType(name, one)))

const isField = <F extends { readonly Type: TypeDescription }>(one: TypeDescription | F): one is F =>
  (one as Partial<F> | undefined | null)?.Type?.kind === 'TypeDescription'
