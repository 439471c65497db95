/**
 * What every keeper of sessions must do, said against the port: the memory of this process passes it, and so must a store that is shared.
 */
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/exchange/refusal.ts'
import type { SessionSettings } from '../../src/session/live.ts'
import type { Lease, PoolLimits, SessionManager } from '../../src/session/manager.ts'
import type { SessionScope } from '../../src/session/scope.ts'
import { MovedClock, settled } from './moved-clock.ts'

type Make = (settings: SessionSettings, clock: MovedClock) => SessionManager

const scope: SessionScope = { publication: '/a', service: 'hs/Exchange', user: 'Иван', credential: 'c', separators: [] }
const limits: PoolLimits = { size: 2, timeout: 5, maxAge: 20 }
const stays = (): AbortSignal => new AbortController().signal
const refused = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'served',
    (error: unknown) => (error instanceof Refusal ? `${error.status} ${error.code}` : String(error)),
  )

/** Whether a promise has settled by now, and how. */
function watch(promise: Promise<Lease>): { state: string; lease?: Lease } {
  const seen: { state: string; lease?: Lease } = { state: 'waits' }
  promise.then(
    (lease) => {
      seen.state = 'served'
      seen.lease = lease
    },
    (error: unknown) => {
      seen.state = error instanceof Refusal ? `${error.status} ${error.code}` : String(error)
    },
  )
  return seen
}

export function sessionManagerContract(make: Make): void {
  const made = (settings: SessionSettings = {}): { clock: MovedClock; manager: SessionManager } => {
    const clock = new MovedClock()
    return { clock, manager: make(settings, clock) }
  }
  describe('sessions that their clients name (17.6.3.2)', () => named(made))
  describe('the automatic pool (17.6.2)', () => pooled(made))
  describe('licences and the hook', () => licences(made))
}

function named(made: (settings?: SessionSettings) => { clock: MovedClock; manager: SessionManager }): void {
  test('a session is the same until it is finished, and then it is gone', async () => {
    const { manager } = made()
    const first = await manager.start(scope, 20)
    first.release()
    const second = await manager.resume(first.session.id, scope, stays)
    expect(second.session).toBe(first.session)
    second.release(true)
    expect(await refused(manager.resume(first.session.id, scope, stays))).toBe('400 session/unknown')
    expect(manager.report()).toEqual({ open: [], abandoned: [], abandonedCount: 0 })
  })

  test('an id that was never given is 400', async () => {
    expect(await refused(made().manager.resume('00000000-0000-4000-8000-000000000000', scope, stays))).toBe('400 session/unknown')
  })

  test.each<[title: string, other: Partial<SessionScope>]>([
    ['another user', { user: 'Пётр' }],
    ['another publication', { publication: '/b' }],
  ])("%s gets 400, and the session stays its owner's", async (_title, other) => {
    const { manager } = made()
    const lease = await manager.start(scope, 20)
    lease.release()
    expect(await refused(manager.resume(lease.session.id, { ...scope, ...other }, stays))).toBe('400 session/foreign')
    expect((await manager.resume(lease.session.id, scope, stays)).session).toBe(lease.session)
  })

  test('separators of later calls are ignored: those of the start stay (17.6.3.2)', async () => {
    const { manager } = made()
    const lease = await manager.start({ ...scope, separators: [{ value: '1', safe: true }] }, 20)
    lease.release()
    const later = await manager.resume(lease.session.id, { ...scope, separators: [{ value: '2', safe: false }] }, stays)
    expect(later.session.separators).toEqual([{ value: '1', safe: true }])
  })

  test('it ends when it was idle for SessionMaxAge seconds, counted from the end of the last call', async () => {
    const { clock, manager } = made()
    const lease = await manager.start(scope, 20)
    await clock.move(60_000) // a running call keeps it
    lease.release()
    await clock.move(19_999)
    const second = await manager.resume(lease.session.id, scope, stays)
    second.release()
    await clock.move(19_999)
    expect(manager.report().open).toHaveLength(1)
    await clock.move(1)
    expect(await refused(manager.resume(lease.session.id, scope, stays))).toBe('400 session/unknown')
    expect(manager.report()).toMatchObject({ open: [], abandoned: [{ id: lease.session.id, kind: 'Use', calls: 2 }], abandonedCount: 1 })
    expect(clock.timers).toBe(0)
  })

  test('calls at once on one session run one after the other, in the order of arrival', async () => {
    const { manager } = made()
    const first = await manager.start(scope, 20)
    const later = [1, 2, 3].map(() => watch(manager.resume(first.session.id, scope, stays)))
    await settled()
    expect(later.map(({ state }) => state)).toEqual(['waits', 'waits', 'waits'])
    first.release()
    await settled()
    expect(later.map(({ state }) => state)).toEqual(['served', 'waits', 'waits'])
    later[0]!.lease!.release()
    await settled()
    expect(later.map(({ state }) => state)).toEqual(['served', 'served', 'waits'])
  })

  test('those that wait when the session is finished get 400', async () => {
    const { manager } = made()
    const first = await manager.start(scope, 20)
    const later = watch(manager.resume(first.session.id, scope, stays))
    first.release(true)
    await settled()
    expect(later.state).toBe('400 session/unknown')
  })

  test('a client that leaves while it waits is forgotten', async () => {
    const { manager } = made()
    const first = await manager.start(scope, 20)
    const client = new AbortController()
    const left = watch(manager.resume(first.session.id, scope, () => client.signal))
    const patient = watch(manager.resume(first.session.id, scope, stays))
    client.abort()
    first.release()
    await settled()
    expect([left.state, patient.state]).toEqual(['400 session/unknown', 'served'])
  })

  test('a release that is said twice counts once', async () => {
    const { manager } = made()
    const first = await manager.start(scope, 20)
    const later = watch(manager.resume(first.session.id, scope, stays))
    first.release()
    first.release(true)
    await settled()
    expect(later.state).toBe('served')
    expect(await refused(manager.resume(first.session.id, { ...scope, user: 'x' }, stays))).toBe('400 session/foreign')
  })
}

function pooled(made: (settings?: SessionSettings) => { clock: MovedClock; manager: SessionManager }): void {
  test('a free session of the same scope is taken, one in use is not', async () => {
    const { manager } = made()
    const first = await manager.pooled(scope, limits, stays)
    const second = await manager.pooled(scope, limits, stays)
    expect(second.session).not.toBe(first.session)
    first.release()
    expect((await manager.pooled(scope, limits, stays)).session).toBe(first.session)
  })

  test.each<[title: string, other: Partial<SessionScope>]>([
    ['service', { service: 'hs/Other' }],
    ['kind of service', { service: 'ws/Exchange' }],
    ['user', { user: 'Пётр' }],
    ['password', { credential: 'd' }],
    ['set of separators', { separators: [{ value: '1', safe: false }] }],
    ['publication', { publication: '/b' }],
  ])('another %s gets another session (17.6.2)', async (_title, other) => {
    const { manager } = made()
    const first = await manager.pooled(scope, limits, stays)
    first.release()
    expect((await manager.pooled({ ...scope, ...other }, limits, stays)).session.id).not.toBe(first.session.id)
  })

  test('safe mode tells sessions apart (17.6.2), and so do values that look alike when joined', async () => {
    const { manager } = made()
    const scopes: SessionScope[] = [
      [{ value: '1', safe: false }],
      [{ value: '1', safe: true }],
      [
        { value: '1', safe: false },
        { value: '', safe: false },
      ],
      [{ value: '1,', safe: false }],
    ].map((separators) => ({ ...scope, separators }))
    const leases = []
    for (const one of scopes) {
      const lease = await manager.pooled(one, { ...limits, size: 10 }, stays)
      lease.release()
      leases.push(lease.session.id)
    }
    expect(new Set(leases).size).toBe(4)
  })

  test('a full pool makes calls wait, in order, for poolTimeout seconds: 406 afterwards', async () => {
    const { clock, manager } = made()
    const [one] = [await manager.pooled(scope, limits, stays), await manager.pooled(scope, limits, stays)]
    const [first, second, third] = [1, 2, 3].map(() => watch(manager.pooled(scope, limits, stays)))
    await clock.move(4_999)
    one.release()
    await settled()
    expect([first!.state, second!.state, third!.state]).toEqual(['served', 'waits', 'waits'])
    expect(first!.lease!.session).toBe(one.session)
    await clock.move(1)
    expect([second!.state, third!.state]).toEqual(['406 session/pool-timeout', '406 session/pool-timeout'])
    first!.lease!.release()
    expect((await manager.pooled(scope, limits, stays)).session).toBe(one.session)
  })

  test('an idle session ends after SessionMaxAge, and its place goes to who waits', async () => {
    const { clock, manager } = made()
    const one = await manager.pooled(scope, { ...limits, size: 1, maxAge: 3 }, stays)
    one.release()
    const other = watch(manager.pooled({ ...scope, user: 'Пётр' }, { ...limits, size: 1 }, stays))
    await clock.move(2_999)
    expect(other.state).toBe('waits')
    await clock.move(1)
    expect(other.state).toBe('served')
    expect(manager.report()).toMatchObject({ open: [{ user: 'Пётр', kind: 'AutoUse' }], abandonedCount: 0 })
  })

  test('the session used last is taken first, so that the others end', async () => {
    const { clock, manager } = made()
    const [one, two] = [await manager.pooled(scope, limits, stays), await manager.pooled(scope, limits, stays)]
    one.release()
    await clock.move(1)
    two.release()
    for (let second = 0; second < 30; second += 10) {
      const again = await manager.pooled(scope, limits, stays)
      expect(again.session).toBe(two.session)
      again.release()
      await clock.move(10_000)
    }
    expect(manager.report().open.map(({ id }) => id)).toEqual([two.session.id])
  })

  test('a client that leaves while it waits takes no session', async () => {
    const { clock, manager } = made()
    const one = await manager.pooled(scope, { ...limits, size: 1 }, stays)
    const client = new AbortController()
    const left = watch(manager.pooled(scope, { ...limits, size: 1 }, () => client.signal))
    const patient = watch(manager.pooled(scope, { ...limits, size: 1 }, stays))
    await settled()
    client.abort()
    one.release()
    await settled()
    expect([left.state, patient.state]).toEqual(['406 session/pool-timeout', 'served'])
    patient.lease!.release()
    await clock.move(20_000)
    expect([manager.report().open, clock.timers]).toEqual([[], 0])
  })

  test('a pool of no sessions answers 406 after its time', async () => {
    const { clock, manager } = made()
    const call = watch(manager.pooled(scope, { ...limits, size: 0 }, stays))
    await clock.move(5_000)
    expect(call.state).toBe('406 session/pool-timeout')
  })
}

function licences(made: (settings?: SessionSettings) => { clock: MovedClock; manager: SessionManager }): void {
  test('the cap counts sessions of every kind: 402, and 406 where a client starts one', async () => {
    const { clock, manager } = made({ max: 3 })
    const leases = [await manager.single(scope), await manager.start(scope, 20), await manager.pooled(scope, limits, stays)]
    expect([
      await refused(manager.single(scope)),
      await refused(manager.start(scope, 20)),
      await refused(manager.pooled(scope, limits, stays)),
    ]).toEqual(['402 session/no-licence', '406 session/no-licence', '402 session/no-licence'])
    leases.forEach((lease) => lease.release())
    expect(manager.report().open.map(({ kind }) => kind)).toEqual(['Use', 'AutoUse'])
    await clock.move(20_000)
    expect(manager.report().open).toEqual([])
  })

  test('a session whose hook still runs holds its licence', async () => {
    const { clock, manager } = made({
      max: 1,
      SessionParametersSetting: () =>
        new Promise<void>((resolve) => {
          clock.after(200, resolve)
        }),
    })
    const slow = watch(manager.single(scope))
    expect(await refused(manager.single(scope))).toBe('402 session/no-licence')
    await clock.move(200)
    expect(slow.state).toBe('served')
  })

  test('a hook that throws gives licence and place back', async () => {
    let fail = true
    const { manager } = made({
      max: 1,
      SessionParametersSetting: () => {
        if (fail) throw new Error('нет связи')
      },
    })
    expect(await refused(manager.pooled(scope, { ...limits, size: 1 }, stays))).toBe('500 session/parameters')
    fail = false
    expect(await refused(manager.pooled(scope, { ...limits, size: 1 }, stays))).toBe('served')
  })

  test('the hook runs once at the start, with no names, and again for each parameter that is asked for and not set (17.2.2)', async () => {
    const asked: (readonly string[] | undefined)[] = []
    const { manager } = made({
      async SessionParametersSetting(names, session) {
        asked.push(names)
        session.parameters.set(names === undefined ? 'Начало' : names[0]!, session.user)
      },
    })
    const first = await manager.start(scope, 20)
    expect([await first.session.parameters.get('Начало'), asked]).toEqual(['Иван', [undefined]])
    const both = await Promise.all([first.session.parameters.get('Организация'), first.session.parameters.get('Организация')])
    expect([both, asked]).toEqual([
      ['Иван', 'Иван'],
      [undefined, ['Организация']],
    ])
    first.release()
    const again = await manager.resume(first.session.id, scope, stays)
    expect([await again.session.parameters.get('Организация'), asked.length]).toEqual(['Иван', 2])
  })

  test('a parameter that the hook does not set is asked for each time, and each time it is an error', async () => {
    let asked = 0
    const { manager } = made({ SessionParametersSetting: () => void asked++ })
    const { session } = await manager.single(scope)
    await expect(session.parameters.get('Нет')).rejects.toThrow('session parameter "Нет" is not set')
    await expect(session.parameters.get('Нет')).rejects.toThrow('is not set')
    expect([asked, session.parameters.has('Нет')]).toEqual([3, false])
    session.parameters.set('Нет', 0)
    expect(await session.parameters.get('Нет')).toBe(0)
  })
}
