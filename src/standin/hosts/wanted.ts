/** Which calls that go out a template or a pattern means, whether a stub has that template or not. */
import type { CallsOf } from '../../channel/pattern.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { parseTarget, segmentsOfPath } from '../../exchange/target.ts'
import { mismatch, parametersOf } from '../../hs/template/match.ts'
import { parseTemplate, type Template } from '../../hs/template/parse.ts'
import { hostAddress, templateBelow } from './address.ts'
import { hostOf, OUTGOING } from './hosts.ts'

const templates = new Map<string, Template | undefined>()

function templateOf(text: string): Template | undefined {
  if (!templates.has(text)) templates.set(text, parseTemplate(text).template)
  return templates.get(text)
}

/** The values of its parameters; `undefined` where the template does not take the target. */
export function takenBy(template: string, target: string): Readonly<Record<string, string>> | undefined {
  const [found, path] = [templateOf(template), parseTarget(target)?.path]
  if (found === undefined || path === undefined) return undefined
  const segments = segmentsOfPath(path)
  return mismatch(found, segments) === undefined ? parametersOf(found, segments) : undefined
}

/** A pattern of calls that go out, read. */
export interface OutgoingWanted {
  readonly host: string
  /** Text of the template from the host on; any path when absent. */
  readonly template: string | undefined
  readonly method: string | undefined
  /** `POST https://sms.example/send`. */
  readonly printed: string
}

export const isOutgoing = ({ channel }: Pick<CallsOf, 'channel'>): boolean => channel === OUTGOING

/** The reason in place of a pattern that cannot be read. */
export function readOutgoing({ service, part, method }: CallsOf): OutgoingWanted | { readonly reason: Said } {
  const given = String(service)
  const address = hostAddress(given)
  if (address === undefined)
    return {
      reason: said(
        `"${given}" is not the address of a host; write outgoing('https://sms.example/send')`,
        `«${given}» – не адрес узла; пишите outgoing('https://sms.example/send')`,
      ),
    }
  const template = address.path === '' && part === undefined ? undefined : templateBelow(address.path, part)
  const wrong = template === undefined ? undefined : parseTemplate(template).diagnostics[0]
  if (wrong !== undefined) return { reason: said(wrong.message, wrong.messageRu) }
  return { host: address.host, template, method, printed: `${method ?? 'any method'} ${address.host}${template ?? ' (any path)'}` }
}

/** The URL parameters of a call that is meant. */
export function meantBy(
  { host, template, method }: OutgoingWanted,
  called: { readonly method: string; readonly target: string },
): Readonly<Record<string, string>> | undefined {
  if (hostOf(called.target) !== host || (method !== undefined && method !== called.method)) return undefined
  return template === undefined ? {} : takenBy(template, called.target)
}
