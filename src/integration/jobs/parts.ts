/** What the jobs of a service need of the rest: queues, a bus, a way to call handlers, time. */
import type { Clock } from '../../exchange/system.ts'
import type { Exclusive } from '../../infobase/store/engine.ts'
import type { Channel } from '../definition/channel.ts'
import type { ReceiveCall } from '../definition/handler.ts'
import type { MessageQueue, QueuedMessage } from '../queue/queue.ts'
import type { SettingsStore } from '../queue/settings-store.ts'
import type { ConnectToBus } from '../wire/port.ts'
import type { ObserveIntegration } from './events.ts'
import type { JobRunner } from './runner.ts'
import type { JobSettings } from './settings.ts'

/** For whom, and in which data area, a message is handled. */
export interface Whose {
  readonly user: string
  readonly area: string
}

/** Decides it for each message (chapter 17.7.6.1); what it throws makes the message wait. */
export type Dispatch = (message: QueuedMessage, settings: { readonly UserName: string }) => Whose | Promise<Whose>

/** A session of a job that handles messages. */
export interface HandlerSession {
  /** A call in the session; runs the work with the rights of its user. */
  run<T>(work: (call: ReceiveCall) => Promise<T>): Promise<T>
  /** The session is not used any more. */
  close(): void
}

export interface JobParts {
  readonly queue: MessageQueue
  readonly settings: SettingsStore
  readonly connect: ConnectToBus
  /** Where several processes have the infobase: whose the jobs of a service are. */
  readonly exclusive: Exclusive | undefined
  readonly dispatch: Dispatch
  readonly openSession: (whose: Whose) => HandlerSession
  /** Runs all of it in one transaction, or nothing. */
  readonly transaction: <T>(work: () => Promise<T>) => Promise<T>
  /** What was committed outlives the process when this is done. */
  readonly save: () => Promise<void>
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly runner: JobRunner
  readonly observe: ObserveIntegration
  readonly job: JobSettings
}

/** A channel with its name. */
export interface NamedChannel {
  readonly service: string
  readonly name: string
  readonly definition: Channel
}
