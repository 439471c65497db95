/** The answer to a step on a collection where the stub says none: the item, a page of items, or why there is none. */
import type { Said } from '../../diagnostics/said.ts'
import { HTTPServiceResponse } from '../../hs/message/response.ts'
import { exactJSON } from '../calls/exact-json.ts'
import type { StepResult } from '../keep/step.ts'

/** The body of an answer that says what is wrong; both languages where they differ. */
export const errorOf = ({ en, ru }: Said): object => (en === ru ? { error: en } : { error: en, errorRu: ru })

/** As stubs that keep data in an infobase answer. */
export function stepResponse(result: StepResult): HTTPServiceResponse {
  if (result.kind === 'missing') return json(404, errorOf(result.sentence))
  if (result.kind === 'bad') return json(result.status, errorOf(result.sentence))
  const { action, found, isNew, top, skip } = result
  if (action === 'delete') return new HTTPServiceResponse(204)
  if (action === 'list') return json(200, { items: found.items, total: found.total, top, skip })
  return json(isNew ? 201 : 200, found.item)
}

function json(status: number, value: unknown): HTTPServiceResponse {
  const response = new HTTPServiceResponse(status)
  response.Headers.set('Content-Type', 'application/json; charset=utf-8')
  response.SetBodyFromString(exactJSON(value))
  return response
}
