// `npm run kill-rounds [-- --rounds 20 --only record,import]`: kills the command in the middle of its writing, fills the disk, takes its
// descriptors away, and looks at what is left: nothing half written, and the next run works. Ends with 1 where a round fails.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

// Its messages are looked for, in English.
process.env.LC_ALL = 'C.UTF-8'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' }, only: { type: 'string' } } })
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const configuration = fileURLToPath(new URL('../test/fixtures/configuration-edt', import.meta.url))
const HASH = 'scrypt$16$1$1$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='

const service = `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
export default HTTPService({ Name: 'Shop', RootURL: 'shop', URLTemplates: {
  Item: URLTemplate('/items/{Id}', { GET: () => new HTTPServiceResponse(200), POST: () => new HTTPServiceResponse(200) }) } })
`

function folderWith(texts) {
  const folder = mkdtempSync(join(tmpdir(), 'standin-kill-'))
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const run = (args, folder, { input = '', shell } = {}) =>
  shell === undefined
    ? spawnSync(process.execPath, [main, ...args], { cwd: folder, input, encoding: 'utf8' })
    : spawnSync('/bin/sh', ['-c', `${shell}; exec "$@"`, 'sh', process.execPath, main, ...args], { cwd: folder, input, encoding: 'utf8' })

/** Starts a command and kills it when it has run for so long. */
async function killed(args, folder, milliseconds, input = '') {
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin.on('error', () => {}).end(input)
  await Promise.race([setTimeout(milliseconds), once(child, 'exit')])
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

async function serving(args, folder, shell) {
  const command = [process.execPath, main, 'serve', ...args, '--port', '0', '--json']
  const child =
    shell === undefined
      ? spawn(command[0], command.slice(1), { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn('/bin/sh', ['-c', `${shell}; exec "$@"`, 'sh', ...command], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (piece) => {
    said += piece
  })
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => {
      throw new Error(`the command ended: ${said}`)
    }),
  ])
  const stop = async (signal) => {
    child.kill(signal)
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return { ...JSON.parse(line), said: () => said, alive: () => child.exitCode === null && child.signalCode === null, stop }
}

const post = (url, body) =>
  new Promise((resolve) => {
    const asked = request(url, { method: 'POST', agent: false }, (answer) => {
      answer.resume().once('close', () => resolve(answer.statusCode))
    })
    asked.once('error', (error) => resolve(error.code))
    asked.end(body)
  })

const check = (right, what) => {
  if (!right) throw new Error(what)
}

/** Until it is so, for as long as a busy machine takes. */
async function checkSoon(isRight, what) {
  for (const end = performance.now() + 60_000; !(await isRight()); await setTimeout(20)) check(performance.now() < end, what())
}

/** All files of a folder below it, hidden ones left out: what a dead writer left beside them is nobody's file. */
const filesOf = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile() && !/(?:^|\/)\./.test(join(one.parentPath, one.name).slice(folder.length)))
        .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    : []

const modes = `service: Shop\nmode: record\nupstream: { url: "URL" }\n`
const upstream = async () => {
  let count = 0
  const server = createServer((_, answer) => answer.end(`answer ${++count} `.repeat(200))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
const recordFolder = (server) =>
  folderWith({
    'services/hs/Shop.ts': service,
    'services/stubs/shop.stub.yaml': modes.replace('URL', `http://127.0.0.1:${server.address().port}`),
  })

/** A folder on a file system of its own, without a byte left; only root may mount one. */
function fullFolder(texts) {
  const folder = folderWith({})
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder], { encoding: 'utf8' })
  check(mounted.status === 0, `mount: ${mounted.stderr}`)
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const filler = join(folder, 'filler')
  const fill = () => {
    const whole = openSync(filler, 'w')
    try {
      for (;;) writeSync(whole, Buffer.alloc(4096))
    } catch (error) {
      check(error.code === 'ENOSPC', `filling: ${error.message}`)
    } finally {
      closeSync(whole)
    }
  }
  fill()
  return { folder, fill, empty: () => rmSync(filler), away: () => spawnSync('umount', ['-l', folder]) }
}

const kinds = {
  /** Each recording is whole, and served as it is. */
  async record(round) {
    const server = await upstream()
    const folder = recordFolder(server)
    const { url, stop } = await serving([], folder)
    const calls = Array.from({ length: 40 }, (_, at) => post(`${url}/hs/shop/items/${at}`, `body ${at}`))
    await setTimeout(20 + round * 12)
    await stop('SIGKILL')
    await Promise.all(calls)
    server.close()
    for (const file of filesOf(join(folder, 'recorded'))) {
      mkdirSync(join(folder, 'replay/stubs'), { recursive: true })
      mkdirSync(join(folder, 'replay/hs'), { recursive: true })
      writeFileSync(join(folder, 'replay/hs/Shop.ts'), service)
      writeFileSync(join(folder, 'replay/stubs', file), readFileSync(join(folder, 'recorded', file)))
      const checked = run(['check', 'replay'], folder)
      check(checked.status === 0, `${file} is not whole: ${checked.stdout}`)
    }
    return folder
  },

  /** A new folder has all modules or none. */
  async import(round) {
    const folder = folderWith({})
    const whole = folderWith({})
    run(['import', configuration, '--out', 'services'], whole)
    const expected = filesOf(join(whole, 'services'))
    await killed(['import', configuration, '--out', 'services'], folder, 60 + round * 15)
    const found = filesOf(join(folder, 'services'))
    check(found.length === 0 || found.length === expected.length, `${found.length} of ${expected.length} modules`)
    for (const file of found)
      check(
        readFileSync(join(folder, 'services', file), 'utf8') === readFileSync(join(whole, 'services', file), 'utf8'),
        `${file} is not whole`,
      )
    const again = run(['import', configuration, '--out', 'services', '--force'], folder)
    check(again.status === 0 && filesOf(join(folder, 'services')).length === expected.length, `the next import: ${again.stderr}`)
    rmSync(whole, { recursive: true })
    return folder
  },

  /** The list is the old one or the new one, and the next user is added. */
  async user(round) {
    const folder = folderWith({ 'users.json': JSON.stringify({ users: [{ Name: 'first', StoredPasswordValue: HASH }] }) })
    await killed(['user', 'add', 'second'], folder, 100 + round * 20, 'secret\n')
    const names = () => JSON.parse(readFileSync(join(folder, 'users.json'), 'utf8')).users.map((one) => one.Name)
    check(['first', 'first,second'].includes(names().join()), `users: ${names()}`)
    const again = run(['user', 'add', 'third'], folder, { input: 'secret\n' })
    check(again.status === 0 && names().includes('third'), `the next user: ${again.stderr}`)
    check(readdirSync(folder).join() === 'users.json', `left: ${readdirSync(folder)}`)
    return folder
  },

  /** A server that is killed while it loads modules starts again. */
  async reload(round) {
    const folder = folderWith({ 'services/hs/Shop.ts': service })
    const { stop } = await serving(['--watch'], folder)
    utimesSync(join(folder, 'services/hs/Shop.ts'), new Date(), new Date())
    await setTimeout(60 + round * 8)
    await stop('SIGKILL')
    const again = await serving([], folder)
    check((await post(`${again.url}/hs/shop/items/1`, '')) === 200, 'it does not serve')
    await again.stop('SIGTERM')
    check(filesOf(folder).join() === 'services/hs/Shop.ts', `left: ${filesOf(folder)}`)
    return folder
  },

  /** Commands say that nothing is written, and nothing is. */
  async full() {
    const users = JSON.stringify({ users: [{ Name: 'first', Email: 'x'.repeat(2_000) }] })
    const folder = folderWith({ 'users.json': users, 'services/hs/Shop.ts': service })
    const shell = 'ulimit -f 1'
    const before = filesOf(folder).join()
    for (const args of [
      ['import', configuration, '--out', 'out'],
      ['user', 'add', 'second'],
    ]) {
      const { status, stderr } = run(args, folder, { input: 'secret\n', shell })
      check(status === 10 && /nothing is written/.test(stderr), `${args[0]}: ${status} ${stderr}`)
    }
    check(filesOf(folder).join() === before && readFileSync(join(folder, 'users.json'), 'utf8') === users, `left: ${filesOf(folder)}`)
    return folder
  },

  /** A recording that cannot be written costs no answer, and is written once there is room. */
  async fullRecord() {
    const server = await upstream()
    const folder = recordFolder(server)
    const { url, said, stop } = await serving([], folder, 'ulimit -f 2')
    const answers = []
    for (let at = 0; at < 6; at++) answers.push(await post(`${url}/hs/shop/items/${at}`, 'body'))
    check(answers.join() === '200,200,200,200,200,200', `answers: ${answers}`)
    await checkSoon(
      () => /is not written, the call was answered/.test(said()),
      () => `nothing was said: ${said()}`,
    )
    await stop('SIGTERM')
    server.close()
    const [file] = filesOf(join(folder, 'recorded'))
    check(file === undefined || /stubs:/.test(readFileSync(join(folder, 'recorded', file), 'utf8')), 'a part of a file')
    return folder
  },

  /** The same on a file system without a byte left: `import`, `user add`, `vrd init`; and they work once there is room. */
  async disk() {
    const users = JSON.stringify({ users: [{ Name: 'first', StoredPasswordValue: HASH }] })
    const { folder, empty, away } = fullFolder({ 'users.json': users, 'services/hs/Shop.ts': service })
    try {
      const before = filesOf(folder).join()
      const commands = [
        ['import', configuration, '--out', 'out'],
        ['user', 'add', 'second'],
        ['vrd', 'init', '--base', '/trade'],
      ]
      for (const args of commands) {
        const { status, stderr } = run(args, folder, { input: 'secret\n' })
        check(status === 10 && /nothing is written/.test(stderr), `${args[0]}: ${status} ${stderr}`)
      }
      check(filesOf(folder).join() === before && readFileSync(join(folder, 'users.json'), 'utf8') === users, `left: ${filesOf(folder)}`)
      empty()
      for (const args of commands) {
        const { status, stderr } = run(args, folder, { input: 'secret\n' })
        check(status === 0, `${args[0]}, with room: ${status} ${stderr}`)
      }
    } finally {
      away()
    }
    return folder
  },

  /** A recording on such a file system: each call is answered, the file is never a part, and has all once there is room. */
  async diskRecord() {
    const server = await upstream()
    const { folder, fill, empty, away } = fullFolder({
      'services/hs/Shop.ts': service,
      'services/stubs/shop.stub.yaml': modes.replace('URL', `http://127.0.0.1:${server.address().port}`),
    })
    try {
      const { url, said, stop } = await serving([], folder)
      const calls = async (from, to) => {
        for (let at = from; at < to; at++) {
          const answer = await post(`${url}/hs/shop/items/${at}`, 'body')
          check(answer === 200, `call ${at}: ${answer}`)
        }
      }
      const recorded = () => readFileSync(join(folder, 'recorded/Shop.stub.yaml'), 'utf8')
      const items = (text) => new Set(text.match(/Id: "?\d+/g)).size
      await calls(0, 3)
      await checkSoon(
        () => /is not written, the call was answered/.test(said()),
        () => `nothing was said: ${said()}`,
      )
      empty()
      await calls(3, 6)
      check(items(recorded()) === 6, `with room: ${items(recorded())} of 6`)
      const whole = recorded()
      fill()
      await calls(6, 9)
      check(recorded() === whole, 'the file has changed')
      empty()
      await calls(9, 12)
      check(items(recorded()) === 12, `with room again: ${items(recorded())} of 12`)
      await stop('SIGTERM')
    } finally {
      away()
      server.close()
    }
    return folder
  },

  /** With its descriptors taken a server refuses, and answers again when they are back. */
  async descriptors() {
    const folder = folderWith({ 'services/hs/Shop.ts': service })
    const { url, port, alive, stop } = await serving([], folder, 'ulimit -n 64')
    const sockets = Array.from({ length: 150 }, () => connect(port, '127.0.0.1').on('error', () => {}))
    await setTimeout(200)
    for (const socket of sockets) socket.destroy()
    // It hears of their ends when it has its turn.
    await checkSoon(
      async () => !alive() || (await post(`${url}/hs/shop/items/1`, '')) === 200,
      () => 'it does not answer any more',
    )
    check(alive(), 'it has ended')
    await stop('SIGTERM')
    return folder
  },
}

const mounts = process.platform === 'linux' && process.getuid() === 0
const only = (values.only?.split(',') ?? Object.keys(kinds)).filter((kind) => {
  if (mounts || !kind.startsWith('disk')) return true
  console.log(`${kind}: not run, a file system is mounted by root only`)
  return false
})
for (const kind of only) {
  const failures = []
  for (let round = 0; round < Number(values.rounds); round++) {
    try {
      rmSync(await kinds[kind](round), { recursive: true })
    } catch (error) {
      failures.push(`round ${round}: ${error.message}`)
    }
  }
  console.log(`${kind}: ${Number(values.rounds) - failures.length} of ${values.rounds} rounds right`)
  for (const one of failures) console.log(`  ${one}`)
  if (failures.length > 0) process.exitCode = 1
}
