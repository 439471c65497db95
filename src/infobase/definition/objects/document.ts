/** Documents: dated and numbered, posted to registers. */
import { attributesOf, type Attributes, type GivenAttributes } from '../parts/attribute.ts'
import { completed, frozenList } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { numberDefaults, type NumberProperties } from '../parts/numbering.ts'
import { tabularSectionsOf, type GivenTabularSections, type TabularSections } from '../parts/tabular-section.ts'

export interface DocumentProperties extends IdentityProperties, NumberProperties {
  /** Full name of the document numerator, `''` for none; then the numerator's properties of numbers hold. */
  readonly Numerator: string
  /** Whether documents can be posted. */
  readonly Posting: 'Allow' | 'Deny'
  /** Whether documents can be posted in real time. */
  readonly RealTimePosting: 'Allow' | 'Deny'
  /** When movements are deleted. */
  readonly RegisterRecordsDeletion: 'AutoDelete' | 'AutoDeleteOnUnpost' | 'AutoDeleteOff'
  readonly RegisterRecordsWritingOnPost: 'WriteModified' | 'WriteSelected'
}

/** A document (`Документ`): an event with a number and a date, which may write movements. */
export interface Document<
  Name extends string = string,
  A extends GivenAttributes = GivenAttributes,
  T extends GivenTabularSections = GivenTabularSections,
  R extends string = string,
> extends DocumentProperties {
  readonly kind: 'Document'
  /** The object's name. */
  readonly Name: Name
  /** Full names of registers: `AccumulationRegister.ТоварныеЗапасы`. */
  readonly RegisterRecords: readonly R[]
  /** Attributes by name. */
  readonly Attributes: Attributes<A>
  /** Tabular sections by name. */
  readonly TabularSections: TabularSections<T>
}

interface DocumentDefinition<
  Name extends string,
  A extends GivenAttributes,
  T extends GivenTabularSections,
  R extends string,
> extends Partial<DocumentProperties> {
  /** The object's name. */
  readonly Name: Name
  /** Registers with movements of the document, as `AccumulationRegister.Name`. */
  readonly RegisterRecords?: readonly R[]
  /** Attributes by name. */
  readonly Attributes?: A
  /** Tabular sections by name. */
  readonly TabularSections?: T
}

export const documentDefaults: DocumentProperties = {
  ...identityDefaults,
  ...numberDefaults,
  Numerator: '',
  Posting: 'Allow',
  RealTimePosting: 'Allow',
  RegisterRecordsDeletion: 'AutoDeleteOnUnpost',
  RegisterRecordsWritingOnPost: 'WriteSelected',
}

/**
 * A document; what is not said is as the Designer makes a new one.
 *
 * @example
 *   Document({
 *     Name: 'РасходТовара',
 *     RegisterRecords: ['AccumulationRegister.ТоварныеЗапасы'],
 *     TabularSections: { Товары: { Товар: CatalogRef('Товары') } },
 *   })
 */
export const Document = <
  const Name extends string,
  const A extends GivenAttributes = {},
  const T extends GivenTabularSections = {},
  const R extends string = never,
>(
  definition: DocumentDefinition<Name, A, T, R>,
): Document<Name, A, T, R> =>
  Object.freeze({
    kind: 'Document',
    Name: definition.Name,
    ...completed(documentDefaults, definition),
    RegisterRecords: frozenList(definition.RegisterRecords),
    Attributes: attributesOf(definition.Attributes),
    TabularSections: tabularSectionsOf(definition.TabularSections),
  })
