/** The rules of the house as functions of a list of sources: each gives what breaks it, so that planted sources can show that it would. */
import { posix } from 'node:path'
import { importsOf, type Source } from './sources.ts'

/** Files that lie directly in src. */
export const loose = (sources: readonly Source[]): readonly string[] =>
  sources.map(({ path }) => path).filter((path) => !path.includes('/') && path !== 'index.ts')

/** Folders with more files than one can look over; `allowed`: those of one rule or one type a file. */
export const crowded = (sources: readonly Source[], most: number, allowed: readonly string[]): readonly string[] =>
  [...filesByFolder(sources)]
    .filter(([folder, files]) => files.length > most && !allowed.includes(folder))
    .map(([folder, files]) => `${folder} has ${files.length} files`)

/** Rooms, which are folders in a folder, with fewer files than two, those of rooms in them counted. */
export function lonely(sources: readonly Source[]): readonly string[] {
  const folders = [...filesByFolder(sources).keys()].filter((folder) => folder.includes('/'))
  return folders.filter((folder) => sources.filter(({ path }) => path.startsWith(`${folder}/`)).length < 2)
}

function filesByFolder(sources: readonly Source[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>()
  for (const { path } of sources) {
    const folder = posix.dirname(path)
    folders.set(folder, [...(folders.get(folder) ?? []), path])
  }
  return folders
}

/** Circles among files, with types and dynamic imports. */
export const fileCircles = (sources: readonly Source[]): readonly string[] => circlesOf(graphOf(sources, (path) => path))

/**
 * Circles among what lies in one folder: its rooms, each with all that is in it, and its own files; at the top, the folders of src and the
 * public surface. Circles among files alone are left to `fileCircles`.
 */
export function folderCircles(sources: readonly Source[]): readonly string[] {
  const folders = new Set(sources.flatMap(({ path }) => foldersAbove(path)))
  return [...folders].flatMap((folder) => {
    const inside = folder === '.' ? sources : sources.filter(({ path }) => path.startsWith(`${folder}/`))
    const depth = folder === '.' ? 1 : folder.split('/').length + 1
    const room = (path: string): string | undefined =>
      folder === '.' || path.startsWith(`${folder}/`) ? path.split('/').slice(0, depth).join('/') : undefined
    return circlesOf(graphOf(inside, room)).filter((circle) => circle.split(' ').some((one) => !one.endsWith('.ts')))
  })
}

const foldersAbove = (path: string): string[] => {
  const folder = posix.dirname(path)
  return folder === '.' ? ['.'] : [folder, ...foldersAbove(folder)]
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>

/** `nodeOf`: which node a file belongs to; `undefined` for none. */
function graphOf(sources: readonly Source[], nodeOf: (path: string) => string | undefined): Graph {
  const graph = new Map<string, Set<string>>()
  for (const source of sources) {
    const from = nodeOf(source.path)
    if (from === undefined) continue
    const to = graph.get(from) ?? new Set()
    graph.set(from, to)
    for (const path of targetsOf(source)) {
      const node = nodeOf(path)
      if (node !== undefined && node !== from) to.add(node)
    }
  }
  return graph
}

const targetsOf = (source: Source): readonly string[] =>
  importsOf(source)
    .filter(({ from }) => from.startsWith('.'))
    .map(({ from }) => posix.normalize(posix.join(posix.dirname(source.path), from)))

/** Sets of nodes that reach one another (Tarjan), sorted, as one text each. */
function circlesOf(graph: Graph): readonly string[] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const circles: string[] = []
  const visit = (node: string): void => {
    index.set(node, index.size)
    low.set(node, index.get(node)!)
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next)
      if (stack.includes(next)) low.set(node, Math.min(low.get(node)!, low.get(next)!))
    }
    if (low.get(node) !== index.get(node)) return
    const circle = stack.splice(stack.indexOf(node))
    if (circle.length > 1) circles.push(circle.toSorted().join(' '))
  }
  for (const node of graph.keys()) if (!index.has(node)) visit(node)
  return circles
}

/** Where a channel may be asked for by name: its own folder, the seam, and what turns files into definitions of one kind. */
const channelFolders = ['hs', 'ws', 'odata', 'channel', 'metadata', 'load']

/** Lines outside of those folders that name a channel, or ask a service for its kind. */
export const channelsByName = (sources: readonly Source[]): readonly string[] =>
  sources
    .filter(({ layer }) => !channelFolders.includes(layer))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line) => (/'hs'|'ws'|'odata'|kind (?:===|!==) '\w*Service'/.test(line) ? [`${path}: ${line.trim()}`] : [])),
    )

/** Imports that enter a folder from outside by another file than its doors. */
export const sideDoors = (sources: readonly Source[], folder: string, doors: readonly string[]): readonly string[] =>
  sources
    .filter(({ layer }) => layer !== folder)
    .flatMap((source) =>
      targetsOf(source)
        .filter((path) => path.startsWith(`${folder}/`) && !doors.includes(path.slice(folder.length + 1)))
        .map((path) => `${source.path} imports ${path}`),
    )

/** Packages that reach a database or a message broker, imported outside of `host`. */
export const driversOutsideHost = (sources: readonly Source[], drivers: readonly string[]): readonly string[] =>
  sources
    .filter(({ layer }) => layer !== 'host')
    .flatMap((source) =>
      importsOf(source)
        .filter(({ from }) => drivers.some((one) => from === one || from.startsWith(`${one}/`)))
        .map(({ from }) => `${source.path} imports ${from}`),
    )
