/** 1C's WSСсылки: the Web service references of a configuration, each with its stored description (chapter 17.2.4). */
import { nameInRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import type { WSDefinitions } from '../foreign/definitions.ts'
import type { OperationTypes, WSProxy } from '../foreign/operation-types.ts'
import { proxyOptions, type ProxyArguments } from './arguments.ts'

/** What a reference needs of the machine: how its description is loaded and how a port of it is called. */
export interface ReferenceMachine<S> {
  load(location: string): Promise<WSDefinitions>
  proxy<P extends { readonly [K in keyof P]: OperationTypes }>(
    definitions: WSDefinitions,
    namespace: string,
    service: string,
    port: string,
    settings: S,
  ): WSProxy<P>
}

/**
 * One reference. `settings.location` is called in place of the address in the description («Местоположение»): a service that is installed
 * at many addresses has one description.
 */
export interface WSReference<S extends object = object> {
  /** `Имя`. */
  readonly Name: string
  /** `АдресРасположения`. Where the description was imported from. */
  readonly LocationURL: string | undefined
  /** `ПолучитьWSОпределения`. The stored description, loaded once. @throws DiagnosticError */
  GetWSDefinitions(): Promise<WSDefinitions>
  /**
   * `СоздатьWSПрокси`. From the stored description: quicker, and it stays as it was when the reference was made.
   *
   * @throws DiagnosticError when the description has an error, or no such service or port
   */
  CreateWSProxy<
    P extends { readonly [K in keyof P]: OperationTypes } = Readonly<
      Record<string, OperationTypes & { readonly parameters: Readonly<Record<string, unknown>> }>
    >,
  >(
    namespace: string,
    service: string,
    port: string,
    ...rest: ProxyArguments<S>
  ): Promise<WSProxy<P>>
  /** `Name`. */
  readonly Имя: this['Name']
  /** `LocationURL`. */
  readonly АдресРасположения: this['LocationURL']
  /** `GetWSDefinitions`. */
  readonly ПолучитьWSОпределения: this['GetWSDefinitions']
  /** `CreateWSProxy`. */
  readonly СоздатьWSПрокси: this['CreateWSProxy']
}

export interface StoredReference {
  readonly Name: string
  readonly LocationURL: string | undefined
  /** Path of the stored description. */
  readonly definition: string
}

/** By name; a null-prototype record. A reference whose description failed to load tries again when it is asked again. */
export function wsReferences<S extends object>(
  stored: readonly StoredReference[],
  machine: ReferenceMachine<S>,
): Readonly<Record<string, WSReference<S>>> {
  const references = Object.create(null) as Record<string, WSReference<S>>
  for (const one of stored) references[one.Name] = wsReference(one, machine)
  return Object.freeze(references)
}

function wsReference<S extends object>({ Name, LocationURL, definition }: StoredReference, machine: ReferenceMachine<S>): WSReference<S> {
  let loaded: Promise<WSDefinitions> | undefined
  const load = (): Promise<WSDefinitions> => {
    loaded ??= machine.load(definition).catch((error: unknown) => {
      loaded = undefined
      throw error
    })
    return loaded
  }
  const reference = {
    Name,
    LocationURL,
    GetWSDefinitions: load,
    async CreateWSProxy(namespace, service, port, ...rest) {
      const settings = proxyOptions(rest)
      return machine.proxy(await load(), namespace, service, port, settings)
    },
  } as WSReference<S>
  return Object.freeze(nameInRussian(reference, memberNames.WSReference))
}
