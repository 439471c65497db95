/** The page of the admin surface as a bus has it: its files, and that of its panels those of a bus are there. */
import { filesOfPage } from '../../standin/admin/page/files.ts'
import type { BusOperation } from './operation.ts'

export const pageOperations: readonly BusOperation[] = [
  ...filesOfPage('channels, messages, failures'),
  {
    method: 'GET',
    path: '/overview',
    operationId: 'overview',
    summary: 'Which panels the page has',
    responses: { 200: 'The panels, and the language to begin with' },
    answer: ({ ports }) => [200, { language: ports.language ?? null, base: '', standin: false, calls: false, data: false, bus: true }],
  },
]
