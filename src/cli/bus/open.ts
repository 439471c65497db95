/** Opens a bus for a command, or says why it cannot be had. */
import type { BusPlan } from '../../bus/definition/plan.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { StandinError } from '../../diagnostics/standin-error.ts'
import { BusError } from '../../integration/bus/bus-error.ts'
import { openBus, type BusAt, type OpenBus } from '../../load/bus/open-bus.ts'
import { listenError } from '../serving/listen.ts'
import { CommandError } from '../shared/command-error.ts'
import type { Exit } from '../shared/exit-codes.ts'

export async function openOrExplain(plan: BusPlan, at: BusAt): Promise<OpenBus> {
  try {
    return await openBus(plan, at)
  } catch (error) {
    throw explained(error, at)
  }
}

/** Loads what the bus needs for its peers, which one that is opened `soon` does not wait for. */
export async function prepareOrExplain(opened: OpenBus, at: BusAt): Promise<void> {
  try {
    await opened.prepare()
  } catch (error) {
    throw explained(error, at)
  }
}

/** With the option that gives another address, or another port. */
function named({ message, messageRu, cause }: BusError): Said {
  const option = addresses.has((cause as NodeJS.ErrnoException | undefined)?.code ?? '') ? '--host' : '--amqp-port'
  return said(`${message} (${option})`, `${messageRu} (${option})`)
}

const addresses: ReadonlySet<string> = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'])

/** Errors of the bus have their words; the code says which exit code belongs to them. */
const exits: Readonly<Record<string, Exit>> = { 'bus/driver-missing': 'usage', 'bus/driver-broken': 'usage', 'bus/port-taken': 'listen' }

function explained(error: unknown, { host, port, journal }: BusAt): unknown {
  if (error instanceof BusError) {
    const exit = exits[error.code]
    if (exit === 'listen') return new CommandError(exit, named(error))
    return new CommandError(exit ?? 'access', said(error.message, error.messageRu))
  }
  // Of the system, or of another process that has the file.
  if (journal !== undefined && error instanceof Error && ('path' in error || error instanceof StandinError))
    return new CommandError('access', joined([`--journal ${journal}: `, saidBy(error)]))
  return listenError(error, { host, port }, { port: '--port', host: '--host' })
}
