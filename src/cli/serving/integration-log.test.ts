/** The log of integration services says what went wrong once, for each service and channel by itself. */
import { expect, test } from 'vitest'
import { said } from '../../diagnostics/said.ts'
import type { IntegrationEvent } from '../../integration/jobs/events.ts'
import { integrationLog } from './integration-log.ts'

const down = (service: string): IntegrationEvent => ({ kind: 'notConnected', service, why: said('refused', 'отказано') })

const stuck = (channel: string): IntegrationEvent => ({ kind: 'notSent', service: 'A', channel, id: '1', why: said('full', 'переполнено') })

const linesOf = (events: readonly IntegrationEvent[]): readonly string[] => {
  const lines: string[] = []
  const observe = integrationLog(false, 'en', (line) => lines.push(line))
  events.forEach(observe)
  return lines
}

test('two services that fail by turns have one line each', () => {
  expect(linesOf([down('A'), down('B'), down('A'), down('B')])).toEqual([
    'A: not connected, tried again later: refused',
    'B: not connected, tried again later: refused',
  ])
})

test('what goes well in one channel does not repeat the trouble of another', () => {
  const sent: IntegrationEvent = { kind: 'sent', service: 'A', channel: 'Y', id: '2' }
  expect(linesOf([stuck('X'), sent, stuck('X'), sent])).toEqual(['A.X 1: not sent, its channel waits: full'])
})

test('trouble that is over and comes back is said again', () => {
  expect(linesOf([down('A'), { kind: 'connected', service: 'A' }, down('A')])).toHaveLength(2)
})
