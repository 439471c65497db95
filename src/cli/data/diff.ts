/** `standin data diff`: what the configuration as it is now would do with a data file that was made for it before. */
import { existsSync } from 'node:fs'
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import { compareDataFile } from '../../host/machine/open-infobase.ts'
import { isPostgres, withoutPassword } from '../../host/network/database-address.ts'
import { DataError } from '../../infobase/data-error.ts'
import { differenceText, isLoss } from '../../infobase/migration/difference.ts'
import { dataOfSources } from '../../load/infobase/data-of-sources.ts'
import { createSourceLoader } from '../../load/sources.ts'
import { CommandError, noDataObjects } from '../shared/command-error.ts'
import { placeIn } from '../shared/documents.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import type { ProjectArguments } from '../shared/project.ts'
import { out, say } from '../shared/terminal.ts'

/** Nothing is changed. Exit code 1 where something would be lost. */
export async function diffCommand(
  file: string,
  paths: readonly string[],
  { lang, project }: ProjectArguments & { readonly lang: Language },
): Promise<Exit> {
  const sources = await createSourceLoader(paths, placeIn({ project })).load()
  refusePathProblems(sources.diagnostics, lang)
  const loaded = await dataOfSources(sources)
  if (loaded === undefined) throw new CommandError('nothing', noDataObjects)
  const shown = withoutPassword(file)
  if (!isPostgres(file) && !existsSync(file))
    throw new CommandError('access', said(`${shown}: there is no such file`, `${shown}: такого файла нет`))
  const differences = await compareDataFile(loaded.model, file).catch((error: unknown) => {
    if (!(error instanceof DataError)) throw error
    throw new CommandError('access', said(`${shown}: ${error.english}`, `${shown}: ${error.message}`))
  })
  for (const one of differences) out(differenceText(one)[lang])
  if (differences.length === 0) say(nothingDiffers(shown)[lang])
  return differences.some(isLoss) ? 'errors' : 'ok'
}

const nothingDiffers = (shown: string) => said(`${shown}: nothing would change`, `${shown}: ничего не изменится`)
