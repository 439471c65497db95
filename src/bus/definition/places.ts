/** Where the parts of a bus were written, for what is wrong with several of them; those of a program have no place. */
import type { Location } from '../../diagnostics/location.ts'

const places = new WeakMap<object, Location>()

export function placed<Part extends object>(part: Part, at: Location | undefined): Part {
  if (at !== undefined) places.set(part, at)
  return part
}

export const placeOf = (part: object): Location | undefined => places.get(part)
