/** Where a failure of a test strikes: the service, the template and the method of its pattern. */
import type { CallsOf } from '../channel/pattern.ts'
import { said } from '../diagnostics/said.ts'
import { PatternError } from '../standin/calls/known-pattern.ts'
import type { CallPattern } from '../standin/calls/pattern.ts'
import type { FailureScope } from '../standin/failure/definition.ts'
import { isOutgoing } from '../standin/hosts/wanted.ts'
import type { Standin } from '../standin/standin.ts'

/** It strikes on the way, where a part is known that the address tells. */
export function placeOf(
  pattern: CallPattern,
  { addresses }: Standin,
): Pick<FailureScope, 'service' | 'template' | 'method'> & { readonly host?: string } {
  const { channel, part, method }: CallsOf = pattern
  const service = typeof pattern.service === 'string' ? pattern.service : pattern.service.Name
  if (isOutgoing(pattern)) return { host: service, ...(part !== undefined && { template: part }), ...(method !== undefined && { method }) }
  if (part !== undefined && addresses().channels.some((one) => one.name === channel && !one.partInAddress)) {
    const written = `standin.stub(${channel}('${service}', '${part}'), { failure: ... }, { override: true })`
    throw new PatternError(
      said(`a failure of one operation is a stub of it: ${written}`, `сбой одной операции задаётся её заглушкой: ${written}`),
    )
  }
  return { service, ...(part !== undefined && { template: part }), ...(method !== undefined && { method }) }
}
