/**
 * `npm run interop -- odata`: foreign clients against the standard OData interface. Packages of npm are brought into a temporary folder,
 * repositories lie in the folder STANDIN_MATERIAL; what is not there is skipped with a printed line. docs/odata.md lists them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { host, type Hosted } from './host.ts'
import { brought, found, Judge, program, workFolder } from './judge.ts'
import { typescript } from './typescript.ts'

const grids = ['devextreme@23.2.5', '@syncfusion/ej2-data@34.2.8', 'kendo-ui-core@2026.3.812', 'jquery@3.7.1']
const packages = [...grids, 'datajs@1.0.3', 'jsdom@26.1.0']

const MCP = '1c-odata-mcp@0.4.0'

interface Repository {
  readonly owner: string
  readonly name: string
  readonly command: 'php' | 'python3'
  readonly program: string
  /** Code that ends well where the client's own needs are there, and what they are. */
  readonly needs: readonly [code: string, packages: string]
}

const guzzle = ["exit(is_file('/usr/share/php/GuzzleHttp/autoload.php') ? 0 : 1);", 'Debian package php-guzzlehttp-guzzle'] as const
const repositories: readonly Repository[] = [
  { owner: 'mottor', name: 'odata1c-client', command: 'php', program: 'odata1c-client.php', needs: guzzle },
  { owner: 'mihpa', name: 'odata-1c-php', command: 'php', program: 'odata-1c-php.php', needs: guzzle },
  { owner: 'belov38', name: '1c-odata', command: 'python3', program: 'odata1cw.py', needs: ['import requests', 'requests'] },
  {
    owner: 'baseven',
    name: 'OData1C',
    command: 'python3',
    program: 'odata1c.py',
    needs: ['import requests; from pydantic import TypeAdapter', 'requests and pydantic 2'],
  },
]

export async function run(material: string | undefined): Promise<void> {
  const [light, verbose] = [await host(), await host({ verboseJSON: true })]
  const judge = new Judge()
  try {
    await npmClients(judge, light, verbose)
    await typescript(judge, material, light)
    await go(judge, material, light)
    await php(judge, material, light)
    for (const one of repositories) await repository(judge, material, light, one)
  } finally {
    await Promise.all([light.close(), verbose.close()])
  }
  judge.close()
}

async function npmClients(judge: Judge, light: Hosted, verbose: Hosted): Promise<void> {
  const folder = await brought('clients', ...packages)
  if (folder === undefined) return judge.skip('devextreme, datajs, ej2-data, kendo-ui-core', 'npm did not bring them')
  const node = (name: string, ...args: string[]) => ({ command: process.execPath, args: [program(name), folder, ...args] })
  await judge.ran('devextreme 23.2.5, ODataStore of version 3', node('devextreme.mjs', light.plain, 'light'))
  await judge.ran('devextreme 23.2.5 with verboseJSON', node('devextreme.mjs', verbose.plain, 'verbose'))
  await judge.ran('@syncfusion/ej2-data 34.2.8 and kendo-ui-core 2026.3.812', node('grids.mjs', light.plain, 'light'))
  await judge.ran('the same with verboseJSON', node('grids.mjs', verbose.plain, 'verbose'))
  await judge.ran('datajs 1.0.3', node('datajs.mjs', light.plain))
  const server = await brought('mcp', MCP)
  if (server === undefined) return judge.skip(MCP, 'npm did not bring it')
  await judge.ran(MCP, { command: process.execPath, args: [program('mcp.mjs'), server, light.plain] })
}

async function go(judge: Judge, material: string | undefined, { plain }: Hosted): Promise<void> {
  const name = 'go-1c-odata (Go)'
  const folder = found(material, 'SysUtils', 'go-1c-odata')
  if (folder === undefined) return judge.skip(name, 'it is not in STANDIN_MATERIAL')
  if (!existsSync('/usr/share/gocode/src/github.com/go-errors/errors'))
    return judge.skip(name, 'Debian packages golang-go and golang-github-go-errors-errors-dev are not installed')
  const path = join(workFolder(), 'gopath')
  const link = join(path, 'src/github.com/SysUtils/go-1c-odata')
  mkdirSync(join(link, '..'), { recursive: true })
  rmSync(link, { force: true })
  symlinkSync(folder, link)
  const env = { GO111MODULE: 'off', GOPATH: [path, '/usr/share/gocode'].join(delimiter), GOCACHE: join(path, 'cache') }
  await judge.ran(name, { command: 'go', args: ['run', program('go-1c-odata.go'), plain], env })
}

async function php(judge: Judge, material: string | undefined, { plain }: Hosted): Promise<void> {
  const name = 'odata-1c (PHP)'
  const folder = found(material, 'kilylabs', 'odata-1c')
  if (folder === undefined) return judge.skip(name, 'it is not in STANDIN_MATERIAL')
  if (!existsSync('/usr/share/php/GuzzleHttp/autoload.php'))
    return judge.skip(name, 'Debian packages phpunit and php-guzzlehttp-guzzle are not installed')
  const env = { ODATA_1C: folder, URL_ODATA_1C: `${plain}/`, LOGIN: 'u', PASSWORD: 'p', ALLOW_UNSAFE_OPERATIONS: 'true' }
  const args = ['--no-configuration', '--do-not-cache-result', '--bootstrap', program('odata-1c.php'), join(folder, 'tests/OData/Tests')]
  await judge.ran(name, { command: 'phpunit', args, env })
}

/** A client that is nothing but its source: a program of ours loads it and asserts what it gives. */
async function repository(judge: Judge, material: string | undefined, { plain }: Hosted, one: Repository): Promise<void> {
  const { owner, command, needs } = one
  const name = `${owner}/${one.name} (${command === 'php' ? 'PHP' : 'Python'})`
  const folder = found(material, owner, one.name, true)
  if (folder === undefined) return judge.skip(name, 'it is not in STANDIN_MATERIAL')
  const [code, packages] = needs
  if (spawnSync(command, [command === 'php' ? '-r' : '-c', code]).status !== 0) return judge.skip(name, `${packages} are not installed`)
  const at = command === 'php' ? plain : new URL(plain).origin
  await judge.ran(name, { command, args: [program(one.program), at], env: { ODATA_CLIENT: folder, PYTHONDONTWRITEBYTECODE: '1' } })
}
