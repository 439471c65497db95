/** The checks of a Web service's operations, each with a diagnostic: names, parameters, types, handlers; what is unsound is left out. */
import { said } from '../../diagnostics/said.ts'
import { isIdentifier } from '../../names/identifier.ts'
import { PlatformPackage } from '../../xdto/platform/types.ts'
import { typeName, XS, type XDTOType } from '../../xdto/types/type.ts'
import { xsType } from '../../xdto/types/xs.ts'
import { reportWebService } from './diagnostics.ts'
import type { Operation, Parameter } from './operation.ts'
import { placeOfPart, type DefinedWebService } from './place.ts'
import { nearestIdentifier, type Tell } from './sound.ts'

/** The operations that can be served, by name. */
export function soundOperations(defined: DefinedWebService, tell: Tell): Readonly<Record<string, Operation>> {
  const entries = Object.entries(defined.service.Operations as Readonly<Record<string, Operation | undefined>>)
  const sound = entries.filter((entry): entry is [string, Operation] => new OperationCheck(defined, entry[0], tell).isSound(entry[1]))
  const names = new Set(sound.map(([name]) => name))
  const clashing = new Set(
    sound.flatMap(([first]) => {
      const second = `${first}Response`
      if (!names.has(second)) return []
      tell(
        reportWebService(
          'operations-clash',
          { first, second, name: defined.service.Name },
          placeOfPart(defined, { kind: 'Operation', operation: second }),
        ),
      )
      return [second]
    }),
  )
  return Object.freeze(
    Object.assign(Object.create(null) as Record<string, Operation>, Object.fromEntries(sound.filter(([name]) => !clashing.has(name)))),
  )
}

class OperationCheck {
  readonly #defined: DefinedWebService
  readonly #operation: string
  readonly #tell: Tell
  constructor(defined: DefinedWebService, operation: string, tell: Tell) {
    this.#defined = defined
    this.#operation = operation
    this.#tell = tell
  }

  isSound(given: Operation | undefined): boolean {
    const operation = this.#operation
    const name = this.#name
    const at = this.#at
    if (given?.kind !== 'Operation') return this.#wrong(reportWebService('operation-invalid', { operation, name }, at))
    if (!isIdentifier(operation))
      return this.#wrong(
        reportWebService('name-invalid', { found: operation, what: 'Operation', nearest: nearestIdentifier(operation) }, at),
      )
    const parameters = Object.entries(given.Parameters as Readonly<Record<string, Parameter | undefined>>).map(([parameter, one]) =>
      this.#parameterIsSound(parameter, one),
    )
    const returned =
      given.XDTOReturningValueType === undefined || this.#typeIsSound(given.XDTOReturningValueType, 'XDTOReturningValueType', at)
    const handler: unknown = given.handler
    const handled =
      typeof handler === 'function'
      || (typeof handler === 'object' && handler !== null && 'kind' in handler && handler.kind === 'DeclaredOperation')
    if (!handled) this.#wrong(reportWebService('handler-invalid', { operation, name }, at))
    return handled && returned && parameters.every(Boolean)
  }

  #parameterIsSound(parameter: string, given: Parameter | undefined): boolean {
    const operation = this.#operation
    const name = this.#name
    const at = placeOfPart(this.#defined, { kind: 'Parameter', operation, parameter })
    if (given?.kind !== 'Parameter') return this.#wrong(reportWebService('parameter-invalid', { parameter, operation, name }, at))
    if (parameter === 'return') return this.#wrong(reportWebService('parameter-return', { operation, name }, at))
    if (!isIdentifier(parameter))
      return this.#wrong(
        reportWebService('name-invalid', { found: parameter, what: 'Parameter', nearest: nearestIdentifier(parameter) }, at),
      )
    return this.#typeIsSound(given.XDTOValueType, `Parameters.${parameter}`, at)
  }

  #typeIsSound(type: XDTOType | undefined, of: string, at: ReturnType<typeof placeOfPart>): boolean {
    const operation = this.#operation
    const name = this.#name
    if (typeof type !== 'object' || type === null || typeof type.name !== 'string' || type.name === '') {
      return this.#wrong(
        reportWebService(
          'type-invalid',
          { of, operation, name, found: typeof type === 'object' ? said('an anonymous type', 'безымянный тип') : typeof type },
          at,
        ),
      )
    }
    const known =
      type.namespace === XS
        ? xsType(type.name)
        : [...this.#defined.service.XDTOPackages, PlatformPackage].find((one) => one.Namespace === type.namespace)?.types.get(type.name)
    return (
      known === type
      || this.#wrong(reportWebService('type-unlisted', { of, operation, name, type: typeName(type), namespace: type.namespace }, at))
    )
  }

  get #name(): string {
    return String(this.#defined.service.Name)
  }

  get #at(): ReturnType<typeof placeOfPart> {
    return placeOfPart(this.#defined, { kind: 'Operation', operation: this.#operation })
  }

  #wrong(diagnostic: Parameters<Tell>[0]): false {
    this.#tell(diagnostic)
    return false
  }
}
