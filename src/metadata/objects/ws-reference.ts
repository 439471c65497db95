/** One WS reference of a configuration: its name, the address of the foreign WSDL and where the stored copy lies. */
import type { Location } from '../../diagnostics/location.ts'
import type { MetadataObject } from '../format/format.ts'
import { identityOf, type Identity } from '../format/identity.ts'
import type { Complain } from '../format/problems.ts'
import { placeOf, textProperty } from '../format/properties.ts'

export interface WSReferenceMetadata extends Identity {
  /** Where the WSDL was taken from; `undefined` for an adopted reference, whose base configuration knows it. */
  readonly LocationURL: string | undefined
  /** Path of the stored WSDL (`WSDefinition.xml`, `WsDefinitions.wsdl`), whether or not it is there. */
  readonly definition: string
  /** Path of the description file. */
  readonly file: string
  readonly location: Location
}

/** The stored WSDL is what a reference needs to work, so that an empty address is not a fault. */
export function wsReferenceOf(object: MetadataObject, definition: string, complain: Complain): WSReferenceMetadata | undefined {
  const identity = identityOf(object, complain)
  if (identity === undefined) return undefined
  return {
    ...identity,
    LocationURL: textProperty(object, 'LocationURL'),
    definition,
    file: object.source.path,
    location: placeOf(object, 'Name'),
  }
}
