/** Forms of values in internal texts that rooms of data add: references, which need an infobase. */
import type { Run } from '../../run/run.ts'

interface Forms {
  /** `undefined` for what is no reference. */
  text(value: unknown): string | undefined
  /** By the identifier of its type and its own text; `undefined` where the infobase has no such type. */
  value(run: Run, typeId: string, text: string): unknown
}

let forms: Forms | undefined

/** Is called once, when the library of data is loaded. */
export function addReferences(added: Forms): void {
  forms = added
}

export const referenceText = (value: unknown): string | undefined => forms?.text(value)

export const internalReference = (run: Run, typeId: string, text: string): unknown => forms?.value(run, typeId, text)
