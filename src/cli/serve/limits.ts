/** The options of `serve` that bound what clients and handlers may take. */
import type { ServeOptions } from '../../host/server/serve.ts'
import { InvalidArgumentError, Option } from '../shared/commander.ts'
import { wholeNumber } from '../shared/option-values.ts'

export interface LimitArguments {
  /** Seconds. */
  readonly callTimeout?: number
  /** Seconds. */
  readonly bodyTimeout?: number
  readonly maxConnections?: number
  readonly halfOpen?: true
}

const secondsOf = (text: string): number => {
  const seconds = Number(text)
  if (!(seconds > 0)) throw new InvalidArgumentError('Seconds are a number above 0, such as 5 or 0.5.')
  return seconds
}

const positive = (text: string): number => {
  const number = wholeNumber(text)
  if (number === 0) throw new InvalidArgumentError('a whole number above 0 is expected')
  return number
}

export const callTimeout = (): Option =>
  new Option('--call-timeout <seconds>', 'answer 504 where a handler takes longer, and free its session (default: no limit)').argParser(
    secondsOf,
  )

export const bodyTimeout = (): Option =>
  new Option('--body-timeout <seconds>', 'seconds for a whole request, its body included (default: no limit)').argParser(secondsOf)

export const maxConnections = (): Option =>
  new Option('--max-connections <number>', 'close connections beyond so many at once (default: no limit)').argParser(positive)

export const halfOpen = (): Option =>
  new Option('--half-open', 'answer clients that end their side behind the request; departures are then noticed late')

/** What of them concerns the server. */
export const serverLimits = ({ bodyTimeout: body, maxConnections: most, halfOpen: half }: LimitArguments): Partial<ServeOptions> => ({
  ...(body !== undefined && { bodyTimeout: body * 1000 }),
  ...(most !== undefined && { maxConnections: most }),
  ...(half && { halfOpen: true }),
})
