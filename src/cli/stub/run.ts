/** `standin stub init`: stub files for all that is served without a handler, each checked before it is written; all of them, or none. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../diagnostics/print.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { loadChannels } from '../../host/machine/channels.ts'
import { writeAll } from '../../host/machine/whole-folder.ts'
import { createSourceLoader, type LoadedSources } from '../../load/sources.ts'
import type { Service } from '../../platform/configuration.ts'
import { createAddresses, type Addresses } from '../../standin/calls/address.ts'
import { readStubFiles } from '../../standin/stub/read-file.ts'
import { interfaceOf, publishedOData } from '../serving/odata-model.ts'
import { servedServices } from '../serving/served-services.ts'
import { CommandError } from '../shared/command-error.ts'
import { countOf } from '../shared/count.ts'
import { readingOf, type DocumentArguments } from '../shared/documents.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { ownStdout } from '../shared/own-stdout.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import { hasErrors, out, say, sayDiagnostics } from '../shared/terminal.ts'
import { unknownName } from '../shared/unknown-name.ts'
import { refuseFile, writing } from '../shared/write-output.ts'
import { httpStubs } from './http-stubs.ts'
import { stubFileText, type WrittenFile, type WrittenStub } from './yaml.ts'

export interface StubInitArguments extends DocumentArguments {
  readonly lang: Language
  readonly out: string
  readonly only?: readonly string[]
}

export async function stubInitCommand(paths: readonly string[], options: StubInitArguments): Promise<Exit> {
  const { lang, out: folder, only } = options
  ownStdout()
  refuseFile('--out', folder)
  const loaded = await createSourceLoader(paths, readingOf(options)).load()
  refusePathProblems(loaded.diagnostics, lang)
  sayDiagnostics(
    loaded.diagnostics.filter((one) => one.severity === 'error'),
    lang,
  )
  const all = await filesOf(loaded)
  const names = all.flatMap(({ names: own }) => own)
  for (const name of only ?? []) if (!names.includes(name)) throw new CommandError('usage', unknownName(name, names))
  const chosen = all.filter(({ names: own }) => only === undefined || own.some((name) => only.includes(name)))
  const addresses = await addressesOf(loaded)
  const sound = chosen.map(({ file }) => soundFile(file, addresses)).filter(({ stubs }) => stubs.length > 0)
  if (sound.length === 0) throw new CommandError(hasErrors(loaded.diagnostics) ? 'errors' : 'nothing', nothing)
  const files = textsOf(sound, folder, lang)
  const refuse = (): void => refuseExisting(files.map(({ file }) => file))
  refuse()
  await writing('--out', () => writeAll(folder, files, refuse))
  for (const { file } of files) out(file)
  const count = countOf(
    sound.reduce((sum, { stubs }) => sum + stubs.length, 0),
    'stub',
    lang,
  )
  const serves = `\`standin serve ${[...paths, folder].join(' ')}\``
  say(lang === 'en' ? `${count} written; ${serves} answers by them` : `записано: ${count}; по ним отвечает ${serves}`)
  return hasErrors(loaded.diagnostics) ? 'errors' : 'ok'
}

interface NamedFile {
  readonly file: WrittenFile
  /** By which `--only` finds it. */
  readonly names: readonly string[]
}

/** The parts that know XDTO and OData are loaded where there is something of theirs. */
async function filesOf(loaded: LoadedSources): Promise<readonly NamedFile[]> {
  const web = [...loaded.servedWebServices, ...loaded.described]
  const operations = web.length === 0 ? undefined : (await import('./operation-stubs.ts')).operationStubs
  const model = await publishedOData(loaded, undefined)
  const sets = model === undefined ? [] : (await import('./odata-stubs.ts')).odataStubs(model)
  return [
    ...servedServices(loaded).map((one) => ({ file: httpStubs(one), names: [one.service.Name, one.service.RootURL] })),
    ...web.map((one) => ({ file: operations!(one), names: [one.Name] })),
    ...sets.map((file) => ({ file, names: [file.name] })),
  ]
}

async function addressesOf(loaded: LoadedSources): Promise<Addresses> {
  const odata = await interfaceOf(loaded)
  const services: readonly Service[] = [
    ...servedServices(loaded).map((one) => one.service),
    ...loaded.servedWebServices,
    ...loaded.described,
    ...(odata === undefined ? [] : [odata]),
  ]
  return createAddresses(services, await loadChannels(services))
}

const unstubbable = (name: string): Said =>
  said(
    `${name}: no stub can answer its values; write a handler in TypeScript`,
    `${name}: такие значения заглушка не вернёт; напишите обработчик на TypeScript`,
  )

/** Without the stubs that could not be read: values of some types only a handler can give. */
function soundFile(file: WrittenFile, addresses: Addresses): WrittenFile {
  const isSound = (stub: WrittenStub): boolean =>
    readStubFiles([{ file: file.name, source: stubFileText({ ...file, stubs: [stub] }, '.', 'en') }], addresses).diagnostics.length === 0
  const left: string[] = []
  const stubs = file.stubs.flatMap((one): readonly WrittenStub[] => {
    if (isSound(one)) return [one]
    const instead = one.instead?.()
    if (instead !== undefined && isSound({ ...one, stub: instead })) return [{ ...one, stub: instead }]
    left.push(String(one.stub['operation'] ?? one.stub['set'] ?? one.stub['template']))
    return []
  })
  const about = [...file.about, ...left.map(unstubbable)]
  return { ...file, stubs, about }
}

/** An HTTP service and a Web service may have one name. */
function textsOf(
  files: readonly WrittenFile[],
  folder: string,
  lang: Language,
): readonly { readonly file: string; readonly text: string }[] {
  const taken = new Set<string>()
  return files.map((one) => {
    let name = one.name
    for (let at = 2; taken.has(name.toLowerCase()); at++) name = `${one.name}-${at}`
    taken.add(name.toLowerCase())
    return { file: join(folder, `${name}.stub.yaml`), text: stubFileText(one, folder, lang) }
  })
}

function refuseExisting(files: readonly string[]): void {
  const there = files.filter((one) => existsSync(one)).map((one) => `  ${one}`)
  if (there.length === 0) return
  const listed = there.join('\n')
  throw new CommandError(
    'exists',
    said(
      `nothing is written: these files exist; choose another folder by --out:\n${listed}`,
      `ничего не записано: эти файлы уже есть; другой каталог задает --out:\n${listed}`,
    ),
  )
}

const nothing = said(
  'nothing is written: nothing of what was given lacks a handler; standin routes lists what there is',
  'ничего не записано: у всего, что дано, есть обработчики; что есть, покажет standin routes',
)
