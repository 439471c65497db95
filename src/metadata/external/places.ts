/** Where the parts of an external data source are in the files of a configuration. */
import type { Location } from '../../diagnostics/location.ts'
import type { PartPath } from '../../external/definition/place.ts'
import type { MetadataObject } from '../format/format.ts'
import { placeOf, textProperty } from '../format/properties.ts'

/** An object that is read, and what notes where it and its parts are: `group` is the way from it to the parts. */
export interface Placed {
  readonly object: MetadataObject
  readonly placed: (group: PartPath, part: MetadataObject) => void
}

/** Notes the parts while they are read; a place is looked up when it is needed. */
export class Places {
  readonly #objects = new Map<string, MetadataObject>()

  /** The way from the source to the object is `path`. */
  of(path: PartPath, object: MetadataObject): Placed {
    this.#objects.set(path.join('/'), object)
    return {
      object,
      placed: (group, part) => {
        const way = part === object ? path : [...path, ...group, textProperty(part, 'Name') ?? '']
        this.#objects.set(way.join('/'), part)
      },
    }
  }

  /** The property of the nearest object on the way, else its name. */
  at(path: PartPath): Location | undefined {
    for (let length = path.length; length >= 0; length--) {
      const object = this.#objects.get(path.slice(0, length).join('/'))
      if (object === undefined) continue
      const property = path[length]
      return placeOf(object, property !== undefined && object.property(property) !== undefined ? property : 'Name')
    }
    return undefined
  }
}
