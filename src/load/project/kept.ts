/** The project file for tests, which ask for it again and again: it is read anew only after it has changed. */
import { statSync } from 'node:fs'
import { projectFilesIn } from './find.ts'
import type { ReadProject } from './read.ts'

interface Kept {
  readonly stamp: string
  readonly project: Promise<ReadProject | undefined>
}

const kept = new Map<string, Kept>()

/** The named file, or that of the working folder. */
export async function keptProject(named: string | undefined): Promise<ReadProject | undefined> {
  const files = named === undefined ? projectFilesIn('.') : [named]
  if (files.length === 0) return undefined
  const key = `${process.cwd()}\n${named ?? ''}`
  const known = kept.get(key)
  if (known !== undefined && known.stamp === (await stampOf(files, known.project))) return known.project
  const project = import('./read.ts').then((one) => one.readProject(named, '.'))
  kept.set(key, { stamp: await stampOf(files, project), project })
  return project
}

async function stampOf(files: readonly string[], project: Promise<ReadProject | undefined>): Promise<string> {
  const { watched = [] } = (await project) ?? {}
  return [...files, ...watched].map((file) => `${file} ${statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0}`).join('\n')
}
