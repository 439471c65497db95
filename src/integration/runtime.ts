/**
 * 1C's side of integration services over one infobase: managers, queues in its store, and the jobs of each service while they are held.
 * Nothing of it runs before ExecuteProcessing.
 */
import type { Clock } from '../exchange/system.ts'
import type { Base } from '../infobase/objects/base.ts'
import type { IntegrationService } from './definition/service.ts'
import type { ObserveIntegration } from './jobs/events.ts'
import type { Dispatch, HandlerSession, JobParts, Whose } from './jobs/parts.ts'
import { jobRunner } from './jobs/runner.ts'
import { ServiceJobs } from './jobs/service-jobs.ts'
import { usualJobSettings, type JobSettings } from './jobs/settings.ts'
import { IntegrationServiceManager, type ServicePorts } from './objects/service-manager.ts'
import { IntegrationServicesManager, withServices, type IntegrationServices } from './objects/services.ts'
import { MessageQueue } from './queue/queue.ts'
import { noSettings, SettingsStore, type KeptSettings } from './queue/settings-store.ts'
import type { ConnectToBus } from './wire/port.ts'

export interface RuntimeParts {
  readonly services: readonly IntegrationService[]
  readonly base: Pick<Base, 'tables' | 'transactions' | 'writer' | 'context' | 'exclusive'>
  readonly connect: ConnectToBus
  readonly openSession: (whose: Whose) => HandlerSession
  readonly newUUID: () => string
  readonly clock: Pick<Clock, 'now' | 'after'>
  /** What was committed outlives the process when this is done; nothing where every commit does. */
  readonly save?: (() => void) | undefined
  readonly observe?: ObserveIntegration | undefined
  /** For whom a message is handled; the user of the settings when absent. */
  readonly dispatch?: Dispatch | undefined
  /** The data area of the caller. */
  readonly area?: (() => string) | undefined
  /** What services have where the infobase keeps no settings for them, by name; `*` for all. */
  readonly settings?: Readonly<Record<string, Partial<KeptSettings>>> | undefined
  readonly job?: Partial<JobSettings> | undefined
}

export interface IntegrationRuntime {
  readonly services: IntegrationServices
  /** Goes on with other definitions. */
  replace(services: readonly IntegrationService[]): Promise<void>
  /** Queues and settings as if nothing had ever been sent or set. */
  clear(): Promise<void>
  /** Ends connections and jobs; messages stay. */
  close(): Promise<void>
}

/** The user of the service's settings, outside of any data area. */
const usualDispatch: Dispatch = ({ area }, { UserName }) => ({ user: UserName, area })

export async function createIntegration(parts: RuntimeParts): Promise<IntegrationRuntime> {
  const { base, clock, observe = () => {}, settings: first = {} } = parts
  const job = { ...usualJobSettings, ...parts.job }
  const queue = new MessageQueue(base)
  await queue.ensure()
  const settings = new SettingsStore(base, (service) => ({ settings: { ...noSettings, ...first['*'], ...first[service] }, active: true }))
  const runner = jobRunner(job.variant, {
    outside: (run) => base.context.run({}, run),
    failed: (error) => observe({ kind: 'failed', error }),
    later: (run) => clock.after(job.retries[0] ?? 0, run),
  })
  const jobParts: JobParts = {
    queue,
    settings,
    runner,
    clock,
    observe,
    job,
    connect: parts.connect,
    exclusive: base.exclusive,
    dispatch: parts.dispatch ?? usualDispatch,
    openSession: parts.openSession,
    transaction: (work) => base.transactions.run(work),
    // Never in the middle of another one's transaction.
    save: () => (parts.save === undefined ? Promise.resolve() : base.transactions.read(parts.save)),
  }
  const hold = new Hold(jobParts)
  const managers = new Map<string, IntegrationServiceManager>()
  let made = 0
  const define = (services: readonly IntegrationService[]): void => {
    managers.clear()
    hold.take(services.map((one) => new ServiceJobs(one, jobParts)))
    for (const one of services) managers.set(one.Name, new IntegrationServiceManager(one, portsOf(hold.jobs(one.Name)!)))
  }
  const portsOf = (jobs: ServiceJobs): ServicePorts => ({
    queue,
    settings,
    now: () => clock.now(),
    area: parts.area ?? (() => ''),
    newUUID: parts.newUUID,
    nextMade: () => ++made,
    state: (channel) => jobs.state(channel),
    error: (channel) => jobs.error(channel),
    sent: (channel) => base.transactions.onCommit(() => job.sendAtCommit && jobs.send(channel)),
    changed: () => base.transactions.onCommit(() => hold.renew(jobs)),
  })
  define(parts.services)
  const services = withServices(
    new IntegrationServicesManager({
      managers: () => managers,
      execute: () => hold.execute(),
      stop: () => hold.stop(),
      idle: () => runner.idle(),
    }),
  )
  return {
    services,
    async replace(next) {
      const wasHeld = hold.isHeld
      await hold.stop()
      define(next)
      if (wasHeld) hold.execute()
    },
    async clear() {
      await hold.stop()
      await runner.idle()
      await queue.clear()
      await settings.clear()
    },
    async close() {
      await hold.stop()
      await runner.idle()
    },
  }
}

/** The time for which connections are held: two minutes from the last call of ExecuteProcessing (chapter 17.7.6.1). */
class Hold {
  readonly #parts: JobParts
  #all: readonly ServiceJobs[] = []
  #callOff: (() => void) | undefined

  constructor(parts: JobParts) {
    this.#parts = parts
  }

  take(all: readonly ServiceJobs[]): void {
    this.#all = all
  }

  jobs(service: string): ServiceJobs | undefined {
    return this.#all.find((one) => one.service.Name === service)
  }

  get isHeld(): boolean {
    return this.#callOff !== undefined
  }

  execute(): void {
    const { clock, job, runner } = this.#parts
    this.#callOff?.()
    this.#callOff = clock.after(job.hold, () => void this.stop())
    // As a job, so that it is outside of the caller's transaction.
    runner.request('start', async () => {
      if (this.isHeld) for (const one of this.#all) one.start()
    })
  }

  /** A service whose settings are other ones connects anew. */
  renew(jobs: ServiceJobs): void {
    if (this.isHeld) void jobs.stop().then(() => this.isHeld && jobs.start())
  }

  async stop(): Promise<void> {
    this.#callOff?.()
    this.#callOff = undefined
    this.#parts.runner.clear()
    await Promise.all(this.#all.map((one) => one.stop()))
  }
}
