/** Why a body that has to be a JSON object is none: where it stops being JSON, or that it is something else. */
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { jsonTrouble } from '../../exchange/form/json.ts'
import { DEEPEST_JSON, isDeeper } from '../../exchange/json-text.ts'
import { parsedJSON } from './criteria.ts'

/** `text`: of the body; none where there is no body. */
export function notAnObject(text: string | undefined): Said {
  const body = text?.replace(/^\uFEFF/, '') ?? ''
  if (parsedJSON(body) !== undefined) return said('the body must be a JSON object', 'тело должно быть объектом JSON')
  if (isDeeper(body)) return said(`the body is nested deeper than ${DEEPEST_JSON}`, `вложенность тела больше ${DEEPEST_JSON}`)
  return joined([said('the body must be a JSON object: ', 'тело должно быть объектом JSON: '), jsonTrouble(body)])
}
