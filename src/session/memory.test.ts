/** Sessions in memory: the contract of the port, no interleaving that mixes them up, a load, and nothing left behind. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MovedClock, settled } from '../../test/support/moved-clock.ts'
import { sessionManagerContract } from '../../test/support/session-manager-contract.ts'
import { Refusal } from '../exchange/refusal.ts'
import type { Lease } from './manager.ts'
import { MemorySessions } from './memory.ts'
import type { SessionScope } from './scope.ts'

describe('sessions in memory', () => sessionManagerContract((settings, clock) => new MemorySessions(settings, clock)))

const scopeOf = (user: string, separator: string): SessionScope => ({
  publication: '/a',
  service: 'hs/E',
  user,
  credential: user,
  separators: [{ value: separator, safe: false }],
})

/** The real thing beside what is known of it: every session that was ever served, and whose it was. */
interface World {
  readonly clock: MovedClock
  readonly sessions: MemorySessions
  readonly owners: Map<string, SessionScope>
  readonly running: { readonly lease: Lease; readonly named: boolean }[]
  readonly inUse: Set<string>
}

/** A call is served in a session of its own user and separators, which nobody else's call is in. */
function serve(world: World, scope: SessionScope, promise: Promise<Lease>, kind: 'named' | 'start' | 'pooled'): void {
  promise.then(
    (lease) => {
      const { id, user, separators } = lease.session
      expect(world.inUse.has(id)).toBe(false)
      world.inUse.add(id)
      const owner = world.owners.get(id) ?? scope
      world.owners.set(id, owner)
      expect(user).toBe(scope.user)
      expect(owner.user).toBe(scope.user)
      expect(separators).toEqual(owner.separators)
      if (kind !== 'named') expect(separators).toEqual(scope.separators)
      world.running.push({ lease, named: kind !== 'pooled' })
    },
    (error: unknown) => expect(error).toBeInstanceOf(Refusal),
  )
}

const scopes = fc
  .record({ user: fc.constantFrom('А', 'Б'), separator: fc.constantFrom('1', '2') })
  .map(({ user, separator }) => scopeOf(user, separator))

type Step = (world: World) => Promise<void> | void

const steps: fc.Arbitrary<[name: string, step: Step]> = fc.oneof(
  scopes.map((scope): [string, Step] => [
    `start ${scope.user}${scope.separators[0]!.value}`,
    (world) => serve(world, scope, world.sessions.start(scope, 20), 'start'),
  ]),
  fc.tuple(scopes, fc.nat(9)).map(([scope, which]): [string, Step] => [
    `use ${which} as ${scope.user}${scope.separators[0]!.value}`,
    (world) => {
      const id = [...world.owners.keys()][which % Math.max(1, world.owners.size)] ?? 'none'
      serve(
        world,
        scope,
        world.sessions.resume(id, scope, () => new AbortController().signal),
        'named',
      )
    },
  ]),
  scopes.map((scope): [string, Step] => [
    `pooled ${scope.user}${scope.separators[0]!.value}`,
    (world) =>
      serve(
        world,
        scope,
        world.sessions.pooled(scope, { size: 2, timeout: 5, maxAge: 10 }, () => new AbortController().signal),
        'pooled',
      ),
  ]),
  fc.tuple(fc.nat(9), fc.boolean()).map(([which, finish]): [string, Step] => [
    `${finish ? 'finish' : 'end'} call ${which}`,
    (world) => {
      const [call] = world.running.splice(which % Math.max(1, world.running.length), 1)
      if (call === undefined) return
      world.inUse.delete(call.lease.session.id)
      call.lease.release(finish && call.named)
    },
  ]),
  fc.constantFrom(1_000, 5_000, 10_000, 20_000).map((time): [string, Step] => [`${time} ms`, ({ clock }) => clock.move(time)]),
)

test("no interleaving of start, use, finish and expiry serves a call in another user's or another separator's session", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 60 }), async (run) => {
      const clock = new MovedClock()
      const failures: unknown[] = []
      const world: World = { clock, sessions: new MemorySessions({}, clock), owners: new Map(), running: [], inUse: new Set() }
      const note = (error: unknown): void => void failures.push(error)
      process.on('unhandledRejection', note)
      try {
        for (const [, step] of run) {
          await step(world)
          await settled()
          expect(world.sessions.report().open.filter(({ kind }) => kind === 'AutoUse').length).toBeLessThanOrEqual(2)
          expect(
            new Set(
              world.sessions
                .report()
                .open.filter(({ busy }) => busy)
                .map(({ id }) => id),
            ),
          ).toEqual(world.inUse)
        }
        // Those that wait are served while the others end: until nobody is left.
        do {
          for (let call = world.running.pop(); call !== undefined; call = world.running.pop()) {
            world.inUse.delete(call.lease.session.id)
            call.lease.release()
            await settled()
          }
          await clock.move(60_000)
        } while (world.running.length > 0)
        expect([failures, world.sessions.report().open, clock.timers]).toEqual([[], [], 0])
      } finally {
        process.off('unhandledRejection', note)
      }
    }),
    { numRuns: 300 },
  )
})

test('200 clients at once on a pool of 10: at most 10 sessions, served in order, the rest 406 after the timeout', async () => {
  const clock = new MovedClock()
  const hooks = { running: 0, most: 0, run: 0 }
  const sessions = new MemorySessions(
    {
      async SessionParametersSetting() {
        hooks.run++
        hooks.most = Math.max(hooks.most, ++hooks.running)
        await new Promise<void>((resolve) => {
          clock.after(200, resolve)
        })
        hooks.running--
      },
    },
    clock,
  )
  const served: number[] = []
  const refused: number[] = []
  let most = 0
  let inSession = 0
  const clients = Array.from({ length: 200 }, async (_, number) => {
    try {
      const lease = await sessions.pooled(scopeOf('А', '1'), { size: 10, timeout: 5, maxAge: 20 }, () => new AbortController().signal)
      served.push(number)
      most = Math.max(most, ++inSession)
      await new Promise<void>((resolve) => {
        clock.after(1_000, resolve)
      })
      inSession--
      lease.release()
    } catch (error) {
      expect([(error as Refusal).status, clock.ticks()]).toEqual([406, 5_000])
      refused.push(number)
    }
  })
  await clock.move(10_000)
  await Promise.all(clients)
  // 10 at 200 ms, then 10 more with each second: 5 times until the five seconds are over.
  expect(served).toEqual(Array.from({ length: 50 }, (_, number) => number))
  expect(refused).toEqual(Array.from({ length: 150 }, (_, number) => number + 50))
  expect([most, hooks.most, hooks.run, sessions.report().open.length]).toEqual([10, 10, 10, 10])
  await clock.move(20_000)
  expect([sessions.report().open, clock.timers]).toEqual([[], 0])
})

test('10,000 sessions that are started and finished leave nothing behind, nor do 1,000 that their clients forget', async () => {
  const clock = new MovedClock()
  const sessions = new MemorySessions({}, clock)
  for (let round = 0; round < 10_000; round++) (await sessions.start(scopeOf('А', '1'), 20)).release(true)
  expect([sessions.report().open, clock.timers]).toEqual([[], 0])
  for (let round = 0; round < 1_000; round++) (await sessions.start(scopeOf('А', '1'), 20)).release()
  await clock.move(20_000)
  expect([sessions.report().open, sessions.report().abandoned.length, sessions.report().abandonedCount, clock.timers]).toEqual([
    [],
    100,
    1_000,
    0,
  ])
})
