/** What is served besides services, in words: users, data, and the project file that says so. */
import { basename } from 'node:path'
import type { Users } from '../../access/user.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { isPostgres, withoutPassword } from '../../host/network/database-address.ts'
import type { InfobaseModel } from '../../infobase/model/model.ts'
import { countOf } from '../shared/count.ts'
import { dataCount } from '../shared/data-count.ts'

export interface About {
  readonly users?: { readonly file: string; readonly list: Users | undefined }
  readonly data?: { readonly model: InfobaseModel; readonly kept: string | undefined }
  /** The project file. */
  readonly project?: string
}

/** A line each. */
export function aboutLines({ users, data, project }: About): readonly Said[] {
  return [
    ...(users === undefined ? [] : [usersLine(users.file, users.list?.all.length ?? 0)]),
    ...(data === undefined || dataCount(data.model, 'en') === '' ? [] : [dataLine(data.model, data.kept)]),
    ...(project === undefined ? [] : [said(`settings of ${project}`, `настройки из ${project}`)]),
  ]
}

const usersLine = (file: string, count: number): Said =>
  said(
    `${countOf(count, 'user', 'en')} of ${file}: a call needs a name and a password`,
    `${countOf(count, 'user', 'ru')} из ${file}: вызову нужны имя и пароль`,
  )

function dataLine(model: InfobaseModel, kept: string | undefined): Said {
  const where =
    kept === undefined
      ? said(', in memory', ', в памяти')
      : /\.(?:ya?ml|json)$/i.test(kept)
        ? said(`, in memory, from ${kept}`, `, в памяти, из ${kept}`)
        : said(`, kept in ${shown(kept)}`, `, хранятся в ${shown(kept)}`)
  return joined([said(`data: ${dataCount(model, 'en')}`, `данные: ${dataCount(model, 'ru')}`), where])
}

const shown = (kept: string): string => (isPostgres(kept) ? withoutPassword(kept) : basename(kept))
