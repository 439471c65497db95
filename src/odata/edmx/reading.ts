/** What the definition of one object needs to know of the document. */
import type { PublishedKind } from '../model/names.ts'
import type { EdmxDocument } from './document.ts'
import type { EdmxObject } from './groups.ts'

export interface Reading {
  readonly document: EdmxDocument
  readonly objects: readonly EdmxObject[]
}

/** The first chart of the file; one of that name is made where there is none. */
export const chartIn = (objects: Reading['objects'], kind: PublishedKind, otherwise: string): string =>
  `${kind}.${objects.find((one) => one.kind === kind)?.Name ?? otherwise}`
