/** The data behind what is served: opened when something asks for it, kept over reloads. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { InfobaseModel } from '../../infobase/model/model.ts'
import type { OpenedData } from '../../load/infobase/open-data.ts'
import { wantsData } from '../../load/infobase/wants-data.ts'
import type { LoadedSources } from '../../load/sources.ts'
import type { Configuration } from '../../platform/configuration.ts'

export interface DataArguments {
  /** A fixture that the data begins with. */
  readonly data?: string
}

interface ServedData {
  readonly configuration: Pick<Configuration, 'infobase' | 'dataRoles'>
  readonly diagnostics: readonly Diagnostic[]
}

export interface DataHolder {
  /** For these sources, now and after each reload. */
  of(loaded: LoadedSources): Promise<ServedData>
  close(): void
}

export function holdData({ data: fixture }: DataArguments): DataHolder {
  let opened: OpenedData | undefined
  return {
    async of(loaded) {
      if (opened === undefined && fixture === undefined && !wantsData(loaded)) return { configuration: {}, diagnostics: [] }
      opened = opened === undefined ? await open(loaded, fixture) : await opened.again(loaded)
      const { infobase, roles, diagnostics } = opened
      const ofStubs = await stubProblems(loaded, infobase.model)
      return { configuration: { infobase, dataRoles: roles }, diagnostics: [...diagnostics, ...ofStubs] }
    },
    close: () => opened?.close(),
  }
}

/** The check is loaded only where a stub keeps data. */
export async function stubProblems({ stubs }: LoadedSources, model: InfobaseModel | undefined): Promise<readonly Diagnostic[]> {
  if (!stubs.some(({ answer }) => answer.kind === 'data')) return []
  return (await import('../../standin/stub/check-data.ts')).checkDataStubs(stubs, model)
}

async function open(loaded: LoadedSources, fixture: string | undefined): Promise<OpenedData> {
  const [{ openData }, { digestFolder }] = await Promise.all([
    import('../../load/infobase/open-data.ts'),
    import('../../load/infobase/digest.ts'),
  ])
  return openData(loaded, { fixture, digests: digestFolder(process.env) })
}
