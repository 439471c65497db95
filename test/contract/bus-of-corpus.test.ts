/** Every integration service of the corpus is served by a mirrored bus, and spoken to by clients and by 1C's side of this package. */
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { startBus, startStandin } from 'onec-standin/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { applicationOf, splitName, type MirroredService } from '../../src/bus/definition/mirror.ts'
import { createSourceLoader } from '../../src/load/sources.ts'
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

/** What the configuration of the folder is read from. */
const rootOf = (root: string): string => (existsSync(join(root, 'Configuration.xml')) ? root : dirname(root))

describe.skipIf(base === undefined)('a mirrored bus', () => {
  test('there are some', () => {
    expect(roots.length).toBeGreaterThan(5)
  })

  test.each(roots.map((root) => [relative(base!, root), root]))('%s', { timeout: 300_000 }, async (_, root) => {
    const bus = await startBus({ paths: [rootOf(root!)] })
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

  test.each(roots.map((root) => [relative(base!, root), root]))("%s, from 1C's side", { timeout: 300_000 }, async (_, root) => {
    const bus = await startBus({ paths: [rootOf(root!)] })
    onTestFinished(() => bus.close())
    const services = (await createSourceLoader([rootOf(root!)]).load()).integration.map(({ service }) => service)
    const mirrored = services.map(({ Channels, ...one }): MirroredService => {
      const channels = Object.entries(Channels).map(([Name, channel]) => ({ Name, ...channel }))
      return { ...one, Channels: channels }
    })
    const standin = await startStandin({
      services,
      config: false,
      integration: {
        services: Object.fromEntries(
          mirrored.map((one) => [
            one.Name,
            {
              ExternalIntegrationServiceAddress: bus.urlOf(applicationOf(one)),
              ExternalIntegrationServiceUserName: 'onec',
              ExternalIntegrationServiceUserPassword: bus.clients(applicationOf(one)).find(({ id }) => id === 'onec')!.secret,
            },
          ]),
        ),
      },
    })
    onTestFinished(() => standin.close())
    const { IntegrationServices } = standin.infobase
    IntegrationServices.ExecuteProcessing()
    for (const one of mirrored) {
      const manager = IntegrationServices.Service(one.Name)
      for (const channel of one.Channels) {
        const name = splitName(one.Name, channel).join('.')
        const at = { application: applicationOf(one) }
        const ofName = one.Channels.filter((other) => splitName(one.Name, other).join('.') === name)
        if (channel !== ofName.at(-1)) {
          // A channel of the bus has one direction, and `check` says that two have its name: the last one counts.
          expect(ofName.map(({ MessageDirection }) => MessageDirection)).toEqual(['Receive', 'Send'])
          const problem = async () => /назначение для отправки, получать из него нельзя/.test(manager.Channel(channel.Name).Problem ?? '')
          expect(await eventually(problem, true)).toBe(true)
          expect(manager.Channel(channel.Name).GetState()).toBe('Disconnected')
          continue
        }
        if (channel.MessageDirection === 'Send') {
          const sent = manager.CreateMessage()
          sent.SetBodyFromString(channel.Name)
          await manager.Channel(channel.Name).SendMessage(sent)
          const found = async () => bus.messages().filter(({ outcome, ID }) => outcome === 'accepted' && ID === sent.ID).length
          expect(await eventually(found, 1)).toBe(1)
        } else {
          await bus.send(name, { ...at, body: channel.Name })
          // No handler is written, so that it waits in the infobase.
          const waiting = async () => (await manager.Channel(channel.Name).SelectMessages()).map((row) => row.GetBodyAsString())
          expect(await eventually(waiting, [channel.Name])).toEqual([channel.Name])
        }
        expect(manager.Channel(channel.Name).GetState()).toBe('Connected')
      }
    }
  })
})
