/** The first commands of docs/odata.md, as they are printed there: the stand-in is started and curl asks it. */
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(`${repository}/docs/odata.md`, 'utf8')
const [command = '', requests = ''] = [...page.matchAll(/```sh\n([^]*?)```/g)].map(([, text]) => text!.trim())
const log = /```\n(GET [^]*?)```/.exec(page)![1]!.trimEnd()

const hasCurl = spawnSync('curl', ['--version']).error === undefined && spawnSync('bash', ['--version']).error === undefined
if (!hasCurl) console.log('skipped: the first commands of docs/odata.md, there is no curl or bash')

test.skipIf(!hasCurl)('the first minute', async () => {
  const args = command.replace(/^npm exec -- standin /, '').split(' ')
  const child = spawn(process.execPath, ['dist/cli/main.js', ...args, '--port', '0', '--log'], { cwd: repository })
  onTestFinished(() => void child.kill('SIGKILL'))
  let logged = ''
  child.stderr.setEncoding('utf8').on('data', (more: string) => (logged += more))
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /OData[^]*?(http:\/\/[\d.:]+)/.exec(text)
      if (found) resolve(found[1]!)
    })
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}`)))
  })
  const [assignment, ...lines] = requests.replace('http://127.0.0.1:8080', origin).split('\n')
  const ask = async (line: string): Promise<string> => {
    const curl = spawn('bash', ['-c', `${assignment}\n${line.replace(/^curl/, 'curl -s')}`])
    let text = ''
    curl.stdout.setEncoding('utf8').on('data', (more: string) => (text += more))
    await new Promise((done) => curl.once('close', done))
    return text
  }
  const answers: string[] = []
  for (const line of lines) answers.push(await ask(line))
  const [sets, dear, stock, made, count, failed] = answers
  expect(answers).toHaveLength(6)
  expect(sets).toContain('<collection href="Catalog_Товары">')
  expect(JSON.parse(dear!)).toMatchObject({ value: [{ Code: '000000001', Description: 'Стол', Цена: 5000 }] })
  const balances = (JSON.parse(stock!) as { value: Record<string, unknown>[] }).value
  expect(balances.map((one) => `${String(one['Товар____Presentation'])} ${String(one['КоличествоBalance'])}`).toSorted()).toEqual([
    'Стол 10',
    'Стул 40',
  ])
  expect(JSON.parse(made!)).toMatchObject({ Description: 'Полка', Цена: 900, IsFolder: false })
  expect(count).toBe('\ufeff3')
  expect(JSON.parse(failed!)).toMatchObject({ 'odata.error': { code: '14' } })
  const timeless = (text: string): string => text.replaceAll(/[\d.]+ms/g, 'ms')
  await expect.poll(() => timeless(logged)).toContain(timeless(log))
})
