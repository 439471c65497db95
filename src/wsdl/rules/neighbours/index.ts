/** The neighbour rules in the order of their numbers, then those of WSDL 1.1 and XML Schema themselves. */
import type { Rule } from '../rule.ts'
import { arrayOfName } from './array-of-name.ts'
import { bindingNotSOAP } from './binding-not-soap.ts'
import { boundMessageName } from './bound-message-name.ts'
import { duplicateAddress } from './duplicate-address.ts'
import { elementOrder } from './element-order.ts'
import { encodedArray } from './encoded-array.ts'
import { encoding } from './encoding.ts'
import { faultPartType } from './fault-part-type.ts'
import { importKind } from './import-kind.ts'
import { nameNoNCName } from './name-no-ncname.ts'
import { nameWithoutNamespace } from './name-without-namespace.ts'
import { namespaceNotImported } from './namespace-not-imported.ts'
import { nothingToCall } from './nothing-to-call.ts'
import { oneBodyPart } from './one-body-part.ts'
import { parameterOrder } from './parameter-order.ts'
import { partTypeAndElement } from './part-type-and-element.ts'
import { relativeImportNamespace } from './relative-import-namespace.ts'
import { requiredExtension } from './required-extension.ts'
import { rpcNamespaceForbidden } from './rpc-namespace-forbidden.ts'
import { sameOnTheWire } from './same-on-the-wire.ts'
import { schemaInMessage } from './schema-in-message.ts'
import { schemaVersion } from './schema-version.ts'
import { soapFaultName } from './soap-fault-name.ts'
import { solicitResponse } from './solicit-response.ts'
import { stylesWithoutSOAPBinding } from './styles-without-soap-binding.ts'
import { unboundOperation } from './unbound-operation.ts'
import { unboundPart } from './unbound-part.ts'
import { unusableName } from './unusable-name.ts'
import { wsdlSchema } from './wsdl-schema.ts'

export const neighbours: readonly Rule[] = [
  importKind, // R2001, R2002, R2003
  elementOrder, // R2022, R2023, R2030
  requiredExtension, // R2026, R2027
  wsdlSchema, // R2028
  nameNoNCName, // R2028; the schema of WSDL 1.1
  unusableName, // the schema of WSDL 1.1; an error
  namespaceNotImported, // R2102; XML Schema src-resolve
  encodedArray, // R2110, R2111
  arrayOfName, // R2112
  oneBodyPart, // R2201, R2210
  faultPartType, // R2205
  unboundPart, // R2209
  solicitResponse, // R2303
  parameterOrder, // R2305
  partTypeAndElement, // R2306
  bindingNotSOAP, // R2401
  stylesWithoutSOAPBinding, // R2705
  sameOnTheWire, // R2710
  duplicateAddress, // R2711
  unboundOperation, // R2718
  rpcNamespaceForbidden, // R2726
  soapFaultName, // R2754
  schemaVersion, // R2801
  relativeImportNamespace, // R2803
  encoding, // R4003, R4004
  boundMessageName, // WSDL 1.1 section 2.4.5
  nothingToCall, // WSDL 1.1 section 2.7
  nameWithoutNamespace, // XML Schema src-resolve
  schemaInMessage, // XML Schema part 1, 3.15.2.2
]
