/**
 * A fault on its way out: thrown as a refusal where a message cannot be served, drawn as an envelope of the version that the client speaks.
 */
import { saidBy } from '../../diagnostics/said-by.ts'
import type { Said } from '../../diagnostics/said.ts'
import { Refusal, shortened } from '../../exchange/refusal.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import { writeFault } from '../../soap/fault-write.ts'
import type { SOAPFault } from '../../soap/fault.ts'
import type { SOAPVersion } from '../../soap/version.ts'

/** This message cannot be served; the fault says why. */
export class FaultRefusal extends Refusal {
  readonly fault: SOAPFault
  /** `code`: `ws/<name>`, for the log and docs/errors.md. */
  constructor(code: string, fault: SOAPFault, hint: Said = saidBy(fault)) {
    super(code, 500, fault.message, { hint })
    fault.message = shortened(fault.message)
    this.fault = fault
  }
}

export const contentTypeOf = (version: SOAPVersion): string => `${version.mediaType}; charset=utf-8`

export const faultReply = (version: SOAPVersion, fault: SOAPFault): Reply =>
  textReply(version.statuses[fault.code], contentTypeOf(version), writeFault(version, fault))
