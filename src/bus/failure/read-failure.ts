/** A failure of a bus as it is written in a program, or in a body that the admin surface was sent. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { didYouMean } from '../../diagnostics/near.ts'
import { plainNode } from '../../standin/reading/plain-node.ts'
import { duration, Reading } from '../../standin/reading/reading.ts'
import { reportBus } from '../definition/problems.ts'
import { busThings } from '../definition/things.ts'
import { busFailureNames, busFailureRow, isBusFailureName, type BusFailureName } from './names.ts'

/** Where a failure strikes, and how often; everywhere and for ever when nothing is said. */
export interface BusFailureScope {
  /** Name of an application. */
  readonly application?: string
  /** A channel, or `process.channel`. */
  readonly channel?: string
  /** Code of a participant. */
  readonly participant?: string
  /** It strikes so often and is spent. */
  readonly times?: number
  /** `slowAccept`: `200ms`, `5s`, or milliseconds; 5 s when absent. */
  readonly delay?: string | number
  /** `reject`: the description of the error. */
  readonly text?: string
}

/** The same, read. */
export interface BusFailureRule {
  readonly name: BusFailureName
  readonly application?: string
  readonly channel?: string
  readonly participant?: string
  readonly times?: number
  /** Milliseconds. */
  readonly delay?: number
  readonly text?: string
}

const failureKeys = ['name', 'application', 'channel', 'participant', 'times', 'delay', 'text'] as const

/** Throws DiagnosticError for what it does not know. */
export function busFailureRule(definition: unknown): BusFailureRule {
  const reading = new Reading()
  const node = plainNode(definition)
  const allowed = failureKeys.filter((key) => (key !== 'delay' && key !== 'text') || optionsOf(definition).includes(key))
  const fields = reading.fields(node, busThings.failure, allowed)
  const name = reading.text(fields.get('name'), 'name') ?? ''
  if (!isBusFailureName(name))
    reading.tell(
      reportBus('unknown-failure', { found: name, meant: didYouMean(name, busFailureNames), allowed: busFailureNames.join(', ') }),
    )
  const [application, channel, participant, text] = (['application', 'channel', 'participant', 'text'] as const).map((key) =>
    reading.text(fields.get(key), key),
  )
  const times = reading.number(fields.get('times'), 'times', [1, Infinity])
  const delay = duration(reading, fields.get('delay'), 'delay')
  if (reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
  return {
    name: name as BusFailureName,
    ...(application !== undefined && { application }),
    ...(channel !== undefined && { channel }),
    ...(participant !== undefined && { participant }),
    ...(times !== undefined && { times }),
    ...(delay !== undefined && { delay }),
    ...(text !== undefined && { text }),
  }
}

function optionsOf(definition: unknown): readonly string[] {
  const name = typeof definition === 'object' && definition !== null && 'name' in definition ? String(definition.name) : ''
  return isBusFailureName(name) ? busFailureRow(name).options : []
}
