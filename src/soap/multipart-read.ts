/** Reads a multipart/related message (RFC 2387) as MTOM has it: the root document, and the other parts by Content-ID. */
import { said } from '../diagnostics/said.ts'
import { XMLError } from '../xml/error.ts'
import { defaultLimits } from '../xml/limits.ts'
import { decodeXML } from '../xml/source/decode.ts'
import { contentIdOf } from './content-id.ts'
import { parseContentType, type ContentType } from './content-type.ts'
import { malformed } from './multipart-error.ts'
import { MultipartSplitter, type MultipartLimits } from './multipart-split.ts'
import { decodeTransfer } from './transfer-encoding.ts'

export { MultipartError } from './multipart-error.ts'
export type { MultipartLimits } from './multipart-split.ts'

const defaultMultipartLimits: MultipartLimits = { parts: 1_000, header: 16 * 1024, total: defaultLimits.text }

export interface MultipartMessage {
  /** The text of the root part, whose encoding was given as for any XML document. */
  readonly root: string
  readonly rootType: ContentType
  /**
   * By Content-ID without angle brackets: every part but the root that has one. The bytes are views of one buffer, with the transfer
   * encoding undone.
   */
  readonly parts: ReadonlyMap<string, Part>
}

export interface Part {
  /** As sent; `application/octet-stream` where it was not. */
  readonly contentType: string
  readonly bytes: Uint8Array
}

/**
 * `contentType`: the value of the message's own header, or that value taken apart. Throws MultipartError for whatever is wrong with the
 * message; what the body's source throws is thrown on. The root is the part that `start` names, or the first (RFC 2387, 3.2).
 */
export async function readMultipart(
  contentType: ContentType | string,
  body: AsyncIterable<Uint8Array>,
  limits: Partial<MultipartLimits> = {},
): Promise<MultipartMessage> {
  const { parameters } = relatedType(contentType)
  const splitter = new MultipartSplitter(boundaryOf(parameters), { ...defaultMultipartLimits, ...limits })
  for await (const chunk of body) splitter.add(chunk)
  splitter.end()
  const start = parameters.get('start')
  return assembled(splitter, start === undefined ? undefined : contentIdOf(start))
}

function relatedType(contentType: ContentType | string): ContentType {
  const parsed = typeof contentType === 'string' ? parseContentType(contentType) : contentType
  if (parsed === undefined) return malformed(said('the Content-Type of the message is not one', 'Content-Type сообщения не разобрать'))
  if (parsed.type !== 'multipart/related')
    malformed(
      said(`the message is "${parsed.type}", multipart/related is expected`, `сообщение – «${parsed.type}», ожидается multipart/related`),
    )
  return parsed
}

function boundaryOf(parameters: ReadonlyMap<string, string>): string {
  const boundary = parameters.get('boundary')
  if (boundary === undefined) return malformed(said('the Content-Type has no boundary', 'в Content-Type нет границы (boundary)'))
  // RFC 2046, 5.1.1: 1 to 70 characters, no space at the end; which printable ones, peers take more freely than it says.
  if (!/^[\u0020-\u007e]{0,69}[!-~]$/.test(boundary))
    malformed(said('the boundary is not 1 to 70 printable characters', 'граница – не 1–70 печатных символов'))
  return boundary
}

function assembled(splitter: MultipartSplitter, start: string | undefined): MultipartMessage {
  const parts = new Map<string, Part>()
  let root: { readonly part: Part; readonly id: string | undefined } | undefined
  for (const place of splitter.parts) {
    const header = partHeader(splitter.slice(place.header))
    const id = header.get('content-id') === undefined ? undefined : contentIdOf(header.get('content-id')!)
    const part: Part = {
      contentType: header.get('content-type') ?? 'application/octet-stream',
      bytes: decodeTransfer(header.get('content-transfer-encoding'), splitter.slice(place.content)),
    }
    if (root === undefined && (start === undefined || start === id)) {
      root = { part, id }
    } else if (id !== undefined) {
      if (parts.has(id) || root?.id === id)
        malformed(said(`two parts have the Content-ID "${id.slice(0, 80)}"`, `у двух частей один Content-ID «${id.slice(0, 80)}»`))
      parts.set(id, part)
    }
  }
  if (root === undefined)
    return malformed(
      start === undefined
        ? said('the message has no part', 'в сообщении нет ни одной части')
        : said(
            `no part has the Content-ID "${start.slice(0, 80)}", which "start" names`,
            `нет части с Content-ID «${start.slice(0, 80)}», названным в start`,
          ),
    )
  return { ...rootText(root.part), parts }
}

function rootText(part: Part): Pick<MultipartMessage, 'root' | 'rootType'> {
  const rootType = parseContentType(part.contentType)
  if (rootType === undefined)
    return malformed(said('the Content-Type of the root part is not one', 'Content-Type корневой части не разобрать'))
  try {
    return { root: decodeXML(part.bytes, rootType.parameters.get('charset')), rootType }
  } catch (error) {
    if (error instanceof XMLError) return malformed(said(`the root part: ${error.message}`, `корневая часть: ${error.messageRu}`))
    throw error
  }
}

const utf8 = new TextDecoder()

/** The header fields of a part by name in lower case; a field goes on in lines that begin with white space. */
function partHeader(bytes: Uint8Array): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of utf8
    .decode(bytes)
    .replace(/\r?\n[ \t][ \t]*/g, ' ')
    .split(/\r?\n/)) {
    if (line === '') continue
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (name === '')
      malformed(
        said(
          `a part's header contains "${line.slice(0, 80)}", which is not a header field`,
          `в заголовках части есть «${line.slice(0, 80)}», это не поле заголовка`,
        ),
      )
    if (fields.has(name))
      malformed(said(`a part's header contains "${name.slice(0, 80)}" twice`, `в заголовках части дважды указано «${name.slice(0, 80)}»`))
    fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}
