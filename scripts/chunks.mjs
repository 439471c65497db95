// Which modules of the build go to one file together: those that a start loads in any case. Node takes half a millisecond of CPU for each
// file, so that the many small files of shared modules cost more than what is in them.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * What a start with HTTP services loads, and what one with Web services, one with WSDL documents, one of a bus, one with stubs and the
 * first peer of a bus load besides. Files of YAML are read by a bus and by stubs, and YAML's numbers are those of Web services.
 */
const starts = {
  serve: ['cli/command', 'cli/serve/define', 'cli/serve/run'],
  exact: ['standin/calls/exact-json'],
  web: ['ws/channel', 'ws/check', 'ws/definitions'],
  wsdl: ['load/described'],
  yaml: ['standin/reading/yaml', 'standin/reading/reading'],
  bus: ['cli/bus/define', 'cli/bus/run', 'load/bus/open-bus', 'host/amqp/listen', 'integration/bus/memory-store'],
  stubs: ['standin/reading/criteria', 'standin/journal/verify', 'standin/admin/surface'],
  peers: ['host/amqp/greet'],
}

const importing = /^(?:import|export)\s(?:[^'"]*?\sfrom\s*)?['"](\.[^'"]+)['"]/gm

/** Files that are loaded with those, `import(…)` left out. */
function closure(roots) {
  const met = new Set()
  const meet = (file) => {
    if (met.has(file)) return
    met.add(file)
    for (const [, from] of readFileSync(file, 'utf8').matchAll(importing)) meet(join(dirname(file), from))
  }
  for (const root of roots) meet(root)
  return met
}

/** Groups for rolldown: what the library shares goes first, for what a group imports goes with it, and who imports it loads the group. */
export function chunkGroups(build) {
  const of = (roots) => closure(roots.map((name) => join(build, `${name}.js`)))
  const library = of(['index'])
  const parts = Object.entries(starts).map(([name, roots]) => ({ name, modules: of(roots) }))
  return [
    ...parts.map(({ name, modules }) => ({ name: `${name}-library`, test: (module) => modules.has(module) && library.has(module) })),
    ...parts.map(({ name, modules }) => ({ name, test: (module) => modules.has(module) })),
  ].map((group, at, all) => ({ ...group, priority: all.length - at }))
}
