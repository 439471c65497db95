/** One Web service of a configuration as a plain value: its properties, packages and operations, with their places. */
import type { Described } from '../format/described.ts'
import { documentationOf } from '../format/documentation.ts'
import type { MetadataObject } from '../format/format.ts'
import { identityOf } from '../format/identity.ts'
import type { Complain } from '../format/problems.ts'
import { placeOf, requiredText, textProperty } from '../format/properties.ts'
import { uniqueByName } from '../format/unique.ts'
import { operationOf, type OperationMetadata } from './operation.ts'
import { sessionPropertiesOf, type SessionProperties } from './session-properties.ts'
import { xdtoPackagesOf, type XDTOPackageReference } from './xdto-type-name.ts'

export interface WebServiceMetadata extends Described, SessionProperties {
  readonly ObjectBelonging: 'Own'
  readonly Namespace: string
  readonly XDTOPackages: readonly XDTOPackageReference[]
  /** The alias of the address, such as `exchange.1cws`. */
  readonly DescriptorFileName: string | undefined
  readonly Operations: readonly OperationMetadata[]
}

/** What an extension adds to a Web service of its base configuration, which alone knows the namespace. */
export interface AdoptedWebService extends Described {
  readonly ObjectBelonging: 'Adopted'
  readonly Operations: readonly OperationMetadata[]
}

/** Reads the object; a service without a name, a namespace or a known session mode is complained of and gives `undefined`. */
export function webServiceOf(
  object: MetadataObject,
  module: string,
  complain: Complain,
): WebServiceMetadata | AdoptedWebService | undefined {
  const identity = identityOf(object, complain)
  const Operations = uniqueByName(
    object.children('Operation').flatMap((child) => operationOf(child, module, complain) ?? []),
    `${object.fullName}.Operation`,
    complain,
  )
  if (identity === undefined) return undefined
  const { Name, ObjectBelonging } = identity
  const described = { Name, file: object.source.path, module, ...documentationOf(object), location: placeOf(object, 'Name') }
  if (ObjectBelonging === 'Adopted') return { ObjectBelonging, ...described, Operations }
  const Namespace = requiredText(object, 'Namespace', complain)
  const session = sessionPropertiesOf(object, complain)
  const XDTOPackages = xdtoPackagesOf(object, complain)
  const DescriptorFileName = textProperty(object, 'DescriptorFileName')
  if (Namespace === undefined || session === undefined) return undefined
  return { ObjectBelonging, ...described, Namespace, XDTOPackages, DescriptorFileName, ...session, Operations }
}
