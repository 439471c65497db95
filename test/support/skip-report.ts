/** A reporter that lists the skipped tests at the end, by file, with the reasons that the file has printed (`skipped: …`). */
import type { Reporter, TestModule } from 'vitest/node'

export default class SkipReport implements Reporter {
  readonly #reasons = new Map<string, Set<string>>()

  onUserConsoleLog({ content, taskId = '' }: { readonly content: string; readonly taskId?: string }): void {
    for (const [, reason] of content.matchAll(/^skipped: (.+)$/gm)) {
      const known = this.#reasons.get(taskId) ?? new Set()
      this.#reasons.set(taskId, known.add(reason!))
    }
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap((module) => {
      const count = [...module.children.allTests('skipped')].length
      return count === 0 ? [] : [{ count, file: module.relativeModuleId, reasons: [...(this.#reasons.get(module.id) ?? [])] }]
    })
    if (rows.length === 0) return
    console.log(`${rows.reduce((sum, { count }) => sum + count, 0)} tests are skipped:`)
    for (const { count, file, reasons } of rows) console.log(`  ${file}: ${count} (${reasons.join('; ') || 'no reason is given'})`)
  }
}
