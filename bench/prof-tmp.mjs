import { mkdtempSync, writeFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { load } from './support/load.mjs'
import { echo } from './support/perf-messages.mjs'
const folder = mkdtempSync('/tmp/main-echo-')
const file = join(folder, 'e.xml'); writeFileSync(file, echo())
const child = spawn(process.execPath, ['--cpu-prof', '--cpu-prof-dir', folder, '--cpu-prof-interval', '200', 'dist/cli/main.js', 'serve', 'bench/services', '--port', '39991', '--json'], { stdio: 'inherit' })
await new Promise(r => setTimeout(r, 2500))
await load('http://127.0.0.1:39991/ws/Perf', 4, file)
const n = await load('http://127.0.0.1:39991/ws/Perf', 8, file)
child.kill('SIGTERM'); await new Promise(r => child.on('exit', r))
const p = JSON.parse(readFileSync(join(folder, readdirSync(folder).find(f => f.endsWith('.cpuprofile')))))
const by = new Map(); const self = new Map(); p.nodes.forEach(n => by.set(n.id, n)); p.samples.forEach((s, i) => self.set(s, (self.get(s) ?? 0) + p.timeDeltas[i]))
const sum = new Map(); let total = 0
for (const [id, t] of self) { const { functionName: f, url, lineNumber } = by.get(id).callFrame; const k = `${f} ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`; if (f === '(idle)') continue; sum.set(k, (sum.get(k) ?? 0) + t); total += t }
console.log(n, total / 1e6)
for (const [k, t] of [...sum].sort((a, b) => b[1] - a[1]).slice(0, 60)) console.log((100 * t / total).toFixed(1), k)
