/** Functions that OneScript's host gives to its scripts, supplied by TypeScript: paths, and texts run as modules of their own. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ModuleSource } from '../../src/bsl/modules/parts.ts'
import { Program } from '../../src/bsl/modules/program.ts'
import { RunContext } from '../../src/bsl/modules/run-context.ts'
import { StructureObject } from '../../src/bsl/objects/collections/structure.ts'
import { platformDictionary } from '../../src/bsl/objects/library.ts'
import { ByReference } from '../../src/bsl/run/member.ts'
import type { Call } from '../../src/bsl/run/object.ts'
import type { Run } from '../../src/bsl/run/run.ts'
import { text } from '../../src/bsl/run/text.ts'
import { evaluate, machinePorts } from '../../src/host/machine/bsl.ts'

const plain = (arg: unknown): unknown => (arg instanceof ByReference ? arg.v : arg)

let count = 0

/** The module of a text, with its statements run; `context` are values that it finds by name. */
export function loadScript(run: Run, source: string, context?: StructureObject): unknown {
  const values = new Map([...(context?.entries() ?? [])].map(([name, value]) => [name.toLowerCase(), value]))
  const seams = { method: () => undefined, hasModule: () => false, function: () => undefined, type: () => undefined }
  const value = (name: string): unknown => values.get(name)
  const program = new Program({ dictionary: platformDictionary(), commonModules: new Map(), evaluate, seams: { ...seams, value } })
  const script: ModuleSource = { id: 'Сценарий', file: `os:loaded-${++count}`, text: () => source }
  const own = new RunContext(program, { ...machinePorts(), files: run.files, message: () => undefined })
  const module = own.module(script, true)
  const started = module.start()
  return started instanceof Promise ? started.then(() => module) : module
}

export interface Host {
  readonly functions: Readonly<Record<string, Call>>
  /** Types that a script has added by ПодключитьСценарий. */
  readonly types: Map<string, Call>
}

export function hostFunctions(path: string): Host {
  const types = new Map<string, Call>()
  const current: Call = () =>
    new StructureObject([
      ['Источник', path],
      ['Каталог', dirname(path)],
    ])
  const read = (file: unknown): string => readFileSync(text(plain(file)), 'utf8').replace(/^\ufeff/, '')
  return {
    types,
    functions: {
      текущийсценарий: current,
      объединитьпути: (_run, _self, args) => join(...args.map((one) => text(plain(one)))),
      загрузитьсценарийизстроки: (run, _self, [source, context]) =>
        loadScript(run, text(plain(source)), plain(context) as StructureObject | undefined),
      загрузитьсценарий: (run, _self, [file]) => loadScript(run, read(file)),
      подключитьсценарий: (_run, _self, [file, name]) => {
        types.set(text(plain(name)).toLowerCase(), (run) => loadScript(run, read(file)))
        return null
      },
    },
  }
}
