/** The page of the admin surface as a bus has it: its files, and that of its panels those of a bus are there. */
import { pageReply } from '../../standin/admin/page/files.ts'
import type { BusOperation } from './operation.ts'

export const pageOperations: readonly BusOperation[] = [
  {
    method: 'GET',
    path: '/',
    operationId: 'page',
    summary: 'A page to look at: channels, messages, failures',
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
  {
    method: 'GET',
    path: '/overview',
    operationId: 'overview',
    summary: 'Which panels the page has',
    responses: { 200: 'The panels, and the language to begin with' },
    answer: ({ ports }) => [200, { language: ports.language ?? null, base: '', standin: false, calls: false, data: false, bus: true }],
  },
]
