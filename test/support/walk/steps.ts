/**
 * What a page has its reader do, in order: files to write and commands to type. A block below a line that is a file's name alone (``
 * `shop.ts`: ``) is that file. In a block `console`, a line after `$ ` is a command, and the lines behind it are what it prints.
 */

interface FileStep {
  readonly kind: 'file'
  readonly line: number
  readonly path: string
  readonly text: string
}

export interface CommandStep {
  readonly kind: 'command'
  readonly line: number
  readonly command: string
  readonly output: readonly string[]
}

/** A block that is only looked at. */
interface ShownStep {
  readonly kind: 'shown'
  readonly line: number
  readonly language: string
}

export type Step = FileStep | CommandStep | ShownStep

export function stepsOf(markdown: string): Step[] {
  return [...markdown.matchAll(/(?:^`([^`\s]+)`:\n\n)?^```(\w*)\n([^]*?)^```$/gm)].flatMap(
    ([block, path, language, text], at, found): Step[] => {
      const line = markdown.slice(0, found[at]!.index + block.length - text!.length - 3).split('\n').length
      if (path !== undefined) return [{ kind: 'file', line, path, text: text! }]
      return language === 'console' ? commandsIn(text!, line) : [{ kind: 'shown', line, language: language! }]
    },
  )
}

function commandsIn(text: string, line: number): CommandStep[] {
  const steps: { command: string; line: number; output: string[] }[] = []
  for (const [at, one] of text.trimEnd().split('\n').entries()) {
    const last = steps.at(-1)
    if (one.startsWith('$ ')) steps.push({ command: one.slice(2), line: line + at, output: [] })
    else if (last === undefined) throw new Error(`line ${line + at}: a block of a console begins with a command`)
    else if (last.output.length === 0 && goesOn(last.command)) last.command += `\n${one}`
    else last.output.push(one)
  }
  return steps.map((one) => ({ kind: 'command', ...one }))
}

/** A line that ends with `\`, or within quotes. */
const goesOn = (command: string): boolean => command.endsWith('\\') || command.split("'").length % 2 === 0
