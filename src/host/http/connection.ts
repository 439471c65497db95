/** `HTTPConnection` for users: the core's, on node's HTTP and files; its calls go through the door that is current. */
import type { HTTPMachine } from '../../http/objects/call.ts'
import { HTTPConnection as CoreConnection, type HTTPConnectionArguments } from '../../http/objects/connection.ts'
import { systemProxy } from '../network/outgoing/system-proxy.ts'
import { transport } from '../network/outgoing/transport.ts'
import { bodyFiles } from './body-files.ts'
import { goOut } from './doors.ts'

const machine: HTTPMachine = {
  outgoing: (request) => goOut(request, transport),
  systemProxy: (url) => systemProxy(url),
  files: bodyFiles,
}

/**
 * @example
 *   const connection = new HTTPConnection('api.example', 443, '', '', undefined, 5, new OpenSSLSecureConnection())
 *   const answer = await connection.Get(new HTTPRequest('/documents?id=16'))
 *   answer.StatusCode === 200 && JSON.parse(answer.GetBodyAsString())
 */
export class HTTPConnection extends CoreConnection {
  constructor(...given: HTTPConnectionArguments) {
    super(machine, ...given)
  }
}
