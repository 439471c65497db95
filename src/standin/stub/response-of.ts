/** A reply that is ready for the wire, as a handler's response: what fails by name inside a stub goes out through the stub's handler. */
import { isStream, type Reply } from '../../exchange/reply.ts'
import { HTTPServiceResponse } from '../../hs/message/response.ts'

/** Content-Length is computed anew. */
export function responseOf({ status, reason = '', headers, body }: Reply): HTTPServiceResponse {
  const response = new HTTPServiceResponse(status, reason)
  for (let at = 0; at < headers.length; at += 2) {
    const earlier = response.Headers.get(headers[at]!)
    response.Headers.set(headers[at]!, earlier === undefined ? headers[at + 1]! : [earlier, headers[at + 1]!].flat())
  }
  if (typeof body === 'string') response.SetBodyFromString(body)
  else if (body instanceof Uint8Array) response.SetBodyFromBinaryData(body)
  else if (body !== undefined && isStream(body)) response.SetBodyFromStream(body.stream(), body.size)
  return response
}
