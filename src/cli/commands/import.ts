/** `standin import`: a service module for each HTTP service of a configuration; all of them are written, or none. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfigurations } from '../../load/configurations.ts'
import { nodeFiles } from '../../load/files.ts'
import { recogniseSource } from '../../load/recognise.ts'
import { moduleText } from '../../metadata/module-text.ts'
import { countOf } from '../count.ts'
import { CommandError } from '../command-error.ts'
import { refusePathProblems } from '../path-problems.ts'
import { hasErrors, out, say, sayDiagnostics } from '../terminal.ts'
import type { Exit } from '../exit-codes.ts'
import type { Language } from '../../diagnostics/print.ts'
import type { ConfigurationRoot } from '../../metadata/recognise.ts'

export interface ImportArguments {
  readonly out: string
  readonly lang: Language
  readonly force?: true
}

export function importCommand(path: string, options: ImportArguments): Exit {
  const { httpServices, diagnostics } = loadConfigurations(configurationsAt(path, options.lang))
  if (httpServices.length === 0) {
    sayDiagnostics(diagnostics, options.lang)
    throw new CommandError(hasErrors(diagnostics) ? 'errors' : 'nothing', `nothing is written: ${path} has no HTTP service of its own`)
  }
  const folder = join(options.out, 'hs')
  const modules = httpServices.map(moduleText)
  const files = modules.map((one) => ({ file: join(folder, one.fileName), text: one.text }))
  if (!options.force) refuseExisting(files.map((one) => one.file))
  const said = [...diagnostics, ...modules.flatMap((one) => one.diagnostics)]
  sayDiagnostics(said, options.lang)
  mkdirSync(folder, { recursive: true })
  for (const { file, text } of files) {
    writeFileSync(file, text)
    out(file)
  }
  say(`${countOf(files.length, 'module')} written; \`standin serve ${path} ${options.out}\` serves them`)
  return hasErrors(said) ? 'errors' : 'ok'
}

function configurationsAt(path: string, language: Language): readonly ConfigurationRoot[] {
  const source = recogniseSource(nodeFiles, path, true)
  if ('code' in source) {
    refusePathProblems([source], language)
    return []
  }
  if (source.configurations.length === 0) throw new CommandError('path', `${path} is a folder of service modules, not a 1C configuration`)
  return source.configurations
}

function refuseExisting(files: readonly string[]): void {
  const there = files.filter((one) => existsSync(one))
  if (there.length > 0) throw new CommandError('exists', `nothing is written, since these are there already (--force overwrites them):\n${there.map((one) => `  ${one}`).join('\n')}`)
}
