/** What a command printed, beside what its page says it prints. */

/** `…` is any text in a line; alone in its line, any lines. */
export function printedPattern(output: readonly string[]): RegExp {
  const lines = output.map((line) =>
    line === '…'
      ? '(?:.*\n)*?'
      : `${line
          .split('…')
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*?')}[ \t]*\n`,
  )
  return new RegExp(`^\n*${lines.join('')}\n*$`)
}

/** `''` when they are alike, else both, to be read. */
export function unlike(printed: string, output: readonly string[], place: string): string {
  const text = `${printed.replaceAll('\r\n', '\n')}\n`
  return printedPattern(output).test(text) ? '' : `${place}\nprinted:\n${text}instead of:\n${output.join('\n')}\n`
}
