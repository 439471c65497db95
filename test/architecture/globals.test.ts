/** The core has no clock, no chance, no terminal and no process: they are given to it (`exchange/system.ts`). */
import { expect, test } from 'vitest'
import { sources, withoutComments } from './sources.ts'

const shell = ['host', 'cli', 'load']
/** The page of the admin surface runs in a browser, which is all the machine that it has. */
const browser = 'page'

/** Texts say `process` too, so only what is used as the global counts. */
const rules = [
  { what: 'a terminal', pattern: /\bconsole\b/, layers: ['cli'] },
  { what: 'the process', pattern: /\bprocess\s*(\.|\[)/, layers: ['cli', 'load'] },
  { what: 'the clock', pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/, layers: shell },
  { what: 'chance', pattern: /\bMath\.random\b|\bcrypto\.(?:randomUUID|getRandomValues)\b/, layers: [] },
  { what: 'timers', pattern: /\b(?:setTimeout|setInterval|setImmediate)\(/, layers: [...shell, browser] },
  { what: 'Buffer', pattern: /\bBuffer\b/, layers: shell },
  { what: 'a compiler switched off', pattern: /@ts-ignore|@ts-nocheck|\bas any\b|: any\b|<any\b/, layers: [] },
] as const

test.each(rules)('$what is met only in $layers', ({ pattern, layers }) => {
  const found = sources
    .filter(({ layer }) => !(layers as readonly string[]).includes(layer))
    .flatMap(({ path, text }) =>
      withoutComments(text)
        .split('\n')
        .flatMap((line) => (pattern.test(withoutTexts(line)) ? [`${path}: ${line.trim()}`] : [])),
    )
  expect(found).toEqual([])
})

const withoutTexts = (line: string): string => line.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`$]*`/g, "''")
