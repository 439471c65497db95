/** Reads the recorded answers of another XMLA server (source 452) as our client would, and compares them with what they plainly hold. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXMLAAnswer } from '../../src/xmla/answer.ts'
import { cellSetReader } from '../../src/xmla/dataset.ts'
import { rowsetReader } from '../../src/xmla/rowset.ts'

const recorded = 'pentaho__mondrian/mondrian/src/it/java/mondrian/xmla'

export function run(folder: string): void {
  const counts = { rowsets: 0, rows: 0, datasets: 0, tuples: 0, cells: 0, others: 0 }
  const wrong: string[] = []
  const where = join(folder, recorded)
  for (const file of readdirSync(where).filter((one) => one.endsWith('.ref.xml')))
    for (const { name, text } of answersIn(readFileSync(join(where, file), 'utf8'))) {
      const problem = judged(text, counts)
      if (problem !== undefined) wrong.push(`${file} ${name}: ${problem}`)
    }
  console.log(`xmla: ${JSON.stringify(counts)}, ${wrong.length} wrong`)
  for (const one of wrong) console.log(`  ${one}`)
  if (wrong.length > 0 || counts.rows === 0 || counts.cells === 0) process.exitCode = 1
}

/** Answers stand in CDATA, a test case each; those of another format are none of SOAP. */
function* answersIn(file: string): Generator<{ readonly name: string; readonly text: string }> {
  for (const [, name, body] of file.matchAll(/<TestCase name="(\w+)">([^]*?)<\/TestCase>/g))
    for (const [, text] of body!.matchAll(/<Resource name="response">\s*<!\[CDATA\[([^]*?)\]\]>\s*<\/Resource>/g))
      if (text!.includes('Envelope')) yield { name: name!, text: text!.replaceAll(']]]]><![CDATA[>', ']]>').trim() }
}

/** How many there are of each is counted in the text itself, without our reader. */
function judged(text: string, counts: Record<'rowsets' | 'rows' | 'datasets' | 'tuples' | 'cells' | 'others', number>): string | undefined {
  const plainly = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  try {
    if (text.includes(':rowset"')) {
      const { result } = readXMLAAnswer(text, 'recorded', rowsetReader(100_000))
      counts.rowsets++
      counts.rows += result.length
      // Rows within rows are deeper than the first one.
      const indent = /^([ \t]*)<row\/?>/m.exec(text)?.[1] ?? ''
      const rows = plainly(new RegExp(`^${indent}<row/?>`, 'gm'))
      return result.length === rows ? undefined : `${result.length} rows of ${rows}`
    }
    if (!text.includes(':mddataset"')) return void counts.others++
    const { result } = readXMLAAnswer(text, 'recorded', cellSetReader('recorded'))
    const [tuples, values] = [result.axes.flat().length, result.cells.size]
    counts.datasets++
    counts.tuples += tuples
    counts.cells += values
    const [allTuples, allValues] = [plainly(/<Tuple\/?>/g) - slicer(text), plainly(/<Value xsi:type=/g)]
    return tuples === allTuples && values === allValues ? undefined : `${tuples} tuples of ${allTuples}, ${values} cells of ${allValues}`
  } catch (error) {
    return String(error)
  }
}

const slicer = (text: string): number => (/<Axis name="SlicerAxis">[^]*?<\/Axis>/.exec(text)?.[0].match(/<Tuple\/?>/g) ?? []).length
