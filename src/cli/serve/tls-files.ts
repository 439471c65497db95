/** The files of --tls-cert, --tls-key and --tls-client-ca, read and tried before the port is taken. */
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { saidBy } from '../../diagnostics/said-by.ts'
import { joined, said } from '../../diagnostics/said.ts'
import type { TLSOptions } from '../../host/server/serve.ts'
import { CommandError } from '../shared/command-error.ts'

export interface TLSFiles {
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly tlsClientCa?: string
}

/** `undefined` when none of the options is given. */
export function readTLSFiles({ tlsCert, tlsKey, tlsClientCa }: TLSFiles): TLSOptions | undefined {
  if (tlsCert === undefined && tlsKey === undefined && tlsClientCa === undefined) return undefined
  if (tlsCert === undefined || tlsKey === undefined)
    throw new CommandError(
      'usage',
      said(
        '--tls-cert and --tls-key belong together: https needs both, and --tls-client-ca needs https',
        '--tls-cert и --tls-key нужны вместе: для https нужны оба, а для --tls-client-ca нужен https',
      ),
    )
  const options = {
    cert: read('--tls-cert', tlsCert),
    key: read('--tls-key', tlsKey),
    ...(tlsClientCa !== undefined && { clientCA: read('--tls-client-ca', tlsClientCa) }),
  }
  try {
    createSecureContext({ cert: options.cert, key: options.key, ...(options.clientCA && { ca: options.clientCA }) })
  } catch (error) {
    throw new CommandError(
      'tls',
      joined([said(`the certificate and key cannot be used: `, `сертификат и ключ использовать нельзя: `), saidBy(error)]),
    )
  }
  return options
}

function read(option: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new CommandError('tls', joined([said(`${option}: ${file} cannot be read: `, `${option}: ${file} не прочитать: `), saidBy(error)]))
  }
}
