/** The bodies with which a bus refuses a request: a number, its word and a sentence, as they were seen on the wire. */
import { textReply, type Reply } from '../../exchange/reply.ts'

/** The status, and the number and word of the body. Those of 400, 403, 405 and 503 are ours (docs/quirks.md). */
const kinds = {
  invalid: [400, 3, 'INVALID_ARGUMENT'],
  unauthenticated: [401, 16, 'UNAUTHENTICATED'],
  forbidden: [403, 7, 'PERMISSION_DENIED'],
  absent: [404, 5, 'NOT_FOUND'],
  method: [405, 12, 'UNIMPLEMENTED'],
  large: [413, 8, 'RESOURCE_EXHAUSTED'],
  defect: [500, 13, 'INTERNAL'],
} as const

export type ErrorKind = keyof typeof kinds

export const wrongCredentials = 'Incorrect username or password.'

export const noApplication = (name: string): string => `Application "${name}" not found.`

/** A 404 has an empty list of details, as seen; a 401 has none. */
export function errorReply(kind: ErrorKind, message: string, headers: readonly string[] = []): Reply {
  const [status, code, word] = kinds[kind]
  return jsonReply(status, { error: { code, status: word, message, ...(kind === 'absent' && { details: [] }) } }, headers)
}

export const jsonReply = (status: number, value: unknown, headers: readonly string[] = []): Reply =>
  textReply(status, 'application/json;charset=utf-8', JSON.stringify(value), headers)
