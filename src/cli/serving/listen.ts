/** Takes the port, or says why it cannot be had. */
import { said, type Said } from '../../diagnostics/said.ts'
import { serve, type Served, type ServeOptions, type TLSOptions } from '../../host/server/serve.ts'
import type { Platform } from '../../platform/configuration.ts'
import { CommandError } from '../shared/command-error.ts'

export async function listen(
  platform: Platform,
  {
    port,
    host,
    ...limits
  }: Pick<ServeOptions, 'bodyTimeout' | 'maxConnections' | 'halfOpen'> & { readonly port: number; readonly host: string },
  tls: TLSOptions | undefined,
  options = { port: '--port', host: '--host' },
): Promise<Served> {
  try {
    return await serve(platform, { port, host, ...limits, ...(tls && { tls }) })
  } catch (error) {
    throw listenError(error, { port, host }, options)
  }
}

/** The error in words, with the options that help; one of another kind as it is. */
export function listenError(
  error: unknown,
  { port, host }: { readonly port: number; readonly host: string },
  options: { readonly port: string; readonly host: string },
): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reasons: Readonly<Record<string, Said>> = {
    EADDRINUSE: said(
      `port ${port} of ${host} is in use; choose another with ${options.port}, or ${options.port} 0 for any free one`,
      `порт ${port} на ${host} занят; выберите другой в ${options.port}, или ${options.port} 0 — любой свободный`,
    ),
    EACCES: said(
      `port ${port} of ${host} is not allowed to this user; choose one above 1023 with ${options.port}`,
      `порт ${port} на ${host} этому пользователю не разрешён; выберите больше 1023 в ${options.port}`,
    ),
    EADDRNOTAVAIL: said(
      `${host} is not an address of this machine; see ${options.host}`,
      `${host} — не адрес этой машины; см. ${options.host}`,
    ),
    ENOTFOUND: said(`${host} is not a known host; see ${options.host}`, `узел ${host} неизвестен; см. ${options.host}`),
  }
  return Object.hasOwn(reasons, code) ? new CommandError('listen', reasons[code]!) : error
}
