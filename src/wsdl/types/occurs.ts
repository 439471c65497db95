/** MinOccurs and maxOccurs of a particle. */
import { attributeOf, type XMLElement } from '../../xml/tree.ts'
import { placeOf } from '../document/component.ts'
import { report, type Complain } from './report.ts'
import type { SchemaScope } from './scope.ts'

/** More than this is as good as unbounded, and is not a number of which sums and products are exact. */
const MANY = 2 ** 31

export function occurs(element: XMLElement, scope: SchemaScope, complain: Complain): { readonly least: number; readonly most: number } {
  const least = bound('minOccurs')
  return { least: Math.min(least, MANY), most: bound('maxOccurs') }

  function bound(attribute: 'minOccurs' | 'maxOccurs'): number {
    const value = attributeOf(element, attribute)?.trim()
    if (value === undefined) return attribute === 'maxOccurs' ? Math.max(1, least) : 1
    if (value === 'unbounded' && attribute === 'maxOccurs') return Infinity
    if (/^\+?\d\d*$/.test(value)) return Number(value) >= MANY ? Infinity : Number(value)
    complain(report('occurs', { attribute, value }, placeOf({ element, source: scope.source }, attribute)))
    return 1
  }
}
