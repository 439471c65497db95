/** The bus of `exec --bus`: what the command is given to find it, and whether it was used. */
import { inspect } from 'node:util'
import { accessOf, nameOf, type BusPlan, type Participant, type PlannedApplication } from '../../bus/definition/plan.ts'
import type { Language } from '../../diagnostics/print.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { externalNameOf } from '../../integration/definition/channel.ts'
import type { IntegrationService } from '../../integration/definition/service.ts'
import type { KeptSettings } from '../../integration/queue/settings-store.ts'
import { addressOf, clientsOf } from '../bus/banner.ts'
import { openOrExplain } from '../bus/open.ts'
import { adminOf, planOf } from '../bus/run.ts'
import { countOf } from '../shared/count.ts'
import { say } from '../shared/terminal.ts'

/** A bus while a command runs. */
export interface BusOfCommand {
  /** Environment variables. */
  readonly variables: Readonly<Record<string, string>>
  /** Address and login of the application that has the channels of the service; of the first one where none has. */
  settingsOf(service: IntegrationService): Omit<KeptSettings, 'UserName'>
  /** Says what went through the bus; whether a client asked it for anything. */
  conclude(): boolean
  close(): Promise<void>
}

/** The first participant is the command's; the others have variables with their codes in them. */
export async function startBusFor(paths: readonly string[], lang: Language): Promise<BusOfCommand> {
  const plan = await planOf(paths, lang)
  const failed = (error: unknown): void => say(said(`defect of the bus\n${inspect(error)}`, `дефект шины\n${inspect(error)}`))
  const crowded = (why: Said): void => say(why[lang])
  const opened = await openOrExplain(plan, { host: '127.0.0.1', port: 0, amqpPort: 0, crowded, failed })
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
      BUS_APPLICATIONS: JSON.stringify(clientsOf(plan, opened.url)),
    },
    settingsOf(service) {
      const { application, participant } = loginFor(service, plan)
      return {
        ExternalIntegrationServiceAddress: addressOf(opened.url, application.Name),
        ExternalIntegrationServiceUserName: participant.ClientID,
        ExternalIntegrationServiceUserPassword: participant.ClientSecret,
      }
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

interface Login {
  readonly application: PlannedApplication
  readonly participant: Participant
}

/** The participant that has most of the service's channels in their directions. */
function loginFor({ Channels }: IntegrationService, { applications }: BusPlan): Login {
  const named = Object.entries(Channels).map(([name, one]) => [externalNameOf(name, one), one.MessageDirection] as const)
  const countOf = ({ application, participant }: Login): number =>
    named.filter(([external, direction]) =>
      application.Channels.some(
        (one) =>
          `.${nameOf(one)}`.endsWith(`.${external}`)
          && accessOf(one, participant.Name) === (direction === 'Send' ? 'WRITE_ONLY' : 'READ_ONLY'),
      ),
    ).length
  const logins = applications.flatMap((application) => application.Participants.map((participant) => ({ application, participant })))
  return logins.reduce((best, one) => (countOf(one) > countOf(best) ? one : best))
}
