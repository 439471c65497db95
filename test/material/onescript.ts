/** Procedures of OneScript's portable test scripts, run in a copy: which come to their end here, and what the others fail of. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ModuleSource, Seams } from '../../src/bsl/modules/parts.ts'
import { Program } from '../../src/bsl/modules/program.ts'
import { RunContext } from '../../src/bsl/modules/run-context.ts'
import { ArrayObject } from '../../src/bsl/objects/collections/array.ts'
import { platformDictionary } from '../../src/bsl/objects/library.ts'
import { asBslError, RunEnded } from '../../src/bsl/run/exceptions.ts'
import { Box } from '../../src/bsl/run/member.ts'
import { confinedFiles } from '../../src/host/machine/bsl-files.ts'
import { evaluate, machinePorts } from '../../src/host/machine/bsl.ts'
import { Assertions, Expectations } from './assertions.ts'
import { excluded, platformTexts } from './onescript-differences.ts'
import { hostFunctions } from './onescript-host.ts'

/** Scripts on types that the platform has as well; those of the interpreter's own objects are left out. */
const scripts = (
  'global-funcs stringoperations engine-behaviors global-json typedescription xmlread valuetable eval global-new formatting text-document '
  + 'json/json_dataExtractor valuetree value-list BinaryData-global json/test-json_reader json/test-json_writer structure fixed-structure '
  + 'fixed-map hash types bitwise ValueTableIndex fixed-array xmlwrite text-read text-write symbols StrGetLine math binarydata '
  + 'binary-objects datahashing-from-stream message-output file-object temp-files XML/test-XMLExpandedName'
).split(' ')

export interface Procedure {
  /** `global-funcs.ТестДолжен_…`. */
  readonly name: string
  /** Of what it failed; `undefined` where it came to its end. */
  readonly failure: string | undefined
  /** Why it need not come to its end; `undefined` where it must. */
  readonly reason: string | undefined
}

/** All procedures of all scripts of a checkout; empty where the folder is no checkout of OneScript. */
export async function onescript(repository: string): Promise<Procedure[]> {
  if (!existsSync(join(repository, 'tests', 'global-funcs.os'))) return []
  const parent = mkdtempSync(join(tmpdir(), 'onescript-'))
  const copy = join(parent, 'tests')
  const before = process.cwd()
  try {
    cpSync(join(repository, 'tests'), copy, { recursive: true })
    process.chdir(copy)
    const found: Procedure[] = []
    for (const script of scripts) found.push(...(await procedures(script, copy)))
    return found
  } finally {
    process.chdir(before)
    rmSync(parent, { recursive: true, force: true })
  }
}

async function procedures(script: string, folder: string): Promise<Procedure[]> {
  const path = join(folder, `${script}.os`)
  const text = platformTexts(readFileSync(path, 'utf8').replace(/^\ufeff/, ''))
  const source: ModuleSource = { id: script, file: `os:${script}`, text: () => text }
  const host = hostFunctions(path)
  const seams: Seams = {
    method: () => undefined,
    hasModule: () => false,
    function: (folded) => host.functions[folded],
    type: (folded) => host.types.get(folded),
    value: (name) => (name === 'ожидаем' ? new Expectations() : undefined),
  }
  const program = new Program({ dictionary: platformDictionary(), commonModules: new Map(), evaluate, seams })
  const listed = await run(program, source, folder, async (call) => {
    const list = await call('получитьсписоктестов', [new Box(new Assertions())])
    return list instanceof ArrayObject ? list.items.map(String) : []
  })
  if (typeof listed === 'string') throw new Error(`${script}: ${listed}`)
  const found: Procedure[] = []
  for (const name of listed) {
    const ended = await run(program, source, folder, (call) => once(call, name.toLowerCase()))
    const full = `${script}.${name}`
    found.push({ name: full, failure: typeof ended === 'string' ? ended : undefined, reason: excluded(full) })
  }
  return found
}

async function once(call: CallByName, folded: string): Promise<readonly string[]> {
  await call('получитьсписоктестов', [new Box(new Assertions())])
  await call('передзапускомтеста', [])
  try {
    await call(folded, [])
  } finally {
    await call('послезапускатеста', [])
  }
  return []
}

type CallByName = (folded: string, args: readonly unknown[]) => unknown

/** The result of some calls of a fresh instance of the script, or the text of the exception. */
async function run<T>(
  program: Program,
  source: ModuleSource,
  folder: string,
  calls: (call: CallByName) => Promise<T>,
): Promise<T | string> {
  const files = confinedFiles([folder])
  const context = new RunContext(program, { ...machinePorts(), files, message: () => undefined, limit: 10_000 })
  try {
    const module = context.module(source)
    await module.start()
    return await calls((folded, args) => module.own(folded)?.(context, undefined, args))
  } catch (thrown) {
    if (thrown instanceof RunEnded) return thrown.message
    const error = asBslError(thrown)
    return `${error.message} (${context.placesOf(error)[0]?.line ?? '?'})`
  } finally {
    files.close()
  }
}
