/** The identity of an object of a configuration. */
import type { MetadataObject } from './format.ts'
import type { Complain } from './problems.ts'
import { belongingOf, nameOf } from './properties.ts'

export interface Identity {
  readonly Name: string
  readonly ObjectBelonging: 'Own' | 'Adopted'
}

/** `undefined` where one of the two is wrong, which is complained of. */
export function identityOf(object: MetadataObject, complain: Complain): Identity | undefined {
  const Name = nameOf(object, complain)
  const ObjectBelonging = belongingOf(object, complain)
  return Name === undefined || ObjectBelonging === undefined ? undefined : { Name, ObjectBelonging }
}
