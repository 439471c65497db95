/** A stand-in of a test takes what the project file says, where the test does not say otherwise. */
import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { serviceText } from '../../test/support/service-text.ts'
import { temporaryFolder } from '../../test/support/temporary.ts'
import { Warehouse } from '../../test/support/warehouse.ts'
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import { projectSettings } from '../project/settings.ts'
import { startStandin, type StandinOptions, type TestStandin } from './index.ts'
import { notForTests, withBusOfProject, withProject } from './project.ts'

let standin: TestStandin | undefined
const start = async (options: StandinOptions): Promise<TestStandin> => (standin = await startStandin(options))
afterEach(async () => {
  await standin?.close()
  standin = undefined
})

const project = (config: string, more: Readonly<Record<string, string>> = {}): string => {
  const text = `import { defineConfig } from 'onec-standin'\nexport default defineConfig(${config})\n`
  return `${temporaryFolder({ 'standin.config.ts': text, ...more })}/standin.config.ts`
}

describe('the project file of a test', () => {
  test('gives paths, base, settings in code and whether unserved calls are errors', async () => {
    const config = project(
      `{ paths: './services', base: 'trade', strict: false, port: 1, lang: 'ru', clock: '2020-01-02T00:00:00Z',
        settings: { sessions: { SessionParametersSetting(names, session) {
          for (const name of names ?? []) session.parameters.set(name, 'южный')
        } } } }`,
      {
        'services/hs/First.ts': serviceText('First', 'x')
          .replace('GET()', 'async GET(_, call)')
          .replace("'x'", "String(await call.session.parameters.get('Склад')) + new Date(call.session.start).getUTCFullYear()"),
      },
    )
    const { url } = await start({ config })
    expect(new URL(url).pathname).toBe('/trade')
    expect(new URL(url).port).not.toBe('1')
    expect(await (await fetch(`${url}/hs/first`)).text()).toBe('южный2020')
    expect((await fetch(`${url}/hs/none`)).status).toBe(404)
  })

  test('comes behind the options of the test; services of the test take the place of its paths', async () => {
    const config = project(`{ paths: './missing', base: 'trade' }`)
    const { url } = await start({ config, services: [Warehouse], base: '/own' })
    expect(new URL(url).pathname).toBe('/own')
  })

  test('is that of the working folder, unless `config` is false', async () => {
    const before = process.cwd()
    onTestFinished(() => process.chdir(before))
    process.chdir(temporaryFolder({ 'standin.config.json': '{ "base": "/json" }' }))
    expect((await withProject({})).options).toEqual({ base: '/json' })
    expect((await withProject({ config: false, strict: true })).options).toEqual({ strict: true })
  })

  test('is read anew when it has changed', async () => {
    const config = project(`{ base: '/one' }`)
    expect((await withProject({ config })).options).toEqual({ base: '/one' })
    writeFileSync(config, readFileSync(config, 'utf8').replace('/one', '/two'))
    utimesSync(config, new Date(), new Date(Date.now() + 5000))
    expect((await withProject({ config })).options).toEqual({ base: '/two' })
  })

  test('with errors: the test fails with file, line and remedy', async () => {
    const config = project(`{\n  usrs: 'users.json' }`)
    const error = await startStandin({ config }).catch((one: unknown) => one)
    expect(error).toBeInstanceOf(DiagnosticError)
    expect((error as Error).message).toBe(`${config}:3:3: "usrs" is not a setting; did you mean "users"?`)
  })

  test('takes every setting that a test has a use for, and no other', async () => {
    const config = project(
      JSON.stringify({
        paths: 'p',
        vrd: 'v',
        users: 'u',
        settings: { exceptionPrefix: 'e' },
        data: 'd.yaml',
        odata: false,
        lenient: true,
        allowHost: 'a',
        allowFolder: 'f',
        schema: { 'urn:s': 's.xsd' },
        external: { DBF: 'DSN=a' },
        bsl: true,
        files: 'w',
        handlerTimeout: 2,
        net: '*',
        crl: 'c',
        base: 'b',
        trustForwarded: true,
        cors: '*',
        maxBody: '1k',
        callTimeout: 3,
        hideExceptions: true,
        unpublished: 'ibsrv',
        wsdl: 'valid',
        mtom: 'never',
        clock: '2020-01-01',
        record: 'r',
        secret: 'x',
        strict: false,
        ...Object.fromEntries(Object.keys(notForTests).flatMap((name) => (name.includes('.') ? [] : [[name, sample(name)]]))),
        bus: { port: 1, maxKept: '1k' },
      }),
    )
    const at = (name: string): string => config.replace('standin.config.ts', name)
    const { options, imports } = await withProject({ config })
    expect(imports).toEqual({ hosts: ['a'], within: at('f') })
    expect(options).toEqual({
      paths: [at('p')],
      vrd: [at('v')],
      users: at('u'),
      exceptionPrefix: 'e',
      data: at('d.yaml'),
      odata: false,
      lenient: true,
      schemas: { 'urn:s': at('s.xsd') },
      externalDataSources: { parameters: { DBF: { ConnectionString: 'DSN=a' } } },
      bsl: { files: [at('w')], net: ['*'], crl: [at('c')], handlerTimeout: 2000 },
      net: ['*'],
      base: '/b',
      trustForwarded: true,
      cors: ['*'],
      maxBody: 1024,
      callTimeout: 3,
      hideExceptions: true,
      unpublished: 'ibsrv',
      wsdl: 'valid',
      mtom: 'never',
      clock: { now: expect.any(Function) as unknown },
      record: at('r'),
      secrets: ['x'],
      strict: false,
    })
    const ofTests = Object.keys(projectSettings).filter((name) => !(name in notForTests) && name !== 'bus')
    expect(ofTests).toHaveLength(29)
  })
})

test('`bus` of the project file is what `startBus` takes', async () => {
  const config = project(`{ paths: 'none', bus: { paths: './bus.yaml', port: 1, tokenLifetime: 7, repeated: 'again', tlsKey: 'k' } }`)
  expect(await withBusOfProject({ config })).toEqual({
    paths: [config.replace('standin.config.ts', 'bus.yaml')],
    tokenLifetime: 7,
    repeated: 'again',
  })
  expect(await withBusOfProject({ config, services: [], tokenLifetime: 9 })).toEqual({ services: [], tokenLifetime: 9, repeated: 'again' })
  expect(await withBusOfProject({ config: false, paths: ['b'] })).toEqual({ paths: ['b'] })
})

/** A value that is sound for a setting which tests do not take. */
function sample(name: string): unknown {
  const { kind } = projectSettings[name as keyof typeof projectSettings]
  const samples: Readonly<Record<string, unknown>> = {
    port: 1,
    count: 1,
    seconds: 1,
    flag: true,
    onChange: 'refuse',
    language: 'ru',
    wsdlProfile: 'bp11',
  }
  return samples[kind] ?? 'x'
}
