/** What Заполнить is given: a structure by its names, a reference or an object as it is. */
import { BslObject } from '../../../run/object.ts'
import { StructureObject } from '../../collections/structure.ts'

/** Keeps the value of the language for handlers in modules, beside the names that are filled without one. */
export class FillingData {
  readonly value: unknown
  /** A handler says that nothing more is to be filled. */
  isDone = false

  constructor(value: unknown) {
    this.value = value
  }
}

/** Fields of the same names are taken from a structure. */
export function fillFrom(target: BslObject, given: unknown): void {
  if (!(given instanceof StructureObject)) return
  for (const [name, value] of given.entries()) target.setField?.(name.toLowerCase(), value, undefined as never)
}
