/** The bus of `exec --bus`: what the command is given to find it, and whether it was used. */
import { inspect } from 'node:util'
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import { addressOf } from '../bus/banner.ts'
import { openOrExplain } from '../bus/open.ts'
import { adminOf, planOf } from '../bus/run.ts'
import { countOf } from '../shared/count.ts'
import { say } from '../shared/terminal.ts'

/** A bus while a command runs. */
export interface BusOfCommand {
  /** Environment variables. */
  readonly variables: Readonly<Record<string, string>>
  /** Says what went through the bus; whether a client asked it for anything. */
  conclude(): boolean
  close(): Promise<void>
}

/** The first participant is the command's; the others have variables with their codes in them. */
export async function startBusFor(paths: readonly string[], lang: Language): Promise<BusOfCommand> {
  const plan = await planOf(paths, lang)
  const failed = (error: unknown): void => say(said(`defect of the bus\n${inspect(error)}`, `дефект шины\n${inspect(error)}`))
  const opened = await openOrExplain(plan, { host: '127.0.0.1', port: 0, amqpPort: 0, failed })
  const admin = await adminOf(opened, 0)
  const [application] = plan.applications
  const [first] = application!.Participants
  const others = application!.Participants.flatMap(({ Name, ClientID, ClientSecret }) => {
    const code = Name.toUpperCase().replace(/[^A-Z0-9]/g, '_')
    return [
      [`BUS_${code}_CLIENT_ID`, ClientID],
      [`BUS_${code}_CLIENT_SECRET`, ClientSecret],
    ] as const
  })
  return {
    variables: {
      ...Object.fromEntries(others),
      BUS_URL: addressOf(opened.url, application!.Name),
      BUS_CLIENT_ID: first!.ClientID,
      BUS_CLIENT_SECRET: first!.ClientSecret,
      BUS_AMQP_PORT: String(opened.amqpPort),
      BUS_ADMIN_URL: admin.served.url,
    },
    conclude() {
      const { journal } = opened.bus
      const count = countOf(journal.messages().length, 'message', lang)
      say(lang === 'en' ? `through the bus: ${count}` : `через шину: ${count}`)
      if (journal.requests().length > 0) return true
      say(
        lang === 'en'
          ? 'the command asked the bus for nothing: does it use BUS_URL?'
          : 'команда ничего не запросила у шины: использует ли она BUS_URL?',
      )
      return false
    },
    async close() {
      await Promise.all([admin.served.close(), opened.close()])
    },
  }
}
