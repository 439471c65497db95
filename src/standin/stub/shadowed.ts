/** A stub that can never answer, because handlers are written for every call that it means. */
import type { HTTPService, Methods } from '../../hs/service/service.ts'
import type { DescribedWebService } from '../../ws/foreign/service.ts'
import type { WebService } from '../../ws/service/service.ts'
import type { ReadStub } from './read-stub.ts'
import { serviceNameOf } from './stub.ts'

/** `services`: as they are defined, without stubs. */
export function isShadowed(
  { override, template, method, ...stub }: Pick<ReadStub, 'channel' | 'override' | 'service' | 'template' | 'method'>,
  services: readonly (HTTPService | WebService | DescribedWebService)[],
): boolean {
  if (override) return false
  const service = services.find((one) => one.Name === serviceNameOf(stub) && (one.kind === 'HTTPService') === (stub.channel === 'hs'))
  if (service?.kind === 'WebService') return typeof service.Operations[template]?.handler === 'function'
  if (service?.kind === 'DescribedWebService') return true
  const methods: Methods | undefined = service?.URLTemplates[template]?.Methods
  if (methods === undefined) return false
  if (method !== 'Any') return typeof (methods[method] ?? methods.Any) === 'function'
  return methods.Any !== undefined && Object.values(methods).every((one) => typeof one === 'function')
}
