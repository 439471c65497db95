/** The admin surface as one table: what is asked by which method at which path, what it is called in OpenAPI, and what answers. */
import { serviceNameOf } from '../stub/stub.ts'
import { addFailure, addStub, exchange, journal, removeFailure, removeStub, verify, type Answer } from './answers.ts'
import { openAPI } from './openapi.ts'
import { misses } from './shown.ts'

export interface AdminOperation {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** A URL template of ours. */
  readonly path: `/${string}`
  readonly operationId: string
  readonly summary: string
  /** Options after the `?`, with their meaning. */
  readonly query?: Readonly<Record<string, string>>
  /** What the JSON body is. */
  readonly body?: 'Stub' | 'FailureRule' | 'Verification'
  /** Statuses with their meaning. */
  readonly responses: Readonly<Record<number, string>>
  readonly answer: Answer
}

const wrong = { 400: 'The body is wrong; the error says where' } as const

export const operations: readonly AdminOperation[] = [
  {
    method: 'GET',
    path: '/health',
    operationId: 'health',
    summary: 'The process lives',
    responses: { 200: 'It does' },
    answer: () => [200, { status: 'ok' }],
  },
  {
    method: 'GET',
    path: '/ready',
    operationId: 'ready',
    summary: 'Services are served',
    responses: { 200: 'They are' },
    answer: ({ standin }) => [200, { status: 'ready', services: standin.platform.services.length }],
  },
  {
    method: 'GET',
    path: '/openapi.json',
    operationId: 'openAPI',
    summary: 'This description',
    responses: { 200: 'OpenAPI 3.1' },
    answer: () => [200, openAPI(operations)],
  },
  {
    method: 'GET',
    path: '/journal',
    operationId: 'journal',
    summary: 'Exchanges, oldest first',
    query: {
      service: 'Name or RootURL',
      template: 'Name or text',
      method: 'Method',
      operation: 'Operation of a Web service',
      status: 'Status of the reply',
      unserved: '`true`: only those that nothing served',
      after: 'Ids greater than this',
      limit: 'At most so many, the newest; 1000',
    },
    responses: { 200: 'The exchanges and their number' },
    answer: journal,
  },
  {
    method: 'DELETE',
    path: '/journal',
    operationId: 'clearJournal',
    summary: 'Empty the journal',
    responses: { 204: 'Empty' },
    answer: ({ standin }) => {
      standin.journal.clear()
      return [204]
    },
  },
  {
    method: 'GET',
    path: '/journal/{id}',
    operationId: 'exchange',
    summary: 'One exchange, with near misses when nothing served it',
    responses: { 200: 'The exchange', 404: 'Not in the journal' },
    answer: exchange,
  },
  {
    method: 'GET',
    path: '/near-misses',
    operationId: 'nearMisses',
    summary: 'Requests that nothing served, with the closest templates, operations and stubs',
    responses: { 200: 'The requests' },
    answer: ({ standin }) => [200, misses(standin)],
  },
  {
    method: 'POST',
    path: '/verify',
    operationId: 'verify',
    summary: 'Were these calls received, and how often',
    body: 'Verification',
    responses: { 200: 'They were', ...wrong, 422: 'They were not: both sides of the difference' },
    answer: verify,
  },
  {
    method: 'GET',
    path: '/stubs',
    operationId: 'stubs',
    summary: 'Stubs, in the order in which they are asked',
    responses: { 200: 'The stubs' },
    answer: ({ standin: { stubs } }) => [
      200,
      stubs.list().map((one) => ({ id: one.id, service: serviceNameOf(one), answered: stubs.count(one), stub: one.written })),
    ],
  },
  {
    method: 'POST',
    path: '/stubs',
    operationId: 'addStub',
    summary: 'Add a stub: as in a stub file, with its service',
    body: 'Stub',
    responses: { 201: 'Its id', ...wrong },
    answer: addStub,
  },
  {
    method: 'DELETE',
    path: '/stubs',
    operationId: 'removeStubs',
    summary: 'Remove all stubs, those of files too',
    responses: { 204: 'Removed' },
    answer: ({ standin }) => {
      standin.write.clear()
      return [204]
    },
  },
  {
    method: 'DELETE',
    path: '/stubs/{id}',
    operationId: 'removeStub',
    summary: 'Remove a stub',
    responses: { 204: 'Removed', 404: 'There is none' },
    answer: removeStub,
  },
  {
    method: 'GET',
    path: '/scenarios',
    operationId: 'scenarios',
    summary: 'States of scenarios that have left their start',
    responses: { 200: 'By name' },
    answer: ({ standin }) => [200, Object.fromEntries(standin.stubs.scenarios())],
  },
  {
    method: 'POST',
    path: '/scenarios/reset',
    operationId: 'resetScenarios',
    summary: 'Scenarios and sequences of replies to their start',
    responses: { 204: 'Done' },
    answer: ({ standin }) => {
      standin.stubs.resetState()
      return [204]
    },
  },
  {
    method: 'GET',
    path: '/failures',
    operationId: 'failures',
    summary: 'Failures that are on',
    responses: { 200: 'The failures' },
    answer: ({ standin }) => [
      200,
      standin.failures.list().map(({ id, struck, rule }) => ({
        id,
        failure: rule.failure.name,
        service: rule.service ?? null,
        template: rule.template ?? null,
        method: rule.method ?? null,
        times: rule.times ?? null,
        probability: rule.probability,
        struck,
      })),
    ],
  },
  {
    method: 'POST',
    path: '/failures',
    operationId: 'addFailure',
    summary: 'Turn a failure on',
    body: 'FailureRule',
    responses: { 201: 'Its id', ...wrong },
    answer: addFailure,
  },
  {
    method: 'DELETE',
    path: '/failures',
    operationId: 'removeFailures',
    summary: 'Turn all failures off',
    responses: { 204: 'Off' },
    answer: ({ standin }) => {
      standin.failures.clear()
      return [204]
    },
  },
  {
    method: 'DELETE',
    path: '/failures/{id}',
    operationId: 'removeFailure',
    summary: 'Turn a failure off',
    responses: { 204: 'Off', 404: 'There is none' },
    answer: removeFailure,
  },
  {
    method: 'GET',
    path: '/sessions',
    operationId: 'sessions',
    summary: 'Sessions that there are, and those that their clients left open',
    responses: { 200: 'The sessions' },
    answer: ({ standin }) => [200, standin.platform.sessions()],
  },
  {
    method: 'GET',
    path: '/coverage',
    operationId: 'coverage',
    summary: 'Which methods and operations were called',
    responses: { 200: 'By service' },
    answer: ({ standin }) => [200, standin.coverage()],
  },
  {
    method: 'POST',
    path: '/reset',
    operationId: 'reset',
    summary: 'As at the start: no journal, the first stubs and failures, scenarios at their beginning',
    responses: { 204: 'Done' },
    answer: ({ standin }) => {
      standin.reset()
      return [204]
    },
  },
]
