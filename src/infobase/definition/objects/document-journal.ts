/** Document journals: documents of several kinds in one list, with columns of their attributes. */
import type { Indexing } from '../parts/attribute.ts'
import { completed, frozenList, mappedRecord } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'

export interface JournalColumn {
  /** Title for people. */
  readonly Synonym: string
  /** The object's UUID in the configuration; empty when it has none. */
  readonly uuid: string
  /** Whether queries have an index for it. */
  readonly Indexing: Indexing
  /** Full names of attributes: `Document.РасходТовара.Attribute.Склад`. */
  readonly References: readonly string[]
}

/** A document journal (`ЖурналДокументов`): one list of documents of several kinds. */
export interface DocumentJournal<Name extends string = string, C extends string = string> extends IdentityProperties {
  readonly kind: 'DocumentJournal'
  /** The object's name. */
  readonly Name: Name
  /** Full names of documents. */
  readonly RegisteredDocuments: readonly string[]
  /** Columns by name. */
  readonly Columns: Readonly<Record<C, JournalColumn>>
}

interface DocumentJournalDefinition<Name extends string, C extends string> extends Partial<IdentityProperties> {
  /** The object's name. */
  readonly Name: Name
  /** Its documents, as `Document.Name`. */
  readonly RegisteredDocuments?: readonly string[]
  /** The attributes of each column, or more. */
  readonly Columns?: Readonly<Record<C, readonly string[] | Partial<JournalColumn>>>
}

export const columnDefaults: JournalColumn = { Synonym: '', uuid: '', Indexing: 'DontIndex', References: frozenList([]) }

/** A document journal (`ЖурналДокументов`): one list of documents of several kinds. */
export const DocumentJournal = <const Name extends string, const C extends string = never>(
  definition: DocumentJournalDefinition<Name, C>,
): DocumentJournal<Name, C> =>
  Object.freeze({
    kind: 'DocumentJournal',
    Name: definition.Name,
    ...completed(identityDefaults, definition),
    RegisteredDocuments: frozenList(definition.RegisteredDocuments),
    Columns: mappedRecord<readonly string[] | Partial<JournalColumn>, JournalColumn>(definition.Columns, (_, one) =>
      completed(columnDefaults, 'length' in one ? { References: frozenList(one) } : one),
    ) as Readonly<Record<C, JournalColumn>>,
  })
