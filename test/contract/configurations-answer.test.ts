/** Every configuration of the corpus, loaded and served on a port: each template of each service answers at its address. */
import { describe, expect, test } from 'vitest'
import { servedServices } from '../../src/cli/serving/served-services.ts'
import { exitCodes } from '../../src/cli/shared/exit-codes.ts'
import { exampleURL } from '../../src/hs/template/print.ts'
import { createPlatform, serve } from '../../src/index.ts'
import { createModuleLoader } from '../../src/load/modules/modules.ts'
import { createSourceLoader } from '../../src/load/sources.ts'
import { ask } from '../support/ask.ts'
import { roots, titled } from '../support/corpus-configurations.ts'
import { corpus } from '../support/corpus.ts'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { compile } from '../support/tsc.ts'

describe.skipIf(corpus('onec-services') === undefined)('configurations of the corpus on a port', () => {
  test.each(titled(roots))('every template of %s answers: 501 with the handler of 1C, 405 where there is no method', async (_, root) => {
    const loaded = await createSourceLoader([root]).load()
    expect(loaded.diagnostics.filter((one) => one.severity === 'error')).toEqual([])
    const { port, close } = await serve(createPlatform({ services: loaded.services.map((one) => one.service), fileOf: loaded.fileOf }), {
      port: 0,
    })
    const wrong: unknown[] = []
    const services = servedServices(loaded)
    expect(services).toHaveLength(loaded.services.length)
    for (const { root: segments, templates } of services) {
      for (const { template, Methods } of templates) {
        const address = `/hs/${segments.join('/')}${exampleURL(template)}`
        const declared = Object.entries(Methods)
        for (const [name, handler] of declared.length === 0 ? [['GET', undefined] as const] : declared) {
          const { status, text } = await ask(port, name === 'Any' ? 'PATCH' : name, address)
          const expected =
            handler === undefined
              ? status === 405
              : status === 501 && (name === 'HEAD' || (typeof handler === 'object' && text.includes(handler.handlerName)))
          if (!expected) wrong.push([name, address, status, text])
        }
      }
    }
    await close()
    expect(wrong).toEqual([])
  })

  test('standin import of each writes modules that compile under tsc --strict and serve', async () => {
    const folder = temporaryFolder()
    const ends = await Promise.all(roots.map((root, at) => run(['import', root, '--out', `all/${at}`], folder)))
    const written = ends.flatMap((one) => one.stdout.split('\n').filter((line) => line !== ''))
    expect([...new Set(ends.map((one) => one.code))].sort()).toEqual([exitCodes.ok.code])
    const served = await Promise.all(
      roots.map(async (root) => {
        const { services, webServices } = await createSourceLoader([root]).load()
        return services.length + webServices.length
      }),
    )
    const modules = written.filter((file) => !file.includes('/xdto/'))
    expect(modules).toHaveLength(served.reduce((sum, one) => sum + one))
    expect(written.length).toBeGreaterThan(modules.length)
    expect(compile(folder)).toEqual(['', 0])
    const loaded = await createModuleLoader().load(modules.map((file) => `${folder}/${file}`))
    expect([loaded.diagnostics, loaded.services.length + loaded.webServices.length]).toEqual([[], modules.length])
  }, 300_000)
})
