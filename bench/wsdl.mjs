// Loading the WSDLs of the corpus from disk, one after another in one process: ours, which checks them by 1C's table and by the Basic
// Profile besides, against npm `soap`; a ratio below 1: ours is faster. Best of three rounds, in turn, for each file.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { before } from './support/before.mjs'

const repository = new URL('../', import.meta.url)
const dist = process.env.STANDIN_DIST ?? fileURLToPath(new URL('build/', repository))
const corpus = join(process.env.STANDIN_SHARED ?? fileURLToPath(new URL('../shared', repository)), 'corpus/wsdl')
const { loadWSDL } = await import(`${dist}/wsdl/load.js`)
const { loadDefinitions } = await import(`${dist}/ws/foreign/definitions.js`)
const { documentFetcher } = await import(`${dist}/host/network/fetch-document.js`)
const { open_wsdl: openWSDL } = createRequire(import.meta.url)('soap/lib/wsdl')

const old = before()
/** The same of the state before, whose files lie elsewhere. */
const earlier = old && {
  ...(await import(`${old}/build/ws/definitions.js`)),
  ...(await import(`${old}/build/load/fetch-document.js`)),
}

const rounds = 3

/** A file that has not called back by then is one that npm `soap` cannot load, in milliseconds. */
const PATIENCE = 3_000

const offline = { httpClient: { request: (_address, _data, callback) => callback(new Error('no network')) } }

const ways = {
  standin: (file) => loadWSDL(documentFetcher(), file, { within: corpus }),
  types: (file) => loadDefinitions(documentFetcher(), file, { within: corpus, lenient: true }).catch(() => undefined),
  ...(earlier && {
    before: (file) => earlier.loadDefinitions(earlier.documentFetcher(), file, { within: corpus, lenient: true }).catch(() => undefined),
  }),
  soap: (file) =>
    new Promise((resolve, reject) => {
      openWSDL(file, { ...offline, WSDL_CACHE: {} }, (error, loaded) => (error ? reject(error) : resolve(loaded)))
    }),
}

/** Rows `{ what, files, standin, soap, ratio }`, milliseconds; one that says so where the corpus is absent. */
export async function run() {
  if (!existsSync(corpus)) return [{ what: 'skipped: the corpus is not beside this checkout' }]
  const files = indexed()
  const loadable = await loadableBySOAP(files)
  const times = new Map(files.map(({ path }) => [path, { standin: Infinity, types: Infinity, before: Infinity, soap: Infinity }]))
  for (let round = 0; round < rounds; round++) {
    for (const way of round % 2 === 0 ? Object.keys(ways) : Object.keys(ways).toReversed()) {
      for (const { path } of way === 'soap' ? loadable : files)
        times.get(path)[way] = Math.min(times.get(path)[way], await took(ways[way], path))
    }
  }
  const sum = (some, way) => some.reduce((total, { path }) => total + times.get(path)[way], 0)
  const row = (what, ours, way, theirs) => ({
    what,
    'files': ours.length,
    'standin': sum(ours, way),
    'npm soap': sum(theirs, 'soap'),
    'npm soap files': theirs.length,
    'ratio': sum(ours, way) / sum(theirs, 'soap'),
  })
  const bySize = loadable.toSorted((a, b) => b.bytes - a.bytes)
  return [
    row('all, against those that npm soap can load', files, 'standin', loadable),
    row('those that npm soap can load', loadable, 'standin', loadable),
    row('the same, with the XDTO types of their schemas', loadable, 'types', loadable),
    ...(earlier ? [row('the same, before', loadable, 'before', loadable)] : []),
    ...bySize.slice(0, 3).flatMap((one, at) => {
      const named = `${['the largest', 'the second', 'the third'][at]} (${Math.round(one.bytes / 1024)} KiB)`
      return [row(named, [one], 'standin', [one]), row(`${named}, with types`, [one], 'types', [one])]
    }),
  ]
}

const indexed = () =>
  readFileSync(join(corpus, 'INDEX.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map((cells) => ({ path: join(corpus, cells[0]), bytes: Number(cells[5]) }))

async function took(way, path) {
  const started = performance.now()
  await way(path)
  return performance.now() - started
}

/** What it throws out of its callbacks ends the file, not the bench. */
async function loadableBySOAP(files) {
  const found = []
  for (const one of files) if (await loads(one.path)) found.push(one)
  return found
}

function loads(path) {
  return new Promise((resolve) => {
    const end = (loaded) => {
      clearTimeout(timer)
      process.removeListener('uncaughtException', thrown)
      resolve(loaded)
    }
    const thrown = () => end(false)
    const timer = setTimeout(end, PATIENCE, false)
    process.on('uncaughtException', thrown)
    ways.soap(path).then((loaded) => end(loaded !== undefined), thrown)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run())
