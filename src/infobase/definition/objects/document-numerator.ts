/** Document numerators: numbers that several documents share. */
import { completed } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { numberDefaults, type NumberProperties } from '../parts/numbering.ts'

export interface DocumentNumeratorProperties extends IdentityProperties, Omit<NumberProperties, 'Autonumbering'> {}

/** A document numerator (`НумераторДокументов`): one series of numbers for documents of several kinds. */
export interface DocumentNumerator<Name extends string = string> extends DocumentNumeratorProperties {
  readonly kind: 'DocumentNumerator'
  /** The object's name. */
  readonly Name: Name
}

interface DocumentNumeratorDefinition<Name extends string> extends Partial<DocumentNumeratorProperties> {
  /** The object's name. */
  readonly Name: Name
}

const { Autonumbering: _, ...numbers } = numberDefaults

export const documentNumeratorDefaults: DocumentNumeratorProperties = { ...identityDefaults, ...numbers }

/** A document numerator (`НумераторДокументов`): one series of numbers for documents of several kinds. */
export const DocumentNumerator = <const Name extends string>(definition: DocumentNumeratorDefinition<Name>): DocumentNumerator<Name> =>
  Object.freeze({ kind: 'DocumentNumerator', Name: definition.Name, ...completed(documentNumeratorDefaults, definition) })
