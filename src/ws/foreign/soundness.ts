/** Which operations of a WSDL are sound although other parts of it are not. */
import type { WSDLDiagnostic } from '../../wsdl/diagnosis.ts'
import { pathOf, type Component } from '../../wsdl/document/component.ts'
import type { Binding, BoundOperation, Port, Service } from '../../wsdl/document/model.ts'
import type { Links } from '../../wsdl/link/link.ts'

export type Soundness = (service: Service, port: Port, binding: Binding, operation: BoundOperation) => boolean

/**
 * An error concerns an operation when it lies in it, in its abstract operation or messages, or in what surrounds them outside of other
 * operations.
 */
export function soundness(links: Links, diagnostics: readonly WSDLDiagnostic[]): Soundness {
  const errors = diagnostics.filter((one) => one.severity === 'error' && one.row !== null)
  if (errors.length === 0) return () => true
  const within = ({ element, source }: Component, deep: boolean): boolean => {
    const path = pathOf(element)
    return errors.some(
      (one) =>
        one.location?.file === source.location
        && path.every((step, at) => one.path[at] === step)
        && (deep || !/^(?:operation|port|message)\b/.test(one.path[path.length] ?? '')),
    )
  }
  return (service, port, binding, operation) => {
    const abstract = links.abstractOf(operation)
    const portType = links.portTypeOf(binding)
    const parts = [abstract?.input, abstract?.output, ...(abstract?.faults ?? [])].flatMap((one) => one ?? [])
    const headers = [operation.input, operation.output].flatMap((one) => one?.headers ?? [])
    const messages = [...parts, ...headers].flatMap((one) => links.message(one.message, one) ?? [])
    const whole: Component[] = [port, operation, ...(abstract ? [abstract] : []), ...messages]
    const around: Component[] = [service, binding, ...(portType ? [portType] : [])]
    return !whole.some((one) => within(one, true)) && !around.some((one) => within(one, false))
  }
}
