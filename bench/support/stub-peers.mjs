// Other stub servers as peers, each of a package of npm that is installed in the folder of temporary files; two of them need Java, and two
// know no conditions.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = join(tmpdir(), 'standin-bench-peers')
const at = (...path) => join(folder, 'node_modules', ...path)

/**
 * `args`: of the program that is started; `file`: what it reads when it starts; `load`: brings the stubs to it. `plain`: it knows no
 * conditions. A stub: `{ template, query?, json?, text }`.
 */
const peers = {
  'wiremock': {
    install: 'wiremock@3.13.2',
    java: true,
    args: (port) => ['-jar', at('wiremock', 'build', 'wiremock-standalone-3.13.2.jar'), '--port', String(port), '--disable-banner'],
    async load(url, stubs) {
      const mappings = stubs.map(({ template, query, json, text }) => ({
        request: {
          method: json === undefined ? 'GET' : 'POST',
          urlPathPattern: template.replace(/\{\w+\}/g, '[^/]+'),
          ...(query && { queryParameters: { id: { equalTo: query } } }),
          ...(json && { bodyPatterns: [{ matchesJsonPath: { expression: '$.id', equalTo: json } }] }),
        },
        response: { status: 200, body: text },
      }))
      await send('POST', `${url}/__admin/mappings/import`, { mappings })
    },
  },
  'mockserver': {
    install: 'mockserver-node@8.0.0',
    java: true,
    args: (port) => [
      '-jar',
      at('mockserver-node', 'mockserver-netty-8.0.0-jar-with-dependencies.jar'),
      '-serverPort',
      String(port),
      '-logLevel',
      'ERROR',
    ],
    async load(url, stubs) {
      const all = stubs.map(({ template, query, json, text }) => ({
        httpRequest: {
          method: json === undefined ? 'GET' : 'POST',
          path: template.replace(/\{\w+\}/g, '[^/]+'),
          ...(query && { queryStringParameters: { id: [query] } }),
          ...(json && { body: { type: 'JSON', json: { id: json }, matchType: 'ONLY_MATCHING_FIELDS' } }),
        },
        httpResponse: { statusCode: 200, body: text },
      }))
      await send('PUT', `${url}/mockserver/expectation`, all)
    },
  },
  'mountebank': {
    install: 'mountebank@2.9.1',
    args: (port, admin) => [
      at('mountebank', 'bin', 'mb'),
      '--port',
      String(admin),
      '--nologfile',
      '--loglevel',
      'error',
      '--pidfile',
      join(folder, `mb-${admin}.pid`),
    ],
    async load(_, stubs, admin, port) {
      const all = stubs.map(({ template, query, json, text }) => ({
        predicates: [
          { matches: { path: `^${template.replace(/\{\w+\}/g, '[^/]+')}$` } },
          ...(query ? [{ equals: { query: { id: query } } }] : []),
          ...(json ? [{ equals: { body: json }, jsonpath: { selector: '$.id' } }] : []),
        ],
        responses: [{ is: { statusCode: 200, body: text } }],
      }))
      await send('POST', `http://127.0.0.1:${admin}/imposters`, { port, protocol: 'http', stubs: all })
    },
  },
  'prism': {
    // Newer ones want Node 24.
    install: '@stoplight/prism-cli@5.14.2',
    plain: true,
    args: (port, _, file) => [at('@stoplight', 'prism-cli', 'dist', 'index.js'), 'mock', '-h', '127.0.0.1', '-p', String(port), file],
    file: (stubs) => ({
      openapi: '3.0.3',
      info: { title: 'Bench', version: '1' },
      paths: Object.fromEntries(stubs.map(({ template, text }) => [template, { get: prismGet(template, text) }])),
    }),
  },
  'json-server': {
    install: 'json-server@0.17.4',
    plain: true,
    args: (port, _, file) => [at('json-server', 'lib', 'cli', 'bin.js'), '--host', '127.0.0.1', '--port', String(port), '--quiet', file],
    file: ([{ template, text }]) => ({ [template.split('/')[1]]: [{ id: 5, text }] }),
  },
}

const prismGet = (template, text) => ({
  parameters: [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
  responses: { 200: { description: 'answer', content: { 'text/plain': { schema: { type: 'string' }, example: text } } } },
})

async function send(method, url, value) {
  const [body, headers] = [JSON.stringify(value), { 'Content-Type': 'application/json' }]
  const answer = await fetch(url, method === 'PUT' ? { method: 'PUT', body, headers } : { method: 'POST', body, headers })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${(await answer.text()).slice(0, 200)}`)
}

/** Those that can be had; a line for each of the others says why not. */
export function stubPeers() {
  mkdirSync(folder, { recursive: true })
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{"private":true}')
  const hasJava = spawnSync('java', ['-version']).error === undefined
  return Object.keys(peers).filter((name) => {
    if (peers[name].java && !hasJava) {
      console.error(`skipped: ${name}, for there is no java (Debian: default-jre-headless)`)
      return false
    }
    try {
      if (!existsSync(at(peers[name].install.replace(/@[^@]*$/, ''))))
        execFileSync('npm', ['i', '-E', peers[name].install, '--ignore-scripts', '--no-audit', '--no-fund'], {
          cwd: folder,
          stdio: 'ignore',
        })
      return true
    } catch {
      console.error(`skipped: ${name}, for ${peers[name].install} cannot be installed`)
      return false
    }
  })
}

/** Whether the peer can tell these stubs apart. */
export const peerCan = (name, stubs) =>
  peers[name].plain !== true || stubs.every(({ query, json }) => query === undefined && json === undefined)

/** `{ url, pid, stop() }` of a peer with these stubs in it. */
export async function startPeer(name, stubs) {
  const [port, admin] = [await freePort(), await freePort()]
  const { java, args, file, load } = peers[name]
  const given = join(folder, `${name}-${port}.json`)
  if (file) writeFileSync(given, JSON.stringify(file(stubs)))
  const child = spawn(java ? 'java' : process.execPath, args(port, admin, given), { cwd: folder, stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  await answers(`http://127.0.0.1:${name === 'mountebank' ? admin : port}/`)
  await load?.(url, stubs, admin, port)
  return { url, pid: child.pid, stop: () => new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGKILL')) }
}

async function answers(url) {
  for (let at = 0; at < 300; at++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer`)
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
