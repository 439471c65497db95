/** Runs texts in 1C's language for tests: what they print, or the exception they end in. */
import type { CommonModuleSource, ModuleSource, Seams } from '../../src/bsl/modules/parts.ts'
import { Program } from '../../src/bsl/modules/program.ts'
import { RunContext } from '../../src/bsl/modules/run-context.ts'
import type { RunPorts } from '../../src/bsl/modules/run-ports.ts'
import { ErrorInfo } from '../../src/bsl/objects/errors/error-info.ts'
import { describe } from '../../src/bsl/objects/errors/presentation.ts'
import { platformDictionary } from '../../src/bsl/objects/library.ts'
import { asBslError } from '../../src/bsl/run/exceptions.ts'
import type { XDTOTypes } from '../../src/bsl/run/run.ts'
import { confinedFiles } from '../../src/host/machine/bsl-files.ts'
import { evaluate, machinePorts } from '../../src/host/machine/bsl.ts'
import type { MetadataTree } from '../../src/metadata/tree.ts'

export interface Ran {
  readonly lines: readonly string[]
  /** As 1C words it, with the place. */
  readonly error: string | undefined
}

/**
 * By name, the texts of common modules; a name that ends in `!` is a global one, in `*` one that keeps its results, in `#` a privileged
 * one, in `-` one of clients alone.
 */
export type CommonModules = Readonly<Record<string, string>>

function commonModules(texts: CommonModules): Map<string, CommonModuleSource> {
  return new Map(
    Object.entries(texts).map(([key, text]) => {
      const name = key.replace(/[!*#-]$/, '')
      const source = {
        id: `ОбщийМодуль.${name}.Модуль`,
        file: `bsl:${name}`,
        name,
        text: () => text,
        global: key.endsWith('!'),
        reuses: key.endsWith('*'),
        privileged: key.endsWith('#'),
        server: !key.endsWith('-'),
      }
      return [name.toLowerCase(), source]
    }),
  )
}

export async function runBSL(
  text: string,
  modules: CommonModules = {},
  ports: Partial<RunPorts> = {},
  seams?: Seams,
  folders: readonly string[] = [],
  xdto?: XDTOTypes,
  metadata?: MetadataTree,
): Promise<Ran> {
  const lines: string[] = []
  const files = confinedFiles(folders)
  const program = new Program({
    dictionary: platformDictionary(),
    commonModules: commonModules(modules),
    evaluate,
    ...(seams && { seams }),
    ...(xdto && { xdto: () => xdto }),
    ...(metadata && { metadata }),
  })
  const run = new RunContext(program, { ...machinePorts(), zone: 0, files, message: (line) => lines.push(line), ...ports })
  const source: ModuleSource = { id: 'Модуль', file: 'bsl:script', text: () => text }
  try {
    await run.module(source, true).start()
    return { lines, error: undefined }
  } catch (error) {
    return { lines, error: describe(new ErrorInfo(asBslError(error), run)) }
  } finally {
    files.close()
  }
}

/** The text of one expression, `<ошибка>` where it ends in an exception. */
export async function textOf(expression: string): Promise<string> {
  const { lines, error } = await runBSL(`Попытка Сообщить(${expression}) Исключение Сообщить("<ошибка>") КонецПопытки`)
  return error ?? lines.join('\n')
}
