import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before } from './support/before.mjs'
import { start } from './support/child.mjs'
import { costOf } from './support/cost.mjs'
import { load } from './support/load.mjs'
import { echo } from './support/perf-messages.mjs'
const folder = mkdtempSync('/tmp/main-echo-')
const file = join(folder, 'e.xml'); writeFileSync(file, echo())
const one = (dist) => start([join(dist, 'cli', 'main.js'), 'serve', 'bench/services', '--port', '0', '--json'])
const servers = { new: await one('dist'), old: await one('/work/trees/old/dist'), before: await one(join(before(), 'dist')) }
const wsdl = join(folder, 'p.wsdl'); writeFileSync(wsdl, await (await fetch(`${servers.new.ready.url}/ws/Perf?wsdl`)).text())
servers.soap = await start(['bench/servers/node-soap.mjs', wsdl])
const url = (n) => `${servers[n].ready.url}/ws/Perf`
const costs = {}
for (const n in servers) await load(url(n), 2, file)
for (let r = 0; r < 5; r++) for (const n in servers) { const { cost, result } = await costOf(servers[n].pid, () => load(url(n), 2, file)); (costs[n] ??= []).push(Math.round(cost / result)) }
console.log(costs); process.exit(0)
