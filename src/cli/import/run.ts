/**
 * `standin import`: a module for each service of a configuration, and for each package that its Web services need; all of them are written,
 * or none.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { procedureText } from '../../bsl/procedure-text.ts'
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import { externalSourceText } from '../../external/definition/source-text.ts'
import { nodeFiles } from '../../host/machine/files.ts'
import { writeAll } from '../../host/machine/whole-folder.ts'
import { loadConfigurations, type LoadedConfigurations } from '../../load/configurations.ts'
import { recogniseSource } from '../../load/recognise.ts'
import type { ProcedureText } from '../../metadata/format/documentation.ts'
import type { ConfigurationRoot } from '../../metadata/format/recognise.ts'
import { integrationModuleText } from '../../metadata/modules/integration-module-text.ts'
import { moduleText } from '../../metadata/modules/module-text.ts'
import { webModuleTexts } from '../../metadata/modules/web-module-text.ts'
import { CommandError } from '../shared/command-error.ts'
import { countOf } from '../shared/count.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import type { ProjectArguments } from '../shared/project.ts'
import { hasErrors, out, say, sayDiagnostics } from '../shared/terminal.ts'
import { writing } from '../shared/write-output.ts'
import { isAddress, moduleOfBus, type BusArguments } from './from-bus.ts'

export interface ImportArguments extends ProjectArguments, BusArguments {
  readonly out: string
  readonly lang: Language
  readonly force?: true
  readonly bsl?: true
}

/** `given`: the configuration; the one of the project file when absent. */
export async function importCommand(given: string | undefined, options: ImportArguments): Promise<Exit> {
  const path = given ?? onlyConfiguration(options.project?.paths ?? [])
  if (isAddress(path)) {
    const { fileName, text } = await moduleOfBus(path, options)
    const exit = await written([{ file: join(options.out, 'is', fileName), text }], [], options)
    say(
      options.lang === 'en' ? `1 module written; its handlers are to be written` : 'записано модулей: 1; обработчики в нем нужно написать',
    )
    return exit
  }
  const roots = configurationsAt(path, options.lang)
  const loaded = loadConfigurations(roots)
  const { files, diagnostics } = options.bsl
    ? await seamsOf(loaded, roots, options.out, options.lang)
    : modulesOf(loaded, options.out, options.lang)
  if (files.length === 0) {
    sayDiagnostics(diagnostics, options.lang)
    if (options.bsl && loaded.httpServices.length + loaded.webServices.length > 0) return nothingMissing(path, diagnostics, options.lang)
    throw new CommandError(
      hasErrors(diagnostics) ? 'errors' : 'nothing',
      said(
        `nothing is written: ${path} has no HTTP service of its own, no Web service, no integration service and no external data source`,
        `ничего не записано: в ${path} нет собственных HTTP-сервисов, Web-сервисов, сервисов интеграции и внешних источников данных`,
      ),
    )
  }
  const exit = await written(files, diagnostics, options)
  const serves = `\`standin serve ${path} ${options.out}${options.bsl ? ' --bsl' : ''}\``
  const count = countOf(files.length, 'module', options.lang)
  say(options.lang === 'en' ? `${count} written; ${serves} serves them` : `записано: ${count}; запуск: ${serves}`)
  return exit
}

/** All files, or none of them. */
async function written(
  files: readonly { readonly file: string; readonly text: string }[],
  diagnostics: LoadedConfigurations['diagnostics'],
  { out: folder, force, lang }: ImportArguments,
): Promise<Exit> {
  const refuse = (): void => {
    if (!force) refuseExisting(files.map((one) => one.file))
  }
  refuse()
  sayDiagnostics(diagnostics, lang)
  await writing('--out', () => writeAll(folder, files, refuse))
  for (const { file } of files) out(file)
  return hasErrors(diagnostics) ? 'errors' : 'ok'
}

function nothingMissing(path: string, diagnostics: LoadedConfigurations['diagnostics'], lang: Language): Exit {
  const command = `\`standin serve ${path} --bsl\``
  say(
    lang === 'en'
      ? `nothing to write: ${command} has all that the modules need`
      : `записывать нечего: ${command} даст модулям все, что им нужно`,
  )
  return hasErrors(diagnostics) ? 'errors' : 'ok'
}

/** With `--bsl`, one module: what the modules of the configuration need and cannot run. */
async function seamsOf(loaded: LoadedConfigurations, roots: readonly ConfigurationRoot[], folder: string, lang: Language) {
  const { neededSeams } = await import('../../load/bsl/seams-of.ts')
  const text = neededSeams(nodeFiles, roots, loaded.httpServices, loaded.webServices, lang)
  return { files: text === undefined ? [] : [{ file: join(folder, 'common', 'seams.ts'), text }], diagnostics: loaded.diagnostics }
}

/** The modules of all services and of the packages that Web services need, and everything that is wrong. */
function modulesOf(loaded: LoadedConfigurations, folder: string, lang: Language) {
  const procedure: ProcedureText = (module, name) => {
    const bytes = nodeFiles.read(module)
    return bytes && procedureText(new TextDecoder().decode(bytes), name)
  }
  const modules = loaded.httpServices.map((one) => moduleText(one, procedure, lang))
  const { services, diagnostics } = loaded.supplyOperations(loaded.webServices, [], () => '')
  const web = webModuleTexts(
    services.map((one) => one.service),
    loaded.packages,
    loaded.webServices,
    procedure,
    lang,
  )
  const integration = loaded.integrationServices.map((one) => integrationModuleText(one, procedure, lang))
  const external = loaded.externalDataSources.map(({ source }) =>
    externalSourceText(source, [lang === 'en' ? `The external data source ${source.Name}.` : `Внешний источник данных ${source.Name}.`]),
  )
  const into = (below: string, written: readonly { readonly fileName: string; readonly text: string }[]) =>
    written.map(({ fileName, text }) => ({ file: join(folder, below, fileName), text }))
  const beside = [...(web.services.length === 0 ? [] : into('xdto', web.packages)), ...into('is', integration), ...into('eds', external)]
  return {
    files: [...into('hs', modules), ...into('ws', web.services), ...beside],
    diagnostics: [...loaded.diagnostics, ...diagnostics, ...modules.flatMap((one) => one.diagnostics)],
  }
}

function onlyConfiguration(paths: readonly string[]): string {
  const found = paths.filter((path) => {
    const source = recogniseSource(nodeFiles, path, true)
    return 'path' in source && source.configurations.length > 0
  })
  if (found.length === 1) return found[0]!
  throw new CommandError(
    'usage',
    found.length === 0
      ? said("missing required argument 'CONFIG'", 'не указан обязательный аргумент КОНФИГУРАЦИЯ')
      : said(`name one of the configurations: ${found.join(', ')}`, `укажите одну из конфигураций: ${found.join(', ')}`),
  )
}

function configurationsAt(path: string, language: Language): readonly ConfigurationRoot[] {
  const source = recogniseSource(nodeFiles, path, true)
  if ('code' in source) {
    refusePathProblems([source], language)
    return []
  }
  if (source.metadata !== undefined)
    throw new CommandError(
      'path',
      said(
        `${path} is a $metadata document: it has no services to import; standin types writes declarations of its objects`,
        `${path} — документ $metadata: в нем нет сервисов для импорта; описания его объектов запишет standin types`,
      ),
    )
  if (source.configurations.length === 0)
    throw new CommandError(
      'path',
      source.wsdl.length > 0
        ? said(
            `${path} has WSDL, not a 1C configuration: it needs no import, standin serve answers for it`,
            `${path} — описание WSDL, а не конфигурация 1С: импорт ему не нужен, его обслужит standin serve`,
          )
        : said(
            `${path} has service modules or stubs, not a 1C configuration`,
            `${path} — модули сервисов или заглушки, а не конфигурация 1С`,
          ),
    )
  return source.configurations
}

function refuseExisting(files: readonly string[]): void {
  const there = files.filter((one) => existsSync(one))
  const listed = there.map((one) => `  ${one}`).join('\n')
  if (there.length > 0)
    throw new CommandError(
      'exists',
      said(
        `nothing is written: these files exist (--force overwrites them):\n${listed}`,
        `ничего не записано: эти файлы уже есть (--force перезапишет):\n${listed}`,
      ),
    )
}
