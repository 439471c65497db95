/** 1C's side of integration services over an infobase of a test, a bus in memory, and time that the test moves. */
import { createAsyncContext } from '../../../src/host/machine/async-context.ts'
import { system } from '../../../src/host/machine/system.ts'
import { Catalog } from '../../../src/infobase/definitions.ts'
import { createInfobase, type Infobase } from '../../../src/infobase/infobase.ts'
import { createModel } from '../../../src/infobase/model/create-model.ts'
import type { Engine, Exclusive } from '../../../src/infobase/store/engine.ts'
import { Channel } from '../../../src/integration/definition/channel.ts'
import type { ReceiveMessageProcessing } from '../../../src/integration/definition/handler.ts'
import { IntegrationService } from '../../../src/integration/definition/service.ts'
import type { IntegrationEvent } from '../../../src/integration/jobs/events.ts'
import type { Whose } from '../../../src/integration/jobs/parts.ts'
import type { JobSettings } from '../../../src/integration/jobs/settings.ts'
import { createIntegration, type IntegrationRuntime, type RuntimeParts } from '../../../src/integration/runtime.ts'
import { openEngineForTests } from '../infobase/engines.ts'
import { MovedClock, settled } from '../moved-clock.ts'
import { FakeBus } from './fake-bus.ts'

export interface SideOptions extends Partial<Pick<RuntimeParts, 'dispatch' | 'settings' | 'save' | 'area'>> {
  readonly handlers?: Readonly<Record<string, ReceiveMessageProcessing>>
  readonly transactioned?: boolean
  readonly job?: Partial<JobSettings>
  readonly engine?: Engine
  /** Work that another side may have. */
  readonly exclusive?: Exclusive
  readonly bus?: FakeBus
  readonly clock?: MovedClock
  readonly services?: readonly IntegrationService[]
}

export interface Side {
  readonly infobase: Infobase
  readonly runtime: IntegrationRuntime
  readonly bus: FakeBus
  readonly clock: MovedClock
  readonly events: IntegrationEvent[]
  /** For whom sessions were opened, and how many are closed. */
  readonly sessions: { readonly opened: Whose[]; closed: number }
  /** Runs what there is to run. */
  run(): Promise<void>
  /** `handled Orders`, `sent Statuses` …, without connections. */
  told(): readonly string[]
}

/** Receives `Orders` and `Stocks`, sends `Statuses` and `Prices`; handlers of what is not given take everything. */
export async function openSide({
  handlers = {},
  transactioned = true,
  job = {},
  engine,
  exclusive,
  bus = new FakeBus(),
  clock = new MovedClock(),
  services,
  ...more
}: SideOptions = {}): Promise<Side> {
  const receive = (name: string) =>
    Channel({
      MessageDirection: 'Receive',
      ExternalIntegrationServiceChannelName: `shop.${name}`,
      Transactioned: transactioned,
      ReceiveMessageProcessing: handlers[name] ?? (() => {}),
    })
  const send = (name: string) => Channel({ MessageDirection: 'Send', ExternalIntegrationServiceChannelName: `shop.${name}` })
  const defined = services ?? [
    IntegrationService({
      Name: 'Bus',
      ExternalIntegrationServiceAddress: 'http://bus:9090/applications/trade',
      Channels: { Orders: receive('Orders'), Stocks: receive('Stocks'), Statuses: send('Statuses'), Prices: send('Prices') },
    }),
  ]
  const infobase = createInfobase(
    { model: createModel([Catalog({ Name: 'Заказы', DescriptionLength: 100 })]) },
    { engine: engine ?? (await openEngineForTests()), context: createAsyncContext<object>(), system },
  )
  const events: IntegrationEvent[] = []
  const sessions = { opened: [] as Whose[], closed: 0 }
  const runtime = await createIntegration({
    services: defined,
    base: exclusive === undefined ? infobase.base : { ...infobase.base, exclusive },
    connect: bus.connect,
    newUUID: infobase.base.newUUID,
    clock,
    observe: (event) => void events.push(event),
    job,
    openSession(whose) {
      sessions.opened.push(whose)
      return {
        run: (work) => work({ ...whose, infobase } as never),
        close: () => void sessions.closed++,
      }
    },
    ...more,
  })
  infobase.base.beside.IntegrationServices = runtime.services
  const run = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn++) {
      await runtime.services.idle()
      await settled()
    }
  }
  const told = (): readonly string[] => events.flatMap((one) => ('channel' in one ? [`${one.kind} ${one.channel}`] : []))
  return { infobase, runtime, bus, clock, events, sessions, run, told }
}

/** Names of the catalog's items, in the order of their making. */
export const orders = async ({ infobase }: Pick<Side, 'infobase'>): Promise<readonly string[]> =>
  (await infobase.Catalogs['Заказы']!.Select({ order: ['Code'] })).map((row) => String(row['Description']))

/** A handler that writes the body of the message as an item. */
export const writing: ReceiveMessageProcessing = async (message, _, { infobase }) => {
  await infobase.Catalogs['Заказы']!.CreateItem({ Description: message.GetBodyAsString() }).Write()
}
