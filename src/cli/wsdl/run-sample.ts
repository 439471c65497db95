/** `standin wsdl sample`: messages of an operation made from its schema, to be edited and served. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { didYouMean } from '../../diagnostics/near.ts'
import type { Language } from '../../diagnostics/print.ts'
import { joined, said } from '../../diagnostics/said.ts'
import { writeAll } from '../../host/machine/whole-folder.ts'
import { chanceFrom } from '../../infobase/seed/random.ts'
import { createSourceLoader } from '../../load/sources.ts'
import { soap11, soap12 } from '../../soap/version.ts'
import { randomText } from '../../standin/value/xdto-sample.ts'
import { sampleMessage, type SamplePart } from '../../ws/sample-message.ts'
import type { SampleChoice } from '../../xdto/sample/sample.ts'
import { CommandError } from '../shared/command-error.ts'
import { readingOf, type DocumentArguments } from '../shared/documents.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { ownStdout } from '../shared/own-stdout.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import { out, sayDiagnostics } from '../shared/terminal.ts'
import { refuseFile, writing } from '../shared/write-output.ts'

export interface WSDLSampleArguments extends DocumentArguments {
  readonly lang: Language
  readonly part?: SamplePart
  readonly optional: 'all' | 'none'
  readonly seed?: number
  readonly soap: '1.1' | '1.2'
  readonly out?: string
}

/** `name`: `Service.Operation`; a name of a service may hold points, one of an operation not in 1C. */
export async function wsdlSampleCommand(name: string, paths: readonly string[], options: WSDLSampleArguments): Promise<Exit> {
  const { lang, part, soap, out: folder } = options
  ownStdout()
  refuseFile('--out', folder)
  const loaded = await createSourceLoader(paths, readingOf(options)).load()
  refusePathProblems(loaded.diagnostics, lang)
  sayDiagnostics(
    loaded.diagnostics.filter((one) => one.severity === 'error'),
    lang,
  )
  const services = [...loaded.servedWebServices, ...loaded.described]
  const all = services.flatMap((service) =>
    ('Operations' in service ? Object.keys(service.Operations) : service.operations.map((one) => one.Name)).map((operation) => ({
      service,
      operation,
      name: `${service.Name}.${operation}`,
    })),
  )
  const found = all.find((one) => one.name === name)
  if (found === undefined) throw new CommandError('nothing', unknown(name, [...new Set(all.map((one) => one.name))]))
  const parts: readonly SamplePart[] = part === undefined ? ['request', 'response'] : [part]
  const messages = parts.flatMap((one) => {
    const text = sampleMessage(found.service, found.operation, one, soap === '1.2' ? soap12 : soap11, choiceOf(options))
    return text === undefined ? [] : [{ part: one, text: `${text}\n` }]
  })
  if (messages.length === 0) throw new CommandError('nothing', none(name))
  if (folder === undefined)
    for (const one of messages) out(messages.length === 1 ? one.text.trimEnd() : `<!-- ${one.part} -->\n${one.text}`)
  else
    await written(
      folder,
      messages.map((one) => ({ file: join(folder, `${name}.${one.part}.xml`), text: one.text })),
    )
  return 'ok'
}

function choiceOf({ optional, seed }: WSDLSampleArguments): SampleChoice {
  if (seed === undefined) return { optional: () => optional === 'all', repeats: () => 1 }
  const chance = chanceFrom(seed)
  return {
    optional: () => chance.whole(0, 1) === 1,
    repeats: () => chance.whole(1, 3),
    textOf: (type, label) => randomText(type, label, chance),
  }
}

async function written(folder: string, files: readonly { readonly file: string; readonly text: string }[]): Promise<void> {
  const refuse = (): void => {
    const there = files.find(({ file }) => existsSync(file))?.file
    if (there !== undefined)
      throw new CommandError('exists', said(`nothing is written: ${there} exists`, `ничего не записано: ${there} уже есть`))
  }
  refuse()
  await writing('--out', () => writeAll(folder, files, refuse))
  for (const { file } of files) out(file)
}

const unknown = (name: string, names: readonly string[]) =>
  names.length === 0
    ? said(`there is no operation ${name}: no Web service was found`, `нет операции ${name}: не найдено ни одного Web-сервиса`)
    : joined([
        said(`there is no operation ${name}; Service.Operation is expected`, `нет операции ${name}; ожидается Сервис.Операция`),
        didYouMean(name, names, said(`; there are ${names.join(', ')}`, `; есть ${names.join(', ')}`)),
      ])

const none = (name: string) =>
  said(
    `${name}: no sample could be made of its types; they are abstract, endless or very large`,
    `${name}: по типам не составить примера: они абстрактные, бесконечные или очень большие`,
  )
