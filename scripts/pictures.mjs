// Takes the pictures of the page for README.md and docs/page.md: needs a build and Chromium. `node scripts/pictures.mjs`
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = `${root}docs/pictures`
const args = ['serve', 'examples/08-warehouse/services', 'wsdl/Rates.wsdl', '--data', 'examples/08-warehouse/data.yaml']

const server = spawn(process.execPath, ['dist/cli/main.js', ...args, '--port', '0', '--admin', '0', '--json'], {
  cwd: root,
  stdio: ['pipe', 'pipe', 'inherit'],
})
const ready = JSON.parse(String(await new Promise((resolve) => server.stdout.once('data', resolve))).split('\n')[0])
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
mkdirSync(folder, { recursive: true })

const call = (path, init) => fetch(ready.url + path, init).then((one) => one.text())
await call('/hs/warehouse/stock')
await call('/hs/warehouse/rates/USD')
await call('/hs/warehouse/expenses/000000001/3', { method: 'POST' })
await call('/odata/standard.odata/Catalog_Товары?$format=json&$top=2')
await call('/hs/warehouse/stok')

async function picture(name, hash, { locale = 'en-GB', colorScheme = 'light', ...more }, before = async () => {}) {
  const context = await browser.newContext({ locale, colorScheme, viewport: { width: 1040, height: 560 }, ...more })
  const page = await context.newPage()
  await page.goto(`${ready.admin}/#${hash}`)
  await page.waitForTimeout(500)
  await before(page)
  await page.waitForTimeout(300)
  await page.screenshot({ path: `${folder}/${name}.png` })
  await context.close()
}

await picture('calls', 'calls', {}, (page) => page.locator('tr.miss a').click())
await picture('failures', 'failures', {}, async (page) => {
  await page.getByRole('switch', { name: 'infobaseLocked' }).click()
  await call('/hs/warehouse/stock')
})
await fetch(`${ready.admin}/failures`, { method: 'DELETE' })
await picture('data', `data/${encodeURIComponent('Catalog.Товары')}`, { locale: 'ru-RU', colorScheme: 'dark' })

await browser.close()
server.kill()
