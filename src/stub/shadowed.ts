/** A stub that can never answer, because handlers are written for every call that it means. */
import { serviceNameOf } from './stub.ts'
import type { HTTPService, Methods } from '../hs/service.ts'
import type { ReadStub } from './read-stub.ts'

/** `services`: as they are defined, without stubs. */
export function isShadowed({ override, template, method, ...stub }: Pick<ReadStub, 'override' | 'service' | 'template' | 'method'>, services: readonly HTTPService[]): boolean {
  if (override) return false
  const methods: Methods | undefined = services.find((one) => one.Name === serviceNameOf(stub))?.URLTemplates[template]?.Methods
  if (methods === undefined) return false
  if (method !== 'Any') return typeof (methods[method] ?? methods.Any) === 'function'
  return methods.Any !== undefined && Object.values(methods).every((one) => typeof one === 'function')
}
