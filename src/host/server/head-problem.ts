/** What node's parser lets pass and no web server before 1C would: heads that two readers could take for two things. */
import type { IncomingMessage } from 'node:http'

/** The status with which such a request is refused; `undefined` for a sound one. */
export function headProblem({ httpVersionMajor, headers, rawHeaders }: IncomingMessage): number | undefined {
  if (httpVersionMajor !== 1) return 505
  // RFC 9112 3.2: more than one Host is a 400.
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]!.length === 4 && rawHeaders[at]!.toLowerCase() === 'host') hosts++
  if (hosts > 1 || !isHost(headers.host)) return 400
  // RFC 9112 6.1: a coding that is not understood is a 501.
  const coding = headers['transfer-encoding']
  return coding === undefined || coding.trim().toLowerCase() === 'chunked' ? undefined : 501
}

/** RFC 9112 3.2: a value that is no host is a 400. An empty one is allowed, and letters beyond ASCII are taken as web servers do. */
const isHost = (host: string | undefined): boolean => host === undefined || !/[\s/?#@\\<>"^`{|}]/.test(host)
