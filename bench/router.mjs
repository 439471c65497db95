// The router alone against find-my-way: from the request target to handler and parameters, on tables of 10, 200 and 5,000 templates.
// Each path is a string that nobody has seen yet (made anew for every batch, outside the clock), as a path off a socket is.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { parseTarget } from '../build/exchange/target.js'
import { HTTPServiceResponse } from '../build/hs/message/response.js'
import { createRouteTable } from '../build/hs/route/table.js'
import { HTTPService, URLTemplate } from '../build/hs/service/service.js'

const findMyWay = createRequire(import.meta.url)('find-my-way')
const sizes = [10, 200, 5_000]
const kinds = ['static', '1 param', '2 params', 'trailing *', 'miss']
const perService = 10

/** 40 % static, 20 % one parameter, 30 % two parameters, 10 % trailing `*`. */
const shapes = [
  (n) => [`/version${n}`, `/version${n}`],
  (n) => [`/orders/list${n}/open`, `/orders/list${n}/open`],
  (n) => [`/stock/${n}/rest`, `/stock/${n}/rest`],
  (n) => [`/prices/retail${n}`, `/prices/retail${n}`],
  (n) => [`/order${n}/{Number}`, `/order${n}/000-${n}`],
  (n) => [`/item${n}/{Code}/card`, `/item${n}/C${n}/card`],
  (n) => [`/shops${n}/{Shop}/sales/{Day}`, `/shops${n}/s${n}/sales/2026-11-21`],
  (n) => [`/goods${n}/{Code}/units/{Unit}`, `/goods${n}/g${n}/units/796`],
  (n) => [`/people${n}/{Person}/hours/{Month}`, `/people${n}/p${n}/hours/11`],
  (n) => [`/files${n}/*`, `/files${n}/2026/11/scan-${n}.pdf`],
]
const kindOfShape = ['static', 'static', 'static', 'static', '1 param', '1 param', '2 params', '2 params', '2 params', 'trailing *']

const answer = () => new HTTPServiceResponse(200)

function tableOf(size) {
  const services = Array.from({ length: Math.ceil(size / perService) }, (_, s) => ({
    name: `svc${s}`,
    templates: shapes.map((shape, at) => [at, ...shape(s * perService + at)]).slice(0, size - s * perService),
  }))
  const paths = Object.fromEntries(kinds.map((kind) => [kind, []]))
  for (const { name, templates } of services) {
    for (const [at, , path] of templates) paths[kindOfShape[at]].push(`/hs/${name}${path}`)
    paths.miss.push(`/hs/${name}/absent/${name}/none`, `/hs/no${name}/order/1`, `/hs/${name}/shops0/x/sales`)
  }
  const everyPath = services.flatMap(({ name, templates }) => templates.map(([, , path]) => `/hs/${name}${path}`))
  return { services, everyPath, paths: Object.fromEntries(Object.entries(paths).map(([kind, all]) => [kind, all.slice(0, 64)])) }
}

function ours({ services }) {
  const definitions = services.map(({ name, templates }) =>
    HTTPService({
      Name: name,
      RootURL: name,
      URLTemplates: Object.fromEntries(templates.map(([at, template]) => [`T${at}`, URLTemplate(template, { GET: answer })])),
    }),
  )
  return () => {
    const table = createRouteTable(definitions)
    return (target) => {
      const parsed = parseTarget(target)
      return parsed !== undefined && parsed.path.slice(0, 4) === '/hs/' && table.route('GET', parsed.path, 3, parsed.hasInnerSlash)
    }
  }
}

const theirs =
  ({ services }) =>
  () => {
    const router = findMyWay()
    for (const { name, templates } of services) {
      for (const [, template] of templates) router.on('GET', `/hs/${name}${template.replace(/\{(\w+)\}/g, ':$1')}`, answer)
    }
    return (target) => router.find('GET', target)
  }

const nanoseconds = () => Number(process.hrtime.bigint())
const fresh = (paths, length) => Array.from({ length }, (_, at) => Buffer.from(paths[at % paths.length], 'latin1').latin1Slice())

function batch(find, targets) {
  let hits = 0
  const start = nanoseconds()
  for (let at = 0; at < targets.length; at++) if (find(targets[at])) hits++
  const spent = nanoseconds() - start
  if (hits < 0) throw new Error('never')
  return spent / targets.length
}

/** Best of batches, the two in turn, so that a noisy moment meets both. */
function measure(finders, paths, batches, length) {
  const best = finders.map(() => Infinity)
  for (let round = 0; round < batches; round++) {
    finders.forEach((find, at) => {
      best[at] = Math.min(best[at], batch(find, fresh(paths, length)))
    })
  }
  return best
}

/**
 * Once, as a process does it: milliseconds until the table is there, until it answered a first request, and until it answered one request
 * to each template.
 */
function buildTimes(build, paths) {
  const start = nanoseconds()
  const find = build()
  const built = nanoseconds()
  find(paths[0])
  const first = nanoseconds()
  for (const path of paths) find(path)
  const all = nanoseconds()
  return {
    find,
    'build': (built - start) / 1e6,
    'build, first request': (first - start) / 1e6,
    'build, a request to each': (all - start) / 1e6,
  }
}

const stretches = ['build', 'build, first request', 'build, a request to each']

/**
 * Rows `{ table, kind, ours, theirs, ratio, unit }`; a ratio below 1 means that ours is faster. Ours reads a service's templates on its
 * first request, so building is told in three stretches.
 */
export function run({ batches = 300, length = 512 } = {}) {
  const rows = []
  for (const size of sizes) {
    const table = tableOf(size)
    const [mine, peer] = [ours(table), theirs(table)].map((build) => buildTimes(build, table.everyPath))
    for (const stretch of stretches) rows.push(rowOf(size, stretch, mine[stretch], peer[stretch], 'ms'))
    for (const kind of kinds) agree(mine.find, peer.find, table.paths[kind], kind)
    for (const kind of kinds) {
      const [a, b] = measure([mine.find, peer.find], table.paths[kind], batches, length)
      rows.push(rowOf(size, kind, a, b, 'ns'))
    }
  }
  for (const kind of kinds) {
    const of = (size) => rows.find((row) => row.table === size && row.kind === kind).ours
    rows.push({ table: '5000/10', kind, ours: of(5_000), theirs: of(10), ratio: of(5_000) / of(10), unit: 'ns, ours on both sides' })
  }
  return rows
}

const rowOf = (table, kind, mine, peer, unit) => ({ table, kind, ours: mine, theirs: peer, ratio: mine / peer, unit })

/** Like is compared with like: both find a handler, with equal parameters (`*` with its slash at ours), or neither does. */
function agree(mine, peer, paths, kind) {
  for (const path of paths) {
    const found = mine(path)
    const theirFound = peer(path)
    if ((found.kind === 'found') !== (theirFound !== null) || (found.kind === 'found') === (kind === 'miss'))
      throw new Error(`disagree on ${path}`)
    if (theirFound === null) continue
    const left = Object.entries(found.URLParameters)
      .map(([name, value]) => [name, name === '*' ? value.slice(1) : value])
      .sort()
    if (JSON.stringify(left) !== JSON.stringify(Object.entries(theirFound.params).sort())) throw new Error(`parameters differ on ${path}`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(run())
