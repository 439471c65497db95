/** The operations of the admin surface that its page is made of; programs may use them as well. */
import { failureNames, failureRow } from '../../failure/names.ts'
import type { AdminOperation, Answer } from '../answers.ts'
import { filesOfPage } from './files.ts'

/** What answers is loaded when it is first asked for: an admin surface whose page no one opens has none of it. */
const lazily =
  (load: () => Promise<Answer>): Answer =>
  async (asked) =>
    (await load())(asked)
const calls = () => import('./call.ts')
const data = () => import('./data.ts')
const events = () => import('./events.ts')
const services = () => import('./services.ts')

/** What there is to look at: panels of what is not here are not shown. */
const overview: Answer = ({ standin, ports }) => [
  200,
  {
    language: ports.language ?? null,
    base: standin.platform.base,
    calls: ports.callServed !== undefined,
    standin: true,
    data: standin.infobase() !== undefined,
    bus: false,
    services: standin.addresses().listed.length,
    stubs: standin.stubs.list().length,
    failures: standin.failures.list().length,
    sessions: standin.platform.sessions().open.length,
    exchanges: standin.journal.count,
  },
]

const failureKinds: Answer = () => [
  200,
  failureNames.map((failure) => {
    const { meaning, mark, options } = failureRow(failure)
    return { failure, meaning, mark, options }
  }),
]

export const pageOperations: readonly AdminOperation[] = [
  ...filesOfPage('services, calls, stubs, failures, sessions, data'),
  {
    method: 'GET',
    path: '/overview',
    operationId: 'overview',
    summary: 'Numbers of services, stubs, failures, sessions and exchanges, and which parts are loaded',
    responses: { 200: 'The numbers' },
    answer: overview,
  },
  {
    method: 'GET',
    path: '/events',
    operationId: 'events',
    summary: 'Follow exchanges as server-sent events: `open`, `exchange`, `cleared`',
    query: { after: 'Only exchanges with a greater id' },
    media: 'text/event-stream',
    responses: { 200: 'Events without an end: the last 300 exchanges, then each that is over' },
    answer: lazily(async () => (await events()).events),
  },
  {
    method: 'GET',
    path: '/services',
    operationId: 'services',
    summary: 'List services with their addresses, and with their templates, operations or entity sets',
    query: { parts: '`false`: without templates, operations and entity sets' },
    responses: { 200: 'The services' },
    answer: lazily(async () => (await services()).services),
  },
  {
    method: 'GET',
    path: '/example',
    operationId: 'example',
    summary: 'Get a request that a template, operation or entity set may be called with',
    query: {
      channel: 'Name of the kind of service: hs, ws, odata',
      service: 'Name of the service',
      part: 'Name of the part',
      method: 'HTTP method',
    },
    responses: { 200: 'Method, target, headers and body', 404: 'There is no such service' },
    answer: lazily(async () => (await services()).example),
  },
  {
    method: 'POST',
    path: '/call',
    operationId: 'call',
    summary: 'Send a request to the served port',
    body: 'Call',
    responses: { 200: 'The answer, or why no answer came', 400: 'The body has an error', 404: 'No port is known' },
    answer: lazily(async () => (await calls()).call),
  },
  {
    method: 'GET',
    path: '/failure-kinds',
    operationId: 'failureKinds',
    summary: 'List failures that can be activated, with their options',
    responses: { 200: 'The failures by name' },
    answer: failureKinds,
  },
  {
    method: 'GET',
    path: '/data',
    operationId: 'dataObjects',
    summary: 'List objects of the infobase with the number of their rows',
    responses: { 200: 'The objects', 404: 'There is no data' },
    answer: lazily(async () => (await data()).dataObjects),
  },
  {
    method: 'GET',
    path: '/data/{id}',
    operationId: 'dataRows',
    summary: 'Get rows of an object, such as `Catalog.Товары`, as 1C presents them',
    query: {
      section: 'Name of a tabular section, for its rows',
      skip: 'Rows to leave out (default 0)',
      top: 'Return at most this many rows (default 50, at most 200)',
    },
    responses: { 200: 'Columns, rows and the number of all rows', 404: 'There is no such object' },
    answer: lazily(async () => (await data()).dataRows),
  },
]
