/** One XDTO package of a configuration: its name, its namespace and where its model lies. */
import type { Location } from '../../diagnostics/location.ts'
import type { MetadataObject } from '../format/format.ts'
import { identityOf, type Identity } from '../format/identity.ts'
import type { Complain } from '../format/problems.ts'
import { placeOf, requiredText, textProperty } from '../format/properties.ts'

export interface XDTOPackageMetadata extends Identity {
  /** Repeats the model's target namespace; `undefined` only for an adopted package. */
  readonly Namespace: string | undefined
  /** Path of the model (`Package.bin`, `Package.xdto`), whether or not it is there. */
  readonly model: string
  /** Path of the description file. */
  readonly file: string
  readonly location: Location
}

export function xdtoPackageOf(object: MetadataObject, model: string, complain: Complain): XDTOPackageMetadata | undefined {
  const identity = identityOf(object, complain)
  if (identity === undefined) return undefined
  const Namespace = identity.ObjectBelonging === 'Adopted' ? textProperty(object, 'Namespace') : requiredText(object, 'Namespace', complain)
  if (Namespace === undefined && identity.ObjectBelonging === 'Own') return undefined
  return { ...identity, Namespace, model, file: object.source.path, location: placeOf(object, 'Name') }
}
