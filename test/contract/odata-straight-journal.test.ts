/**
 * The short ways beside the way of all where a journal is kept, of a platform in code and of a stand-in: what listeners hear and what the
 * journal holds is the same, whatever is asked. `STANDIN_RUNS` multiplies the runs.
 */
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createModel } from '../../src/infobase/model/create-model.ts'
import { createPublishedModel } from '../../src/odata/model/create.ts'
import type { CallListener, Configuration } from '../../src/platform/configuration.ts'
import { odata, startStandin, type StandinOptions, type TestStandin } from '../../src/testing/index.ts'
import { bodyOf, of } from '../support/odata/bodies.ts'
import { counted } from '../support/odata/counted.ts'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { asksOf, BASE, odataHost, type ODataHost } from '../support/odata/warehouse.ts'

const times = Number(process.env['STANDIN_RUNS'] ?? 1)
const NOON = Date.UTC(2026, 0, 1, 12)
const running: { close(): void | Promise<void> }[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.close()
})

/** References and sessions that were made are told by the order in which they are first met. */
function withoutChance(value: unknown): string {
  const known = new Map<string, string>()
  const fixed = new Set<string>(Object.values(ids))
  return JSON.stringify(value, (_, one: unknown) => (one instanceof Map ? [...one] : one)).replaceAll(
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
    (uuid) => {
      if (fixed.has(uuid) || !known.has(uuid)) known.set(uuid, fixed.has(uuid) ? uuid : `made ${known.size}`)
      return known.get(uuid)!
    },
  )
}

const written = createPublishedModel(createModel(chapter), () => true).sets.filter(
  ({ shape, object }) => shape === 'object' && (object.kind === 'Catalog' || object.kind === 'ExchangePlan'),
)
const posts = of(...written).chain((entity) =>
  bodyOf(entity).map((body): [asked: string, body: object] => [`POST ${entity.name}?$format=json`, body]),
)
const gets = fc
  .tuple(
    of('Catalog_Контрагенты', 'Catalog_Товары', 'Catalog_Валюты', 'Document_РасходТовара'),
    of(...Object.values(ids), '11111111-1111-1111-1111-111111111111', 'нет'),
    of('$format=json', '$format=json&$select=Description', '$format=json&$expand=*', ''),
  )
  .map(([set, id, query]): [asked: string, body: undefined] => [`${set}(guid'${id}')?${query}`, undefined])

describe('a listener of a platform', () => {
  interface Heard {
    readonly events: unknown[]
    readonly journal: CallListener
  }
  function listener(): Heard {
    const events: unknown[] = []
    const journal: CallListener = {
      called: ({ target }, call) =>
        events.push(['called', target, call.user, call.publication, call.session.id !== '', call.signal.aborted]),
      data: ({ infobase }, operation) => events.push(['data', infobase.model.objects.length, operation]),
      answered: ({ reply, route, part, remarks, error, arrival }) =>
        events.push(['answered', arrival.target, reply.status, route, part, remarks, String(error)]),
    }
    return { events, journal }
  }
  async function heard(configuration: Partial<Configuration> = {}): Promise<Heard & ODataHost> {
    const one = listener()
    const host = await odataHost(chapter, {}, { journal: one.journal, ...configuration }, BASE, () => NOON)
    running.push(host)
    await fill(host)
    return { ...host, ...one }
  }

  test('hears the same of any request', async () => {
    const [short, long] = [await heard(), await heard({ instead: () => undefined })]
    await fc.assert(
      fc.asyncProperty(fc.oneof(posts, gets), async ([asked, body]) => {
        for (const { ask, events } of [short, long]) {
          events.length = 0
          await ask(asked, body)
        }
        expect(withoutChance(short.events), asked).toBe(withoutChance(long.events))
      }),
      { numRuns: 150 * times },
    )
  })

  test.each(['called', 'data'] as const)('whose %s throws has the request refused as on the way of all', async (what) => {
    const answers = []
    for (const instead of [undefined, () => undefined]) {
      const host = await heard(instead && { instead })
      const ask = async (asked: string, body?: object) => {
        const { status, text } = await host.ask(asked, body)
        return withoutChance([status, text])
      }
      const posted = ['POST Catalog_Контрагенты?$format=json', { Description: 'Новый' }] as const
      await ask(...posted)
      Object.assign(host.journal, {
        [what]: () => {
          throw new Error('нет места')
        },
      })
      answers.push([await ask(...posted), await ask(`Catalog_Контрагенты(guid'${ids.копыта}')?$format=json`)])
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]![0]).toContain('500')
  })
})

describe('a stand-in', () => {
  async function started(options: StandinOptions = {}): Promise<TestStandin & { ask: ODataHost['ask'] }> {
    const standin = await startStandin({ objects: chapter, strict: false, ...options })
    running.push(standin)
    const ask = asksOf(standin.platform)
    await fill({ ask })
    return Object.assign(standin, { ask })
  }
  /** All that an exchange has but for times; the session by its number of calls. */
  const shown = (standin: TestStandin) =>
    standin.received().map(({ at, ms, session, body, reply, ...one }) => ({
      ...one,
      isTimed: at > 0 && ms! >= 0,
      isInSession: session !== undefined,
      body: [body.size, body.truncated, body.text()],
      reply: reply && { ...reply, body: [reply.body.size, reply.body.truncated, reply.body.text()] },
    }))

  test.each([undefined, { bodyBytes: 30 }])('holds the same of any exchange, with the bounds %j', async (journal) => {
    const options = journal && { journal }
    const [short, long] = [await started(options), await started({ ...options, callTimeout: 3_600 })]
    await fc.assert(
      fc.asyncProperty(fc.oneof(posts, gets), async ([asked, body]) => {
        for (const { ask, standin } of [short, long]) {
          standin.journal.clear()
          await ask(asked, body)
        }
        expect(withoutChance(shown(short)), asked).toBe(withoutChance(shown(long)))
      }),
      { numRuns: 100 * times },
    )
    const sessions = ({ platform }: TestStandin) => platform.sessions().open.map(({ calls, busy, service }) => [calls, busy, service])
    expect(sessions(short)).toEqual(sessions(long))
  })

  const posted = ['POST Catalog_Контрагенты?$format=json', { Description: 'Новый' }] as const

  test('takes the short ways, by the platform and over a socket, and leaves them for stubs alone', async () => {
    const own = await odataHost(chapter)
    running.push(own)
    const { infobase, calls } = counted(own.infobase)
    const standin = await started({ infobase })
    await standin.ask(...posted)
    const count = async (action: () => Promise<unknown>): Promise<number> => {
      const before = calls()
      await action()
      return calls() - before
    }
    const byKey = `Catalog_Контрагенты(guid'${ids.копыта}')?$format=json`
    expect(await count(() => standin.ask(...posted))).toBe(0)
    expect(await count(() => standin.ask(byKey))).toBe(0)
    standin.standin.journal.clear()
    expect(await count(async () => expect(await overSocket(standin.url, posted[1])).toContain('HTTP/1.1 201 '))).toBe(0)
    expect(standin.received()[0]).toMatchObject({ method: 'POST', note: { data: [{ operation: 'write', object: 'Catalog.Контрагенты' }] } })
    expect(standin.received()[0]!.body.text()).toBe(JSON.stringify(posted[1]))
    standin.stub(odata('Catalog_Контрагенты').POST(), { entities: [{ Ref_Key: ids.рубль, Description: 'Заглушка' }] })
    expect(await count(async () => expect((await standin.ask(...posted)).text).toContain('Заглушка'))).toBe(1)
    standin.reset()
    expect(await count(() => standin.ask(...posted))).toBe(1)
    expect(await count(() => standin.ask(...posted))).toBe(0)
  })

  test('has failures strike what goes the short way', async () => {
    const standin = await started()
    await standin.ask(...posted)
    standin.fail('htmlInsteadOfData')
    expect((await standin.ask(...posted)).text).toContain('<html')
  })
})

/** Head and body in one piece, as most clients send short ones. */
const overSocket = (url: string, body: object): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const text = JSON.stringify(body)
    const path = encodeURI(`${BASE}Catalog_Контрагенты?$format=json`)
    const head = [`POST ${path} HTTP/1.1`, `Host: ${hostname}`, 'Connection: close', `Content-Length: ${Buffer.byteLength(text)}`]
    const socket = connect(Number(port), hostname, () => socket.end(`${head.join('\r\n')}\r\n\r\n${text}`))
    let answer = ''
    socket.setEncoding('utf8').on('data', (piece: string) => (answer += piece))
    socket.once('error', reject).once('end', () => resolve(answer))
  })
