/** How a Web service is defined in code: plain frozen values in the shape of 1C's metadata tree (chapter 17.2.2). */
import { SESSION_MAX_AGE } from '../../channel/defaults.ts'
import { inBoth } from '../../diagnostics/said-error.ts'
import type { ReuseSessions } from '../../publication/reuse.ts'
import type { XDTOPackage } from '../../xdto/types/package.ts'
import type { Operation } from './operation.ts'

/** A Web service that can be served. */
export interface WebService {
  readonly kind: 'WebService'
  /** The metadata name, an identifier of 1C. */
  readonly Name: string
  /** Target namespace: of the WSDL, of the messages' elements and of their parameters. */
  readonly Namespace: string
  /** The packages whose types the operations use; XML Schema's and the platform's (`v8`) are always there. */
  readonly XDTOPackages: readonly XDTOPackage[]
  /** The second address, equal to the Name, such as `shipment.1cws`; `undefined` for none. */
  readonly DescriptorFileName: string | undefined
  /** How sessions are reused. */
  readonly ReuseSessions: ReuseSessions
  /** Seconds that an idle session is kept. */
  readonly SessionMaxAge: number
  /** By name, in the order of definition; a null-prototype record. */
  readonly Operations: Readonly<Record<string, Operation>>
  /** Whether an extension of a configuration brings it: publishing by default does not cover those. */
  readonly Extension?: true
}

/** The definition of a Web service, as `WebService` takes it. */
export interface WebServiceDefinition {
  /** The metadata name, an identifier of 1C. */
  readonly Name: string
  /** The target namespace of the service. */
  readonly Namespace: string
  /** Packages whose types the operations use. */
  readonly XDTOPackages?: readonly XDTOPackage[]
  /** A second address below `/ws/`, such as `orders.1cws`. */
  readonly DescriptorFileName?: string
  /** `DontUse` when absent, as in 1C. */
  readonly ReuseSessions?: ReuseSessions
  /** Seconds; 20 when absent, as in 1C. */
  readonly SessionMaxAge?: number
  /** Operations by name, in the order of the WSDL. */
  readonly Operations: Readonly<Record<string, Operation>>
  /** Given to services of an extension of a configuration. */
  readonly Extension?: true
}

/**
 * What is wrong in a definition is found by `checkWebServices` (with its place), and what is broken is not served; throws only where there
 * is not a definition.
 */
export function WebService(definition: WebServiceDefinition): WebService {
  if (definition === null || definition === undefined)
    throw inBoth(
      new TypeError(`WebService takes a definition such as { Name, Namespace, Operations }; found ${String(definition)}`),
      `WebService принимает определение вида { Name, Namespace, Operations }; передано ${String(definition)}`,
    )
  return Object.freeze({
    kind: 'WebService',
    Name: definition.Name,
    Namespace: definition.Namespace,
    XDTOPackages: Object.freeze([definition.XDTOPackages ?? []].flat()),
    DescriptorFileName: definition.DescriptorFileName,
    ReuseSessions: definition.ReuseSessions ?? 'DontUse',
    SessionMaxAge: definition.SessionMaxAge ?? SESSION_MAX_AGE,
    Operations: Object.freeze(Object.assign(Object.create(null) as Record<string, Operation>, definition.Operations)),
    ...(definition.Extension === true && { Extension: true as const }),
  })
}

/** The addresses below `/ws/`, which are equal (chapter 17.2.2). */
export const addressesOf = ({ Name, DescriptorFileName }: WebService): readonly string[] =>
  DescriptorFileName === undefined || DescriptorFileName === Name ? [Name] : [Name, DescriptorFileName]
