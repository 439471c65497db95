/** The page's own files: static texts that load nothing from elsewhere and may run nothing but themselves. */
import { said } from '../../../diagnostics/said.ts'
import { bytesReply, type Reply } from '../../../exchange/reply.ts'
import { AdminError, type Answer } from '../answers.ts'
import type { AdminPorts } from '../ports.ts'
import { pageNames } from './names.ts'

const media: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

/** The page asks its own origin alone, draws no markup from texts, and is not framed. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const guards = Object.entries({
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
}).flat()

/** One of the files; throws an AdminError, 404, where the surface has no page. */
export async function pageReply(path: keyof typeof pageNames, read: AdminPorts['pageFile']): Promise<Reply> {
  const name = pageNames[path]
  const bytes = await read?.(name)
  if (bytes === undefined)
    throw new AdminError(
      404,
      said('the page is not here; GET /openapi.json describes the operations', 'страницы здесь нет; операции описывает GET /openapi.json'),
    )
  const reply = bytesReply(200, media[name.split('.')[1]!]!, bytes)
  return { ...reply, headers: [...reply.headers, ...guards] }
}

/** The operation that answers with it. */
export const pageFile =
  (path: keyof typeof pageNames): Answer =>
  ({ ports }) =>
    pageReply(path, ports.pageFile)
