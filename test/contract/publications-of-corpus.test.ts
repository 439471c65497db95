/**
 * Every default.vrd of the corpus published against every configuration of the corpus: what it names is published or told, what it
 * publishes by default is all there is.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { offered } from '../../src/host/machine/channels.ts'
import { publish } from '../../src/host/machine/publish.ts'
import { createSourceLoader } from '../../src/load/sources.ts'
import { readPublication } from '../../src/publication/vrd-read.ts'
import { base, roots, titled } from '../support/corpus-configurations.ts'
import { corpus } from '../support/corpus.ts'

const files =
  base === undefined
    ? []
    : readdirSync(join(base, 'vrd'), { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name))
const reads = files.map((file) => readPublication(readFileSync(file), file))

test.skipIf(corpus('onec-services') === undefined).each(titled(roots))('%s', async (_title, root) => {
  const { services, webServices } = await createSourceLoader([root]).load()
  const offers = [...services, ...webServices].map(({ service }) => offered(service))
  for (const read of reads) {
    const point = read.publication!
    const { publication, diagnostics } = publish(read, offers)
    const published = (channel: 'hs' | 'ws'): string[] =>
      publication.services.filter((one) => one.channel === channel).map(({ Name }) => Name)
    const listed = [
      ...(point.ws?.point ?? []).map(({ name }) => ['ws', name] as const),
      ...(point.httpServices?.service ?? []).map(({ name }) => ['hs', name] as const),
    ]
    const missing = listed.filter(([channel, name]) => !offers.some((one) => one.channel === channel && one.Name === name))
    expect(diagnostics.filter((one) => one.code === 'vrd/no-such-service').length).toBe(missing.length)
    const byDefault = (channel: string, services: boolean | undefined, extensions: boolean | undefined): string[] =>
      offers.filter((one) => one.channel === channel && ((one.extension === true ? extensions : services) ?? false)).map(({ Name }) => Name)
    const { ws, httpServices } = point
    const expected = {
      ws: ws === undefined || ws.enable === false ? [] : byDefault('ws', ws.pointEnableCommon, ws.publishExtensionsByDefault),
      hs: byDefault('hs', httpServices?.publishByDefault, httpServices?.publishExtensionsByDefault),
    }
    for (const channel of ['hs', 'ws'] as const)
      expect(published(channel).filter((name) => !listed.some(([of, one]) => of === channel && one === name))).toEqual(
        expected[channel].filter((name) => !listed.some(([of, one]) => of === channel && one === name)),
      )
  }
})
