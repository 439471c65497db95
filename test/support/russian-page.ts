/** The parts that a page and its Russian translation have in common: headings, rows of tables, code but for comments and outputs. */

export interface Block {
  readonly language: string
  readonly code: string
}

const fence = /^```(\S*)[^\n]*\n([^]*?)^```$/gm

/** The blocks of a page, each as what must be equal in both languages. */
export const blocksOf = (page: string): readonly Block[] =>
  [...page.matchAll(fence)].map(([, language = '', text = '']) => ({ language, code: comparable(language, text) }))

/** `##`, `|3` for a table of three rows: the order of a page's parts. */
export function outlineOf(page: string): readonly string[] {
  const outline: string[] = []
  let rows = 0
  const ended = (): void => {
    if (rows > 0) outline.push(`|${rows}`)
    rows = 0
  }
  for (const line of page.replace(fence, '```').split('\n'))
    if (line.startsWith('|')) rows += 1
    else {
      ended()
      const heading = /^#+(?= )/.exec(line)
      if (heading !== null) outline.push(heading[0])
    }
  ended()
  return outline
}

function comparable(language: string, text: string): string {
  const lines = text.split('\n')
  if (language === 'console' || (language === '' && lines.some((line) => line.startsWith('$ ')))) return commandsIn(lines)
  if (['yaml', 'yml', 'sh', 'bash'].includes(language)) return without(/(?:^|\s)#.*$/, lines)
  if (['ts', 'js', 'mjs'].includes(language)) return without(/(?:^|\s)\/\/.*$/, lines)
  if (language === '')
    return lines
      .filter((line) => /^(?:standin|npm|npx) /.test(line))
      .map(firstColumn)
      .join('\n')
  return text.trimEnd()
}

const without = (comment: RegExp, lines: readonly string[]): string =>
  lines
    .map((line) => line.replace(comment, '').trimEnd())
    .filter((line) => line !== '')
    .join('\n')

/** `standin check checks`: the command, without what it does. */
const firstColumn = (line: string): string => line.split(/ {2,}/)[0]!

/** Commands with the lines that they go on in; what they print is in the language of the page. */
function commandsIn(lines: readonly string[]): string {
  const commands: string[] = []
  let open = false
  for (const line of lines) {
    if (!open && !line.startsWith('$ ')) continue
    const command = line.replace(/ +# .*$/, '').replace(/ --lang (?:ru|en)\b/, '')
    commands.push(command)
    const whole = commands.slice(commands.findLastIndex((one) => one.startsWith('$ '))).join('\n')
    open = command.endsWith('\\') || whole.split("'").length % 2 === 0
  }
  return commands.join('\n')
}
