/** `standin types`: the data objects of what is served as TypeScript declarations. */
import type { Language } from '../../diagnostics/print.ts'
import { writeWhole } from '../../host/machine/whole-file.ts'
import { dataDeclarations } from '../../infobase/declarations.ts'
import { dataOfSources } from '../../load/infobase/data-of-sources.ts'
import { createSourceLoader } from '../../load/sources.ts'
import { CommandError, noDataObjects } from '../shared/command-error.ts'
import { dataCount } from '../shared/data-count.ts'
import { placeIn } from '../shared/documents.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import type { ProjectArguments } from '../shared/project.ts'
import { out, say } from '../shared/terminal.ts'
import { writing } from '../shared/write-output.ts'

export interface TypesArguments extends ProjectArguments {
  readonly lang: Language
  readonly out?: string
}

/** What is wrong in the definitions is for `check` to say; a path that cannot be read ends it. */
export async function typesCommand(paths: readonly string[], options: TypesArguments): Promise<Exit> {
  const loaded = await createSourceLoader(paths, placeIn(options)).load()
  refusePathProblems(loaded.diagnostics, options.lang)
  const data = await dataOfSources(loaded)
  if (data === undefined || data.model.objects.length === 0) throw new CommandError('nothing', noDataObjects)
  const text = dataDeclarations(data.model)
  const { out: file } = options
  if (file === undefined) out(text.trimEnd())
  else {
    await writing(`--out ${file}`, () => writeWhole(file, text))
    say(`${file}: ${dataCount(data.model, options.lang)}`)
  }
  return 'ok'
}
