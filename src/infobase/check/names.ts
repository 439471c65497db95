/** Checks of names: whether 1C would take one, and whether its letters are of one alphabet. */
import { namesAlphabets } from '../../diagnostics/near.ts'
import { fullNameOf } from '../definition/definition.ts'
import { partsOf } from './parts.ts'
import { placeOfDefinition } from './placed.ts'
import { dataProblem } from './problems.ts'
import type { Rule } from './rule.ts'

const isName = (name: unknown): boolean => typeof name === 'string' && /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u.test(name)

/** Names of objects and of everything in them. */
export const soundNames: Rule = ({ all }, complain) => {
  for (const placed of all) {
    const object = fullNameOf(placed.definition)
    const named = [{ name: placed.definition.Name as string, path: [] as readonly string[] }, ...partsOf(placed.definition)]
    for (const { name, path } of named) {
      if (!isName(name)) complain(dataProblem('not-a-name', { object, name: `${name}` }, placeOfDefinition(placed, path)))
      const letters = typeof name === 'string' ? namesAlphabets(name) : undefined
      if (letters !== undefined) complain(dataProblem('look-alike', { object, name, letters }, placeOfDefinition(placed, path)))
    }
  }
}
