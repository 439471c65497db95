/** Which HTTP method a method object of a configuration serves, in both formats' spellings. */
import { methodNamed, methodNames, type MethodName } from '../../hs/service/method.ts'
import type { MetadataObject } from '../format/format.ts'
import { problem, type Complain } from '../format/problems.ts'
import { placeOf, requiredText, textProperty } from '../format/properties.ts'

/**
 * EDT leaves GET out (sources 58, 59, A). The Designer writes `Any`; what EDT writes for «Любой» is not known, so that any spelling of it
 * is taken (D).
 */
export function httpMethodOf(object: MetadataObject, complain: Complain): MethodName | undefined {
  if (object.omitsDefaults && textProperty(object, 'HTTPMethod') === undefined) return 'GET'
  const word = requiredText(object, 'HTTPMethod', complain)
  if (word === undefined) return undefined
  const method = word.toLowerCase() === 'любой' ? 'Any' : methodNamed(word)
  if (method === undefined) {
    complain(
      problem(
        'unknown-value',
        { object: object.fullName, property: 'HTTPMethod', value: word, allowed: methodNames.join(', ') },
        placeOf(object, 'HTTPMethod'),
      ),
    )
  }
  return method
}
