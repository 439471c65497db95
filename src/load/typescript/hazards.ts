/**
 * Where the fast transform of TypeScript changes what a module means, or may: such a module is left to the thorough one. sucrase 3.35
 * erases types without a look at what then stands side by side, and leaves out namespaces with values. The rules are wider than the
 * faults.
 */

const patterns: readonly RegExp[] = [
  // `;[1, 2]`, the semicolon of a style without them, is erased together with the type before it.
  /^[ \t]*;/m,
  /\*\/[ \t]*;/,
  // `return <⏎T,⏎>(a: T) => a` becomes a `return` alone.
  /\b(?:return|throw|yield|async|break|continue)[ \t]*</,
  // A namespace with values is left out.
  /\b(?:namespace|module)\s+[\p{L}\p{N}_$.'"]+\s*\{/u,
  // What becomes a function of the module loader, or waits at the top of a module.
  /\bimport\s*\(/,
  /\bimport\.meta\b/,
  /\bawait\s*[([`+\-/]/,
  /^(?:export\s+(?:default\s+|const\s[^\n]*=\s*)?|const\s[^\n]*=\s*|let\s[^\n]*=\s*)?await\b/m,
  // A field of that name without a value: once its type is erased, it makes an accessor or a static member of what follows.
  /^[ \t]*(?:(?:readonly|override|p\w+)\s+)*(?:get|set|static|accessor)\s*[?!]?\s*:(?![^\n]*=> \{$)(?:[^\n=]|=>)*[^\n=,]$/m,
  // Decorators.
  /^[ \t]*@/m,
]

/** Whether the thorough transform has to be asked. */
export const isHazardous = (source: string): boolean => patterns.some((one) => one.test(source)) || hasLooseLine(source)

/** What ends a line so that the next one belongs to it in every reading. */
const goesOn = /[,;([{=:?&|+\-*/%<>!~^.]$/

/**
 * A line that begins with `(`, `[`, a template or a regular expression would be joined with what an erased type leaves before it; one that
 * begins with `+` or `-` too, unless it is indented, and so the rest of a longer sum.
 */
function hasLooseLine(source: string): boolean {
  let [before, depth, lead] = ['', 0, '']
  const sums = new Map<number, string>()
  for (const line of source.split('\n')) {
    const text = line.trim()
    if (text === '' || text.startsWith('//') || text.startsWith('*') || text.startsWith('/*')) continue
    const indent = line.length - line.trimStart().length
    const open = before !== '' && !goesOn.test(before)
    if (open && /^(?:[([`<]|\/(?![/*]))/.test(text)) return true
    if (open && indent <= depth && /^[+-](?![+-])/.test(text) && !/^[+\-*/?:&|.<>=%]/.test(lead)) return true
    before = text.replace(/\s*\/\/.*$/, '')
    // A bracket alone ends what a line as far to the left began: `+ f(`, then its arguments.
    lead = /^[)\]}]+$/.test(before) ? (sums.get(indent) ?? before) : before
    if (/[([{]$/.test(before)) sums.set(indent, /^[+-]/.test(before) ? before : '')
    depth = indent
  }
  return false
}
