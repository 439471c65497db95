/** What `serve` serves now: its paths and options, which an edit of the project file changes while it runs. */
import { statSync } from 'node:fs'
import { createSourceLoader, type LoadedSources, type SourceLoader } from '../../load/sources.ts'
import type { SettingName } from '../../project/settings.ts'
import { infobaseFiles } from '../serving/publication-files.ts'
import { bslOptionsOf } from '../shared/bsl-options.ts'
import { readingOf } from '../shared/documents.ts'
import { say } from '../shared/terminal.ts'
import type { ServeArguments } from './arguments.ts'

export interface ProjectSource extends SourceLoader {
  readonly paths: readonly string[]
  readonly options: ServeArguments
  /** Files besides those that are loaded: a settings module, the project file and what it imports. */
  readonly watched: readonly string[]
  /** Tells of each module in 1C's language when it is read, and of those that were; absent where none answers calls. */
  onModule?(told: (file: string) => void): void
}

/** A change of these is taken at the next start. */
const fixed = [
  'port',
  'host',
  'data',
  'dataOnChange',
  'shareSessions',
  'bodyTimeout',
  'maxConnections',
  'halfOpen',
  'tlsCert',
  'tlsKey',
  'tlsClientCa',
  'watch',
  'admin',
  'adminHost',
  'record',
  'clock',
] as const satisfies readonly (SettingName & keyof ServeArguments)[]

export function projectSource(paths: readonly string[], options: ServeArguments): ProjectSource {
  const modules = new Set<string>()
  let told: ((file: string) => void) | undefined
  const read = (file: string): void => {
    modules.add(file)
    told?.(file)
  }
  const loaderOf = (now: ServeArguments, of: readonly string[]): SourceLoader => {
    const bsl = bslOptionsOf(now)
    return createSourceLoader(of, readingOf(now), bsl && { ...bsl, read })
  }
  let current = { paths, options, loader: loaderOf(options, paths), stamp: stampOf(options) }
  const reread = async (): Promise<void> => {
    const { project } = current.options
    if (project === undefined || stampOf(current.options) === current.stamp) return
    const next = await project.again()
    const now = { ...(next.options as ServeArguments), project: next.project }
    for (const name of fixed) if (JSON.stringify(now[name]) !== JSON.stringify(options[name])) say(later(name, project.file, now.lang))
    current = { paths: next.paths, options: now, loader: loaderOf(now, next.paths), stamp: stampOf(now) }
  }
  return {
    get paths() {
      return current.paths
    },
    get options() {
      return current.options
    },
    get watched() {
      const { settings, project } = current.options
      return [...(typeof settings === 'string' ? [settings] : []), ...(project?.watched ?? [])]
    },
    ...(options.bsl && {
      onModule(tell: (file: string) => void) {
        told = tell
        modules.forEach((file) => tell(file))
      },
    }),
    async load(): Promise<LoadedSources> {
      await reread()
      const loaded = await current.loader.load()
      return { ...loaded, watched: [...loaded.watched, ...this.watched, ...infobaseFiles(current.options)] }
    },
  }
}

const later = (name: string, file: string, lang: ServeArguments['lang']): string =>
  lang === 'en' ? `${file}: "${name}" is taken at the next start` : `${file}: «${name}» вступит в силу при следующем запуске`

/** Of the project file and what it imports: whether it has to be read anew. */
const stampOf = ({ project }: ServeArguments): string =>
  (project?.watched ?? []).map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0).join(' ')
