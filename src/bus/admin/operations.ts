/** The operations of a bus's admin surface as one table: method, path, texts for OpenAPI, and the function that answers. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { firstOperations, timesOf } from '../../standin/admin/operation.ts'
import type { BusControl } from '../control.ts'
import { busFailureNames } from '../failure/names.ts'
import type { MessageCriteria } from '../journal/verify.ts'
import { readSent } from '../message/sent.ts'
import { busOpenAPI } from './openapi.ts'
import type { BusAsked, BusOperation } from './operation.ts'
import { pageOperations } from './page.ts'
import { shownMessage, shownPlan, shownQueues, shownRequest } from './shown.ts'
import { messagesWhere } from './where.ts'

const wrong = { 400: 'The body has an error; the answer says where' } as const

/** How many messages an answer has where nothing is said. */
const LIMIT = 1000

export const busOperations: readonly BusOperation[] = [
  ...firstOperations<BusAsked>(
    'The bus is served; the number of its channels',
    ({ bus }) => ({ channels: bus.plan.applications.flatMap((one) => one.Channels).length }),
    () => busOpenAPI(busOperations),
  ),
  {
    method: 'GET',
    path: '/bus/channels',
    operationId: 'channels',
    summary: 'List applications with their participants and channels',
    responses: { 200: 'The applications' },
    answer: ({ bus }) => [200, { applications: shownPlan(bus.plan) }],
  },
  {
    method: 'GET',
    path: '/bus/queues',
    operationId: 'queues',
    summary: 'List queues with the number of messages that wait in them or are being delivered',
    responses: { 200: 'The queues' },
    answer: ({ bus }) => [200, { queues: shownQueues(bus) }],
  },
  {
    method: 'GET',
    path: '/bus/messages',
    operationId: 'messages',
    summary: 'List messages that went through the bus, oldest first',
    query: {
      channel: 'Name of the channel, or process.channel',
      application: 'Name of the application',
      participant: 'Code of the participant that sent it; empty for messages of POST /bus/messages',
      outcome: 'accepted, refused or repeated',
      after: 'Only messages with a greater number',
      limit: `Return at most this many, the newest (default ${LIMIT})`,
    },
    responses: { 200: 'The messages and their number', 400: 'The bus has no channel, application or participant of that name' },
    answer({ bus, query }) {
      const found = messagesWhere(query, bus.plan, bus.journal.messages())
      const limit = Math.max(1, Number(query.get('limit') ?? LIMIT))
      return [200, { count: found.length, messages: found.slice(-limit).map(shownMessage) }]
    },
  },
  {
    method: 'POST',
    path: '/bus/messages',
    operationId: 'send',
    summary: 'Put a message into a channel, as another system would',
    body: 'Message',
    responses: { 201: 'The message', ...wrong, 409: 'The broker does not keep it; the answer says why' },
    async answer({ control, body }) {
      const { channel, ...message } = readSent(body)
      try {
        return [201, shownMessage(await control.send(channel, message))]
      } catch (error) {
        // What the broker does not keep it says by an error of its own.
        if (!(error instanceof Error) || error instanceof DiagnosticError) throw error
        return [409, { error: error.message }]
      }
    },
  },
  {
    method: 'POST',
    path: '/bus/verify',
    operationId: 'verify',
    summary: 'Check which messages clients sent into a channel, and how often',
    body: 'Verification',
    responses: { 200: 'The messages were sent', ...wrong, 422: 'They were not; expected and actual messages' },
    answer({ control, body }) {
      const times = timesOf(body, ['channel', 'application', 'message'])
      const { channel, application, message } = body
      const named = application === undefined ? undefined : String(application)
      const found = control.verify(String(channel), times, message as MessageCriteria | undefined, named)
      return [200, { verified: true, sent: found.length, messages: found.map(shownMessage) }]
    },
  },
  {
    method: 'GET',
    path: '/bus/requests',
    operationId: 'requests',
    summary: 'List requests over HTTP (tokens and lists of channels), oldest first',
    responses: { 200: 'The requests and their number' },
    answer: ({ bus: { journal } }) => [
      200,
      { count: journal.requests().length, requests: journal.requests().slice(-LIMIT).map(shownRequest) },
    ],
  },
  {
    method: 'GET',
    path: '/bus/connections',
    operationId: 'connections',
    summary: 'Count connections to the broker, and list peers that it refused',
    responses: { 200: 'The number of connections, and the refusals' },
    answer: ({ bus: { journal } }) => [200, { connections: journal.connections, refused: journal.refused().slice(-LIMIT) }],
  },
  {
    method: 'GET',
    path: '/bus/failures',
    operationId: 'failures',
    summary: 'List active failures',
    responses: { 200: 'The failures, and the names that there are' },
    answer: ({ bus: { failures } }) => [
      200,
      { failures: failures.list().map(({ id, struck, rule }) => ({ id, struck, ...rule })), names: busFailureNames },
    ],
  },
  {
    method: 'POST',
    path: '/bus/failures',
    operationId: 'addFailure',
    summary: 'Activate a failure',
    body: 'Failure',
    responses: { 201: 'The id of the failure', ...wrong },
    answer: ({ control, body }) => [201, { id: control.fail(body as unknown as Parameters<BusControl['fail']>[0]) }],
  },
  {
    method: 'DELETE',
    path: '/bus/failures',
    operationId: 'removeFailures',
    summary: 'Deactivate all failures',
    responses: { 204: 'No failure is active' },
    answer({ bus }) {
      bus.failures.clear()
      return [204]
    },
  },
  {
    method: 'DELETE',
    path: '/bus/failures/{id}',
    operationId: 'removeFailure',
    summary: 'Deactivate a failure',
    responses: { 204: 'The failure is not active any more', 404: 'No failure has this id' },
    answer: ({ bus, id }) => (bus.failures.remove(id) ? [204] : [404, { error: `there is no failure ${id}`, errorRu: `нет сбоя ${id}` }]),
  },
  {
    method: 'POST',
    path: '/bus/reset',
    operationId: 'reset',
    summary: 'Empty queues and journal, and deactivate all failures',
    responses: { 204: 'The bus is as it was at the start; connections stay' },
    async answer({ bus }) {
      await bus.reset()
      return [204]
    },
  },
  ...pageOperations,
]
