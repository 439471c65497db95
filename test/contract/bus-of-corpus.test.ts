/** Every integration service of the corpus is served by a mirrored bus: each channel from both sides, in its direction. */
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { startBus } from 'onec-standin/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { BusPeer, message } from '../support/bus-client.ts'
import { corpus } from '../support/corpus.ts'
import { eventually } from '../support/eventually.ts'

const base = corpus('onec-data')

/** Folders of configurations that have integration services, found by walking. */
const roots =
  base === undefined
    ? []
    : [
        ...new Set(
          readdirSync(base, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isDirectory() && entry.name === 'IntegrationServices')
            .map((entry) => entry.parentPath),
        ),
      ].sort()

describe.skipIf(base === undefined)('a mirrored bus', () => {
  test('there are some', () => {
    expect(roots.length).toBeGreaterThan(5)
  })

  test.each(roots.map((root) => [relative(base!, root), root]))('%s', { timeout: 300_000 }, async (_, root) => {
    const bus = await startBus({ paths: [existsSync(join(root!, 'Configuration.xml')) ? root! : dirname(root!)] })
    onTestFinished(() => bus.close())
    const channels = bus.plan.applications.flatMap((one) => one.Channels)
    expect(channels.length).toBeGreaterThan(0)
    for (const { Name: application, Channels } of bus.plan.applications) {
      expect(new URL(bus.urlOf(application)).pathname).toBe(`/applications/${encodeURIComponent(application)}`)
      const hostname = `/applications/${application}`
      const [onec, peer] = await Promise.all([BusPeer.of(bus, 'onec', { hostname }), BusPeer.of(bus, 'peer', { hostname })])
      for (const { Name, Writers } of Channels) {
        const [from, to] = Writers.includes('onec') ? [onec, peer] : [peer, onec]
        const received = to.receive(Name)
        expect(await from.send(Name, message(`в канал ${Name}`))).toEqual(['accepted'])
        expect(await eventually(async () => received, [`в канал ${Name}`])).toEqual([`в канал ${Name}`])
      }
    }
  })
})
