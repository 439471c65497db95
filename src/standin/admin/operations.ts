/** The operations of the admin surface as one table: method, path, texts for OpenAPI, and the function that answers. */
import { serviceNameOf } from '../stub/stub.ts'
import {
  addFailure,
  addStub,
  collections,
  exchange,
  fillCollection,
  journal,
  removeFailure,
  removeStub,
  verify,
  type AdminOperation,
  type Answer,
} from './answers.ts'
import { openAPI } from './openapi.ts'
import { firstOperations } from './operation.ts'
import { pageOperations } from './page/operations.ts'
import { languageOf, misses } from './shown.ts'

const wrong = { 400: 'The body has an error; the answer says where' } as const

export const operations: readonly AdminOperation[] = [
  ...firstOperations<Parameters<Answer>[0]>(
    'Services are served; their number',
    ({ standin }) => ({ services: standin.platform.services.length }),
    () => openAPI(operations),
  ),
  {
    method: 'GET',
    path: '/journal',
    operationId: 'journal',
    summary: 'List exchanges (request and reply), oldest first',
    query: {
      service: 'Name or RootURL of the service',
      template: 'Name or text of the URL template',
      method: 'HTTP method',
      operation: 'Operation of a Web service',
      set: 'Entity set of the standard OData interface, or Set/Function',
      status: 'HTTP status of the reply',
      unserved: '`true`: only exchanges that no handler or stub answered',
      after: 'Only exchanges with a greater id',
      limit: 'Return at most this many, the newest (default 1000)',
    },
    responses: { 200: 'The exchanges and their number' },
    answer: journal,
  },
  {
    method: 'DELETE',
    path: '/journal',
    operationId: 'clearJournal',
    summary: 'Empty the journal',
    responses: { 204: 'The journal is empty' },
    answer: ({ standin }) => {
      standin.journal.clear()
      return [204]
    },
  },
  {
    method: 'GET',
    path: '/journal/{id}',
    operationId: 'exchange',
    summary: 'Get one exchange, with near misses if it was not served',
    query: { lang: 'Language of the near misses: `en` (default) or `ru`' },
    responses: { 200: 'The exchange', 404: 'No exchange has this id' },
    answer: exchange,
  },
  {
    method: 'GET',
    path: '/near-misses',
    operationId: 'nearMisses',
    summary: 'List requests that were not served, with the closest templates, operations and stubs',
    query: { lang: 'Language of the texts: `en` (default) or `ru`' },
    responses: { 200: 'The requests' },
    answer: ({ standin, query }) => [200, misses(standin, languageOf(query))],
  },
  {
    method: 'POST',
    path: '/verify',
    operationId: 'verify',
    summary: 'Check which calls were received, and how often',
    body: 'Verification',
    responses: { 200: 'The calls were received', ...wrong, 422: 'The calls were not received; expected and actual calls' },
    answer: verify,
  },
  {
    method: 'GET',
    path: '/stubs',
    operationId: 'stubs',
    summary: 'List stubs, in the order in which they are tried',
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
    summary: 'Add a stub, written as in a stub file, with its service',
    body: 'Stub',
    responses: { 201: 'The id of the stub', ...wrong },
    answer: addStub,
  },
  {
    method: 'DELETE',
    path: '/stubs',
    operationId: 'removeStubs',
    summary: 'Remove all stubs, including those of files',
    responses: { 204: 'The stubs are removed' },
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
    responses: { 204: 'The stub is removed', 404: 'No stub has this id' },
    answer: removeStub,
  },
  {
    method: 'GET',
    path: '/scenarios',
    operationId: 'scenarios',
    summary: 'List the states of scenarios that have left their first state',
    responses: { 200: 'States by name of the scenario' },
    answer: ({ standin }) => [200, Object.fromEntries(standin.stubs.scenarios())],
  },
  {
    method: 'POST',
    path: '/scenarios/reset',
    operationId: 'resetScenarios',
    summary: 'Reset scenarios and sequences of replies to their start',
    responses: { 204: 'They are reset' },
    answer: ({ standin }) => {
      standin.stubs.resetState()
      return [204]
    },
  },
  {
    method: 'GET',
    path: '/collections',
    operationId: 'collections',
    summary: 'List the items that stubs keep, by collection',
    responses: { 200: 'Items by name of the collection' },
    answer: collections,
  },
  {
    method: 'POST',
    path: '/collections/{id}',
    operationId: 'fillCollection',
    summary: 'Replace all items of a collection',
    body: 'Items',
    responses: { 204: 'The collection has these items', ...wrong },
    answer: fillCollection,
  },
  {
    method: 'GET',
    path: '/failures',
    operationId: 'failures',
    summary: 'List active failures',
    responses: { 200: 'The failures' },
    answer: ({ standin }) => [
      200,
      standin.failures.list().map(({ id, struck, rule }) => ({
        id,
        failure: rule.failure.name,
        service: rule.service ?? null,
        template: rule.part ?? null,
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
    summary: 'Activate a failure',
    body: 'FailureRule',
    responses: { 201: 'The id of the failure', ...wrong },
    answer: addFailure,
  },
  {
    method: 'DELETE',
    path: '/failures',
    operationId: 'removeFailures',
    summary: 'Deactivate all failures',
    responses: { 204: 'No failure is active' },
    answer: ({ standin }) => {
      standin.failures.clear()
      return [204]
    },
  },
  {
    method: 'DELETE',
    path: '/failures/{id}',
    operationId: 'removeFailure',
    summary: 'Deactivate a failure',
    responses: { 204: 'The failure is not active any more', 404: 'No failure has this id' },
    answer: removeFailure,
  },
  {
    method: 'GET',
    path: '/sessions',
    operationId: 'sessions',
    summary: 'List existing sessions, and sessions that clients left open',
    responses: { 200: 'The sessions' },
    answer: ({ standin }) => [200, standin.platform.sessions()],
  },
  {
    method: 'GET',
    path: '/coverage',
    operationId: 'coverage',
    summary: 'List methods and operations with the number of their calls',
    responses: { 200: 'Calls by service' },
    answer: ({ standin }) => [200, standin.coverage()],
  },
  {
    method: 'POST',
    path: '/reset',
    operationId: 'reset',
    summary: 'Restore the first stubs, failures and data, empty the journal, reset scenarios, evaluate modules anew',
    responses: { 204: 'The stand-in is as it was at the start' },
    async answer({ standin }) {
      // The data first: what is loaded anew begins with it.
      await standin.resetData()
      await standin.reset()
      return [204]
    },
  },
  ...pageOperations,
]
