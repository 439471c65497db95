/** Tabular sections of objects: columns by name, and how wide a line's number is. */
import { attributesOf, type Attributes, type AttributeUse, type FillChecking, type GivenAttributes } from './attribute.ts'
import { completed, mappedRecord } from './frozen.ts'

export interface TabularSectionProperties {
  /** Title for people. */
  readonly Synonym: string
  /** The object's UUID in the configuration; empty when it has none. */
  readonly uuid: string
  /** Whether 1C refuses an empty value. */
  readonly FillChecking: FillChecking
  /** Whether items, folders or both have it. */
  readonly Use: AttributeUse
  /** Digits of LineNumber: 5, or up to 9 since 8.3.27. */
  readonly LineNumberLength: number
}

/** A tabular section of an object. */
export interface TabularSection<G extends GivenAttributes = GivenAttributes> extends TabularSectionProperties {
  readonly kind: 'TabularSection'
  /** Attributes by name. */
  readonly Attributes: Attributes<G>
}

export const tabularSectionDefaults: TabularSectionProperties = {
  Synonym: '',
  uuid: '',
  FillChecking: 'DontCheck',
  Use: 'ForItem',
  LineNumberLength: 5,
}

/** A tabular section with more than its columns: `TabularSection({ Товар: CatalogRef('Товары') }, { FillChecking: 'ShowError' })`. */
export const TabularSection = <const G extends GivenAttributes>(
  attributes: G,
  properties: Partial<TabularSectionProperties> = {},
): TabularSection<G> =>
  Object.freeze({ kind: 'TabularSection', ...completed(tabularSectionDefaults, properties), Attributes: attributesOf(attributes) })

/** What a definition may say: the section, or its columns alone. */
export type GivenTabularSections = Readonly<Record<string, TabularSection | GivenAttributes>>
export type TabularSections<G extends GivenTabularSections = GivenTabularSections> = { readonly [K in keyof G]: SectionOf<G[K]> }
type SectionOf<G> = G extends TabularSection ? G : G extends GivenAttributes ? TabularSection<G> : TabularSection

/** A section is distinguished from columns by its `kind`, which is a word there and a type or an attribute in a column of that name. */
const isSection = (one: TabularSection | GivenAttributes): one is TabularSection => one.kind === 'TabularSection'

export const tabularSectionsOf = <G extends GivenTabularSections>(given: G | undefined): TabularSections<G> =>
  mappedRecord(given, (_, one) => (isSection(one) ? one : TabularSection(one))) as TabularSections<G>
