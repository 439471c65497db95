/**
 * A page done as its reader does it: files are written, commands typed into a shell, and what they print is compared with the page.
 * `standin serve` runs on, as in a terminal of its own, until the page starts another one, or ends. Ports of the page become free ones.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { freePort } from '../../../scripts/free-port.mjs'
import type { Installs } from './installs.ts'
import { printedPattern, unlike } from './printed.ts'
import type { CommandStep, Step } from './steps.ts'

export interface WalkOptions {
  /** Where the reader's shell is at the beginning. */
  readonly folder: string
  /** Named before what it prints differs. */
  readonly page: string
  /** Folders of programs, before those of the PATH. */
  readonly programs?: readonly string[]
  /** `LANG` of the reader: the one of the page. */
  readonly language?: string
  /** Where the same packages were installed for another page. */
  readonly installs?: Installs
  /** The command that is typed in place of the page's. */
  readonly typed?: (command: string) => string
}

const ports = ['8080', '8081', '9090', '9091']

/** Commands that serve until Ctrl+C. */
const serves = (command: string): boolean => /(?:^|[ /])standin (?:serve|bus|record)\b|^npm start$/.test(command) && !/--help/.test(command)

export class Walk {
  readonly #options: WalkOptions
  readonly #free: Readonly<Record<string, string>>
  #folder: string
  #server: Server | undefined

  private constructor(options: WalkOptions, free: Readonly<Record<string, string>>) {
    this.#options = options
    this.#free = free
    this.#folder = options.folder
  }

  static async begin(options: WalkOptions): Promise<Walk> {
    return new Walk(options, Object.fromEntries(await Promise.all(ports.map(async (port) => [port, String(await freePort())] as const))))
  }

  /** `''`, or what was printed in place of what the page says. */
  async step(step: Step): Promise<string> {
    if (step.kind === 'shown') return `${this.#options.page}:${step.line}: a block that is neither a file nor commands`
    if (step.kind === 'command') return serves(step.command) ? this.#serve(step) : this.#type(step)
    const file = join(this.#folder, step.path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, this.#ported(step.text))
    return ''
  }

  /** As Ctrl+C in the terminal of the server. */
  async end(): Promise<void> {
    await this.#server?.stop()
    this.#server = undefined
  }

  async #type(step: CommandStep): Promise<string> {
    const installs = /^npm install\b/.test(step.command) ? this.#options.installs : undefined
    if (installs?.restore(step.command, this.#folder)) return ''
    const child = this.#shell(`${this.#command(step)}\ncode=$?; pwd >&3; exit $code`)
    const [printed, folder] = await Promise.all([textOf(child, 1), textOf(child, 3)])
    const code = child.exitCode ?? (await new Promise<number | null>((resolve) => child.once('exit', resolve)))
    if (folder !== '') this.#folder = folder.trimEnd()
    const { output, code: expected } = withoutCode(this.#output(step))
    const ended = code === expected ? '' : `${this.#place(step)}\nended with ${code} in place of ${expected}, and printed:\n${printed}`
    if (ended === '') installs?.keep(step.command, this.#folder)
    return ended || unlike(printed, output, this.#place(step))
  }

  async #serve(step: CommandStep): Promise<string> {
    await this.end()
    this.#server = new Server(this.#shell(`exec env ${onPort(this.#command(step), this.#free['8080']!)}`))
    const output = this.#output(step)
    const printed = await this.#server.printed(printedPattern(output))
    return unlike(printed, output, this.#place(step))
  }

  /** Of a process group of its own, so that all that it starts can be ended. */
  #shell(script: string): ChildProcess {
    const { NODE_OPTIONS: _options, VITEST: _vitest, STANDIN_CACHE: _cache, LC_ALL: _all, LC_MESSAGES: _messages, ...rest } = process.env
    const path = [...(this.#options.programs ?? []), rest['PATH']].join(delimiter)
    const env = { ...rest, ...environment, LANG: this.#options.language ?? 'C.UTF-8', PATH: path }
    return spawn('/bin/bash', ['-c', `exec 2>&1\n${script}`], {
      cwd: this.#folder,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    })
  }

  /** The reader's tests may wait for a busy machine. */
  #command = ({ command }: CommandStep): string =>
    this.#ported((this.#options.typed ?? String)(command)).replace(/\bvitest run\b/, '$& --testTimeout=100000')
  #output = ({ output }: CommandStep): readonly string[] => output.map((line) => this.#ported(line))
  #place = ({ line, command }: CommandStep): string => `${this.#options.page}:${line}: $ ${command}`
  #ported = (text: string): string => text.replace(/\b(?:8080|8081|9090|9091)\b/g, (port) => this.#free[port]!)
}

/** Of a developer's machine; npm asks its registry for nothing that it has, and what is published after that day breaks no page. */
const environment: Readonly<Record<string, string>> = {
  CI: 'true',
  NO_COLOR: '1',
  GIT_AUTHOR_NAME: 'Reader',
  GIT_AUTHOR_EMAIL: 'reader@shop.example',
  GIT_COMMITTER_NAME: 'Reader',
  GIT_COMMITTER_EMAIL: 'reader@shop.example',
  npm_config_audit: 'false',
  npm_config_before: '2026-11-20',
  npm_config_fetch_retries: '5',
  npm_config_fund: 'false',
  npm_config_prefer_offline: 'true',
  npm_config_update_notifier: 'false',
}

const onPort = (command: string, port: string): string =>
  /--port\b/.test(command) ? command : `${command} ${command === 'npm start' ? '-- ' : ''}--port ${port}`

function textOf(child: ChildProcess, stream: 1 | 3): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const readable = child.stdio[stream] as NodeJS.ReadableStream
    readable.setEncoding('utf8')
    readable.on('data', (piece: string) => {
      text += piece
    })
    readable.once('end', () => resolve(text))
  })
}

/** `(exit code 1)` behind what is printed. */
function withoutCode(output: readonly string[]): { readonly output: readonly string[]; readonly code: number } {
  const code = /^\(exit code (\d+)\)$/.exec(output.at(-1) ?? '')?.[1]
  return code === undefined ? { output, code: 0 } : { output: output.slice(0, -1), code: Number(code) }
}

const patience = 250_000

class Server {
  readonly #child: ChildProcess
  readonly #ended: Promise<void>
  #text = ''
  #look = (): void => {}

  constructor(child: ChildProcess) {
    this.#child = child
    this.#ended = new Promise((resolve) => child.once('close', () => resolve()))
    child.stdout!.setEncoding('utf8').on('data', (piece: string) => {
      this.#text += piece
      this.#look()
    })
  }

  /** What it has printed when that is all that is expected, or when it ends, or patience does. */
  printed(expected: RegExp): Promise<string> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        resolve(this.#text)
      }
      const timer = setTimeout(done, patience)
      this.#look = () => {
        if (expected.test(`${this.#text}\n`)) done()
      }
      void this.#ended.then(done)
      this.#look()
    })
  }

  async stop(): Promise<void> {
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      try {
        process.kill(-this.#child.pid!, signal)
      } catch {
        return
      }
      await Promise.race([this.#ended, new Promise((resolve) => setTimeout(resolve, 30_000))])
    }
  }
}
