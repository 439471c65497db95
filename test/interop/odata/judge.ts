/** Foreign programs run one after the other, each with a line that says how it went; how the packages that they need are brought. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

export interface Program {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** A program of ours that drives a client. */
export const program = (name: string): string => fileURLToPath(new URL(`programs/${name}`, import.meta.url))

/** Keeps what was brought for the next run. */
export const workFolder = (): string => join(tmpdir(), 'onec-standin-interop')

export class Judge {
  #failed = 0
  #passed = 0
  #skipped = 0

  skip(name: string, why: string): void {
    this.#skipped++
    console.log(`skipped: ${name}, ${why}`)
  }

  /** Whether the program ended well; what it said is printed where it did not. */
  async ran(name: string, program: Program): Promise<boolean> {
    const { ok, text } = await outcome(program)
    console.log(`${ok ? 'passed' : 'FAILED'}: ${name}${counted(text)}`)
    if (ok) this.#passed++
    else {
      this.#failed++
      console.log(text.trim().split('\n').slice(-25).join('\n'))
    }
    return ok
  }

  close(): void {
    console.log(`${this.#passed} passed, ${this.#failed} failed, ${this.#skipped} skipped`)
    if (this.#failed > 0) process.exitCode = 1
  }
}

/** What test runners say of themselves, or how many lines our programs printed. */
function counted(text: string): string {
  const plain = stripVTControlCharacters(text)
  const tests = /Tests\s+(\d+ passed \(\d+\))/.exec(plain)?.[1] ?? /OK \((\d+ tests, \d+ assertions)\)/.exec(plain)?.[1]
  return tests === undefined ? '' : `: ${tests}`
}

const outcome = ({ command, args, cwd, env }: Program) =>
  new Promise<{ readonly ok: boolean; readonly text: string }>((resolve) => {
    let text = ''
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, timeout: 300_000 })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (more) => (text += String(more)))
    child.once('error', (error) => resolve({ ok: false, text: error.message }))
    child.once('close', (code) => resolve({ ok: code === 0, text }))
  })

/** The folder where npm has put these packages, each with its version; `undefined` where it could not. */
export async function brought(name: string, ...packages: readonly string[]): Promise<string | undefined> {
  const folder = join(workFolder(), name)
  const isThere = (one: string): boolean => existsSync(join(folder, 'node_modules', one.replace(/@[^@]*$/, ''), 'package.json'))
  if (packages.every(isThere)) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', ...packages]
  const { ok, text } = await outcome({ command: 'npm', args, cwd: folder })
  if (!ok) console.log(text.trim().split('\n').slice(-3).join('\n'))
  return ok ? folder : undefined
}

/** A repository in the folder of fetched ones, called `name` or `owner__name`; `isShared`: others have the name, too. */
export const found = (material: string | undefined, owner: string, name: string, isShared = false): string | undefined =>
  material === undefined
    ? undefined
    : (isShared ? [`${owner}__${name}`] : [name, `${owner}__${name}`]).map((one) => join(material, one)).find((one) => existsSync(one))
