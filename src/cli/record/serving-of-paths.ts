/** The server of some paths, as `serve` makes it, that can be given other paths while it goes on. */
import type { Platform } from '../../platform/configuration.ts'
import type { Standin } from '../../standin/standin.ts'
import type { ServeArguments } from '../serve/arguments.ts'
import { projectSource } from '../serve/project-source.ts'
import { hold, infobaseOf } from '../serving/held.ts'
import { servingOf } from '../serving/serving.ts'
import { sayFound } from '../shared/terminal.ts'
import type { RecordArguments } from './arguments.ts'

export interface LoadedServing {
  readonly platform: Platform
  readonly standin: Standin
  /** Serves other paths from now on; what is recorded goes on in the same files. */
  again(paths: readonly string[]): Promise<void>
}

export async function loadServing(paths: readonly string[], given: RecordArguments): Promise<LoadedServing> {
  const { out, project: _, ...own } = given
  const options: ServeArguments & { readonly coverage: true } = { ...own, record: out, wsdl: 'onec', coverage: true }
  const held = await hold(options, false)
  const load = async (of: readonly string[]) => {
    const loaded = await projectSource(of, options).load()
    sayFound(loaded.diagnostics, { ...options, quiet: true }, of)
    return { loaded, infobase: await infobaseOf(loaded, options, held) }
  }
  const { loaded, infobase } = await load(paths)
  // `coverage` makes it a stand-in in any case, so that there is a journal.
  const serving = await servingOf(loaded, infobase, held.settings.manager, options)
  return {
    platform: serving.platform,
    standin: serving.standin!,
    async again(of) {
      const next = await load(of)
      await serving.replace(next.loaded, next.infobase, options, () => {})
    },
  }
}
