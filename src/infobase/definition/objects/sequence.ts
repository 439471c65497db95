/** Sequences: the order in which documents are posted, by dimensions. */
import { dimensionsOf, type Dimensions, type GivenDimensions } from '../parts/attribute.ts'
import { completed, frozenList } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'

export interface SequenceProperties extends IdentityProperties {
  /** Whether posting moves the boundary. */
  readonly MoveBoundaryOnPosting: 'Move' | 'DontMove'
  /** Full names of documents. */
  readonly Documents: readonly string[]
  /** Full names of registers. */
  readonly RegisterRecords: readonly string[]
}

/** A sequence (`Последовательность`): the order in which documents are to be posted. */
export interface Sequence<Name extends string = string, D extends GivenDimensions = GivenDimensions> extends SequenceProperties {
  readonly kind: 'Sequence'
  /** The object's name. */
  readonly Name: Name
  /** Dimensions by name. */
  readonly Dimensions: Dimensions<D>
}

interface SequenceDefinition<Name extends string, D extends GivenDimensions> extends Partial<SequenceProperties> {
  /** The object's name. */
  readonly Name: Name
  /** Dimensions by name. */
  readonly Dimensions?: D
}

export const sequenceDefaults: SequenceProperties = {
  ...identityDefaults,
  MoveBoundaryOnPosting: 'Move',
  Documents: frozenList([]),
  RegisterRecords: frozenList([]),
}

/** A sequence (`Последовательность`): the order in which documents are to be posted. */
export const Sequence = <const Name extends string, const D extends GivenDimensions = {}>(
  definition: SequenceDefinition<Name, D>,
): Sequence<Name, D> =>
  Object.freeze({
    kind: 'Sequence',
    Name: definition.Name,
    ...completed(sequenceDefaults, definition),
    Dimensions: dimensionsOf(definition.Dimensions),
  })
