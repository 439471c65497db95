/** What a test gives a bus: options that it does not know, or that mean nothing, are refused with the nearest name. */
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import { said } from '../diagnostics/said.ts'
import { plainNode } from '../standin/reading/plain-node.ts'
import { Reading } from '../standin/reading/reading.ts'
import type { SourceNode } from '../standin/reading/source-node.ts'
import type { BusOptions } from './options.ts'

const busKeys = [
  'definition',
  'paths',
  'services',
  'port',
  'amqpPort',
  'clock',
  'tokenLifetime',
  'detachTimeout',
  'journalFile',
  'journal',
  'tls',
  'unknownRecipient',
  'repeated',
  'config',
] as const satisfies readonly (keyof BusOptions)[]

/** Of these the values are looked at here; all others have readers of their own. */
const looked: ReadonlySet<string> = new Set(['port', 'amqpPort', 'tokenLifetime', 'detachTimeout', 'unknownRecipient', 'repeated'])

const PORT = [0, 65_535] as const
const SECONDS = [1, Infinity] as const

/** Throws DiagnosticError. */
export function checkBusOptions(options: BusOptions): void {
  const reading = new Reading()
  const node = plainNode(keysOf(options, looked))
  const fields = reading.fields(node, said('the options of `startBus`', 'параметры `startBus`'), busKeys)
  for (const key of ['paths', 'services'] as const)
    if (options[key] !== undefined && !Array.isArray(options[key])) reading.list(plainNode(options[key]), key)
  for (const key of ['port', 'amqpPort'] as const) reading.number(fields.get(key), key, PORT)
  for (const key of ['tokenLifetime', 'detachTimeout'] as const) reading.number(fields.get(key), key, SECONDS)
  choice(reading, fields.get('unknownRecipient'), 'unknownRecipient', ['reject', 'drop'])
  choice(reading, fields.get('repeated'), 'repeated', ['once', 'again'])
  finish(reading)
}

const receivedKeys = ['count', 'timeout', 'message', 'application'] as const

/** Throws DiagnosticError. */
export function checkReceived(options: object): void {
  const reading = new Reading()
  const node = plainNode(keysOf(options, new Set(['count', 'timeout'])))
  const fields = reading.fields(node, said('the options of `received`', 'параметры `received`'), receivedKeys)
  reading.number(fields.get('count'), 'count', [0, Infinity])
  reading.number(fields.get('timeout'), 'timeout', [0, Infinity], false)
  finish(reading)
}

/** Of values that are not looked at only that they are there: they may be large, or objects of any kind. */
const keysOf = (options: object, values: ReadonlySet<string>): object =>
  Object.fromEntries(Object.entries(options).map(([key, value]) => [key, value === undefined || values.has(key) ? value : true]))

function choice(reading: Reading, node: SourceNode | undefined, what: string, allowed: readonly string[]): void {
  const found = reading.text(node, what)
  if (node !== undefined && found !== undefined && !allowed.includes(found)) reading.wrong(node, what, allowed.join(', '))
}

function finish({ diagnostics }: Reading): void {
  if (diagnostics.length > 0) throw new DiagnosticError(diagnostics)
}
