/** The text of one procedure of a module, as it is written there: for those who write it anew in TypeScript. */
import { parseModule } from './syntax/module.ts'

/** Its lines with the comments and directives above it; `undefined` where the module has no such procedure or cannot be read. */
export function procedureText(module: string, name: string): readonly string[] | undefined {
  const { tree, faults } = parseModule(module)
  const folded = name.toLowerCase()
  const found = tree.methods.find((one) => one.name.toLowerCase() === folded)
  if (!found || faults.length > 0) return undefined
  const lines = module.split(/\r?\n/)
  let from = found.line - 1
  while (from > 0 && /^\s*(?:\/\/|&)/.test(lines[from - 1]!)) from--
  return lines.slice(from, found.endLine)
}
