/** Every configuration of the corpus, loaded and served on a port: each template of each service answers at its address. */
import { describe, expect, test } from 'vitest'
import { createPlatform, serve } from '../../src/index.ts'
import { exampleURL } from '../../src/hs/template-print.ts'
import { createSourceLoader } from '../../src/load/sources.ts'
import { servedServices } from '../../src/cli/served-services.ts'
import { ask } from '../ask.ts'
import { base, roots, titled } from '../corpus-configurations.ts'

describe.skipIf(base === undefined)('configurations of the corpus on a port', () => {
  test.each(titled(roots))('every template of %s answers: 501 with the handler of 1C, 405 where there is no method', async (_, root) => {
    const loaded = await createSourceLoader([root]).load()
    expect(loaded.diagnostics.filter((one) => one.severity === 'error')).toEqual([])
    const { port, close } = await serve(createPlatform({ services: loaded.services.map((one) => one.service), fileOf: loaded.fileOf }), { port: 0 })
    const wrong: unknown[] = []
    const services = servedServices(loaded)
    expect(services).toHaveLength(loaded.services.length)
    for (const { root: segments, templates } of services) {
      for (const { template, Methods } of templates) {
        const address = `/hs/${segments.join('/')}${exampleURL(template)}`
        const declared = Object.entries(Methods)
        for (const [name, handler] of declared.length === 0 ? [['GET', undefined] as const] : declared) {
          const { status, text } = await ask(port, name === 'Any' ? 'PATCH' : name, address)
          const expected = handler === undefined ? status === 405
            : status === 501 && (name === 'HEAD' || (typeof handler === 'object' && text.includes(handler.handlerName)))
          if (!expected) wrong.push([name, address, status, text])
        }
      }
    }
    await close()
    expect(wrong).toEqual([])
  })
})
