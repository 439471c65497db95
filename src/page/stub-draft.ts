/** A stub to begin with, in the words of the kind of service: `{ service, template, method, reply }`. */
import type { Part, Service } from './shown.ts'

/** One way to call a part of a service. */
export interface CallOfPart {
  readonly service: Service
  readonly part: Part
  readonly call: Part['calls'][number]
}

/** As JSON in lines. */
export function stubDraft({ service, part, call }: CallOfPart): string {
  const replies = {
    template: { StatusCode: 200, json: { ok: true } },
    operation: { fault: { text: '…' } },
    set: call.method === 'GET' ? { entities: [] } : { error: { code: -1, text: '…' } },
  }
  const draft = {
    service: service.service,
    [service.partKey]: service.partKey === 'template' ? part.text : part.name,
    ...(service.partKey !== 'operation' && { method: call.method }),
    ...(service.partKey !== 'set' && call.written && { override: true }),
    reply: replies[service.partKey],
  }
  return JSON.stringify(draft, undefined, 2)
}
