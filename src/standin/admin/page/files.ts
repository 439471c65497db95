/** The page's own files: static texts that load nothing from elsewhere and may run nothing but themselves. */
import { said } from '../../../diagnostics/said.ts'
import { bytesReply, type Reply } from '../../../exchange/reply.ts'
import { AdminError } from '../error.ts'
import type { Operation } from '../operation.ts'
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
async function pageReply(path: keyof typeof pageNames, read: AdminPorts['pageFile']): Promise<Reply> {
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

interface WithPage {
  readonly ports: Pick<AdminPorts, 'pageFile'>
}

/** The operations that answer with them; `panels` are what the page shows. */
export const filesOfPage = (panels: string): readonly Operation<WithPage, never>[] => [
  {
    method: 'GET',
    path: '/',
    operationId: 'page',
    summary: `A page to look at: ${panels}`,
    media: 'text/html',
    responses: { 200: 'The page', 404: 'The page was not built' },
    answer: ({ ports }) => pageReply('/', ports.pageFile),
  },
  {
    method: 'GET',
    path: '/page.js',
    operationId: 'pageScript',
    summary: 'The script of the page',
    media: 'text/javascript',
    responses: { 200: 'The script' },
    answer: ({ ports }) => pageReply('/page.js', ports.pageFile),
  },
  {
    method: 'GET',
    path: '/page.css',
    operationId: 'pageStyle',
    summary: 'The style sheet of the page',
    media: 'text/css',
    responses: { 200: 'The style sheet' },
    answer: ({ ports }) => pageReply('/page.css', ports.pageFile),
  },
]
