/** The address of an application at a bus in parts: `http://host:9090/applications/trade`. */
import { said } from '../../diagnostics/said.ts'
import type { OutgoingURL } from '../../exchange/outgoing/request.ts'
import { WireError } from './error.ts'

export interface BusAddress {
  readonly server: Omit<OutgoingURL, 'path'>
  /** `/applications/trade`, as the Open of AMQP has it. */
  readonly hostname: string
  /** The same, percent-encoded for requests. */
  readonly path: string
}

/** @throws WireError */
export function busAddress(text: string): BusAddress {
  const found = /^(https?):\/\/(\[[^\]]+\]|[^/:?#]+)(?::(\d{1,5}))?(\/applications\/[^?#]+?)\/?$/i.exec(text.trim())
  if (found === null)
    throw new WireError(
      'address',
      text === ''
        ? said(
            'the service has no address; set its ExternalIntegrationServiceAddress',
            'у сервиса нет адреса; задайте АдресВнешнегоСервисаИнтеграции (ExternalIntegrationServiceAddress)',
          )
        : said(`"${text}" is not http://host:port/applications/NAME`, `«${text}» – не http://узел:порт/applications/ИМЯ`),
    )
  const [, scheme = '', host = '', port, path = ''] = found
  const secure = scheme.toLowerCase() === 'https'
  const hostname = decoded(path)
  return {
    server: {
      scheme: secure ? 'https' : 'http',
      host: host.replace(/^\[|\]$/g, ''),
      port: port === undefined ? (secure ? 443 : 80) : Number(port),
    },
    hostname,
    path: hostname.split('/').map(encodeURIComponent).join('/'),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
