/** `Символы`: characters by name. */
import type { Library } from '../../dictionary/library.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'

class Symbols extends BslObject {
  readonly type = symbolsType
}

const symbolsType: ObjectType = new ObjectType('Символы|Chars', {
  properties: {
    'ПС|LF': { get: () => '\n' },
    'ВК|CR': { get: () => '\r' },
    'ВТаб|VTab': { get: () => '\v' },
    'НПП|NBSp': { get: () => '\u00a0' },
    'ПФ|FF': { get: () => '\f' },
    'Таб|Tab': { get: () => '\t' },
  },
})

export const symbols: Library = { types: [symbolsType], values: { 'Символы|Chars': () => new Symbols() } }
