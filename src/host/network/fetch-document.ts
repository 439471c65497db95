/** Fetches a document of a WSDL from the file system or over http(s); whether it may be read has been decided before. */
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs'
import { sep } from 'node:path'
import { saidBy } from '../../diagnostics/said-by.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { headerValue, type RawHeaders } from '../../exchange/headers.ts'
import type { FetchBounds, Fetched, Fetcher } from '../../wsdl/document/fetcher.ts'
import { callHTTP, type ClientSettings } from './http-client.ts'

/** `tls`, `proxy`: of requests over http(s). */
export interface FetchOptions extends Pick<ClientSettings, 'tls' | 'proxy'> {
  /** Basic authentication, sent to the host of the start document only. */
  readonly user?: string
  readonly password?: string
  /** Milliseconds for one document; 30 000 by default. */
  readonly timeout?: number
}

const REDIRECTIONS = 5

/**
 * A fetcher for one `loadWSDL`: paths are relative to the working directory; redirections stay on their host; rejects with an Error that
 * says why.
 */
export function documentFetcher(options: FetchOptions = {}): Fetcher {
  let own: string | undefined
  return async (location, from, bounds) => {
    if (!/^https?:/i.test(location)) return readFromDisk(location, from === undefined ? undefined : bounds.within, bounds.bytes)
    if (from === undefined) own = new URL(location).host
    const authorization =
      options.user !== undefined && new URL(location).host === own
        ? ['Authorization', `Basic ${Buffer.from(`${options.user}:${options.password ?? ''}`).toString('base64')}`]
        : []
    return readFromNetwork(location, authorization, bounds, options)
  }
}

/** Synchronously: descriptions are small, and the four trips to the thread pool that reading one takes cost more than the reading. */
function readFromDisk(path: string, folder: string | undefined, limit: number): Fetched {
  const file = opened(path)
  try {
    if (folder !== undefined) refuseOutside(realpathSync(path), realpathSync(folder || '.'), folder || '.')
    const stat = fstatSync(file)
    if (!stat.isFile()) throw new FetchError(said('it is not a file', 'это не файл'))
    if (stat.size > limit) throw new FetchError(said(`it is longer than ${limit} bytes`, `он длиннее ${limit} байт`))
    return { bytes: readFileSync(file), location: path }
  } finally {
    closeSync(file)
  }
}

/** Names were compared before; a symbolic link inside the folder may lead anywhere. */
function refuseOutside(path: string, folder: string, named: string): void {
  if (!path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`))
    throw new FetchError(
      said(
        `a symbolic link leads out of the folder "${named}", to ${path}; allow a wider folder to read it (--allow-folder)`,
        `символическая ссылка ведёт из папки «${named}» в ${path}; чтобы прочитать, разрешите более широкую папку (--allow-folder)`,
      ),
    )
}

function opened(path: string): number {
  try {
    // A pipe must not hold the process up before it is found to be none.
    return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    throw new FetchError(saidBy(error))
  }
}

async function readFromNetwork(location: string, headers: RawHeaders, bounds: FetchBounds, options: FetchOptions): Promise<Fetched> {
  let at = new URL(location)
  const timeout = AbortSignal.timeout(options.timeout ?? 30_000)
  const signal = bounds.signal ? AbortSignal.any([timeout, bounds.signal]) : timeout
  for (let left = REDIRECTIONS; left >= 0; left--) {
    const {
      status,
      headers: answered,
      body,
    } = await callHTTP({ method: 'GET', url: at.href, headers, signal }, { ...options, maxBody: bounds.bytes })
    const next = status >= 300 && status < 400 ? headerValue(answered, 'location') : undefined
    if (next === undefined) {
      if (status < 200 || status >= 300) throw new FetchError(said(`the server answered ${status}`, `сервер ответил ${status}`))
      return { bytes: body, location: at.href }
    }
    const target = new URL(next, at)
    if (target.host !== at.host)
      throw new FetchError(said(`the server sends elsewhere, to ${target.host}`, `сервер отсылает на другой узел, ${target.host}`))
    at = target
  }
  throw new FetchError(said(`the server redirects more than ${REDIRECTIONS} times`, `сервер перенаправляет больше ${REDIRECTIONS} раз`))
}

/** Why a document could not be had, in both languages. */
class FetchError extends Error {
  override readonly name = 'FetchError'
  readonly messageRu: string
  constructor(why: Said) {
    super(why.en)
    this.messageRu = why.ru
  }
}
